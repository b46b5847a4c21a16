/** How long things are kept, in milliseconds. */
export interface RetentionLimits {
  /** Full texts and what was reckoned from them. */
  readonly textsMs: number;
  /** Which reports there were and what became of them. */
  readonly reportsMs: number;
  /** What was posted. */
  readonly deliveriesMs: number;
}

/** What came before these moments may go. */
export interface Cutoffs {
  readonly textsBefore: Date;
  readonly reportsBefore: Date;
  readonly deliveriesBefore: Date;
}

/**
 * The moments before which things may go. What the ledger or a desk quotes is kept for good, whatever its age; a report's
 * record is kept at least as long as its text.
 */
export function cutoffsAt(now: Date, { textsMs, reportsMs, deliveriesMs }: RetentionLimits): Cutoffs {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  return {
    textsBefore: before(textsMs),
    reportsBefore: before(Math.max(reportsMs, textsMs)),
    deliveriesBefore: before(deliveriesMs),
  };
}
