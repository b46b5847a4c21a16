import type { FeedHealth, PollOutcome } from './feed.ts';

/** Bounds of the adaptive interval; back-off after failures may go beyond, up to a day. */
export interface PollLimits {
  readonly intervalMs: number;
  readonly minIntervalMs: number;
  readonly maxIntervalMs: number;
}

const dayMs = 24 * 60 * 60 * 1000;
const fasterBy = 0.75;
const slowerBy = 1.1;
const jitterShare = 0.1;

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
  };
}

/**
 * When to poll next, from the health before this outcome. News makes the interval shorter, silence longer, both within
 * the limits; failures double the wait up to a day and leave the interval alone, so a feed recovers at its old rhythm.
 * Retry-After is honoured up to a day after a failure and up to the longest interval after a success, as is the feed's
 * own ttl. `jitter` (0 to 1) adds up to a tenth, so that feeds polled together drift apart.
 */
export function nextPollAt(
  health: FeedHealth,
  outcome: PollOutcome,
  limits: PollLimits,
  now: Date,
  jitter: number,
): { readonly intervalMs: number; readonly nextPollAt: Date } {
  const intervalMs = adaptedInterval(health.intervalMs, outcome, limits);
  const waitMs = intervalWait(health, outcome, intervalMs) * (1 + jitterShare * clampShare(jitter));
  const waitedMs = Math.max(waitMs, askedWait(outcome, limits));
  return { intervalMs, nextPollAt: new Date(now.getTime() + Math.round(waitedMs)) };
}

/** The health after this outcome, next poll included; a success ends every earlier error. */
export function afterPoll(
  health: FeedHealth,
  outcome: PollOutcome,
  limits: PollLimits,
  now: Date,
  jitter: number,
): FeedHealth {
  const next = nextPollAt(health, outcome, limits, now, jitter);
  if (outcome.kind === 'failed' || outcome.kind === 'refused') {
    return { ...health, ...next, lastAttemptAt: now, lastError: outcome.because, failures: health.failures + 1 };
  }
  const firstPolledAt = health.firstPolledAt ?? now;
  return { ...next, lastAttemptAt: now, lastSuccessAt: now, lastError: null, failures: 0, firstPolledAt };
}

function adaptedInterval(before: number, outcome: PollOutcome, limits: PollLimits): number {
  if (outcome.kind === 'fresh') return clamp(before * fasterBy, limits);
  if (outcome.kind === 'unchanged') return clamp(before * slowerBy, limits);
  return clamp(before, limits);
}

function intervalWait(health: FeedHealth, outcome: PollOutcome, intervalMs: number): number {
  if (outcome.kind === 'fresh' || outcome.kind === 'unchanged') return intervalMs;
  const doublings = Math.min(health.failures, 30);
  return Math.max(intervalMs, Math.min(dayMs, intervalMs * 2 ** doublings));
}

function askedWait(outcome: PollOutcome, limits: PollLimits): number {
  if (outcome.kind === 'refused') return 0;
  if (outcome.kind === 'failed') return Math.min(outcome.retryAfterMs ?? 0, dayMs);
  const ttlMs = outcome.kind === 'fresh' ? (outcome.document.ttlMs ?? 0) : 0;
  return Math.min(Math.max(outcome.retryAfterMs ?? 0, ttlMs), limits.maxIntervalMs);
}

function clamp(intervalMs: number, limits: PollLimits): number {
  return Math.round(Math.min(Math.max(intervalMs, limits.minIntervalMs), limits.maxIntervalMs));
}

function clampShare(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}
