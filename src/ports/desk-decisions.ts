import type { PackId } from '../domain/diplomacy/pack.ts';
import type { NewCorrection } from '../domain/ledger/development.ts';
import type { VersionId } from '../domain/news/article.ts';
import type { Decided, EventDecision } from '../domain/news/event-decisions.ts';
import type { EventId } from '../domain/news/report.ts';
import type { Agreement } from './desk-proposals.ts';

/**
 * What a desk decides about events and entries. The texts of the ledger stay as they are; which event they belong to, or how
 * they stand, changes, and it is on record. A decision that agrees to a proposal ends it, or is an AppError `conflict` where
 * that is not open any more.
 */
export interface DeskDecisions {
  /** Makes two events one. Throws an AppError `conflict` where either was made part of another one before. */
  merge(
    events: { readonly from: EventId; readonly into: EventId },
    decided: Decided,
    agreed?: Agreement,
  ): Promise<void>;
  /**
   * Takes versions out of an event into one of their own, and answers with that. Throws an AppError `conflict` where one of
   * them is not in the event, or none would be left there.
   */
  split(
    parts: { readonly from: EventId; readonly versions: readonly VersionId[] },
    decided: Decided,
    agreed?: Agreement,
  ): Promise<EventId>;
  /**
   * Puts on record what the desk says of entries, all or none. `seen` is the last correction of any of them that whoever
   * decides knew of: an AppError `conflict` where there is a later one.
   */
  judge(
    corrections: readonly NewCorrection[],
    decided: Pick<Decided, 'packId' | 'at'>,
    seen: number,
    agreed?: Agreement,
  ): Promise<void>;
  /** The decisions on a pack's events after one, in order. */
  after(packId: PackId, number: number): Promise<readonly EventDecision[]>;
}
