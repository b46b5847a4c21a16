import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FeedHealth, PollOutcome } from '../../../../src/domain/news/feed.ts';
import { afterPoll, newFeedHealth, nextPollAt } from '../../../../src/domain/news/poll-rhythm.ts';

const now = new Date('2030-01-01T00:00:00Z');
const minute = 60_000;
const limits = { intervalMs: 10 * minute, minIntervalMs: minute, maxIntervalMs: 120 * minute };
const validators = { etag: null, lastModified: null, bodyHash: 'x', itemMarks: [] };
const fresh = (ttlMs: number | null = null): PollOutcome => ({
  kind: 'fresh',
  status: 200,
  document: { title: '', link: '', items: [], ttlMs, skipHours: [], hub: null, self: null },
  unchangedItems: 0,
  validators,
  permanentUrl: null,
  retryAfterMs: null,
});
const unchanged = (retryAfterMs: number | null = null): PollOutcome => ({
  kind: 'unchanged',
  status: 304,
  validators,
  permanentUrl: null,
  retryAfterMs,
});
const failed = (retryAfterMs: number | null = null): PollOutcome => ({
  kind: 'failed',
  because: 'It is down.',
  status: 503,
  retryAfterMs,
});
const healthy = newFeedHealth(limits, now);
const waitMs = (health: FeedHealth, outcome: PollOutcome, jitter = 0): number =>
  nextPollAt(health, outcome, limits, now, jitter).nextPollAt.getTime() - now.getTime();

describe('nextPollAt', () => {
  it('polls a new feed at once', () => {
    expect(healthy).toMatchObject({ nextPollAt: now, firstPolledAt: null, failures: 0 });
  });

  it('comes back sooner after news and later after silence', () => {
    expect(waitMs(healthy, fresh())).toBeLessThan(limits.intervalMs);
    expect(waitMs(healthy, unchanged())).toBeGreaterThan(limits.intervalMs);
  });

  it('keeps within the limits however long news or silence lasts', () => {
    const after = (outcome: PollOutcome): number =>
      Array.from({ length: 50 }).reduce<FeedHealth>((health) => afterPoll(health, outcome, limits, now, 0), healthy)
        .intervalMs;
    expect(after(fresh())).toBe(limits.minIntervalMs);
    expect(after(unchanged())).toBe(limits.maxIntervalMs);
  });

  it('backs off to a day after failures and recovers at the old rhythm', () => {
    const waits = Array.from({ length: 12 }, (_, failures) => waitMs({ ...healthy, failures }, failed()) / minute);
    expect(waits.slice(0, 5)).toEqual([10, 20, 40, 80, 160]);
    expect(waits.at(-1)).toBe(24 * 60);
    expect(waitMs({ ...healthy, failures: 12 }, unchanged())).toBe(11 * minute);
  });

  it('honours Retry-After up to a day after a failure, and up to the longest interval after a success', () => {
    expect(waitMs(healthy, failed(300 * minute))).toBe(300 * minute);
    expect(waitMs(healthy, failed(9000 * minute))).toBe(24 * 60 * minute);
    expect(waitMs(healthy, unchanged(30 * minute))).toBe(30 * minute);
    expect(waitMs(healthy, unchanged(9000 * minute))).toBe(limits.maxIntervalMs);
    expect(waitMs(healthy, fresh(60 * minute))).toBe(60 * minute);
  });

  it('spreads polls by up to a tenth, never to the early side', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(fresh(), unchanged(), failed()),
        fc.nat(40),
        (jitter, outcome, failures) => {
          const health = { ...healthy, failures };
          const early = waitMs(health, outcome);
          const late = waitMs(health, outcome, jitter);
          return late >= early && late <= early * 1.1 + 1;
        },
      ),
    );
  });
});

describe('afterPoll', () => {
  it('counts failures and keeps the last success', () => {
    const once = afterPoll(
      afterPoll(healthy, fresh(), limits, now, 0),
      failed(),
      limits,
      new Date(now.getTime() + minute),
      0,
    );
    expect(once).toMatchObject({ failures: 1, lastError: 'It is down.', lastSuccessAt: now, firstPolledAt: now });
    expect(afterPoll(once, { kind: 'refused', because: 'No.' }, limits, now, 0)).toMatchObject({
      failures: 2,
      lastError: 'No.',
    });
  });

  it('forgets errors with the next success', () => {
    const bad = afterPoll(healthy, failed(), limits, now, 0);
    expect(bad.firstPolledAt).toBeNull();
    expect(afterPoll(bad, unchanged(), limits, now, 0)).toMatchObject({
      failures: 0,
      lastError: null,
      lastSuccessAt: now,
    });
  });
});
