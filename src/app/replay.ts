import { VirtualClock } from '../adapters/runtime/virtual-clock.ts';
import { openStore, type Store } from '../adapters/store/open-store.ts';
import type { LoadedPack } from '../config/load-pack.ts';
import type { Board } from '../domain/ledger/board.ts';
import type { Development } from '../domain/ledger/development.ts';
import { articleKey, textHash, type Entry, type VersionId } from '../domain/news/article.ts';
import { newFeedHealth } from '../domain/news/poll-rhythm.ts';
import type { FeedId, FeedItem } from '../domain/news/feed.ts';
import type { ReportRecord } from '../domain/news/report.ts';
import { understand, type UnderstandDeps } from '../pipeline/understand.ts';
import type { Log } from '../ports/log.ts';
import { understanding } from './understanding.ts';

/** An item of an archive, as one poll saw it. */
export interface ArchivedItem {
  readonly feedId: FeedId;
  readonly item: FeedItem;
  readonly entry: Entry;
}

const LIMITS = { intervalMs: 600_000, minIntervalMs: 600_000, maxIntervalMs: 600_000 };

/** Plays an archive through the bot's own stages with a virtual clock and a fresh database in memory. */
export class Replay {
  readonly #loaded: LoadedPack;
  readonly #store: Store;
  readonly #clock: VirtualClock;
  readonly #deps: UnderstandDeps;

  private constructor(loaded: LoadedPack, store: Store, clock: VirtualClock, log: Log) {
    this.#loaded = loaded;
    this.#store = store;
    this.#clock = clock;
    this.#deps = understanding([loaded], store, clock, log);
  }

  /** Opens a fresh database that holds nothing but the pack's baseline. */
  static async open(loaded: LoadedPack, start: Date, log: Log): Promise<Replay> {
    const store = await openStore('sqlite::memory:', { prefixes: { [loaded.pack.id]: loaded.pack.prefix } });
    if (loaded.baseline) await store.stories.saveBaseline(loaded.baseline);
    return new Replay(loaded, store, new VirtualClock(start), log);
  }

  /** Takes in what was seen at one time and settles all of it; answers with each item's version. */
  async take(items: readonly ArchivedItem[], seenAt: Date): Promise<readonly VersionId[]> {
    this.#clock.set(seenAt);
    const versions: VersionId[] = [];
    for (const { feedId, item, entry } of items) {
      const version = { articleKey: articleKey(feedId, item), hash: textHash(item.title, item.summary), item, entry };
      const harvest = { feedId, packs: [this.#loaded.pack.id], versions: [version], seenAt };
      const kept = await this.#store.stories.keepPoll({
        feedId,
        movedTo: null,
        validators: null,
        health: newFeedHealth(LIMITS, seenAt),
        harvest,
      });
      versions.push(...kept.map((k) => k.versionId));
    }
    const { failed } = await understand(this.#deps, AbortSignal.timeout(600_000));
    if (failed > 0) throw new Error(`${failed} reports could not be settled`);
    return versions;
  }

  /** The board as it stands now. */
  async board(): Promise<Board | null> {
    const memory = this.#deps.memories.get(this.#loaded.pack.id);
    await memory?.catchUp();
    return memory?.board ?? null;
  }

  /** The ledger after an entry's number. */
  ledger(afterSeq: number): Promise<readonly Development[]> {
    return this.#store.stories.ledger(this.#loaded.pack.id, afterSeq);
  }

  /** What became of a version. */
  report(versionId: VersionId): Promise<ReportRecord | null> {
    return this.#store.readModel.report(this.#loaded.pack.id, versionId);
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
