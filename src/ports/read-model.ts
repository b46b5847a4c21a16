import type { PackId } from '../domain/diplomacy/pack.ts';
import type { BaselineVersion } from '../domain/ledger/baseline.ts';
import type { Baseline } from '../domain/ledger/board.ts';
import type { Correction, Development, DevelopmentId } from '../domain/ledger/development.ts';
import type { FigureRecord } from '../domain/ledger/figures.ts';
import type { AddedSource } from '../domain/news/added-source.ts';
import type { Version, VersionId } from '../domain/news/article.ts';
import type { FeedId } from '../domain/news/feed.ts';
import type { EventId, ReportId, ReportRecord } from '../domain/news/report.ts';
import type { Delivery } from '../domain/telling/delivery.ts';
import type { FeedRecord } from './feed-registry.ts';

/** When the last cycle ended and how; null before the first. */
export interface LastCycle {
  readonly endedAt: Date;
  readonly polled: number;
  readonly failed: number;
}

/** An event as it stands: the report that opened it, or the oldest that it still has, and what it brought to the ledger. */
export interface EventRecord {
  readonly eventId: EventId;
  readonly first: Version;
  readonly reports: number;
  /** The event that its opening follows; see `Placement`. */
  readonly follows: EventId | null;
  readonly entries: readonly Development[];
}

/** One event among those of all packs. */
export interface EventOfPack {
  readonly packId: PackId;
  readonly eventId: EventId;
}

/** What one report did to the ledger: the entries that it made, and those that it says again. */
export interface LedgerShare {
  readonly reportId: ReportId;
  readonly made: readonly Development[];
  readonly repeated: readonly Development[];
}

/** In how many posts an entry stands, whoever got them, and in how many that are still on their way. */
export interface Telling {
  readonly id: DevelopmentId;
  readonly breaking: number;
  readonly digests: number;
  readonly waiting: number;
}

/** A post that carries an entry. */
export interface Place extends Pick<Delivery, 'id' | 'subscriptionId' | 'address' | 'kind' | 'state' | 'ref'> {
  readonly queuedAt: Date;
}

/** Which figures: of reports from a moment on, learned by a moment. */
export interface FigureQuestion {
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
}

/** What commands, pages and the command line read. */
export interface ReadModel {
  /** The baseline that the board of a time is folded from; without a time, of now. */
  baseline(packId: PackId, at?: Date): Promise<Baseline | null>;
  /** The newest baseline at a time, named ones too; without a time, now. */
  newestBaseline(packId: PackId, at?: Date): Promise<BaselineVersion | null>;
  /** A pack's corrections in their order; with a time those that came after it. */
  corrections(packId: PackId, after?: Date): Promise<readonly Correction[]>;
  /** The ledger in order, up to and including what was learned by `until`; entries stand as they were corrected by then. */
  ledger(packId: PackId, until?: Date): Promise<readonly Development[]>;
  /** The figures that reports of a pack gave, in the order of learning, with their events and origins as known by then. */
  figures(packId: PackId, question?: FigureQuestion): Promise<readonly FigureRecord[]>;
  /** One entry as it now stands; null where the ledger has none of that id. */
  entry(id: DevelopmentId): Promise<Development | null>;
  /** The number of the last entry; 0 for an empty ledger. */
  lastSeq(packId: PackId): Promise<number>;
  /** The followed feeds of a pack, by id. */
  feeds(packId: PackId): Promise<readonly FeedRecord[]>;
  /** The sources that were added to a pack, removed ones too. */
  addedSources(packId: PackId): Promise<readonly AddedSource[]>;
  /** What became of a version in a pack; null for one that the pack never saw. */
  report(packId: PackId, versionId: VersionId): Promise<ReportRecord | null>;
  /**
   * The reports of the versions of what stands at an address, oldest first: in all packs the latest 200, or all that are in
   * one event.
   */
  reportsAt(address: string, within?: EventOfPack): Promise<readonly ReportRecord[]>;
  /** These events of a pack; one that no report is left in is missing. */
  events(packId: PackId, ids: readonly EventId[]): Promise<readonly EventRecord[]>;
  /** What each of these reports did to the ledger, in their order. */
  ledgerShares(ids: readonly ReportId[]): Promise<readonly LedgerShare[]>;
  /** The posts that carry an entry, on whatever platform, oldest first; those that were given up are left out. */
  places(id: DevelopmentId): Promise<readonly Place[]>;
  /** Where these entries have been told, in their order; of an edited post each carrier counts once. */
  tellings(ids: readonly DevelopmentId[]): Promise<readonly Telling[]>;
  /** Feeds that have shown something from this host (`gazette.example`), none twice. */
  feedsShowing(host: string): Promise<readonly FeedId[]>;
  lastCycle(): Promise<LastCycle | null>;
}
