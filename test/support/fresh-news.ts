import type { NewVersion } from '../../src/domain/news/article.ts';
import type { FeedId, FeedItem } from '../../src/domain/news/feed.ts';
import { harvest, readNews, type FreshNews, type KnownVersion } from '../../src/domain/news/harvest.ts';
import { at, gazette } from './stories.ts';

/** An item of a document; the guid is its link unless told otherwise, as the parser gives it. */
export function listed(item: Partial<FeedItem>): FeedItem {
  const whole = { title: '', summary: '', link: '', publishedAt: null, author: null, originName: null, categories: [] };
  return { ...whole, guid: item.link ?? '', ...item };
}

/** A document of the gazette, polled in time, and last at 11:50. */
export function someNews(items: readonly FeedItem[], news: Partial<FreshNews> = {}): FreshNews {
  return {
    feedId: gazette,
    document: { title: 'The Gazette', link: 'https://gazette.example/', items },
    unchangedItems: 0,
    health: { firstPolledAt: at('07:00'), lastSuccessAt: at('11:50'), failures: 0, nextPollAt: at('12:00') },
    ...news,
  };
}

/** What is stored of harvests, as far as another harvest asks for it. */
export class StoredNews {
  readonly versions: KnownVersion[] = [];
  readonly #shared = new Map<FeedId, Set<string>>();

  /** Harvests a document and keeps what is new; answers with that. */
  poll(news: FreshNews, now: Date): readonly NewVersion[] {
    const shared = this.#shared.get(news.feedId) ?? new Set<string>();
    this.#shared.set(news.feedId, shared);
    const { versions: found } = harvest(readNews(news), { versions: this.versions, shared }, now);
    const fresh = found.filter(
      (one, n) =>
        !this.#has(one) && found.findIndex((o) => o.articleKey === one.articleKey && o.hash === one.hash) === n,
    );
    for (const { articleKey, address, hash, gist, titleKey, item } of fresh) {
      const { link, guid } = item;
      this.versions.push({ articleKey, hash, gist, titleKey, link, guid, feedId: news.feedId, seenAt: now });
      if (address !== (articleKey as string)) shared.add(address);
    }
    return fresh;
  }

  #has({ articleKey, hash }: NewVersion): boolean {
    return this.versions.some((known) => known.articleKey === articleKey && known.hash === hash);
  }
}
