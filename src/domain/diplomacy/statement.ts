import type { Times } from './dates/dated.ts';
import type { PartyId, Scope, TruceId } from './pack.ts';

/** Every statement type with its values, weakest claim first where there is an order. */
export const STATEMENT_VALUES = {
  position: ['proposes', 'accepts', 'accepts-with-conditions', 'undecided', 'rejects', 'withdraws'],
  phase: ['proposed', 'agreed', 'in-force', 'extended', 'suspended', 'expired', 'collapsed'],
  talks: ['offered', 'scheduled', 'under-way', 'held', 'postponed', 'cancelled'],
  breach: ['alleged', 'confirmed'],
  exchange: ['agreed', 'carried-out'],
  pressure: ['threatened', 'imposed', 'lifted', 'paused', 'resumed'],
  demand: ['stated'],
  statement: ['said'],
} as const;

/** What kind of claim it is. */
export type StatementType = keyof typeof STATEMENT_VALUES;
/** A stance towards a proposal. */
export type PositionValue = (typeof STATEMENT_VALUES)['position'][number];
/** How far a truce or agreement has come. */
export type PhaseValue = (typeof STATEMENT_VALUES)['phase'][number];
/** A value of any type. */
export type StatementValue = (typeof STATEMENT_VALUES)[StatementType][number];

/**
 * How a claim is made. Only `asserted` may change the board: `reported` is one party's account of another
 * (kept and shown as such), `recalled` is a fact that the text itself tells as known before today's news, the rest are
 * kept so that `why` can say what was read and not believed.
 */
export type Modality =
  'asserted' | 'recalled' | 'reported' | 'planned' | 'possible' | 'conditional' | 'denied' | 'questioned';

/** What a position is about that is about no truce: talks, or "a proposal for" something else. */
export const ASIDE = 'aside' as TruceId;

/** One typed claim in one text. */
export interface Statement {
  readonly type: StatementType;
  readonly value: StatementValue;
  /** Whose position, who talks, who is accused, who presses; empty when the text names nobody. */
  readonly actors: readonly PartyId[];
  readonly scope: Scope | null;
  /** The pack's truce or proposal that the text names, if it names one; `ASIDE` for a position that is about none. */
  readonly truce: TruceId | null;
  /** Two to six words from the text that name the proposal, truce or meeting. */
  readonly about: string;
  /** Who says so, when the text attributes it to a party of the pack. */
  readonly speaker: PartyId | null;
  /** For a breach: the accuser. */
  readonly by: PartyId | null;
  readonly modality: Modality;
  /** The shortest verbatim substring of the title or the summary that carries the claim. */
  readonly quote: string;
  /** When it is to be, or was; absent where the text does not say, or is read without knowing when it came out. */
  readonly times?: Times;
}
