import { describe, expect, it } from '@jest/globals';
import { scheduleFromCron } from '../../../../src/domain/telling/schedule-from-cron.ts';
import { dayInWords, isWholeDay, momentInWords, timeInWords } from '../../../../src/domain/telling/time-in-words.ts';
import { allZones, zonedMoment, zoneNamed } from '../../../../src/domain/telling/zoned-moment.ts';

const wall = (year: number, month: number, day: number, hour: number, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
});

describe('times in words', () => {
  it('name the zone beside an hour, and the day without one', () => {
    const at = new Date('2031-01-05T22:30:00Z');
    expect(timeInWords(at, 'datetime', 'Europe/Kyiv')).toBe('6 Jan 2031, 00:30 EET');
    expect(timeInWords(at, 'date', 'UTC')).toBe('5 Jan 2031');
    expect(momentInWords(at, 'UTC')).toBe('Sun 5 Jan 2031, 22:30 UTC');
  });

  it('keep a whole day the same day for every reader', () => {
    const day = new Date('2031-05-05');
    expect([isWholeDay(day), dayInWords(day)]).toEqual([true, '5 May 2031']);
    expect(isWholeDay(new Date('2031-05-05T12:00:00Z'))).toBe(false);
  });
});

describe('zonedMoment', () => {
  it.each([
    ['winter', wall(2031, 1, 5, 8), 'Europe/Kyiv', '2031-01-05T06:00:00.000Z'],
    ['summer', wall(2031, 7, 5, 8), 'Europe/Kyiv', '2031-07-05T05:00:00.000Z'],
    ['the morning after the clock went forward', wall(2031, 3, 30, 4), 'Europe/Kyiv', '2031-03-30T01:00:00.000Z'],
    ['half-hour zones', wall(2031, 1, 5, 8), 'Asia/Kolkata', '2031-01-05T02:30:00.000Z'],
    ['UTC', wall(2031, 1, 5, 23, 59), 'UTC', '2031-01-05T23:59:00.000Z'],
  ])('knows %s', (_, reading, zone, instant) => {
    expect(zonedMoment(reading, zone).toISOString()).toBe(instant);
  });
});

describe('zoneNamed', () => {
  it.each([
    ['europe/kyiv', 'Europe/Kyiv'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['utc', 'UTC'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['EST', null],
    ['+02:00', null],
    ['Mars/Base', null],
    ['', null],
  ])('%s is %s', (typed, zone) => {
    expect(zoneNamed(typed)).toBe(zone);
  });

  it('suggests only zones that it takes', () => {
    expect(allZones().filter((zone) => zoneNamed(zone) !== zone)).toEqual([]);
  });
});

describe('scheduleFromCron', () => {
  it.each([
    ['0 8 * * *', { time: '08:00', days: 'daily' }],
    ['30 7 * * 1-5', { time: '07:30', days: 'weekdays' }],
    ['0 18 * * 1', { time: '18:00', days: 'weekly' }],
  ])('%s', (cron, schedule) => {
    expect(scheduleFromCron(cron, 'UTC')).toEqual({ ...schedule, timezone: 'UTC' });
  });

  it.each(['*/5 * * * *', '0 25 * * *', '0 8 1 * *', '0 8 * * 2', 'nonsense'])('has no schedule for %s', (cron) => {
    expect(scheduleFromCron(cron, 'UTC')).toBeNull();
  });
});
