import { AppError } from '../../src/domain/errors.ts';
import type { AddedSource } from '../../src/domain/news/added-source.ts';
import type { FeedId } from '../../src/domain/news/feed.ts';
import { newFeedHealth } from '../../src/domain/news/poll-rhythm.ts';
import type { AddedSources } from '../../src/ports/added-sources.ts';
import { NO_VALIDATORS } from './in-memory-feed-registry.ts';
import type { InMemoryState } from './in-memory-state.ts';

/** Added sources in memory. */
export class InMemoryAddedSources implements AddedSources {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async all(): Promise<readonly AddedSource[]> {
    return this.#state.added.toSorted((a, b) => (`${a.id} ${a.packId}` < `${b.id} ${b.packId}` ? -1 : 1));
  }

  async add(sources: readonly AddedSource[], intervalMs: number, now: Date): Promise<void> {
    const before = { added: this.#state.added, feeds: new Map(this.#state.feeds) };
    try {
      for (const source of sources) this.#addOne(source, intervalMs, now);
    } catch (error) {
      Object.assign(this.#state, before);
      throw error;
    }
  }

  async remove(id: string, now: Date): Promise<boolean> {
    const found = this.#state.added.some((source) => source.id === id && source.removedAt === null);
    if (!found) return false;
    this.#state.added = this.#state.added.map((source) =>
      source.id === id && source.removedAt === null ? { ...source, removedAt: now } : source,
    );
    this.#change(id, { followed: false });
    return true;
  }

  async follow(sources: readonly AddedSource[]): Promise<void> {
    for (const { id } of sources) {
      const packs = this.#packsOf(id).filter((pack) => sources.some((one) => one.id === id && one.packId === pack));
      if (packs.length > 0) this.#change(id, { followed: true, packs });
    }
  }

  #addOne(source: AddedSource, intervalMs: number, now: Date): void {
    const id = source.id as string as FeedId;
    const feed = this.#state.feeds.get(id);
    if (feed?.followed === true && feed.url !== source.url)
      throw new AppError('conflict', `Another feed was added as ${id} at the same moment; try again.`);
    const others = this.#state.added.filter((one) => one.id !== source.id || one.packId !== source.packId);
    this.#state.added = [...others, source];
    const health = newFeedHealth({ intervalMs, minIntervalMs: intervalMs, maxIntervalMs: intervalMs }, now);
    const fresh = {
      id,
      url: source.url,
      movedTo: null,
      pushedUntil: null,
      hubError: null,
      validators: NO_VALIDATORS,
      health,
    };
    const packs = this.#packsOf(id);
    const anew = feed !== undefined && packs.some((pack) => !feed.packs.includes(pack));
    const kept = feed?.followed === true ? { ...feed, ...(anew ? { validators: NO_VALIDATORS } : {}) } : fresh;
    this.#state.feeds.set(id, { ...kept, packs, followed: true });
  }

  #packsOf(id: string) {
    return this.#state.added
      .filter((source) => source.id === id && source.removedAt === null)
      .map((source) => source.packId)
      .toSorted();
  }

  #change(id: string, change: object): void {
    const feed = this.#state.feeds.get(id as FeedId);
    if (feed) this.#state.feeds.set(feed.id, { ...feed, ...change });
  }
}
