import type { Cutoffs } from '../domain/news/retention.ts';

/** What one piece of a walk through the store has done. */
export interface DroppedPiece {
  /** Where the next piece begins; null: nothing after this one is old. */
  readonly next: number | null;
  readonly dropped: number;
}

/** Lets go of what is old, piece by piece, so that nothing else has to wait. */
export interface Retention {
  /**
   * The versions after a place, oldest first: texts that are old are emptied, reports that are old go with their versions.
   * Left as they are: what anything else refers to (the ledger, a figure, a desk's decision), what is not settled, and the
   * newest of each feed, which it may still list.
   */
  dropReports(after: number, cutoffs: Cutoffs): Promise<DroppedPiece>;
  /** The deliveries after a place, oldest first; those stay that are not finished, that a correction may have to change, or that tell whether one of the newest entries was posted. */
  dropDeliveries(after: number, cutoffs: Cutoffs): Promise<DroppedPiece>;
}
