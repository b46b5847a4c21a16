import type { ServerTime } from './server-time.ts';

/** So many requests in so many milliseconds. */
export interface Allowance {
  readonly limit: number;
  readonly windowMs: number;
}

/** The allowances of a server; the defaults are close to what Discord is seen to do. */
export interface Allowances {
  readonly global: Allowance;
  readonly messages: Allowance;
  readonly oldEdits: Allowance;
  readonly crossposts: Allowance;
  readonly others: Allowance;
  /** After so many 401, 403 and 429 within the window every request is turned away unread. */
  readonly invalid: Allowance;
}

export const usualAllowances: Allowances = {
  global: { limit: 50, windowMs: 1000 },
  messages: { limit: 5, windowMs: 5000 },
  oldEdits: { limit: 3, windowMs: 20_000 },
  crossposts: { limit: 10, windowMs: 3_600_000 },
  others: { limit: 30, windowMs: 1000 },
  invalid: { limit: 10_000, windowMs: 600_000 },
};

/** The state of a bucket after one request. */
export interface Reading {
  readonly bucket: string;
  readonly limit: number;
  readonly remaining: number;
  readonly resetAfterMs: number;
  readonly resetAt: number;
  readonly exceeded: boolean;
}

interface Window {
  used: number;
  endsAt: number;
}

/** Counts requests per bucket in fixed windows. */
export class RateLimits {
  readonly #time: ServerTime;
  readonly #windows = new Map<string, Window>();

  constructor(time: ServerTime) {
    this.#time = time;
  }

  /** Takes one request out of a bucket; an exceeded bucket is not charged further. */
  take(bucket: string, allowance: Allowance): Reading {
    const now = this.#time.now();
    const known = this.#windows.get(bucket);
    const window = known === undefined || known.endsAt <= now ? { used: 0, endsAt: now + allowance.windowMs } : known;
    this.#windows.set(bucket, window);
    const exceeded = window.used >= allowance.limit;
    if (!exceeded) window.used += 1;
    return {
      bucket,
      limit: allowance.limit,
      remaining: allowance.limit - window.used,
      exceeded,
      resetAfterMs: window.endsAt - now,
      resetAt: window.endsAt,
    };
  }

  /** Says whether a bucket is used up, without taking from it. */
  isSpent(bucket: string, allowance: Allowance): boolean {
    const window = this.#windows.get(bucket);
    return window !== undefined && window.endsAt > this.#time.now() && window.used >= allowance.limit;
  }
}
