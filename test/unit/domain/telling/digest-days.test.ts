import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueMoment, lastDueAfter } from '../../../../src/domain/telling/due-moment.ts';
import { lastMoment, nextMoment } from '../../../../src/domain/telling/schedule-moments.ts';
import type { Schedule, Subscription, SubscriptionId } from '../../../../src/domain/telling/subscription.ts';
import { allZones, zoneClock } from '../../../../src/domain/telling/zoned-moment.ts';
import { aWish } from '../../../support/telling.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const aTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const aZone = fc.constantFrom(...allZones());
const aDay = fc
  .integer({ min: Date.UTC(2007, 0, 1) / DAY_MS, max: Date.UTC(2040, 0, 1) / DAY_MS })
  .map((day) => day * DAY_MS);
const aSchedule = fc.record({
  time: aTime,
  days: fc.constantFrom<Schedule['days']>('daily', 'weekdays', 'weekly'),
  timezone: aZone,
});

/** A subscription as its row keeps it: a restart knows nothing else. */
function stored(schedule: Schedule, from: number): Subscription {
  return {
    ...aWish({ quiet: null }),
    id: 'abcd' as SubscriptionId,
    createdAt: new Date(from),
    state: 'active',
    pausedBecause: null,
    resumedAt: null,
    told: {},
    lastDueAt: new Date(from),
    requestedAt: null,
    schedule,
  };
}

/** Looks at these instants, one after another, and answers with the digests that were due, by the instant of the look. */
function looks(
  schedule: Schedule,
  from: number,
  instants: readonly number[],
): readonly { readonly at: number; readonly due: number }[] {
  let row = stored(schedule, from);
  return instants.flatMap((at) => {
    const due = dueMoment(row, new Date(at));
    if (due === null) return [];
    row = { ...row, lastDueAt: lastDueAfter(row.lastDueAt, due) };
    return [{ at, due: due.getTime() }];
  });
}

/** The local days on which the clock shows something between two instants, as `YYYY-M-D`, that the schedule has. */
function localDays({ timezone, days }: Schedule, from: number, to: number): readonly string[] {
  const clock = zoneClock(timezone);
  const found = new Set<string>();
  for (let at = from; at <= to; at += 30 * MINUTE_MS) found.add(dayOf(clock, at));
  return [...found].filter((day) => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
    return days === 'daily' || (days === 'weekly' ? weekday === 1 : weekday >= 1 && weekday <= 5);
  });
}

function dayOf(clock: ReturnType<typeof zoneClock>, at: number): string {
  const { year, month, day } = clock.shownAt(new Date(at));
  return `${year}-${month}-${day}`;
}

