import type { FeedHealth, FeedItem, FeedRhythm, PollOutcome } from './feed.ts';

/** What a document held: items never seen before, and items in all. */
export interface SeenItems {
  readonly fresh: number;
  readonly windowSize: number;
}

/** A poll that could be read. */
export type GoodPoll = Extract<PollOutcome, { readonly kind: 'fresh' | 'unchanged' }>;
type FreshPoll = Extract<GoodPoll, { readonly kind: 'fresh' }>;

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const averageOverMs = 3 * dayMs;
const recentMs = hourMs;
const busiestFadesMs = 7 * dayMs;
/** Fewer items than that may all be new by chance. */
const windowThatTells = 3;
/** Before that much time is known, a number of items a day would be a guess. */
const daysThatTell = 0.25;

/** Of a feed that has not been read yet. */
export const unknownRhythm: FeedRhythm = {
  items: 0,
  days: 0,
  recentPerDay: 0,
  busiestPerDay: 0,
  windowSize: null,
  missedAt: null,
  ttlMs: null,
  skipHours: [],
  skipDays: [],
};

/**
 * The rhythm after a good poll. The first document tells it by its items' dates; later ones by how many items are new since
 * the last good poll. Without `seen` a document that has changed tells nothing of that.
 */
export function rhythmAfter(health: FeedHealth, outcome: GoodPoll, seen: SeenItems | null, now: Date): FeedRhythm {
  const before =
    outcome.kind === 'fresh' ? { ...health.rhythm, ...wishesOf(outcome), ...windowOf(outcome, seen) } : health.rhythm;
  if (health.lastSuccessAt === null || health.firstPolledAt === null) {
    return outcome.kind === 'fresh' ? { ...before, ...toldByDates(outcome.document.items, now) } : before;
  }
  if (outcome.kind === 'fresh' && seen === null) return before;
  const fresh = outcome.kind === 'fresh' ? Math.max(0, seen?.fresh ?? 0) : 0;
  return {
    ...counted(before, fresh, now.getTime() - health.lastSuccessAt.getTime()),
    missedAt: noneKnown(seen) ? now : before.missedAt,
  };
}

/** New items a day; null while too little is known of it. */
export function itemsPerDay({ items, days }: FeedRhythm): number | null {
  return days < daysThatTell ? null : items / days;
}

/** In how much time the feed's window has turned over at its busiest; null when that is not known. */
export function turnoverMs({ windowSize, busiestPerDay }: FeedRhythm): number | null {
  if (windowSize === null || windowSize === 0 || busiestPerDay <= 0) return null;
  return (windowSize / busiestPerDay) * dayMs;
}

/** What can be said of items that came and went between two polls. */
export type TurnoverRisk =
  | { readonly kind: 'none' }
  /** The window turns over faster than the feed is read. */
  | { readonly kind: 'tight'; readonly turnoverMs: number }
  | { readonly kind: 'missed'; readonly at: Date };

/** Whether items may have been missed in the week before the last poll, or may be before the next one. */
export function turnoverRisk({ rhythm, lastAttemptAt, nextPollAt }: FeedHealth): TurnoverRisk {
  if (lastAttemptAt === null) return { kind: 'none' };
  const { missedAt } = rhythm;
  if (missedAt !== null && lastAttemptAt.getTime() - missedAt.getTime() < 7 * dayMs)
    return { kind: 'missed', at: missedAt };
  const turnover = turnoverMs(rhythm);
  if (turnover === null || turnover >= nextPollAt.getTime() - lastAttemptAt.getTime()) return { kind: 'none' };
  return { kind: 'tight', turnoverMs: turnover };
}

function wishesOf({ document }: FreshPoll): Pick<FeedRhythm, 'ttlMs' | 'skipHours' | 'skipDays'> {
  return { ttlMs: document.ttlMs, skipHours: document.skipHours, skipDays: document.skipDays ?? [] };
}

function windowOf(outcome: FreshPoll, seen: SeenItems | null): Pick<FeedRhythm, 'windowSize'> {
  return { windowSize: seen?.windowSize ?? outcome.document.items.length + outcome.unchangedItems };
}

function noneKnown(seen: SeenItems | null): boolean {
  return seen !== null && seen.windowSize >= windowThatTells && seen.fresh >= seen.windowSize;
}

/** Counts that fade: an average over days, one over the last hour, and the latter's peak. */
function counted(before: FeedRhythm, fresh: number, elapsedMs: number): FeedRhythm {
  const elapsed = Math.max(elapsedMs, 1000);
  const fading = Math.exp(-elapsed / averageOverMs);
  const forgotten = Math.exp(-elapsed / recentMs);
  const recentPerDay = before.recentPerDay * forgotten + ((fresh * dayMs) / elapsed) * (1 - forgotten);
  return {
    ...before,
    items: rounded(before.items * fading + fresh),
    days: rounded(before.days * fading + elapsed / dayMs),
    recentPerDay: rounded(recentPerDay),
    busiestPerDay: rounded(Math.max(before.busiestPerDay * Math.exp(-elapsed / busiestFadesMs), recentPerDay)),
  };
}

/** By the dates of a whole document: how long its items took to come, and its half in the quickest case. */
function toldByDates(items: readonly FeedItem[], now: Date): Partial<FeedRhythm> {
  const times = items
    .flatMap(({ publishedAt }) => (publishedAt === null || publishedAt > now ? [] : [publishedAt.getTime()]))
    .sort((one, other) => one - other);
  const [first] = times;
  if (first === undefined || times.length < 2) return {};
  const days = Math.max(now.getTime() - first, hourMs) / dayMs;
  const known = Math.min(1, averageOverMs / dayMs / days);
  const half = Math.floor(times.length / 2);
  const spans = times.slice(half).map((time, index) => time - (times[index] ?? time));
  const quickest = Math.max(Math.min(...spans), hourMs);
  return {
    items: rounded((times.length - 1) * known),
    days: rounded(days * known),
    busiestPerDay: rounded((half * dayMs) / quickest),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
