export interface RateRule {
  /** One message per channel and this many milliseconds; 0 switches the limit off. */
  readonly postIntervalMs: number;
  /** How many posts a channel takes in one go before the interval counts. */
  readonly postBurst: number;
  /** Calls per minute of conversations.history and conversations.replies: 50, or 1 for distributed apps. */
  readonly historyPerMinute: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const posts = ['chat.postMessage'];
const histories = ['conversations.history', 'conversations.replies'];

/** Slack's limits per method and channel, each a bucket that refills steadily. */
export class RateLimits {
  private readonly buckets = new Map<string, Bucket>();
  private readonly rule: RateRule;

  constructor(rule: RateRule) {
    this.rule = rule;
  }

  /** Seconds to wait before this call, as `Retry-After` says them; 0 when it may go on. */
  take(method: string, teamId: string, channel: string | undefined, now: number): number {
    if (posts.includes(method) && this.rule.postIntervalMs > 0) {
      return this.draw(`${method} ${channel ?? ''}`, this.rule.postBurst, this.rule.postIntervalMs, now);
    }
    if (histories.includes(method)) {
      const perMinute = this.rule.historyPerMinute;
      return this.draw(`${method} ${teamId}`, perMinute, 60_000 / perMinute, now);
    }
    return 0;
  }

  private draw(key: string, capacity: number, refillMs: number, now: number): number {
    const bucket = this.buckets.get(key) ?? { tokens: capacity, at: now };
    const tokens = Math.min(capacity, bucket.tokens + (now - bucket.at) / refillMs);
    const allowed = tokens >= 1;
    this.buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
    return allowed ? 0 : Math.max(1, Math.ceil(((1 - tokens) * refillMs) / 1000));
  }
}
