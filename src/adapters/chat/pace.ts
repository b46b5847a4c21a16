import { pause } from './back-off.ts';

/** Keeps calls of one kind apart: each gets its own moment, in the order in which they ask; kinds do not wait for each other. */
export class Pace {
  readonly #free = new Map<string, number>();
  readonly #betweenMs: number;

  constructor(betweenMs: number) {
    this.#betweenMs = betweenMs;
  }

  /** Resolves when it is this call's turn, or at once when the signal says so. */
  async turn(kind: string, signal: AbortSignal): Promise<void> {
    const now = Date.now();
    for (const [other, at] of this.#free) if (at <= now) this.#free.delete(other);
    const mine = this.#free.get(kind) ?? now;
    this.#free.set(kind, mine + this.#betweenMs);
    if (mine > now) await pause(mine - now, signal);
  }
}
