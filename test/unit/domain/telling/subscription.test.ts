import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  dueMoment,
  isQuiet,
  lastMoment,
  meetsThreshold,
  nextMoment,
  type Schedule,
  type Subscription,
  type SubscriptionId,
} from '../../../../src/domain/telling/subscription.ts';
import { aWish } from '../../../support/telling.ts';

const kyiv = (time: string, days: Schedule['days'] = 'daily'): Schedule => ({ time, days, timezone: 'Europe/Kyiv' });

function aSubscription(change: Partial<Subscription> = {}): Subscription {
  return {
    ...aWish({ quiet: null }),
    id: 'abcd' as SubscriptionId,
    createdAt: new Date('2031-05-01T00:00:00Z'),
    state: 'active',
    pausedBecause: null,
    told: { north: 0 },
    lastDueAt: new Date('2031-05-01T05:00:00Z'),
    requestedAt: null,
    schedule: kyiv('08:00'),
    ...change,
  };
}

describe('the moment of a digest', () => {
  it('follows the zone through the change of clocks', () => {
    // Kyiv goes from UTC+2 to UTC+3 on 30 March 2031
    expect(nextMoment(kyiv('08:00'), new Date('2031-03-29T07:00:00Z'))).toEqual(new Date('2031-03-30T05:00:00Z'));
    expect(lastMoment(kyiv('08:00'), new Date('2031-03-30T04:59:00Z'))).toEqual(new Date('2031-03-29T06:00:00Z'));
  });

  it('in an hour that the clock leaves out comes once, right after the gap', () => {
    const moment = nextMoment(kyiv('03:30'), new Date('2031-03-29T12:00:00Z'));
    expect(moment.toISOString().slice(0, 10)).toBe('2031-03-30');
    expect(nextMoment(kyiv('03:30'), moment).toISOString()).toBe('2031-03-31T00:30:00.000Z');
  });

  it('in an hour that the clock repeats comes once that night', () => {
    // Kyiv goes back to UTC+2 on 26 October 2031: 03:30 happens twice
    const first = nextMoment(kyiv('03:30'), new Date('2031-10-25T12:00:00Z'));
    const second = nextMoment(kyiv('03:30'), first);
    expect(first.toISOString().slice(0, 10)).toBe('2031-10-26');
    expect(second.getTime() - first.getTime()).toBeGreaterThan(20 * 3_600_000);
  });

  it('is never in the future, and the one after it is', () => {
    const zones = ['UTC', 'Europe/Kyiv', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom<Schedule['days']>('daily', 'weekdays', 'weekly'),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 366 * 24 * 60 }),
        (timezone, days, minute, passed) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const now = new Date(Date.UTC(2031, 0, 1) + passed * 60_000);
          expect(lastMoment({ time, days, timezone }, now).getTime()).toBeLessThanOrEqual(now.getTime());
          expect(nextMoment({ time, days, timezone }, now).getTime()).toBeGreaterThan(now.getTime());
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a digest is due', () => {
  it('once for several missed mornings', () => {
    const now = new Date('2031-05-06T09:00:00Z');
    expect(dueMoment(aSubscription(), now)).toEqual(new Date('2031-05-06T05:00:00Z'));
    expect(dueMoment(aSubscription({ lastDueAt: new Date('2031-05-06T05:00:00Z') }), now)).toBeNull();
  });

  it('not for a paused channel, nor for one that wants breaking posts alone', () => {
    const now = new Date('2031-05-06T09:00:00Z');
    expect(dueMoment(aSubscription({ state: 'paused' }), now)).toBeNull();
    expect(dueMoment(aSubscription({ mode: 'breaking' }), now)).toBeNull();
  });

  it('at once when somebody asks for it, in every mode', () => {
    const requestedAt = new Date('2031-05-06T09:00:00Z');
    expect(dueMoment(aSubscription({ mode: 'breaking', requestedAt }), requestedAt)).toEqual(requestedAt);
  });
});

describe('quiet hours', () => {
  it('run over midnight in the local zone', () => {
    const night = { quiet: '22:00-07:00', schedule: kyiv('08:00') };
    expect(isQuiet(night, new Date('2031-05-05T19:30:00Z'))).toBe(true); // 22:30
    expect(isQuiet(night, new Date('2031-05-06T03:59:00Z'))).toBe(true); // 06:59
    expect(isQuiet(night, new Date('2031-05-06T04:00:00Z'))).toBe(false); // 07:00
    expect(isQuiet({ ...night, quiet: null }, new Date('2031-05-05T19:30:00Z'))).toBe(false);
  });
});

describe('a threshold', () => {
  it('lets phases through always, what moves talks under major, and everything under all', () => {
    expect(meetsThreshold('phase', 'phase')).toBe(true);
    expect(meetsThreshold('phase', 'position')).toBe(false);
    expect(meetsThreshold('major', 'breach')).toBe(true);
    expect(meetsThreshold('major', 'pressure')).toBe(false);
    expect(meetsThreshold('all', 'statement')).toBe(true);
  });
});
