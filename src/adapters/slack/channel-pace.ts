import { pause } from '../chat/back-off.ts';

/** Slack takes one message a second in a channel; a little more keeps clear of it. */
const BETWEEN_MS = 1100;

/** Keeps the posts to one channel apart; channels do not wait for each other. */
export class ChannelPace {
  readonly #free = new Map<string, number>();
  readonly #betweenMs: number;

  constructor(betweenMs = BETWEEN_MS) {
    this.#betweenMs = betweenMs;
  }

  /** Resolves when it is this post's turn, or at once when the signal says so. */
  async turn(channel: string, signal: AbortSignal): Promise<void> {
    const now = Date.now();
    for (const [other, at] of this.#free) if (at <= now) this.#free.delete(other);
    const mine = this.#free.get(channel) ?? now;
    this.#free.set(channel, mine + this.#betweenMs);
    if (mine > now) await pause(mine - now, signal);
  }
}
