import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueMoment, lastDueAfter } from '../../../../src/domain/telling/due-moment.ts';
import { lastMoment, nextMoment } from '../../../../src/domain/telling/schedule-moments.ts';
import {
  meetsThreshold,
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
    resumedAt: null,
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

/** The moments at which digests fall due while a clock goes from one instant to another. */
function dueBetween(schedule: Schedule, from: string, to: string, stepMinutes = 5): readonly string[] {
  let subscription = aSubscription({ schedule, lastDueAt: new Date(from) });
  const found: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += stepMinutes * 60_000) {
    const moment = dueMoment(subscription, new Date(at));
    if (moment === null) continue;
    found.push(moment.toISOString().slice(5, 16));
    subscription = { ...subscription, lastDueAt: lastDueAfter(subscription.lastDueAt, moment) };
  }
  return found;
}

describe('the nights on which clocks are changed', () => {
  it.each([
    ['Europe/Kyiv', '03:30', '2031-03-29', ['03-29T01:30', '03-30T01:30', '03-31T00:30']],
    ['Europe/Kyiv', '03:30', '2031-10-25', ['10-25T00:30', '10-26T00:30', '10-27T01:30']],
    ['Europe/Berlin', '02:30', '2031-03-29', ['03-29T01:30', '03-30T01:30', '03-31T00:30']],
    ['Europe/Berlin', '02:30', '2031-10-25', ['10-25T00:30', '10-26T00:30', '10-27T01:30']],
    ['America/New_York', '02:30', '2031-03-08', ['03-08T07:30', '03-09T07:30', '03-10T06:30']],
    ['America/New_York', '01:30', '2031-11-01', ['11-01T05:30', '11-02T05:30', '11-03T06:30']],
    ['Australia/Lord_Howe', '02:15', '2031-10-03', ['10-03T15:45', '10-04T15:45', '10-05T15:15']],
    ['Australia/Lord_Howe', '01:45', '2031-04-04', ['04-04T14:45', '04-05T14:45', '04-06T15:15']],
    ['America/Santiago', '00:00', '2031-09-06', ['09-06T04:00', '09-07T04:00', '09-08T03:00']],
    ['Asia/Beirut', '00:00', '2031-03-28', ['03-28T22:00', '03-29T22:00', '03-30T21:00']],
  ])('bring one digest each in %s at %s from %s on', (timezone, time, from, expected) => {
    const start = `${from}T00:00:00Z`;
    const end = new Date(Date.parse(start) + 3 * 86_400_000).toISOString();
    expect(dueBetween({ time, days: 'daily', timezone }, start, end)).toEqual(expected);
  });

  it('leave a year with as many digests as days, in every zone and at every hour', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 47 }), (timezone, halfHour) => {
        const time = `${String(Math.floor(halfHour / 2)).padStart(2, '0')}:${halfHour % 2 === 0 ? '15' : '45'}`;
        const due = dueBetween({ time, days: 'daily', timezone }, '2031-01-03T12:00:00Z', '2032-01-03T12:00:00Z', 180);
        expect([due.length, new Set(due).size]).toEqual([365, 365]);
      }),
      { numRuns: 6 },
    );
  });
});

describe('a clock that is wrong for a while', () => {
  it('and is set back an hour brings no second digest', () => {
    const sent = aSubscription({ lastDueAt: new Date('2031-05-06T05:00:00Z') });
    for (const at of ['04:05', '04:59', '05:00', '05:30'])
      expect(dueMoment(sent, new Date(`2031-05-06T${at}:00Z`))).toBeNull();
    expect(dueMoment(sent, new Date('2031-05-07T05:00:00Z'))).toEqual(new Date('2031-05-07T05:00:00Z'));
  });

  it('and ran a week ahead does not silence the week', () => {
    const lastDueAt = new Date('2031-05-13T05:00:00Z');
    const today = new Date('2031-05-06T05:00:00Z');
    expect(dueMoment(aSubscription({ lastDueAt }), new Date('2031-05-06T09:00:00Z'))).toEqual(today);
    expect(lastDueAfter(lastDueAt, today)).toEqual(today);
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

describe('a threshold', () => {
  it('lets phases through always, what moves talks under major, and everything under all', () => {
    expect(meetsThreshold('phase', 'phase')).toBe(true);
    expect(meetsThreshold('phase', 'position')).toBe(false);
    expect(meetsThreshold('major', 'breach')).toBe(true);
    expect(meetsThreshold('major', 'pressure')).toBe(false);
    expect(meetsThreshold('all', 'statement')).toBe(true);
  });
});
