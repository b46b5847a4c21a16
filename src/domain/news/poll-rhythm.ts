import type { FeedHealth, FeedRhythm, PollOutcome } from './feed.ts';
import { rhythmAfter, turnoverMs, unknownRhythm, type GoodPoll, type SeenItems } from './feed-rhythm.ts';

/** Bounds of the adaptive interval; back-off after failures may go beyond, up to a day. */
export interface PollLimits {
  readonly intervalMs: number;
  readonly minIntervalMs: number;
  readonly maxIntervalMs: number;
}

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const fasterBy = 0.75;
const slowerBy = 1.1;
const jitterShare = 0.1;
/** How much of a window may be new at a poll: the other half is the margin for a busier time. */
const ofWindow = 0.5;
const goneForGood = 410;

/** The health of a feed that has never been polled: due at once. */
export function newFeedHealth(limits: PollLimits, now: Date): FeedHealth {
  return {
    lastAttemptAt: null,
    lastSuccessAt: null,
    lastError: null,
    failures: 0,
    intervalMs: clamp(limits.intervalMs, limits),
    nextPollAt: now,
    firstPolledAt: null,
    rhythm: unknownRhythm,
  };
}

/**
 * When to poll next, from the health before this outcome. News makes the interval shorter, silence longer, and it is at most
 * half the time in which the feed's window turns over at its busiest, all within the limits; failures double the wait up to
 * a day (a feed that is gone for good waits a day at once) and leave the interval alone, so a feed recovers at its old
 * rhythm. Retry-After is honoured up to a day after a failure and up to the longest interval after a success, as are the
 * feed's own ttl and the hours and days that it wants to be skipped. `jitter` (0 to 1) adds up to a tenth within those
 * bounds, so that feeds polled together drift apart. `seen` is what is known of the document's items, null where it is not.
 */
export function nextPollAt(
  health: FeedHealth,
  outcome: PollOutcome,
  limits: PollLimits,
  now: Date,
  jitter: number,
  seen: SeenItems | null = null,
): { readonly intervalMs: number; readonly nextPollAt: Date; readonly rhythm: FeedRhythm } {
  const good = isGood(outcome);
  const rhythm = good ? rhythmAfter(health, outcome, seen, now) : health.rhythm;
  const intervalMs = good
    ? adaptedInterval(health, outcome, limits, { rhythm, seen, now })
    : clamp(health.intervalMs, limits);
  const longestMs = good ? limits.maxIntervalMs : Math.max(dayMs, limits.maxIntervalMs);
  const wantedMs = good ? intervalMs : backOff(health, outcome, intervalMs);
  const askedMs = Math.min(askedWait(outcome, rhythm), longestMs);
  const waitMs = Math.max(spread(Math.max(wantedMs, askedMs), longestMs, jitter), askedMs, limits.minIntervalMs);
  const at = now.getTime() + Math.round(waitMs);
  return { intervalMs, rhythm, nextPollAt: new Date(pastSkipped(at, rhythm, now.getTime() + limits.maxIntervalMs)) };
}

/** The health after this outcome, next poll included; a success ends every earlier error. */
export function afterPoll(
  health: FeedHealth,
  outcome: PollOutcome,
  limits: PollLimits,
  now: Date,
  jitter: number,
  seen: SeenItems | null = null,
): FeedHealth {
  const next = nextPollAt(health, outcome, limits, now, jitter, seen);
  if (outcome.kind === 'failed' || outcome.kind === 'refused') {
    return { ...health, ...next, lastAttemptAt: now, lastError: outcome.because, failures: health.failures + 1 };
  }
  const firstPolledAt = health.firstPolledAt ?? now;
  return { ...next, lastAttemptAt: now, lastSuccessAt: now, lastError: null, failures: 0, firstPolledAt };
}

function isGood(outcome: PollOutcome): outcome is GoodPoll {
  return outcome.kind === 'fresh' || outcome.kind === 'unchanged';
}

interface Known {
  readonly rhythm: FeedRhythm;
  readonly seen: SeenItems | null;
  readonly now: Date;
}

function adaptedInterval(health: FeedHealth, outcome: GoodPoll, limits: PollLimits, known: Known): number {
  const isNews = outcome.kind === 'fresh' && known.seen?.fresh !== 0;
  const adapted = health.intervalMs * (isNews ? fasterBy : slowerBy);
  const turnover = turnoverMs(known.rhythm, known.now) ?? Infinity;
  return clamp(Math.min(adapted, turnover * ofWindow, longestByShare(health, known)), limits);
}

/** Where more than half of the window was new, the time since the last good poll was too long by as much. */
function longestByShare({ lastSuccessAt, firstPolledAt }: FeedHealth, { seen, now }: Known): number {
  if (seen === null || lastSuccessAt === null || firstPolledAt === null || seen.windowSize <= 0) return Infinity;
  const share = seen.fresh / seen.windowSize;
  return share <= ofWindow ? Infinity : ((now.getTime() - lastSuccessAt.getTime()) * ofWindow) / share;
}

function backOff(health: FeedHealth, outcome: PollOutcome, intervalMs: number): number {
  if (outcome.kind === 'failed' && outcome.status === goneForGood) return Math.max(intervalMs, dayMs);
  const doublings = Math.min(health.failures, 30);
  return Math.max(intervalMs, Math.min(dayMs, intervalMs * 2 ** doublings));
}

function askedWait(outcome: PollOutcome, rhythm: FeedRhythm): number {
  if (outcome.kind === 'refused') return 0;
  const asked = finite(outcome.retryAfterMs ?? 0);
  return outcome.kind === 'failed' ? asked : Math.max(asked, finite(rhythm.ttlMs ?? 0));
}

function finite(value: number): number {
  return Number.isNaN(value) ? 0 : Math.max(value, 0);
}

function spread(waitMs: number, longestMs: number, jitter: number): number {
  const share = Math.min(finite(jitter), 1);
  return Math.min(waitMs, longestMs / (1 + jitterShare)) * (1 + jitterShare * share);
}

/** The end of the hours and days that the publisher wants to be skipped, but no later than the limit. */
function pastSkipped(at: number, rhythm: FeedRhythm, latest: number): number {
  let free = at;
  while (free < latest && isSkipped(new Date(free), rhythm)) free = (Math.floor(free / hourMs) + 1) * hourMs;
  return Math.max(at, Math.min(free, latest));
}

function isSkipped(moment: Date, { skipHours, skipDays }: FeedRhythm): boolean {
  return skipHours.includes(moment.getUTCHours()) || skipDays.includes(moment.getUTCDay());
}

function clamp(intervalMs: number, limits: PollLimits): number {
  return Math.round(Math.min(Math.max(intervalMs, limits.minIntervalMs), limits.maxIntervalMs));
}
