import { cutoffsAt, type RetentionLimits } from '../domain/news/retention.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { DroppedPiece, Retention } from '../ports/retention.ts';

/** What letting go needs. */
export interface DropDeps {
  readonly retention: Retention;
  readonly retentionLimits: RetentionLimits;
  readonly clock: Clock;
  readonly log: Log;
}

/** Between two walks through the store. */
const REST_MS = 6 * 3_600_000;

/** Beside the stages: rows that are old and that nothing quotes → nothing. It walks through them in pieces, a stop is heeded after each, and rests. */
export class DroppingOld {
  readonly #deps: DropDeps;
  #walkedAt: Date | null = null;

  constructor(deps: DropDeps) {
    this.#deps = deps;
  }

  /** Walks through the store unless it did so a short while ago; answers with how many rows it let go of. */
  async takeUp(signal: AbortSignal): Promise<number> {
    const { clock, retention, retentionLimits, log } = this.#deps;
    const now = clock.now();
    // a clock that was set back must not make the rest longer
    if (this.#walkedAt !== null && Math.abs(now.getTime() - this.#walkedAt.getTime()) < REST_MS) return 0;
    const cutoffs = cutoffsAt(now, retentionLimits);
    const deliveries = await walk((after) => retention.dropDeliveries(after, cutoffs), signal);
    const reports = await walk((after) => retention.dropReports(after, cutoffs), signal);
    if (!signal.aborted) this.#walkedAt = now;
    if (deliveries + reports > 0) log.info('old rows let go', { deliveries, reports });
    return deliveries + reports;
  }
}

async function walk(piece: (after: number) => Promise<DroppedPiece>, signal: AbortSignal): Promise<number> {
  let dropped = 0;
  for (let after: number | null = 0; after !== null && !signal.aborted;) {
    const done: DroppedPiece = await piece(after);
    dropped += done.dropped;
    after = done.next;
  }
  return dropped;
}
