import type { Statement } from '../diplomacy/statement.ts';
import type { PackId, PartyId } from '../diplomacy/pack.ts';
import type { Entry, Version, VersionId } from './article.ts';
import type { Ground } from './origin.ts';
import type { Shingles } from './same-text.ts';
import type { VersionFeatures } from './version-features.ts';

/** Names a report in the store. */
export type ReportId = number & { readonly __brand: 'ReportId' };
/** Names an event within a pack, such as `E12`. */
export type EventId = string & { readonly __brand: 'EventId' };

/** How far a report has come; each stage takes up the one before. */
export type ReportStage = 'seen' | 'judged' | 'placed' | 'read' | 'settled';

/** The one way in which a report ends. */
export type Outcome = 'irrelevant' | 'analysis' | 'new' | 'repeat' | 'background';

/** One version on its way through one pack's pipeline. */
export interface Report {
  readonly id: ReportId;
  readonly packId: PackId;
  readonly version: Version;
  readonly entry: Entry;
}

/** The first judgement on a report, with reasons in words. */
export interface Relevance {
  readonly relevant: boolean;
  /** 0 to 1; 0.5 is the border. */
  readonly score: number;
  /** Null for an irrelevant report. */
  readonly kind: 'news' | 'analysis' | null;
  readonly because: readonly string[];
}

/** An event that a report might have belonged to as well, with how likely that looked: 0 to 1. */
export interface RivalEvent {
  readonly eventId: EventId;
  readonly score: number;
}

/** Where a report was placed. `features` is what later placements compare with. */
export interface Placement {
  readonly event: { readonly kind: 'existing'; readonly eventId: EventId } | { readonly kind: 'new' };
  /** The nearest other event, to "see also"; null when nothing came near. */
  readonly rival: RivalEvent | null;
  /** The event whose plan this one fulfils or whose thread it continues; null when it stands alone. */
  readonly follows: EventId | null;
  readonly because: readonly string[];
  readonly features: VersionFeatures;
  readonly text: PlacedText;
  /** How place and wording speak for a development that nobody has told yet, as log odds; the ledger adds what the statements say. */
  readonly odds: number;
}

/** The independent origin of a report's text, forty reprints share one, and what later texts are compared with. */
export interface PlacedText {
  readonly origin: string;
  /** The party that owns the origin, null for an independent one. */
  readonly side: PartyId | null;
  readonly ground: Ground;
  readonly shingles: Shingles;
  /** Earlier versions of the pack that turn out to have this origin, too. */
  readonly corrected: readonly VersionId[];
}

/** A report after the second stage, with what it states once it has been read. */
export interface PlacedReport extends Report {
  readonly eventId: EventId;
  /** See `PlacedText`. */
  readonly origin: string;
  readonly originSide: PartyId | null;
  /** See `Placement`. */
  readonly odds: number;
  /** True when the event has no earlier report. */
  readonly opensEvent: boolean;
  readonly statements: readonly Statement[];
}

/** What `why` shows of a report; null where a stage has not been reached. */
export interface ReportRecord extends Report {
  readonly stage: ReportStage;
  readonly relevance: Relevance | null;
  readonly eventId: EventId | null;
  /** See `Placement`. */
  readonly rival: RivalEvent | null;
  readonly follows: EventId | null;
  readonly placedBecause: readonly string[];
  readonly outcome: Outcome | null;
  readonly outcomeBecause: readonly string[];
}
