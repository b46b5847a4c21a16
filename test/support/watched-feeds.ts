import { judgeOutages, type OutageVerdict } from '../../src/domain/news/judge-outages.ts';
import type { FeedHealth, FeedId } from '../../src/domain/news/feed.ts';
import { unknownRhythm } from '../../src/domain/news/feed-rhythm.ts';
import type { Outage, OutageId } from '../../src/domain/news/outage.ts';
import { absenceBefore, blindUntil, type Gap, type WatchedFeed } from '../../src/domain/news/watch.ts';

const STEP_MIN = 5;
const DAY_MIN = 24 * 60;

/** What the admins were told, at which minute of the play. */
export interface Told {
  readonly minute: number;
  readonly what: 'dark' | 'back';
  /** Which feeds; `*` for everything. */
  readonly feeds: readonly string[];
}

/** A feed of the play: polled so often, and whether it can be read at a minute. */
export interface PlayedFeed {
  readonly everyMin: number;
  readonly isUp: (minute: number) => boolean;
  /** How long its server asks to wait after a failure. */
  readonly waitsMin?: number;
}

/**
 * Feeds that are polled and watched through days of played time, in steps of five minutes: a success keeps a feed's
 * rhythm, each failure doubles the wait up to the longest one, and the watch looks after each step in which the bot runs.
 */
export class WatchedFeeds {
  static readonly start = Date.UTC(2031, 4, 6);
  minute = 0;
  readonly told: Told[] = [];
  outages: Outage[] = [];
  readonly #played = new Map<string, PlayedFeed>();
  readonly #longestWait: number;
  /** The health of feeds that are followed no longer, should they return. */
  readonly #kept = new Map<string, FeedHealth>();
  readonly #running: number[] = [];
  readonly #successes: { readonly id: string; readonly minute: number }[] = [];
  readonly #feeds = new Map<string, WatchedFeed>();
  #gaps: readonly Gap[] = [];
  #lastLookAt: Date | null = null;

  constructor(played: Readonly<Record<string, PlayedFeed>>, longestWait = DAY_MIN) {
    this.#longestWait = longestWait;
    for (const [id, feed] of Object.entries(played)) this.follow(id, feed);
  }

  get now(): Date {
    return this.at(this.minute);
  }

  at(minute: number): Date {
    return new Date(WatchedFeeds.start + minute * 60_000);
  }

  follow(id: string, played: PlayedFeed): void {
    this.#played.set(id, played);
    const never = { lastAttemptAt: null, lastSuccessAt: null, lastError: null, failures: 0, firstPolledAt: null };
    const health = this.#kept.get(id) ?? { ...never, intervalMs: 600_000, nextPollAt: this.now, rhythm: unknownRhythm };
    const url = `https://${id}.example/rss`;
    this.#feeds.set(id, { id: id as FeedId, url, watchedSince: null, health });
  }

  unfollow(id: string): void {
    const feed = this.#feeds.get(id);
    if (feed) this.#kept.set(id, feed.health);
    this.#feeds.delete(id);
  }

  /** Time passes, with the bot running or off. */
  pass(minutes: number, bot: 'running' | 'off' = 'running'): this {
    for (const end = this.minute + minutes; this.minute < end; this.minute += STEP_MIN) {
      if (bot === 'off') continue;
      this.#running.push(this.minute);
      for (const [id, feed] of this.#feeds) this.#poll(id, feed);
      this.#look();
    }
    return this;
  }

  /** How many minutes the bot was running between two moments. */
  runningBetween(from: Date, to: Date): number {
    return this.#running.filter((minute) => this.at(minute) > from && this.at(minute) <= to).length * STEP_MIN;
  }

  /** The minutes at which the feed was read after one moment, up to another. */
  successes(id: string, after: Date, to: Date): readonly number[] {
    const read = this.#successes.filter((one) => one.id === id && this.at(one.minute) > after);
    return read.map(({ minute }) => minute).filter((minute) => this.at(minute) <= to);
  }

  isUpAt(id: string, at: Date): boolean {
    return this.#played.get(id)?.isUp((at.getTime() - WatchedFeeds.start) / 60_000) === true;
  }

  #poll(id: string, feed: WatchedFeed): void {
    const played = this.#played.get(id);
    if (!played || feed.health.nextPollAt > this.now) return;
    const isUp = played.isUp(this.minute);
    if (isUp) this.#successes.push({ id, minute: this.minute });
    const failures = isUp ? 0 : feed.health.failures + 1;
    const wait = isUp
      ? played.everyMin
      : (played.waitsMin ?? Math.min(this.#longestWait, played.everyMin * 2 ** (failures - 1)));
    const health = {
      ...feed.health,
      failures,
      lastAttemptAt: this.now,
      lastSuccessAt: isUp ? this.now : feed.health.lastSuccessAt,
      lastError: isUp ? null : 'There is no feed at this address (HTTP 404).',
      nextPollAt: this.at(this.minute + wait),
    };
    this.#feeds.set(id, { ...feed, health });
  }

  #look(): void {
    const feeds = [...this.#feeds.values()];
    this.#gaps = [
      ...this.#gaps,
      ...absenceBefore(this.now, this.#lastLookAt),
      ...blindUntil(this.now, { feeds, outages: this.outages }),
    ];
    this.#lastLookAt = this.now;
    const watch = { feeds, gaps: this.#gaps, outages: this.outages };
    const verdict = judgeOutages(watch, this.now);
    for (const [id, feed] of this.#feeds)
      if (feed.watchedSince === null) this.#feeds.set(id, { ...feed, watchedSince: this.now });
    this.#keep(verdict);
  }

  #keep({ dark, back, dropped, noticed }: OutageVerdict): void {
    const readSince = new Map(noticed.map((one) => [one.id, one.readSince]));
    const closed = new Set([...dropped, ...back.map(({ id }) => id)]);
    this.outages = this.outages.map((outage) => ({
      ...outage,
      readSince: readSince.has(outage.id) ? (readSince.get(outage.id) ?? null) : outage.readSince,
      closedAt: closed.has(outage.id) ? this.now : outage.closedAt,
    }));
    if (back.length > 0)
      this.#tell(
        'back',
        back.map(({ feedId }) => feedId ?? '*'),
      );
    if (dark.kind === 'none') return;
    this.#tell('dark', dark.kind === 'everything' ? ['*'] : dark.feeds.map(({ id }) => id));
    const opened = dark.kind === 'everything' ? [{ feedId: null, unreadSince: dark.unreadSince }] : dark.feeds;
    for (const one of opened) {
      const id = (this.outages.length + 1) as OutageId;
      const feedId = 'id' in one ? one.id : null;
      this.outages.push({
        id,
        feedId,
        unreadSince: one.unreadSince,
        toldAt: this.now,
        readSince: null,
        closedAt: null,
      });
    }
  }

  #tell(what: Told['what'], feeds: readonly string[]): void {
    this.told.push({ minute: this.minute, what, feeds });
  }
}
