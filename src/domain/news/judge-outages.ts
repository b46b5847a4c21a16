import type { FeedId } from './feed.ts';
import type { Outage, OutageId } from './outage.ts';
import {
  failingUntold,
  isBlind,
  isRead,
  lastReadOf,
  timeOutside,
  type Gap,
  type Watch,
  type WatchedFeed,
} from './watch.ts';

/** What the admins have to be told of now. */
export type NewlyDark =
  | { readonly kind: 'none' }
  | { readonly kind: 'feeds'; readonly feeds: readonly DarkFeed[] }
  /** Nothing can be read: one outage, not as many as there are feeds. */
  | { readonly kind: 'everything'; readonly unreadSince: Date; readonly feeds: readonly DarkFeed[] };

/** A feed that cannot be read, and since when: its last success, or since when it is watched. */
export interface DarkFeed extends WatchedFeed {
  readonly unreadSince: Date;
}

/** An outage that has ended. */
export interface EndedOutage extends Outage {
  readonly readSince: Date;
}

/** What to tell and what to keep in mind. */
export interface OutageVerdict {
  readonly dark: NewlyDark;
  readonly back: readonly EndedOutage[];
  /** Outages of feeds that are no longer followed: nothing is told of them. */
  readonly dropped: readonly OutageId[];
  /** Outages whose feed is read again since then, or no longer so (null). */
  readonly noticed: readonly { readonly id: OutageId; readonly readSince: Date | null }[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** So long unread makes a feed dark. */
const DARK_MS = 6 * HOUR_MS;
/** One failure may be an accident, or a wait that the server asked for. */
const FEWEST_FAILURES = 2;
/** What follows within this time is told in the same notice, and nothing waits longer than the second one for it. */
const GATHER_MS = 30 * MINUTE_MS;
const LONGEST_GATHERING_MS = HOUR_MS;
/** Once some of a notice's feeds were told to be back, the others are gathered for so long: few of them, or more. */
const STRAGGLERS_MS = HOUR_MS;
const MANY_STRAGGLERS_MS = 6 * HOUR_MS;
const MANY = 4;
/** By how many outages came before it within a week: how long a feed must be read without a failure to be back. */
const STEADY_MS = [0, HOUR_MS, 6 * HOUR_MS, DAY_MS] as const;
const WEEK_MS = 7 * DAY_MS;

/**
 * Which feeds are dark (unread for six hours in which the bot was running, and failing) and were not told yet, and which
 * that were told are read again. Each outage is told once and its end once; feeds that go or come back together are told
 * together, and one that flaps has to be read steadily for longer each time before it counts as back.
 */
export function judgeOutages(watch: Watch, now: Date): OutageVerdict {
  const feeds = new Map(watch.feeds.map((feed) => [feed.id, feed]));
  const open = watch.outages.filter((outage) => outage.closedAt === null);
  const isGone = ({ feedId }: Outage): boolean => (feedId === null ? feeds.size === 0 : !feeds.has(feedId));
  const going = open.filter((outage) => !isGone(outage));
  const seen = going.map((outage) => ({ ...outage, readSince: readSinceOf(outage, watch, feeds) }));
  return {
    dark: newlyDark(watch, seen, now),
    back: backNow(seen, watch, feeds, now),
    dropped: open.filter(isGone).map(({ id }) => id),
    noticed: seen
      .filter(({ readSince }, n) => readSince?.getTime() !== going[n]?.readSince?.getTime())
      .map(({ id, readSince }) => ({ id, readSince })),
  };
}

/** The first success that was seen, as long as no failure came after it. */
function readSinceOf(outage: Outage, watch: Watch, feeds: ReadonlyMap<FeedId, WatchedFeed>): Date | null {
  const feed = outage.feedId === null ? undefined : feeds.get(outage.feedId);
  const read = (outage.feedId === null ? watch.feeds : feed ? [feed] : []).filter(isRead);
  const first = read
    .flatMap(({ health }) => health.lastSuccessAt ?? [])
    .filter((at) => outage.feedId !== null || at > outage.unreadSince)
    .toSorted((a, b) => a.getTime() - b.getTime())[0];
  return first === undefined ? null : (outage.readSince ?? first);
}

function newlyDark(watch: Watch, open: readonly Outage[], now: Date): NewlyDark {
  const untold = failingUntold(watch.feeds, open);
  if (!watch.feeds.some(isRead) && open.some(({ feedId }) => feedId === null)) return { kind: 'none' };
  if (isBlind(watch)) return everythingDark(watch, untold, now);
  const waited = untold
    .filter(({ health }) => health.failures >= FEWEST_FAILURES)
    .map((feed) => ({ feed, ms: timeOutside(watch.gaps, countedFrom(feed, now), now) }));
  const dark = waited.filter(({ feed, ms }) => ms >= DARK_MS && isTriedAfter(watch.gaps, feed));
  const isNear = waited.some(({ ms }) => ms < DARK_MS && ms >= DARK_MS - GATHER_MS);
  const longest = Math.max(...dark.map(({ ms }) => ms));
  if (dark.length === 0 || (isNear && longest < DARK_MS + LONGEST_GATHERING_MS)) return { kind: 'none' };
  return { kind: 'feeds', feeds: dark.map(({ feed }) => darkFeed(feed, now)) };
}

/** Six hours after the last success of any feed; until then the feeds that were due earlier wait for the others. */
function everythingDark({ feeds, gaps }: Watch, failing: readonly WatchedFeed[], now: Date): NewlyDark {
  const off = gaps.filter(({ kind }) => kind === 'off');
  const last = lastReadOf(feeds, now);
  const watchedFrom = new Date(Math.min(...feeds.map(({ watchedSince }) => (watchedSince ?? now).getTime())));
  const unreadMs = timeOutside(off, last > watchedFrom ? last : watchedFrom, now);
  if (unreadMs < DARK_MS || !failing.some((feed) => isTriedAfter(off, feed))) return { kind: 'none' };
  return { kind: 'everything', unreadSince: last, feeds: failing.map((feed) => darkFeed(feed, now)) };
}

/** What lies before the watch over a feed is no fault of the feed's. */
function countedFrom(feed: WatchedFeed, now: Date): Date {
  const watchedSince = feed.watchedSince ?? now;
  const { lastSuccessAt } = feed.health;
  return lastSuccessAt !== null && lastSuccessAt > watchedSince ? lastSuccessAt : watchedSince;
}

function darkFeed(feed: WatchedFeed, now: Date): DarkFeed {
  return { ...feed, unreadSince: feed.health.lastSuccessAt ?? feed.watchedSince ?? now };
}

/** After a gap nothing is known of a feed before it was tried again. */
function isTriedAfter(gaps: readonly Gap[], { health: { lastAttemptAt } }: WatchedFeed): boolean {
  return lastAttemptAt !== null && gaps.every(({ to }) => lastAttemptAt > to);
}

/** Those of one notice that came back by now, unless more of them are about to. */
function backNow(
  open: readonly Outage[],
  watch: Watch,
  feeds: ReadonlyMap<FeedId, WatchedFeed>,
  now: Date,
): readonly EndedOutage[] {
  const notices = Map.groupBy(open, ({ toldAt }) => toldAt.getTime());
  return [...notices].flatMap(([toldAt, members]) => {
    const back = members.flatMap((outage) => endedOutage(outage, watch.outages, now) ?? []);
    if (back.length === 0) return [];
    const rest = members.filter(({ id }) => !back.some((ended) => ended.id === id));
    const waitedMs = now.getTime() - Math.min(...back.map(({ readSince }) => readSince.getTime()));
    const isFirst = !watch.outages.some((one) => one.closedAt !== null && one.toldAt.getTime() === toldAt);
    const laterMs = members.length < MANY ? STRAGGLERS_MS : MANY_STRAGGLERS_MS;
    const isOver = waitedMs >= (isFirst ? GATHER_MS : laterMs);
    const more = isFirst ? rest.filter((outage) => isTriedSoon(outage, feeds, now)) : rest;
    return more.length === 0 || isOver ? back : [];
  });
}

/** The outage, if it counts as ended: read for long enough since. */
function endedOutage(outage: Outage, outages: readonly Outage[], now: Date): EndedOutage | null {
  const { readSince } = outage;
  if (readSince === null) return null;
  const weekBefore = outage.toldAt.getTime() - WEEK_MS;
  const before = outages.filter(
    ({ id, feedId, toldAt }) => id !== outage.id && feedId === outage.feedId && toldAt.getTime() > weekBefore,
  );
  const steadyMs = STEADY_MS[Math.min(before.length, STEADY_MS.length - 1)] ?? 0;
  return now.getTime() - readSince.getTime() >= steadyMs ? { ...outage, readSince } : null;
}

function isTriedSoon({ feedId }: Outage, feeds: ReadonlyMap<FeedId, WatchedFeed>, now: Date): boolean {
  const feed = feedId === null ? undefined : feeds.get(feedId);
  return feed !== undefined && feed.health.nextPollAt.getTime() - now.getTime() <= GATHER_MS;
}
