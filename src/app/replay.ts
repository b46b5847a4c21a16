import { VirtualClock } from '../adapters/runtime/virtual-clock.ts';
import { openStore, type Store } from '../adapters/store/open-store.ts';
import type { LoadedPack } from '../config/load-pack.ts';
import type { Board } from '../domain/ledger/board.ts';
import type { Development } from '../domain/ledger/development.ts';
import type { Entry, NewVersion, VersionId } from '../domain/news/article.ts';
import { identityOf } from '../domain/news/article-identity.ts';
import type { FeedDocument, FeedHealth, FeedId, FeedItem, PollOutcome } from '../domain/news/feed.ts';
import { wordingOf } from '../domain/news/harvest.ts';
import { afterPoll, newFeedHealth } from '../domain/news/poll-rhythm.ts';
import type { ReportRecord } from '../domain/news/report.ts';
import { harvestPolls } from '../pipeline/harvest-polls.ts';
import { understand, type UnderstandDeps } from '../pipeline/understand.ts';
import type { Log } from '../ports/log.ts';
import { understanding } from './understanding.ts';

/** An item of an archive, as one poll saw it. */
export interface ArchivedItem {
  readonly feedId: FeedId;
  readonly item: FeedItem;
  readonly entry: Entry;
}

const READ: PollOutcome = {
  kind: 'unchanged',
  status: 0,
  validators: null,
  permanentUrl: null,
  retryAfterMs: null,
};
const LIMITS = { intervalMs: 600_000, minIntervalMs: 600_000, maxIntervalMs: 600_000 };

/** Plays an archive through the bot's own stages with a virtual clock and a fresh database in memory. */
export class Replay {
  readonly #loaded: LoadedPack;
  readonly #store: Store;
  readonly #clock: VirtualClock;
  readonly #deps: UnderstandDeps;
  readonly #health = new Map<FeedId, FeedHealth>();

  private constructor(loaded: LoadedPack, store: Store, clock: VirtualClock, log: Log) {
    this.#loaded = loaded;
    this.#store = store;
    this.#clock = clock;
    this.#deps = understanding([loaded], store, clock, log);
  }

  /** Opens a fresh database that holds nothing but the pack's baseline. */
  static async open(loaded: LoadedPack, start: Date, log: Log): Promise<Replay> {
    const store = await openStore('sqlite::memory:', { prefixes: { [loaded.pack.id]: loaded.pack.prefix } });
    if (loaded.baseline) await store.stories.saveBaseline(loaded.baseline, start);
    return new Replay(loaded, store, new VirtualClock(start), log);
  }

  /** Takes in what was seen at one time and settles all of it; answers with each item's version. */
  async take(items: readonly ArchivedItem[], seenAt: Date): Promise<readonly VersionId[]> {
    const versions: VersionId[] = [];
    for (const { feedId, item, entry } of items) {
      const version = { ...identityOf(feedId, item), ...wordingOf(item, ''), item, entry };
      versions.push(...(await this.#keep(feedId, [version], newFeedHealth(LIMITS, seenAt), seenAt)));
    }
    await this.#settle(seenAt);
    return versions;
  }

  /** Takes in a feed's document as a poll would, and settles all of it; answers with what it brought, oldest first. */
  async poll(
    feedId: FeedId,
    document: FeedDocument,
    seenAt: Date,
  ): Promise<readonly { readonly item: FeedItem; readonly versionId: VersionId }[]> {
    const health = this.#health.get(feedId) ?? newFeedHealth(LIMITS, seenAt);
    const feed = { id: feedId, packs: [this.#loaded.pack.id], health };
    const [fresh] = await harvestPolls([{ feed, document, unchangedItems: 0 }], this.#store.stories, seenAt);
    const after = afterPoll(health, READ, LIMITS, seenAt, 0);
    this.#health.set(feedId, after);
    const versions = fresh?.harvest.versions ?? [];
    const ids = await this.#keep(feedId, versions, after, seenAt);
    await this.#settle(seenAt);
    return ids.flatMap((versionId, n) => (versions[n] ? [{ item: versions[n].item, versionId }] : []));
  }

  async #keep(
    feedId: FeedId,
    versions: readonly NewVersion[],
    health: FeedHealth,
    seenAt: Date,
  ): Promise<readonly VersionId[]> {
    const harvest = { feedId, packs: [this.#loaded.pack.id], versions, seenAt };
    const kept = await this.#store.stories.keepPoll({ feedId, movedTo: null, validators: null, health, harvest });
    return kept.map((k) => k.versionId);
  }

  async #settle(seenAt: Date): Promise<void> {
    this.#clock.set(seenAt);
    const { failed } = await understand(this.#deps, AbortSignal.timeout(600_000));
    if (failed > 0) throw new Error(`${failed} reports could not be settled`);
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
