import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FeedId } from '../../../../src/domain/news/feed.ts';
import {
  asked,
  denied,
  hubStep,
  isPushed,
  leaving,
  nextSafetyPoll,
  notTaken,
  verified,
  type HubSubscription,
} from '../../../../src/domain/news/web-sub.ts';

const now = new Date('2031-05-04T08:00:00Z');
const publicUrl = 'https://bot.example';
const named = { hub: 'https://hub.example/', topic: 'https://gazette.example/rss' };
const feedId = 'gazette' as FeedId;
const after = (ms: number): Date => new Date(now.getTime() + ms);
const hour = 3_600_000;

function aLease(change: Partial<HubSubscription> = {}): HubSubscription {
  return {
    feedId,
    ...named,
    callbackId: 'word',
    callback: 'https://bot.example/websub/word',
    secret: 'secret',
    pending: null,
    leaseEndsAt: after(10 * hour),
    nextTryAt: after(8 * hour),
    failures: 0,
    lastError: null,
    ...change,
  };
}
const step = (held: HubSubscription | null, change: { named?: typeof named | null; url?: string | null } = {}) =>
  hubStep(
    { feedId, named: change.named === undefined ? named : change.named, held },
    change.url === undefined ? publicUrl : change.url,
    now,
  );

describe('what to do about a hub', () => {
  it.each([
    ['asks a hub that a feed names for the first time', step(null), 'ask'],
    ['asks nobody where no hub is named', step(null, { named: null }), 'wait'],
    ['asks nobody without a public address', step(null, { url: null }), 'wait'],
    ['leaves a lease alone that has time', step(aLease()), 'wait'],
    ['renews a lease in time', step(aLease({ nextTryAt: now })), 'ask'],
    ['leaves a hub that the feed names no more', step(aLease(), { named: null }), 'leave'],
    [
      'leaves a hub when the feed names another',
      step(aLease(), { named: { ...named, hub: 'https://other.example/' } }),
      'leave',
    ],
    [
      'leaves a topic when the feed has another',
      step(aLease(), { named: { ...named, topic: 'https://g.example/' } }),
      'leave',
    ],
    ['forgets what never came about', step(aLease({ leaseEndsAt: null }), { named: null }), 'forget'],
    ['forgets a lease that has ended', step(aLease({ leaseEndsAt: after(-1) }), { named: null }), 'forget'],
    [
      'forgets a lease at an address that is not ours any more',
      step(aLease(), { url: 'https://new.example' }),
      'forget',
    ],
    [
      'forgets a lease at an address that only begins like ours',
      step(aLease({ callback: 'https://bot.example.org/websub/word' })),
      'forget',
    ],
    ['forgets a lease when nobody can reach us', step(aLease(), { url: null }), 'forget'],
    ['waits for a hub that is being left', step(aLease({ pending: 'unsubscribe' }), { named: null }), 'wait'],
    [
      'forgets a hub that does not answer to being left',
      step(aLease({ pending: 'unsubscribe', nextTryAt: now }), { named: null }),
      'forget',
    ],
    ['asks again a hub that was being left', step(aLease({ pending: 'unsubscribe' })), 'ask'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('a lease', () => {
  it('is asked for again well before it ends, whatever the hub gives', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: -5, max: 2 ** 31 })), (seconds) => {
        const lease = verified(aLease({ pending: 'subscribe', failures: 3 }), seconds, now);
        expect(lease).toMatchObject({ pending: null, failures: 0, lastError: null });
        expect(isPushed(lease, now)).toBe(true);
        const ends = lease.leaseEndsAt?.getTime() ?? 0;
        expect(lease.nextTryAt.getTime()).toBeGreaterThanOrEqual(now.getTime() + 60_000);
        if (ends - now.getTime() > 75_000) expect(lease.nextTryAt.getTime()).toBeLessThan(ends);
        expect(ends - now.getTime()).toBeLessThanOrEqual(30 * 24 * hour);
      }),
    );
  });

  it('is not asked for twice at once, and later each time, a day at most', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('silent', 'failing'), { maxLength: 40 }), (attempts) => {
        let held = aLease({ leaseEndsAt: null, nextTryAt: now });
        let at = now;
        let waitedMs = 0;
        for (const attempt of attempts) {
          held = attempt === 'silent' ? asked(held, at) : notTaken(held, 'It failed.', null, at);
          const waitMs = held.nextTryAt.getTime() - at.getTime();
          expect(waitMs).toBeGreaterThanOrEqual(60_000);
          expect(waitMs).toBeLessThanOrEqual(24 * hour);
          waitedMs += waitMs;
          at = held.nextTryAt;
        }
        if (attempts.length > 20) expect(waitedMs).toBeGreaterThan(8 * 24 * hour);
      }),
    );
  });

  it('waits as long as the hub asks, a day at most', () => {
    expect(notTaken(aLease(), 'It failed.', 2 * hour, now).nextTryAt).toEqual(after(2 * hour));
    expect(notTaken(aLease(), 'It failed.', 900 * hour, now).nextTryAt).toEqual(after(24 * hour));
  });

  it('counts for nothing from the moment in which the hub is left', () => {
    const left = leaving(aLease(), now);
    expect(isPushed(left, now)).toBe(false);
    expect(step(left, { named: null })).toBe('wait');
    expect(left.nextTryAt).toEqual(after(5 * 60_000));
  });

  it('ends at once when the hub refuses, and keeps on while it is being renewed', () => {
    expect(isPushed(denied(aLease(), now), now)).toBe(false);
    expect(isPushed(asked(aLease(), now), now)).toBe(true);
  });
});

describe('polling as the safety net', () => {
  it('is rare while a hub tells, never later than the lease ends, and as ever without', () => {
    const usual = after(10 * 60_000);
    expect(nextSafetyPoll(usual, null, 2 * hour, now)).toEqual(usual);
    expect(nextSafetyPoll(usual, after(-1), 2 * hour, now)).toEqual(usual);
    expect(nextSafetyPoll(usual, after(10 * hour), 2 * hour, now)).toEqual(after(2 * hour));
    expect(nextSafetyPoll(usual, after(hour), 2 * hour, now)).toEqual(after(hour));
    expect(nextSafetyPoll(after(5 * hour), after(10 * hour), 2 * hour, now)).toEqual(after(5 * hour));
  });
});
