import type { FeedId, PollOutcome } from '../domain/news/feed.ts';
import type { PollLimits } from '../domain/news/poll-rhythm.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedRecord, FeedRegistry } from '../ports/feed-registry.ts';
import type { Log } from '../ports/log.ts';
import { OwnOutage } from './own-outage.ts';

interface HasteDeps {
  readonly feeds: FeedRegistry;
  readonly limits: Pick<PollLimits, 'minIntervalMs'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** When to look again for what was announced and not found. */
const LOOKS_AFTER_MS = [60_000, 5 * 60_000];

/** What brings a poll forward: a word that a feed has news, and the end of a time in which nothing could be read. */
export class FeedHaste {
  readonly #deps: HasteDeps;
  readonly #again = new Set<FeedId>();
  readonly #looks = new Map<FeedId, readonly number[]>();
  readonly #ownOutage = new OwnOutage();

  constructor(deps: HasteDeps) {
    this.#deps = deps;
  }

  /** As soon as politeness allows; a feed that is being asked may have answered before it had the news, and is asked once more. */
  async hasten(id: FeedId, isBeingAsked: boolean): Promise<void> {
    if (isBeingAsked) {
      this.#again.add(id);
      return;
    }
    const [feed] = await this.#deps.feeds.records([id]);
    // one that fails has its back-off, and perhaps a wait that its server asked for
    if (feed === undefined || feed.health.failures > 0) return;
    this.#looks.set(id, LOOKS_AFTER_MS);
    await this.#notBefore(feed, 0);
  }

  async #notBefore({ id, health }: FeedRecord, waitMs: number): Promise<void> {
    const now = this.#deps.clock.now().getTime();
    const earliest = (health.lastAttemptAt?.getTime() ?? 0) + this.#deps.limits.minIntervalMs;
    await this.#deps.feeds.hasten(id, new Date(Math.max(now + waitMs, earliest)));
  }

  /** What was announced and is not there yet may still stand behind a cache. */
  async #lookAgain({ id }: FeedRecord, outcome: PollOutcome): Promise<void> {
    const [waitMs, ...rest] = this.#looks.get(id) ?? [];
    if (waitMs === undefined || outcome.kind !== 'unchanged') {
      this.#looks.delete(id);
      return;
    }
    this.#looks.set(id, rest);
    const [feed] = await this.#deps.feeds.records([id]);
    if (feed !== undefined) await this.#notBefore(feed, waitMs);
  }

  /** Never rejects: what cannot be brought forward is polled in its usual time. */
  async afterKept(polled: readonly { readonly feed: FeedRecord; readonly outcome: PollOutcome }[]): Promise<void> {
    const now = this.#deps.clock.now();
    for (const { feed, outcome } of polled) {
      const since = this.#ownOutage.after(feed.id, outcome, now);
      try {
        if (this.#again.delete(feed.id)) await this.hasten(feed.id, false);
        else if (this.#looks.has(feed.id)) await this.#lookAgain(feed, outcome);
        if (since !== null) await this.#tryTheFailed(since, now);
      } catch (cause) {
        this.#deps.log.error('feeds are polled in their usual time', { feedId: feed.id, cause: String(cause) });
      }
    }
  }

  async #tryTheFailed(since: Date, now: Date): Promise<void> {
    this.#deps.log.info('feeds can be read again: those that failed are tried at once', { since: since.toISOString() });
    await this.#deps.feeds.hastenFailed(since, now);
  }
}
