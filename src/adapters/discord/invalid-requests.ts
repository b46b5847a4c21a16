import type { RESTOptions } from 'discord.js';

type Ask = RESTOptions['makeRequest'];

/** Discord shuts out whoever makes 10,000 requests in ten minutes that it answers so; what others used up is not counted. */
const INVALID: ReadonlySet<number> = new Set([401, 403, 429]);
const WINDOW_MS = 10 * 60_000;
const MOST = 8000;

/** Nothing was asked of Discord; `retryAfterMs`: ask no sooner. */
export class RestNeeded extends Error {
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super('Discord turned away too many requests');
    this.name = 'RestNeeded';
    this.retryAfterMs = retryAfterMs;
  }
}

/** Counts what Discord turns away, whoever asked; before it is too much nothing is asked any more until it is less. */
export class InvalidRequests {
  readonly #most: number;
  readonly #now: () => number;
  readonly #made: number[] = [];

  constructor(most = MOST, now = () => performance.now()) {
    this.#most = most;
    this.#now = now;
  }

  /** The same way of asking, within what Discord bears. */
  guarding(ask: Ask): Ask {
    return async (url, init) => {
      const wait = this.#wait();
      if (wait > 0) throw new RestNeeded(wait);
      const answer = await ask(url, init);
      const isOthers = answer.headers.get('x-ratelimit-scope') === 'shared';
      if (INVALID.has(answer.status) && !isOthers) this.#made.push(this.#now());
      return answer;
    };
  }

  #wait(): number {
    const past = this.#now() - WINDOW_MS;
    while (this.#made[0] !== undefined && this.#made[0] <= past) this.#made.shift();
    const decisive = this.#made.at(-this.#most);
    return decisive === undefined ? 0 : decisive - past;
  }
}
