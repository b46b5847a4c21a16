import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Clock } from '../../ports/clock.ts';

/**
 * Slack limits all methods but posting for a workspace as a whole: once one of them is to wait, whoever calls it before
 * its time gets the same word from here, with the rest of the wait, and Slack is not asked.
 */
export class MethodWaits {
  readonly #clock: Clock;
  readonly #waits = new Map<string, { readonly from: number; readonly ms: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls a method, unless it is to wait; throws what the client throws. */
  async call<T>(method: string, call: () => Promise<T>): Promise<T> {
    const rest = this.#restOf(method);
    if (rest > 0) throw new WebAPIRateLimitedError(rest / 1000);
    try {
      return await call();
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError) this.#note(method, error.retryAfter * 1000);
      throw error;
    }
  }

  /** A clock that was set back makes no wait longer: it is over then. */
  #restOf(method: string): number {
    const wait = this.#waits.get(method);
    if (!wait) return 0;
    const passed = this.#clock.now().getTime() - wait.from;
    return passed < 0 ? 0 : Math.max(0, wait.ms - passed);
  }

  /** Of two calls that were under way at once, the longer wait counts. */
  #note(method: string, ms: number): void {
    if (ms > this.#restOf(method)) this.#waits.set(method, { from: this.#clock.now().getTime(), ms });
  }
}
