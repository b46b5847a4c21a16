import type { DevelopmentId } from '../domain/ledger/development.ts';
import type { NewDelivery } from '../domain/telling/delivery.ts';
import type { NewProposal, Proposal } from '../domain/ledger/proposal.ts';

/** What became of a decision that takes two. */
export type Proposed =
  /** It waits for somebody else; `isNew` is false where the same member had proposed it before. */
  | { readonly kind: 'waits'; readonly proposal: Proposal; readonly isNew: boolean }
  /** Another member had proposed the same, and it is still open: the decision may be made. */
  | { readonly kind: 'seconded'; readonly proposal: Proposal };

/** Who agrees to which proposal, put on record in the transaction that makes the decision. */
export interface Agreement {
  readonly proposal: number;
  readonly by: string;
}

/** Proposals of desk members where decisions take two, on record for good. They are ended as agreed by DeskDecisions alone. */
export interface DeskProposals {
  /**
   * Proposes, or finds the open proposal of the same decision; of those who come at the same time one proposes. What is told
   * of a new one goes into the outbox with it.
   */
  propose(proposal: NewProposal, noticesOf?: (made: Proposal) => readonly NewDelivery[]): Promise<Proposed>;
  /** Takes back one's own proposal; false where it is not open any more, or another's. */
  takeBack(number: number, by: string, now: Date): Promise<boolean>;
  /** Null where there is none of that number. */
  find(number: number, now: Date): Promise<Proposal | null>;
  /** The open ones that are about an entry, oldest first. */
  openAbout(id: DevelopmentId, now: Date): Promise<readonly Proposal[]>;
  /** The newest ones of all, open or not, newest first. */
  latest(most: number, now: Date): Promise<readonly Proposal[]>;
}
