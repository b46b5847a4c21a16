import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import type { Baseline } from '../../src/domain/ledger/board.ts';
import type { Development } from '../../src/domain/ledger/development.ts';
import type { AddedSource } from '../../src/domain/news/added-source.ts';
import type { VersionId } from '../../src/domain/news/article.ts';
import type { ReportRecord } from '../../src/domain/news/report.ts';
import type { FeedRecord } from '../../src/ports/feed-registry.ts';
import type { LastCycle, ReadModel } from '../../src/ports/read-model.ts';
import { followedIn } from './in-memory-feed-registry.ts';
import type { InMemoryState } from './in-memory-state.ts';

/** The read side of the in-memory state. */
export class InMemoryReadModel implements ReadModel {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async baseline(packId: PackId): Promise<Baseline | null> {
    return this.#state.baselines.get(packId) ?? null;
  }

  async ledger(packId: PackId, until?: Date): Promise<readonly Development[]> {
    return this.#state.ledger(packId, 0, until ?? null);
  }

  async lastSeq(packId: PackId): Promise<number> {
    return this.#state.ledger(packId, 0, null).at(-1)?.seq ?? 0;
  }

  async feeds(packId: PackId): Promise<readonly FeedRecord[]> {
    return followedIn(this.#state).filter((feed) => feed.packs.includes(packId));
  }

  async addedSources(packId: PackId): Promise<readonly AddedSource[]> {
    return this.#state.added.filter((source) => source.packId === packId);
  }

  async report(packId: PackId, versionId: VersionId): Promise<ReportRecord | null> {
    const held = this.#state.reports.find((one) => one.packId === packId && one.version.id === versionId);
    if (!held) return null;
    const {
      origin: _,
      originSide: ______,
      text: _______,
      adds: _____,
      opensEvent: __,
      statements: ___,
      features: ____,
      ...record
    } = held;
    return record;
  }

  async lastCycle(): Promise<LastCycle | null> {
    return this.#state.lastCycle;
  }
}
