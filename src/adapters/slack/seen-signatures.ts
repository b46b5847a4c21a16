/** Bolt takes a request for so long after the moment that it bears, and so is it remembered, with some room. */
const GOOD_FOR_MS = 6 * 60_000;

/** The signatures of requests that held good: one that is sent again by whoever overheard it is known by its own. */
export class SeenSignatures {
  readonly #until = new Map<string, number>();

  /** How many are remembered. */
  get size(): number {
    return this.#until.size;
  }

  /** True the first time; what is too old for anyone to take is forgotten. */
  isNew(signature: string, sentAt: number, now: number): boolean {
    // all are looked at: one that came while a clock was ahead outlives those behind it
    for (const [known, until] of this.#until) if (until <= now) this.#until.delete(known);
    if (this.#until.has(signature)) return false;
    this.#until.set(signature, Math.max(now, sentAt) + GOOD_FOR_MS);
    return true;
  }
}
