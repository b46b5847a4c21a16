import type { FeedHealth, FeedId } from './feed.ts';
import type { Outage } from './outage.ts';

/** A followed feed, and since when the watch has seen it followed; null: this is the first look at it. */
export interface WatchedFeed {
  readonly id: FeedId;
  readonly url: string;
  readonly watchedSince: Date | null;
  readonly health: FeedHealth;
}

/** A stretch of time. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/** A stretch in which nothing could be learned of single feeds: the bot was off, or could read none of them. */
export interface Gap extends Stretch {
  readonly kind: 'off' | 'blind';
}

/** What the watch over the feeds knows at one look. */
export interface Watch {
  readonly feeds: readonly WatchedFeed[];
  readonly gaps: readonly Gap[];
  /** Outages that the admins were told of: those that go on, and those of the last weeks. */
  readonly outages: readonly Outage[];
}

/** The watch looks once a minute; after so long without a look the bot was off, or its machine asleep. */
const ABSENT_MS = 30 * 60_000;

/** The time between two looks, if it is so long that the bot was not running in it. */
export function absenceBefore(now: Date, lastLookAt: Date | null): readonly Gap[] {
  if (lastLookAt === null || now.getTime() - lastLookAt.getTime() <= ABSENT_MS) return [];
  return [{ kind: 'off', from: lastLookAt, to: now }];
}

/** The time in which none of the feeds could be read, up to now: since the last success of any. */
export function blindUntil(now: Date, watch: Omit<Watch, 'gaps'>): readonly Gap[] {
  return isBlind(watch) ? [{ kind: 'blind', from: lastReadOf(watch.feeds, now), to: now }] : [];
}

/** From so many on, feeds that all fail have one cause. */
const FEWEST_OF_EVERYTHING = 3;

/** Do all feeds fail from one cause? Those that were dark by themselves before have causes of their own. */
export function isBlind({ feeds, outages }: Omit<Watch, 'gaps'>): boolean {
  return !feeds.some(isRead) && failingUntold(feeds, outages).length >= FEWEST_OF_EVERYTHING;
}

/** The feeds whose last poll failed, without those that the admins were told of. */
export function failingUntold(feeds: readonly WatchedFeed[], outages: readonly Outage[]): readonly WatchedFeed[] {
  const told = new Set(outages.flatMap(({ closedAt, feedId }) => (closedAt === null ? feedId : []) ?? []));
  return feeds.filter(({ id, health }) => health.failures > 0 && !told.has(id));
}

/** Was its last poll a good one? */
export function isRead({ health }: WatchedFeed): boolean {
  return health.failures === 0 && health.lastSuccessAt !== null;
}

/** The last success of any feed; where there was none, since when the first is watched. */
export function lastReadOf(feeds: readonly WatchedFeed[], now: Date): Date {
  const successes = feeds.flatMap(({ health }) => health.lastSuccessAt?.getTime() ?? []);
  const watched = feeds.map(({ watchedSince }) => (watchedSince ?? now).getTime());
  return new Date(successes.length > 0 ? Math.max(...successes) : Math.min(...watched, now.getTime()));
}

/** How much of the time from `from` to `now` lies outside the stretches, which may overlap. */
export function timeOutside(stretches: readonly Stretch[], from: Date, now: Date): number {
  let counted = from.getTime();
  let outside = 0;
  for (const stretch of stretches.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    // one that ends in the future was noted by a clock that has been set back since
    if (stretch.to > now) continue;
    outside += Math.max(0, stretch.from.getTime() - counted);
    counted = Math.max(counted, stretch.to.getTime());
  }
  return outside + Math.max(0, now.getTime() - counted);
}
