const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 60 * 60_000;

interface Rest {
  readonly failures: number;
  readonly failedAt: number;
  readonly restMs: number;
}

/**
 * What failed rests before it is tried again, twice as long each time, up to an hour: it is not forgotten, and it does not
 * run hot. Kept between cycles and nowhere else, so that after a start everything is tried at once.
 */
export class Retries {
  readonly #rests = new Map<string, Rest>();

  /** How many things have failed and not succeeded since. */
  get size(): number {
    return this.#rests.size;
  }

  /** A clock that was set back ends every rest. */
  isResting(what: string, now: Date): boolean {
    const rest = this.#rests.get(what);
    if (!rest) return false;
    const waitedMs = now.getTime() - rest.failedAt;
    return waitedMs >= 0 && waitedMs < rest.restMs;
  }

  failed(what: string, now: Date): void {
    const failures = (this.#rests.get(what)?.failures ?? 0) + 1;
    const restMs = Math.min(FIRST_REST_MS * 2 ** Math.min(failures - 1, 20), LONGEST_REST_MS);
    this.#rests.set(what, { failures, failedAt: now.getTime(), restMs });
  }

  succeeded(what: string): void {
    this.#rests.delete(what);
  }
}
