import { describe, expect, it } from '@jest/globals';
import type { FeedHealth, FeedItem, PollOutcome } from '../../../../src/domain/news/feed.ts';
import { itemsPerDay, turnoverMs, turnoverRisk } from '../../../../src/domain/news/feed-rhythm.ts';
import { afterPoll, newFeedHealth } from '../../../../src/domain/news/poll-rhythm.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2030, 0, 1);
const limits = { intervalMs: 10 * minute, minIntervalMs: minute, maxIntervalMs: 120 * minute };

function document(times: readonly (number | null)[]): Extract<PollOutcome, { kind: 'fresh' }>['document'] {
  const items = times.map((time): FeedItem => {
    const publishedAt = time === null ? null : new Date(time);
    return { guid: '', title: '', summary: '', link: '', publishedAt, author: null, originName: null, categories: [] };
  });
  return { title: '', link: '', items, ttlMs: null, skipHours: [], hub: null, self: null };
}

const common = { status: 200, validators: null, permanentUrl: null, retryAfterMs: null } as const;
const unchanged: PollOutcome = { kind: 'unchanged', ...common };
const validators = { etag: null, lastModified: null, bodyHash: null, itemMarks: null };
const fresh = (times: readonly (number | null)[]): PollOutcome => ({
  kind: 'fresh',
  ...common,
  validators,
  document: document(times),
  unchangedItems: 0,
});

/** Polls a feed that publishes at these moments and shows its last `windowSize` items, and counts what was never seen. */
function follow(published: readonly number[], windowSize: number, untilMs: number) {
  let health = newFeedHealth(limits, new Date(start));
  let seenUpTo = 0;
  let lost = 0;
  let polls = 0;
  const waits: number[] = [];
  for (let at = start; at < start + untilMs; at = health.nextPollAt.getTime()) {
    const out = published.filter((time) => time <= at).length;
    const shown = Math.min(windowSize, out);
    const new_ = Math.min(out - seenUpTo, shown);
    if (polls > 0) lost += out - seenUpTo - new_;
    const outcome = new_ > 0 ? fresh(published.slice(out - shown, out).toReversed()) : unchanged;
    health = afterPoll(health, outcome, limits, new Date(at), 0, new_ > 0 ? { fresh: new_, windowSize: shown } : null);
    seenUpTo = out;
    polls += 1;
    waits.push(health.nextPollAt.getTime() - at);
  }
  return { health, lost, polls, waits };
}

const every = (ms: number, fromMs: number, toMs: number): number[] =>
  Array.from({ length: Math.ceil((toMs - fromMs) / ms) }, (_, n) => start + fromMs + n * ms);

describe('the rhythm of a feed', () => {
  it('is read from the dates of its first document', () => {
    const health = afterPoll(
      newFeedHealth(limits, new Date(start)),
      fresh(every(hour, -24 * hour, 0).toReversed()),
      limits,
      new Date(start),
      0,
      { fresh: 24, windowSize: 24 },
    );
    expect(itemsPerDay(health.rhythm, new Date(start))).toBeCloseTo(23, 0);
    expect(health.rhythm).toMatchObject({ windowSize: 24, busiestPerDay: 24, missedAt: null });
    expect(turnoverMs(health.rhythm, new Date(start))).toBe(day);
  });

  it('is not known by one document without dates, and is found out by polls', () => {
    const undated = afterPoll(newFeedHealth(limits, new Date(start)), fresh([null, null]), limits, new Date(start), 0);
    expect(itemsPerDay(undated.rhythm, new Date(start))).toBeNull();
    let health = undated;
    for (let n = 1; n <= 24; n += 1)
      health = afterPoll(health, fresh([null]), limits, new Date(start + n * hour), 0, { fresh: 1, windowSize: 20 });
    expect(itemsPerDay(health.rhythm, new Date(start + day))).toBeCloseTo(24, 3);
  });

  it('fades: what a feed did a month ago says little', () => {
    let health = follow(every(10 * minute, 0, day), 30, day).health;
    const atFirst = new Date(start + day);
    expect(itemsPerDay(health.rhythm, atFirst)).toBeGreaterThan(100);
    const turnover = turnoverMs(health.rhythm, atFirst) ?? 0;
    for (let n = 0; n < 30 * 24; n += 1)
      health = afterPoll(health, unchanged, limits, new Date(start + day + n * hour), 0);
    const later = new Date(start + 31 * day);
    expect(itemsPerDay(health.rhythm, later)).toBeLessThan(1);
    expect(turnoverMs(health.rhythm, later)).toBeGreaterThan(turnover * 10);
  });

  it('is left alone by a changed document of which nothing else is known', () => {
    const { health } = follow(every(hour, 0, day), 30, day);
    const { windowSize, ...rest } = afterPoll(health, fresh([start]), limits, new Date(start + 2 * day), 0).rhythm;
    expect({ ...rest, windowSize: health.rhythm.windowSize }).toEqual(health.rhythm);
    expect(windowSize).toBe(1);
  });

  it('is left alone by failures', () => {
    const { health } = follow(every(hour, 0, day), 30, day);
    const failed: PollOutcome = { kind: 'failed', because: 'Down.', status: 503, retryAfterMs: null };
    expect(afterPoll(health, failed, limits, new Date(start + 2 * day), 0).rhythm).toBe(health.rhythm);
  });
});

