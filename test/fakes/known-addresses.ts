import type { FeedItem } from '../../src/domain/news/feed.ts';
import type { FeedFinder, Finding, InspectedFeed, Inspection } from '../../src/ports/feed-finder.ts';

/** A web of addresses that the test describes; every other one is not there. */
export class KnownAddresses implements FeedFinder {
  readonly #found = new Map<string, Finding>();
  readonly asked: string[] = [];

  /** A feed at the address, or one that a page at `page` names. */
  hasFeed(url: string, change: Partial<Omit<InspectedFeed, 'kind' | 'document'>> & Partial<FeedPlan> = {}): void {
    const { title = 'The Herald', items = [], page = url, hub = null, ...rest } = change;
    const feed: InspectedFeed = {
      kind: 'feed',
      url,
      readFrom: url,
      movedTo: null,
      status: 200,
      language: null,
      etag: null,
      lastModified: null,
      ...rest,
      document: { title, link: url, items: items.map(anItem), ttlMs: null, skipHours: [], hub, self: null },
    };
    this.#found.set(page, { kind: 'found', feed });
    this.#found.set(url, { kind: 'found', feed });
  }

  answers(url: string, finding: Finding): void {
    this.#found.set(url, finding);
  }

  async find(address: string): Promise<Finding> {
    this.asked.push(address);
    const nothing = { kind: 'none', because: 'There is no feed at this address (HTTP 404).' } as const;
    return this.#found.get(address) ?? nothing;
  }

  async inspect(address: string): Promise<Inspection> {
    const finding = await this.find(address);
    if (finding.kind === 'found') return finding.feed;
    const because = finding.kind === 'none' ? finding.because : 'The address shows a web page, not a feed.';
    return { kind: 'unreadable', status: 404, because };
  }
}

interface FeedPlan {
  readonly title: string;
  /** When each of its items was published. */
  readonly items: readonly (Date | null)[];
  readonly page: string;
  readonly hub: string | null;
}

function anItem(publishedAt: Date | null, n: number): FeedItem {
  const words = { title: `Item ${n}`, summary: '', link: '', author: null, originName: null, categories: [] };
  return { guid: `item-${n}`, ...words, publishedAt };
}
