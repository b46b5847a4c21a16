import type { PackId } from '../domain/diplomacy/pack.ts';
import type { Baseline } from '../domain/ledger/board.ts';
import type { Development } from '../domain/ledger/development.ts';
import type { AddedSource } from '../domain/news/added-source.ts';
import type { VersionId } from '../domain/news/article.ts';
import type { ReportRecord } from '../domain/news/report.ts';
import type { FeedRecord } from './feed-registry.ts';

/** When the last cycle ended and how; null before the first. */
export interface LastCycle {
  readonly endedAt: Date;
  readonly polled: number;
  readonly failed: number;
}

/** What commands, pages and the command line read. */
export interface ReadModel {
  baseline(packId: PackId): Promise<Baseline | null>;
  /** The ledger in order, up to and including what was learned by `until`. */
  ledger(packId: PackId, until?: Date): Promise<readonly Development[]>;
  /** The number of the last entry; 0 for an empty ledger. */
  lastSeq(packId: PackId): Promise<number>;
  /** The followed feeds of a pack, by id. */
  feeds(packId: PackId): Promise<readonly FeedRecord[]>;
  /** The sources that were added to a pack, removed ones too. */
  addedSources(packId: PackId): Promise<readonly AddedSource[]>;
  /** What became of a version in a pack; null for one that the pack never saw. */
  report(packId: PackId, versionId: VersionId): Promise<ReportRecord | null>;
  lastCycle(): Promise<LastCycle | null>;
}
