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
const averageDays = averageOverMs / dayMs;
const recentMs = hourMs;
const busiestFadesMs = 7 * dayMs;
/** Fewer items than that may all be new by chance. */
const windowThatTells = 3;
/** Before that much time is known, a number of items a day would be a guess. */
const daysThatTell = 0.25;

/** Of a feed that has not been read yet. */
export const unknownRhythm: FeedRhythm = {
  asOf: null,
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
 * the last good poll. A poll that finds nothing new leaves it as it is: its numbers fade with time alone. Without `seen` a
 * document that has changed tells nothing of its items.
 */
export function rhythmAfter(health: FeedHealth, outcome: GoodPoll, seen: SeenItems | null, now: Date): FeedRhythm {
  if (outcome.kind === 'unchanged') return health.rhythm;
  const before = { ...health.rhythm, ...wishesOf(outcome), ...windowOf(outcome, seen) };
  const { lastSuccessAt, firstPolledAt } = health;
  if (lastSuccessAt === null || firstPolledAt === null)
    return { ...before, ...toldByDates(outcome.document.items, now) };
  if (seen === null) return before;
  const missedAt = noneKnown(seen) ? now : before.missedAt;
  return { ...counted(before, Math.max(0, seen.fresh), lastSuccessAt, now), missedAt };
}

/** New items a day, as seen at this time; null while too little is known of it. */
export function itemsPerDay({ asOf, items, days }: FeedRhythm, now: Date): number | null {
  const left = fadedTo(asOf, now, averageOverMs);
  const known = days * left + averageDays * (1 - left);
  return asOf === null || known < daysThatTell ? null : (items * left) / known;
}

/** In how much time the feed's window turned over at its busiest, as seen at this time; null when that is not known. */
export function turnoverMs({ asOf, windowSize, busiestPerDay }: FeedRhythm, now: Date): number | null {
  if (windowSize === null || windowSize === 0 || busiestPerDay <= 0) return null;
  return (windowSize / (busiestPerDay * fadedTo(asOf, now, busiestFadesMs))) * dayMs;
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
  const turnover = turnoverMs(rhythm, lastAttemptAt);
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

/** What is left of a number after the time since it was counted. */
function fadedTo(asOf: Date | null, now: Date, overMs: number): number {
  return asOf === null ? 1 : Math.exp(-Math.max(0, now.getTime() - asOf.getTime()) / overMs);
}

/** Counts that fade: an average over days, one over the last hour, and the latter's peak. New items came evenly since the last good poll. */
function counted(before: FeedRhythm, fresh: number, since: Date, now: Date): FeedRhythm {
  const cameMs = Math.max(now.getTime() - since.getTime(), 1000);
  const perDay = (fresh * dayMs) / cameMs;
  const left = fadedTo(before.asOf, now, averageOverMs);
  const recentPerDay =
    before.recentPerDay * fadedTo(before.asOf, now, recentMs) + perDay * (1 - Math.exp(-cameMs / recentMs));
  return {
    ...before,
    asOf: now,
    items: rounded(before.items * left + perDay * averageDays * (1 - Math.exp(-cameMs / averageOverMs))),
    days: rounded(before.days * left + averageDays * (1 - left)),
    recentPerDay: rounded(recentPerDay),
    busiestPerDay: rounded(Math.max(before.busiestPerDay * fadedTo(before.asOf, now, busiestFadesMs), recentPerDay)),
  };
}

/** By the dates of a whole document: how long its items took to come, and its half in the quickest case. */
function toldByDates(items: readonly FeedItem[], now: Date): Partial<FeedRhythm> {
  const times = items
    .flatMap(({ publishedAt }) => (publishedAt === null || publishedAt > now ? [] : [publishedAt.getTime()]))
    .sort((one, other) => one - other);
  const [first] = times;
  if (first === undefined || times.length < 2) return { asOf: now };
  const spanMs = Math.max(now.getTime() - first, hourMs);
  const days = averageDays * (1 - Math.exp(-spanMs / averageOverMs));
  const half = Math.floor(times.length / 2);
  const spans = times.slice(half).map((time, index) => time - (times[index] ?? time));
  const quickest = Math.max(Math.min(...spans), hourMs);
  return {
    asOf: now,
    items: rounded(((times.length - 1) * dayMs * days) / spanMs),
    days: rounded(days),
    busiestPerDay: rounded((half * dayMs) / quickest),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
