import type { Pack, PackId } from '../domain/diplomacy/pack.ts';
import type { BaselineVersion } from '../domain/ledger/baseline.ts';
import type { Baseline } from '../domain/ledger/board.ts';
import type { Correction, Development, DevelopmentId } from '../domain/ledger/development.ts';
import type { FigureRecord } from '../domain/ledger/figures.ts';
import type { LedgerState } from '../domain/ledger/ledger-state.ts';
import type { TimelineStep } from '../domain/ledger/timeline.ts';
import type { TruceTally } from '../domain/ledger/truce-tally.ts';
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

/** What came to light about an entry, with the entry as it now stands. */
export interface Corrected {
  readonly entry: Development;
  readonly correction: Correction;
}

/** A conflict as it is known at a time, all of it from one moment. */
export interface Known {
  /** What its board starts from; null where none was ever stored. */
  readonly baseline: Baseline | null;
  /** The newest baseline then, named ones too. */
  readonly newest: BaselineVersion | null;
  /** The entries that were learned by then, in order, as they were corrected by then. */
  readonly ledger: readonly Development[];
  /** What they make of the baseline, or of nothing known; null where there is neither. */
  readonly state: LedgerState | null;
  /** What each of them moved, by when it was told. */
  readonly steps: readonly TimelineStep[];
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
  /**
   * A conflict now or as it was known at a time. It costs the same however long the ledger is, once that was read; what was
   * written before the question is in it, whoever wrote it.
   */
  known(pack: Pack, at?: Date): Promise<Known>;
  /** What is counted since the truce took effect that counts at `now`, as far as it is known `at` a time; null where nothing is. */
  tally(pack: Pack, now: Date, at?: Date): Promise<TruceTally | null>;
  /** A pack's corrections in their order, each with the entry as it now stands; with a time those that came after it. */
  corrected(packId: PackId, after?: Date): Promise<readonly Corrected[]>;
  /** The ledger in order, up to and including what was learned by `until`; entries stand as they were corrected by then. */
  ledger(packId: PackId, until?: Date): Promise<readonly Development[]>;
  /** The entries whose searched text holds all of these words (see `searchedWords`), in order. */
  holding(pack: Pack, words: readonly string[]): Promise<readonly Development[]>;
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
  /** The reports of an event, oldest first; of very many the latest 200. */
  reportsIn(event: EventOfPack): Promise<readonly ReportRecord[]>;
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
