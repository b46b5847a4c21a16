import type { PackId } from '../diplomacy/pack.ts';
import type { DevelopmentId } from './development.ts';

/** What a member of the desk would decide, where a decision takes two. */
export interface NewProposal {
  readonly packId: PackId;
  /** The entry that it is about, or by which its event was named. */
  readonly entryId: DevelopmentId;
  /** The desk command and its options that make it, without the reason. */
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  /** The same for two who decide the same, however they call it. */
  readonly decides: string;
  readonly by: string;
  readonly at: Date;
  readonly note: string | null;
}

/** A proposal as it stands; an ended one stays on record. */
export interface Proposal extends NewProposal {
  readonly number: number;
  readonly state: 'open' | 'agreed' | 'taken-back' | 'lapsed';
  /** Who agreed to it or took it back; null for an open or lapsed one. */
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
}

/** A proposal waits so long for a second member. */
const PROPOSAL_LASTS_MS = 24 * 3_600_000;

/** When it lapses unless somebody agrees. */
export function lapsesAt({ at }: Pick<Proposal, 'at'>): Date {
  return new Date(at.getTime() + PROPOSAL_LASTS_MS);
}

/** The proposal as it stands at a time: nobody has to note that one has lapsed. */
export function asOf(proposal: Proposal, now: Date): Proposal {
  const end = lapsesAt(proposal);
  if (proposal.state !== 'open' || now < end) return proposal;
  return { ...proposal, state: 'lapsed', endedAt: end };
}