describe('in any zone and year, with any time of day and any days', () => {
  it('each local day that has a digest has exactly one moment for it, and it lies on that day', () => {
    fc.assert(
      fc.property(aSchedule, aDay, (schedule, from) => {
        const to = from + 40 * DAY_MS;
        const clock = zoneClock(schedule.timezone);
        const moments: number[] = [];
        for (let at = nextMoment(schedule, new Date(from)); at.getTime() <= to; at = nextMoment(schedule, at))
          moments.push(at.getTime());
        // the days at both ends may be seen in part
        const whole = localDays(schedule, from + 2 * DAY_MS, to - 2 * DAY_MS).slice(1, -1);
        const told = moments.map((at) => dayOf(clock, at));
        for (const day of whole) expect([day, told.filter((one) => one === day).length]).toEqual([day, 1]);
        expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
      }),
      { numRuns: 80 },
    );
  }, 120_000);

  it('looking back and looking ahead find the same moments', () => {
    fc.assert(
      fc.property(aSchedule, aDay, fc.integer({ min: 0, max: DAY_MS }), (schedule, day, passed) => {
        const now = new Date(day + passed);
        const next = nextMoment(schedule, now);
        expect(lastMoment(schedule, next)).toEqual(next);
        expect(lastMoment(schedule, new Date(next.getTime() - 1))).toEqual(lastMoment(schedule, now));
        expect(nextMoment(schedule, lastMoment(schedule, now))).toEqual(next);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('a bot that looks now and then, and is down for days in between, tells each moment once, and missed ones as one', () => {
    const pauses = fc.array(fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 10 * 24 * 60 })), {
      minLength: 5,
      maxLength: 60,
    });
    fc.assert(
      fc.property(aSchedule, aDay, pauses, (schedule, from, minutes) => {
        let at = from;
        const instants = minutes.map((pause) => (at += pause * MINUTE_MS));
        const found = looks(schedule, from, instants);
        expect(new Set(found.map(({ due }) => due)).size).toBe(found.length);
        for (const [n, instant] of instants.entries()) {
          const before = n === 0 ? from : (instants[n - 1] ?? from);
          const last = lastMoment(schedule, new Date(instant)).getTime();
          const due = found.filter((one) => one.at === instant).map((one) => one.due);
          expect(due).toEqual(last > before ? [last] : []);
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('a clock that is set back by less than a day, or ahead by that and back, brings no moment twice', () => {
    const leaps = fc.array(fc.integer({ min: -11 * 60, max: 11 * 60 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(aSchedule, aDay, leaps, (schedule, from, minutes) => {
        const instants: number[] = [];
        let truth = from;
        for (const wrong of [0, ...minutes, 0]) {
          for (let look = 0; look < 30; look++) instants.push((truth += 20 * MINUTE_MS) + wrong * MINUTE_MS);
        }
        const found = looks(schedule, from, instants);
        const due = found.map((one) => one.due);
        expect(new Set(due).size).toBe(due.length);
        // and in the end nothing is left out: whatever has passed was told, or a later one was
        const last = lastMoment(schedule, new Date(truth)).getTime();
        if (last > from) expect(Math.max(...due)).toBeGreaterThanOrEqual(last);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

describe('the ends of months and years', () => {
  it.each([
    ['Europe/Kyiv', '2028-02-28T12:00:00Z', ['02-29T06:00', '03-01T06:00', '03-02T06:00']],
    ['Europe/Kyiv', '2027-02-27T12:00:00Z', ['02-28T06:00', '03-01T06:00', '03-02T06:00']],
    ['America/New_York', '2031-12-30T20:00:00Z', ['12-31T13:00', '01-01T13:00', '01-02T13:00']],
    ['Pacific/Kiritimati', '2031-12-29T20:00:00Z', ['12-30T18:00', '12-31T18:00', '01-01T18:00']],
  ])('in %s are days like others, from %s on', (timezone, from, expected) => {
    const schedule = { time: '08:00', days: 'daily', timezone } as const;
    const start = Date.parse(from);
    const instants = Array.from({ length: 3 * 24 }, (_, n) => start + (n + 1) * HOUR_MS);
    expect(looks(schedule, start, instants).map(({ due }) => new Date(due).toISOString().slice(5, 16))).toEqual(
      expected,
    );
  });

  it('and a local day that a zone leaves out brings no second digest to the next', () => {
    // Samoa went from 29 to 31 December 2011
    const schedule = { time: '08:00', days: 'daily', timezone: 'Pacific/Apia' } as const;
    const start = Date.parse('2011-12-28T00:00:00Z');
    const instants = Array.from({ length: 5 * 24 }, (_, n) => start + (n + 1) * HOUR_MS);
    const shown = looks(schedule, start, instants).map(({ due }) => dayOf(zoneClock('Pacific/Apia'), due));
    expect(shown.filter((day, n) => shown.indexOf(day) !== n)).toEqual([]);
    expect(shown).toEqual(expect.arrayContaining(['2011-12-28', '2011-12-29', '2011-12-31', '2012-1-1']));
  });
});

describe('two channels of one workspace in two zones', () => {
  it('each get their own morning, whatever the other’s clock does', () => {
    const start = Date.parse('2031-03-07T10:00:00Z');
    const instants = Array.from({ length: 30 * 24 * 12 }, (_, n) => start + (n + 1) * 5 * MINUTE_MS);
    const mornings = (timezone: string) => {
      const clock = zoneClock(timezone);
      return looks({ time: '08:00', days: 'daily', timezone }, start, instants).map(({ due }) =>
        clock.shownAt(new Date(due)),
      );
    };
    // New York's clock goes forward on 9 March, Kyiv's on 30 March
    for (const timezone of ['Europe/Kyiv', 'America/New_York']) {
      const shown = mornings(timezone);
      expect([shown.length, new Set(shown.map(({ hour, minute }) => `${hour}:${minute}`))]).toEqual([
        30,
        new Set(['8:0']),
      ]);
    }
  });
});