describe('a feed whose window turns over quickly', () => {
  it.each([
    ['every two minutes, a window of ten', every(2 * minute, -day, 3 * day), 10],
    ['every ten minutes, a window of fifteen', every(10 * minute, -day, 3 * day), 15],
    ['thirty in an hour once a day', [-1, 0, 1, 2].flatMap((n) => every(2 * minute, n * day, n * day + hour)), 20],
    ['five at once, every hour', every(hour, -day, 3 * day).flatMap((time) => Array<number>(5).fill(time)), 12],
  ])('is polled before it loses items: %s', (_, published, windowSize) => {
    expect(follow(published, windowSize, 3 * day).lost).toBe(0);
  });

  it('is polled no more than it needs', () => {
    const steady = follow(every(hour, -day, 3 * day), 15, 3 * day);
    expect(steady.polls).toBeLessThan(3 * 24 * 6);
    const quiet = follow(every(day, -10 * day, 3 * day), 15, 3 * day);
    expect(Math.max(...quiet.waits)).toBe(Math.round(limits.maxIntervalMs / 1.1));
    expect(quiet.polls).toBeLessThan(70);
  });

  it('is polled at once more often when most of its window was new', () => {
    const health = { ...newFeedHealth(limits, new Date(start)), intervalMs: 60 * minute };
    const polled = { ...health, lastSuccessAt: new Date(start - hour), firstPolledAt: new Date(start - day) };
    const next = afterPoll(polled, fresh([null]), limits, new Date(start), 0, { fresh: 20, windowSize: 20 });
    expect(next.intervalMs).toBeLessThanOrEqual(30 * minute);
  });
});

describe('what is said of items that came and went unseen', () => {
  const known: FeedHealth = {
    ...newFeedHealth(limits, new Date(start)),
    lastAttemptAt: new Date(start),
    lastSuccessAt: new Date(start),
    firstPolledAt: new Date(start - day),
  };
  const at = new Date(start + hour);
  const after = (seen: { fresh: number; windowSize: number }, health = known): FeedHealth =>
    afterPoll(health, fresh([null]), limits, at, 0, seen);

  it('is noted when a poll finds none of the items known before', () => {
    expect(turnoverRisk(after({ fresh: 12, windowSize: 12 }))).toEqual({ kind: 'missed', at });
    expect(turnoverRisk(after({ fresh: 11, windowSize: 12 })).kind).not.toBe('missed');
  });

  it('is not noted of a first poll, or of so few items that all may be new', () => {
    const first = { ...known, firstPolledAt: null, lastSuccessAt: null };
    expect(after({ fresh: 12, windowSize: 12 }, first).rhythm.missedAt).toBeNull();
    expect(after({ fresh: 2, windowSize: 2 }).rhythm.missedAt).toBeNull();
    expect(after({ fresh: 0, windowSize: 0 }).rhythm.missedAt).toBeNull();
  });

  it('is forgotten after a week', () => {
    const health = after({ fresh: 12, windowSize: 12 });
    const later = (days: number): FeedHealth => ({
      ...health,
      lastAttemptAt: new Date(at.getTime() + days * day),
      nextPollAt: new Date(at.getTime() + days * day + minute),
    });
    expect(turnoverRisk(later(6)).kind).toBe('missed');
    expect(turnoverRisk(later(8)).kind).toBe('none');
  });

  it('is foreseen where a feed may be read more slowly than it turns over', () => {
    const rhythm = { ...known.rhythm, windowSize: 10, busiestPerDay: 480 };
    expect(turnoverRisk({ ...known, rhythm, nextPollAt: new Date(start + hour) })).toEqual({
      kind: 'tight',
      turnoverMs: 30 * minute,
    });
    expect(turnoverRisk({ ...known, rhythm, nextPollAt: new Date(start + 20 * minute) })).toEqual({ kind: 'none' });
    expect(turnoverRisk(newFeedHealth(limits, at))).toEqual({ kind: 'none' });
  });
});
