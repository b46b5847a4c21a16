import type { PartyId } from '../diplomacy/pack.ts';
import type { StatementType, StatementValue } from '../diplomacy/statement.ts';
import type { Certainty, DevelopmentId, DevelopmentKind, Evidence, TruceKey } from '../ledger/development.ts';
import type { EventId } from '../news/report.ts';

/** One line of a digest: the net change of one thing since the channel was last told. */
export interface DigestLine {
  /** The ledger entry that the line ends with. */
  readonly id: DevelopmentId;
  /** Every entry that the line covers. */
  readonly covers: readonly DevelopmentId[];
  readonly kind: DevelopmentKind;
  readonly type: StatementType;
  readonly value: StatementValue;
  readonly actors: readonly PartyId[];
  readonly truce: TruceKey;
  /** Who accuses, of a breach. */
  readonly by: PartyId | null;
  /** One sentence without its full stop. */
  readonly text: string;
  /** The same as it can stand alone: what is not confirmed is "reportedly" so. */
  readonly careful: string;
  /** What held before, in words; null when nothing was known. */
  readonly before: string | null;
  readonly after: string;
  readonly certainty: Certainty;
  /** Whose word on it counts beside its evidence: a party's by its name, or the desk's (null); absent where nobody's does. */
  readonly judged?: { readonly certainty: 'confirmed' | 'disputed'; readonly by: string | null };
  /** The last entry's evidence first, then its support, then that of the entries that say the like. */
  readonly evidence: readonly Evidence[];
  /** Outlets that carry it, and the independent origins behind them. */
  readonly outlets: number;
  readonly origins: number;
  readonly at: Date;
  /** The likeliest of its entries to add something. */
  readonly likelihood: number;
  readonly events: readonly EventId[];
  /** Lines that are told within this one; their evidence stands with its own. */
  readonly gathered: readonly DigestLine[];
}
