import type { PackId } from '../domain/diplomacy/pack.ts';
import type { VersionId } from '../domain/news/article.ts';
import type { Decided, EventDecision } from '../domain/news/event-decisions.ts';
import type { EventId } from '../domain/news/report.ts';

/** What a desk decides about events. Texts of ledger and board stay as they are; who belongs to which event changes, and it is on record. */
export interface DeskDecisions {
  /** Makes two events one. Throws an AppError `conflict` where either was made part of another one before. */
  merge(events: { readonly from: EventId; readonly into: EventId }, decided: Decided): Promise<void>;
  /**
   * Takes versions out of an event into one of their own, and answers with that. Throws an AppError `conflict` where one of
   * them is not in the event, or none would be left there.
   */
  split(parts: { readonly from: EventId; readonly versions: readonly VersionId[] }, decided: Decided): Promise<EventId>;
  /** The decisions on a pack's events after one, in order. */
  after(packId: PackId, number: number): Promise<readonly EventDecision[]>;
}
