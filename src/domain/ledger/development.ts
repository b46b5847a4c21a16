import type { Times } from '../diplomacy/dates/dated.ts';
import type { PackId, PartyId, Scope, SourceId } from '../diplomacy/pack.ts';
import type { StatementType, StatementValue } from '../diplomacy/statement.ts';
import type { VersionId } from '../news/article.ts';
import type { EventId } from '../news/report.ts';

/** Stable and citable, such as `UA-142`. */
export type DevelopmentId = string & { readonly __brand: 'DevelopmentId' };

/** The verdict on a statement against the baseline; a repeat is stored as support, not as one of these. */
export type DevelopmentKind = 'new' | 'changed' | 'confirmed' | 'contradicted' | 'withdrawn';

/** How sure the ledger is: one voice, a second-hand account, independent origins, or voices that disagree. */
export type Certainty = 'claimed' | 'reported' | 'confirmed' | 'disputed';

/** What a truce or proposal is filed under: the pack's truce id, else `full` or `partial` for one without a name. */
export type TruceKey = string & { readonly __brand: 'TruceKey' };

/** A verbatim quote and where it stands. */
export interface Evidence {
  readonly versionId: VersionId;
  readonly sourceId: SourceId;
  readonly outlet: string;
  /** Who owns the outlet that carries it: two outlets of one family are one. */
  readonly family: string;
  /** The independent origin of the text. */
  readonly origin: string;
  /** The party that owns the outlet or the origin; null for an independent one. */
  readonly side: PartyId | null;
  readonly quote: string;
  readonly speaker: PartyId | null;
  readonly link: string;
  readonly at: Date;
  /** When what it tells is to be, or was, as its own text says; absent where that says nothing. */
  readonly times?: Times;
}

/** What an entry replaces on the board. */
export interface Before {
  readonly value: StatementValue;
  readonly since: Date | null;
}

/** A development on its way into the ledger. */
export interface NewDevelopment {
  readonly kind: DevelopmentKind;
  readonly type: StatementType;
  readonly value: StatementValue;
  readonly actors: readonly PartyId[];
  readonly scope: Scope | null;
  readonly truce: TruceKey;
  readonly about: string;
  readonly by: PartyId | null;
  readonly speaker: PartyId | null;
  readonly before: Before | null;
  readonly certainty: Certainty;
  /** True: it brings the board up to date and is posted nowhere. */
  readonly background: boolean;
  /** True: it came to be known long after it happened, and is told only together with all else that was late. */
  readonly late: boolean;
  /** How likely it was to add something when it was judged, from 0 to 1; 1 for what nobody had to judge. */
  readonly likelihood: number;
  readonly evidence: Evidence;
  /** For a confirmation: the entry that had become certain. It stays as certain as that one is on the evidence that both share. */
  readonly confirms?: DevelopmentId;
}

/** One entry of the ledger. */
export interface Development extends NewDevelopment {
  readonly id: DevelopmentId;
  /** 1, 2, 3 … within a pack, in the order of learning. */
  readonly seq: number;
  readonly packId: PackId;
  readonly eventId: EventId;
  /** When the program learned it: the second of the two clocks, beside `evidence.at`. */
  readonly learnedAt: Date;
  /** Later reports that say the same, oldest first; for a confirmation everything else that carries what it confirms. */
  readonly support: readonly Evidence[];
  /** What was put on record about it since, oldest first; absent where nothing was. */
  readonly corrections?: readonly Correction[];
  /** Whose word on it counts beside its evidence; absent where it is judged by that alone. */
  readonly judged?: Judged;
  /** Since when it stands no more, and which entry has its place; absent while it stands. */
  readonly superseded?: { readonly at: Date; readonly by: DevelopmentId | null };
}

/** A desk's word, or that of the party concerned, on how sure an entry is. */
export interface Judged {
  readonly certainty: 'confirmed' | 'disputed';
  readonly by: 'desk' | PartyId;
}

/** What a correction does to its entry; nothing is ever taken out of the ledger itself. */
export type Amendment =
  /** The source says it in other words now: the quote is this one. */
  | {
      readonly kind: 'moved';
      readonly from: VersionId;
      readonly to: Pick<Evidence, 'versionId' | 'quote' | 'link'>;
    }
  /** What these versions carried counts no more; without any other carrier the entry is withdrawn. */
  | { readonly kind: 'dropped'; readonly versions: readonly VersionId[]; readonly instead: DevelopmentId | null }
  /** It is withdrawn whoever carries it: those concerned say that it is not so. */
  | { readonly kind: 'withdrawn'; readonly instead: DevelopmentId | null }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'disputed' }
  | { readonly kind: 'corrected'; readonly value: StatementValue; readonly was: StatementValue };

/** Who corrects: an outlet by its text, a party by what a text quotes, or somebody at the desk. */
export type Corrector =
  | {
      readonly kind: 'source';
      readonly versionId: VersionId;
      readonly outlet: string;
      readonly link: string;
      /** The words that take it back; null where it is only said no more. */
      readonly quote: string | null;
    }
  | {
      readonly kind: 'party';
      readonly party: PartyId;
      readonly versionId: VersionId;
      readonly outlet: string;
      readonly link: string;
      readonly quote: string;
    }
  | { readonly kind: 'desk'; readonly member: string };

/** A correction on its way into the ledger. */
export interface NewCorrection {
  readonly entryId: DevelopmentId;
  readonly amendment: Amendment;
  readonly why: 'edited' | 'retracted' | 'denied' | 'desk';
  readonly by: Corrector;
  readonly note: string | null;
  /** Whether readers who know the entry are told: what it says, or how sure it is, is another now. */
  readonly tells: boolean;
}

/** What was put on record about an entry; `number` counts up with every correction. */
export interface Correction extends NewCorrection {
  readonly number: number;
  readonly packId: PackId;
  readonly at: Date;
}

/** The support of a confirmation: what carries the entry that it confirms, but for its own version. */
export function confirming(own: Evidence, confirmed: readonly Evidence[]): readonly Evidence[] {
  return confirmed.filter(({ versionId }) => versionId !== own.versionId);
}

/** Whether readers of the board would call it a change: it stands, and background is one only where it moved the board. */
export function isChange({
  background,
  type,
  superseded,
}: Pick<Development, 'background' | 'type' | 'superseded'>): boolean {
  if (superseded) return false;
  return !background || type === 'phase' || type === 'position';
}

/** Entries that a later one may repeat, confirm or contradict are compared by this. */
export interface Claim {
  readonly type: StatementType;
  readonly value: StatementValue;
  readonly actors: readonly PartyId[];
  readonly truce: TruceKey;
  readonly by: PartyId | null;
}
