import type { Dated, Length } from '../diplomacy/dates/dated.ts';
import type { PackId, PartyId, Scope } from '../diplomacy/pack.ts';
import type { PhaseValue, PositionValue } from '../diplomacy/statement.ts';
import type { Certainty, Claim, DevelopmentId, Judged, TruceKey } from './development.ts';

/** A quote as the board shows it; `id` is the ledger entry it comes from, null for one of the baseline. */
export interface BoardQuote {
  readonly quote: string;
  readonly speaker: string | null;
  readonly outlet: string | null;
  readonly link: string | null;
  readonly at: Date | null;
  readonly id: DevelopmentId | null;
}

/** A phase with its evidence; `by` are the parties that declared it. */
export interface PhaseEntry {
  readonly phase: PhaseValue;
  readonly since: Date | null;
  readonly by: readonly PartyId[];
  readonly quotes: readonly BoardQuote[];
  /** True: nobody stated it; it follows from the positions taken on the proposal. */
  readonly implied: boolean;
  /** Whose word on it counts beside its evidence. */
  readonly judged?: Judged;
}

/** What was declared of a truce's time, and by whom. */
export interface TruceTerms {
  readonly starts: Dated | null;
  readonly ends: Dated | null;
  readonly lasts: Length | null;
  /** The belligerents that declared it or agreed to it: one alone for a unilateral truce. */
  readonly declaredBy: readonly PartyId[];
  /** When it was first proved to hold; absent for one that has not, or of the baseline. */
  readonly began?: Date;
  /** When somebody was last said to have broken it: nobody breaks a truce that has not begun. */
  readonly breachedAt?: Date;
  /** The last ledger entry that said something of this; null for one of the baseline. */
  readonly id: DevelopmentId | null;
}

/** One truce or proposal on the board. */
export interface TruceState {
  readonly truce: TruceKey;
  readonly name: string;
  readonly scope: Scope | null;
  /** The last phase that satisfies the evidence rule; null while none does. */
  readonly proved: PhaseEntry | null;
  /** A later phase that is reported but not yet proved; shown beside the proved one. */
  readonly reported: PhaseEntry | null;
  readonly terms: TruceTerms;
}

/** One party's stance on one truce. */
export interface PositionState {
  readonly party: PartyId;
  readonly truce: TruceKey;
  readonly value: PositionValue;
  readonly certainty: Certainty;
  readonly since: Date | null;
  readonly quotes: readonly BoardQuote[];
  readonly note: string | null;
  /** Whose word on it counts beside its evidence. */
  readonly judged?: Judged;
}

/** What became of something that was expected, by which entry. */
export interface ExpectationOutcome {
  readonly kind: 'under-way' | 'held' | 'carried-out' | 'postponed' | 'cancelled';
  readonly id: DevelopmentId;
  readonly at: Date;
  /** What it was put off to. */
  readonly to: Dated | null;
}

/** What is or was due. Whether it is overdue depends on when one asks. */
export interface Expectation {
  readonly kind: 'talks' | 'exchange' | 'deadline' | 'other';
  readonly what: string;
  readonly due: Dated | null;
  /** The last of several days. */
  readonly until: Dated | null;
  /** Since when it is expected; null for what the baseline expects. */
  readonly since: Date | null;
  readonly certainty: string | null;
  readonly id: DevelopmentId | null;
  /** Who is expected to do it; empty when the source names nobody of the pack. */
  readonly parties: readonly PartyId[];
  readonly outcome: ExpectationOutcome | null;
}

/** Something already known, in words, with the quotes that carry it. */
export interface KnownFact {
  readonly text: string;
  readonly note: string | null;
  readonly quotes: readonly BoardQuote[];
}

/** The situation of one conflict at one time. */
export interface Board {
  readonly packId: PackId;
  /** When the underlying baseline was taken. */
  readonly baselineAsOf: Date;
  /** The last ledger entry in it; 0 for the bare baseline. */
  readonly seq: number;
  /** When that entry was learned, else the baseline's time. */
  readonly asOf: Date;
  readonly truces: readonly TruceState[];
  readonly positions: readonly PositionState[];
  readonly expected: readonly Expectation[];
  /** Which truce or proposal had the latest phase or position development, with its time. */
  readonly latest: readonly { readonly truce: TruceKey; readonly at: Date }[];
}

/** A board's start, as a pack's baseline file states it. */
export interface Baseline {
  readonly packId: PackId;
  readonly asOf: Date;
  readonly truces: readonly TruceState[];
  readonly positions: readonly PositionState[];
  readonly expected: readonly Expectation[];
  readonly facts: readonly KnownFact[];
  /** The facts that are typed: what they state is no news. */
  readonly claims: readonly Claim[];
  /** Entries of the ledger up to this number are part of it; absent: it is older than the ledger. */
  readonly afterSeq?: number;
}
