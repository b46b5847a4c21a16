import { VirtualClock } from '../../../src/adapters/runtime/virtual-clock.ts';
import { openStore, type Store } from '../../../src/adapters/store/open-store.ts';
import { understanding } from '../../../src/app/understanding.ts';
import type { LoadedPack } from '../../../src/config/load-pack.ts';
import type { NewVersion } from '../../../src/domain/news/article.ts';
import { identityOf } from '../../../src/domain/news/article-identity.ts';
import type { FeedId } from '../../../src/domain/news/feed.ts';
import { wordingOf } from '../../../src/domain/news/harvest.ts';
import { newFeedHealth } from '../../../src/domain/news/poll-rhythm.ts';
import { understand, type UnderstandDeps } from '../../../src/pipeline/understand.ts';
import { END, PREFIXES } from './filled-store.ts';
import { InventedNews, type InventedItem } from './invented-news.ts';

const LIMITS = { intervalMs: 600_000, minIntervalMs: 600_000, maxIntervalMs: 600_000 };
const SECOND = 1000;
/** Links of what is measured and of what databases are filled with must differ. */
const FIRST_NUMBER = 10_000_000;

/** The middle stages of the bot on a database file; what goes wrong in them ends the measurement. */
export class BotAtWork {
  readonly #store: Store;
  readonly #deps: UnderstandDeps;
  readonly #clock = new VirtualClock(new Date(END));
  readonly #loaded: LoadedPack;
  readonly #news: InventedNews;
  readonly #signal = new AbortController().signal;

  private constructor(store: Store, loaded: LoadedPack, seed: number) {
    this.#store = store;
    this.#loaded = loaded;
    this.#news = new InventedNews(seed, FIRST_NUMBER);
    this.#deps = understanding([loaded], store, this.#clock, { ...SILENT, error: complain });
  }

  static async open(path: string, loaded: LoadedPack, seed: number): Promise<BotAtWork> {
    return new BotAtWork(await openStore(`sqlite:${path}`, { prefixes: PREFIXES }), loaded, seed);
  }

  /** Keeps that many items of which a share is of the conflict, thirty a poll, as the poller would have. */
  async takeIn(count: number, relevantShare: number): Promise<void> {
    const items = Array.from({ length: count }, () => this.#news.next(relevantShare));
    for (let from = 0; from < count; from += 30) await this.#keep(items.slice(from, from + 30));
  }

  /** Judges, places, reads and settles what was taken in; answers with how many were settled. */
  async understand(): Promise<number> {
    const { settled, failed } = await understand(this.#deps, this.#signal);
    if (failed > 0) throw new Error(`${failed} reports failed`);
    return settled;
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  async #keep(items: readonly InventedItem[]): Promise<void> {
    const seenAt = new Date(this.#clock.now().getTime() + SECOND * items.length);
    this.#clock.set(seenAt);
    const feedId = (items[0]?.source ?? '') as FeedId;
    const versions = items.map((item) => versionOf(item, feedId, seenAt));
    const harvest = { feedId, packs: [this.#loaded.pack.id], versions, seenAt };
    const health = newFeedHealth(LIMITS, seenAt);
    await this.#store.stories.keepPoll({ feedId, movedTo: null, validators: null, health, harvest });
  }
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined };

function complain(message: string, fields?: object): void {
  process.stderr.write(`${message} ${JSON.stringify(fields ?? {})}\n`);
}

function versionOf({ title, summary, link }: InventedItem, feedId: FeedId, publishedAt: Date): NewVersion {
  const item = { guid: link, title, summary, link, publishedAt, author: null, originName: null, categories: [] };
  const entry = { as: 'live', because: 'it is of the measurement' } as const;
  return { ...identityOf(feedId, item), ...wordingOf(item, ''), item, entry };
}
