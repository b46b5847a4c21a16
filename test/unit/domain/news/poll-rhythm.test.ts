import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FeedHealth, PollOutcome } from '../../../../src/domain/news/feed.ts';
import { unknownRhythm } from '../../../../src/domain/news/feed-rhythm.ts';
import { afterPoll, newFeedHealth, nextPollAt } from '../../../../src/domain/news/poll-rhythm.ts';

const now = new Date('2030-01-01T00:00:00Z');
const minute = 60_000;
const limits = { intervalMs: 10 * minute, minIntervalMs: minute, maxIntervalMs: 120 * minute };
const validators = { etag: null, lastModified: null, bodyHash: 'x', itemMarks: null };
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
const failed = (retryAfterMs: number | null = null, status = 503): PollOutcome => ({
  kind: 'failed',
  because: 'It is down.',
  status,
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
    expect(waits.at(-1)).toBeGreaterThan(21 * 60);
    expect(waitMs({ ...healthy, failures: 12 }, failed(), 1)).toBe(24 * 60 * minute);
    expect(waitMs({ ...healthy, failures: 12 }, unchanged())).toBe(11 * minute);
  });

  it('leaves a feed that is gone for good alone for a day at once', () => {
    expect(waitMs(healthy, failed(null, 410), 1)).toBe(24 * 60 * minute);
    expect(waitMs(healthy, failed(null, 404))).toBe(10 * minute);
  });

  it('honours Retry-After up to a day after a failure, and up to the longest interval after a success', () => {
    expect(waitMs(healthy, failed(300 * minute))).toBe(300 * minute);
    expect(waitMs(healthy, failed(9000 * minute))).toBe(24 * 60 * minute);
    expect(waitMs(healthy, unchanged(30 * minute))).toBe(30 * minute);
    expect(waitMs(healthy, unchanged(9000 * minute))).toBe(limits.maxIntervalMs);
    expect(waitMs(healthy, fresh(60 * minute))).toBe(60 * minute);
  });

  it('keeps to the ttl of the last document when nothing has changed, too', () => {
    const health = afterPoll(healthy, fresh(60 * minute), limits, now, 0);
    expect(waitMs(health, unchanged())).toBe(60 * minute);
    expect(waitMs(afterPoll(health, fresh(null), limits, now, 0), unchanged())).toBeLessThan(15 * minute);
  });

  it.each([
    ['ends', [0, 1], [], 120],
    ['does not end within the longest interval', [0, 1, 2, 3], [], 120],
    ['is short', [0], [], 60],
    ['comes later', [5], [], 11],
    ['is the day', [], [2], 120],
    ['is every hour there is', Array.from({ length: 24 }, (_, hour) => hour), [], 120],
  ])('waits where the time to be skipped %s', (_, skipHours, skipDays, minutes) => {
    const health = { ...healthy, rhythm: { ...unknownRhythm, skipHours, skipDays } };
    expect(waitMs(health, unchanged()) / minute).toBe(minutes);
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
          return late >= early && late <= early * 1.1 + 1 && late <= 24 * 60 * minute;
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

const limitsAtWill = fc
  .tuple(fc.integer({ min: 1000, max: 3_600_000 }), fc.nat(7_200_000), fc.nat(90_000_000))
  .map(([minIntervalMs, more, most]) => ({
    minIntervalMs,
    intervalMs: minIntervalMs + more,
    maxIntervalMs: minIntervalMs + most,
  }));
const oddMs = fc.option(fc.oneof(fc.nat(200_000_000), fc.constantFrom(Infinity, Number.NaN, -5, 1e300)));
const seenAtWill = fc.option(fc.record({ fresh: fc.nat(60), windowSize: fc.nat(60) }));
const outcomes: fc.Arbitrary<PollOutcome> = fc.oneof(
  oddMs.map((ms) => fresh(ms)),
  oddMs.map((ms) => unchanged(ms)),
  fc.tuple(oddMs, fc.constantFrom(404, 410, 429, 500, 503)).map(([ms, status]) => failed(ms, status)),
  fc.constant<PollOutcome>({ kind: 'refused', because: 'No.' }),
);
const steps = fc.array(
  fc.tuple(outcomes, seenAtWill, fc.integer({ min: -90_000_000, max: 900_000_000 }), fc.double()),
  {
    maxLength: 40,
  },
);

describe('whatever happens to a feed', () => {
  it('is polled again within the bounds, at a time that is one', () => {
    fc.assert(
      fc.property(limitsAtWill, steps, (bounds, history) => {
        let health = newFeedHealth(bounds, now);
        let at = now.getTime();
        for (const [outcome, seen, elapsed, jitter] of history) {
          at += elapsed;
          health = afterPoll(health, outcome, bounds, new Date(at), jitter, seen);
          const wait = health.nextPollAt.getTime() - at;
          const good = outcome.kind === 'fresh' || outcome.kind === 'unchanged';
          const longest = good ? bounds.maxIntervalMs : Math.max(bounds.maxIntervalMs, 24 * 60 * minute);
          expect(wait).toBeGreaterThanOrEqual(bounds.minIntervalMs);
          expect(wait).toBeLessThanOrEqual(longest);
          expect(health.intervalMs).toBeGreaterThanOrEqual(bounds.minIntervalMs);
          expect(health.intervalMs).toBeLessThanOrEqual(bounds.maxIntervalMs);
          for (const value of [health.rhythm.items, health.rhythm.days, health.rhythm.busiestPerDay])
            expect(value).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('is never polled before a server wants it, up to a day', () => {
    fc.assert(
      fc.property(limitsAtWill, fc.nat(200_000_000), fc.nat(40), fc.double(), (bounds, asked, failures, jitter) => {
        const health = { ...newFeedHealth(bounds, now), failures };
        const { nextPollAt: at } = nextPollAt(health, failed(asked), bounds, now, jitter);
        expect(at.getTime() - now.getTime()).toBeGreaterThanOrEqual(Math.min(asked, 24 * 60 * minute));
      }),
    );
  });

  it('waits longer with every failure, and recovers at the rhythm that it had', () => {
    fc.assert(
      fc.property(
        limitsAtWill,
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1 }),
        (bounds, times, jitter) => {
          const before = newFeedHealth(bounds, now);
          let health = before;
          let longest = 0;
          for (let n = 0; n < times; n += 1) {
            health = afterPoll(health, failed(), bounds, now, jitter);
            expect(health.nextPollAt.getTime()).toBeGreaterThanOrEqual(longest);
            longest = health.nextPollAt.getTime();
          }
          const recovered = afterPoll(health, unchanged(), bounds, now, jitter);
          expect(recovered.nextPollAt).toEqual(nextPollAt(before, unchanged(), bounds, now, jitter).nextPollAt);
        },
      ),
    );
  });
});
