import type { FeedId, PollOutcome } from '../domain/news/feed.ts';

/** Fewer feeds may well be down by themselves. */
const FEWEST_FEEDS = 3;
/** Shorter, and the feeds' own back-off has not gone far. */
const SHORTEST_MS = 5 * 60_000;

/**
 * Tells when what kept the bot from reading anything is over: several feeds failed, none was read for minutes, and now one
 * is. Their back-off was not their fault, and after a night without a connection it would keep them unread for hours more.
 */
export class OwnOutage {
  readonly #failed = new Set<FeedId>();
  #since: Date | null = null;

  /** Since when nothing could be read, once it is over; null otherwise. */
  after(feed: FeedId, outcome: PollOutcome, now: Date): Date | null {
    if (outcome.kind === 'refused') return null;
    // a server that answers at all is proof of a connection
    if (outcome.kind === 'failed' && outcome.status === null) {
      this.#since ??= now;
      // a number is enough; the set must not grow with all feeds
      if (this.#failed.size < FEWEST_FEEDS) this.#failed.add(feed);
      return null;
    }
    const since = this.#since;
    const over = this.#failed.size >= FEWEST_FEEDS && since !== null && now.getTime() - since.getTime() >= SHORTEST_MS;
    this.#failed.clear();
    this.#since = null;
    return over ? since : null;
  }
}
