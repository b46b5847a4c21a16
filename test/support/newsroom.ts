import { understanding } from '../../src/app/understanding.ts';
import type { Pack, PackId } from '../../src/domain/diplomacy/pack.ts';
import type { VersionId } from '../../src/domain/news/article.ts';
import type { FeedHealth, FeedId, FeedItem } from '../../src/domain/news/feed.ts';
import { afterPoll, newFeedHealth } from '../../src/domain/news/poll-rhythm.ts';
import { harvestPolls } from '../../src/pipeline/harvest-polls.ts';
import type { UnderstandDeps } from '../../src/pipeline/understand.ts';
import { understand } from '../../src/pipeline/understand.ts';
import type { StoryStore } from '../../src/ports/story-store.ts';
import { InMemoryStore } from '../fakes/in-memory-store.ts';
import { aPack } from './conflict.ts';
import { listed } from './fresh-news.ts';

const LIMITS = { intervalMs: 600_000, minIntervalMs: 600_000, maxIntervalMs: 600_000 };
const READ = { kind: 'unchanged', status: 200, validators: null, permanentUrl: null, retryAfterMs: null } as const;
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Polls and the middle stages over ports in memory; a new start forgets all that is not in the store. */
export class Newsroom {
  now = new Date('2031-05-06T10:00:00Z');
  /** Every version that a pack has seen. */
  readonly seen = new Map<PackId, Set<VersionId>>();
  readonly #health = new Map<string, FeedHealth>();
  #deps: UnderstandDeps | null = null;

  readonly store: InMemoryStore;
  readonly packs: readonly Pack[];

  constructor(store = new InMemoryStore({ strait: 'VK', delta: 'DE' }), packs: readonly Pack[] = [aPack()]) {
    this.store = store;
    this.packs = packs;
  }

  later(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  }

  /** A poll that finds these items, the newest last; packs that list the feed see them. */
  async poll(feed: string, items: readonly Partial<FeedItem>[]): Promise<void> {
    const feedId = feed as FeedId;
    const packs = this.packs.filter(({ sources }) => sources.some(({ id }) => id === feed)).map(({ id }) => id);
    const health = this.#health.get(feed) ?? newFeedHealth(LIMITS, this.now);
    const document = { title: feed, link: `https://${feed}.example/`, items: items.map(listed).toReversed() };
    const fresh = { feed: { id: feedId, packs, health }, document, unchangedItems: 0 };
    const [harvested] = await harvestPolls([fresh], this.store.stories, this.now);
    const after = afterPoll(health, READ, LIMITS, this.now, 0);
    this.#health.set(feed, after);
    const harvest = harvested?.harvest ?? null;
    const kept = await this.store.stories.keepPoll({ feedId, movedTo: null, validators: null, health: after, harvest });
    for (const packId of packs) {
      const known = this.seen.get(packId) ?? new Set();
      this.seen.set(packId, new Set([...known, ...kept.map(({ versionId }) => versionId)]));
    }
  }

  /** What the stages work with; `over` stands between them and the store of one process. */
  restart(over: (stories: StoryStore) => StoryStore = (stories) => stories): void {
    const store = { stories: over(this.store.stories), added: this.store.added, decisions: this.store.decisions };
    const loaded = this.packs.map((pack) => ({ pack, baseline: null }));
    this.#deps = understanding(loaded, store, { now: () => this.now }, SILENT);
  }

  get deps(): UnderstandDeps {
    if (this.#deps === null) this.restart();
    if (this.#deps === null) throw new Error('nothing was started');
    return this.#deps;
  }

  settle(): Promise<{ readonly settled: number; readonly failed: number }> {
    return understand(this.deps, AbortSignal.timeout(60_000));
  }
}

function ignore(): void {
  // what a test looks at is in the store
}
