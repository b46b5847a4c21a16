import { describe, expect, it } from '@jest/globals';
import { isMoment, parseMoment } from '../../../src/commands/parse-moment.ts';
import { isTimeInWords, parseSince } from '../../../src/commands/parse-since.ts';

/** Tuesday, 6 May 2031, 13:05 in Kyiv. */
const now = new Date('2031-05-06T10:05:00Z');
const at = (typed: string, zone = 'Europe/Kyiv'): string | null => {
  const asked = parseSince(typed, zone, now);
  return asked?.kind === 'at' ? asked.at.toISOString().slice(0, 16) : (asked?.kind ?? null);
};

describe('a time in words', () => {
  it.each([
    ['yesterday 18:00', '2031-05-05T15:00'],
    ['Yesterday at 6pm', '2031-05-05T15:00'],
    ['yesterday', '2031-05-04T21:00'],
    ['today', '2031-05-05T21:00'],
    ['today 09:30', '2031-05-06T06:30'],
    ['today 18:00', '2031-05-06T15:00'], // still to come, and said to be
    ['18:00', '2031-05-05T15:00'],
    ['9.15', '2031-05-06T06:15'],
    ['noon', '2031-05-06T09:00'],
    ['12 am', '2031-05-05T21:00'],
    ['monday', '2031-05-04T21:00'],
    ['Mon 08:00', '2031-05-05T05:00'],
    ['tuesday', '2031-05-05T21:00'],
    ['tuesday 18:00', '2031-04-29T15:00'],
    ['last wednesday', '2031-04-29T21:00'],
    ['3 hours ago', '2031-05-06T07:05'],
    ['90m', '2031-05-06T08:35'],
    ['an hour ago', '2031-05-06T09:05'],
    ['2 days', '2031-05-04T10:05'],
    ['a week ago', '2031-04-29T10:05'],
    ['13 March', '2031-03-12T22:00'],
    ['Mar 13, 2030', '2030-03-12T22:00'],
    ['13 december 08:00', '2030-12-13T06:00'],
    ['2031-05-01', '2031-04-30T21:00'],
    ['2031-05-01 18:00', '2031-05-01T15:00'],
    ['2031-05-01T18:00Z', '2031-05-01T18:00'],
    ['since yesterday', '2031-05-04T21:00'],
    ['https://desk.slack.com/archives/C012AB/p1935647100123456?thread_ts=1935647100.123456', '2031-05-04T07:45'],
    ['<https://desk.slack.com/archives/C012AB/p1935647100123456>', '2031-05-04T07:45'],
    ['https://discord.com/channels/1/2/1000000000000000000', '2022-07-22T11:22'],
    ['https://ptb.discord.com/channels/@me/2/1000000000000000000', '2022-07-22T11:22'],
    ['8:30pm', '2031-05-05T17:30'],
    ['two hours ago', '2031-05-06T08:05'],
    ['last 24 hours', '2031-05-05T10:05'],
    ['the past hour', '2031-05-06T09:05'],
    ['last week', '2031-04-27T21:00'],
    ['this week', '2031-05-04T21:00'],
    ['last month', '2031-03-31T21:00'],
    ['this morning', '2031-05-06T03:00'],
    ['yesterday evening', '2031-05-05T15:00'],
    ['last night', '2031-05-05T15:00'],
    ['13.03.', '2031-03-12T22:00'],
    ['13.03.2030', '2030-03-12T22:00'],
    ['25.03', '2031-03-24T22:00'], // no hour
    ['yesterday 13.03', '2031-05-05T10:03'],
    ['last', 'last'],
    ['my last look', 'last'],
  ])('%s is read in the asker’s zone', (typed, expected) => {
    expect(at(typed)).toBe(expected);
    expect(isTimeInWords(typed)).toBe(true);
  });

  it.each([
    '',
    'ukraine',
    'soon',
    '25:00',
    'yesterday 18:75',
    '13pm',
    '31 february',
    'monday tuesday',
    'month',
    'friends',
    'market 13',
    'mond',
    '13 marching',
    '31.04.',
    '13:30pm',
    'this',
    '0',
    '2031-13-01',
    'https://discord.com.example/channels/1/2/1000000000000000000',
    'https://desk.slack.com/archives/C012AB',
  ])('“%s” is none', (typed) => {
    expect(at(typed)).toBeNull();
    expect(isTimeInWords(typed)).toBe(false);
  });

  it('asks where a number with a dot may be an hour or a date', () => {
    expect(parseSince('13.03', 'Europe/Kyiv', now)).toEqual({
      kind: 'unclear',
      because: '"13.03" may be an hour or a date: use 13:03 or "13 March".',
    });
    expect(at('13.15')).toBe('2031-05-05T10:15');
  });

  it('keeps to the wall clock when the hour changes', () => {
    const after = new Date('2031-03-30T12:00:00Z'); // the clocks of Kyiv went forward that night
    const asked = parseSince('yesterday 18:00', 'Europe/Kyiv', after);
    expect(asked).toEqual({ kind: 'at', at: new Date('2031-03-29T16:00:00Z') });
  });
});

describe('a moment', () => {
  const moment = (typed: string): string | null => {
    const asked = parseMoment(typed, 'Europe/Kyiv', now);
    return asked?.kind === 'at' ? asked.at.toISOString().slice(0, 16) : (asked?.kind ?? null);
  };

  it.each([
    ['2031-05-01', '2031-05-01T20:59'],
    ['2031-05-01 18:00', '2031-05-01T15:00'],
    ['yesterday', '2031-05-05T20:59'],
    ['yesterday 18:00', '2031-05-05T15:00'],
    ['monday', '2031-05-05T20:59'],
    ['3 hours ago', '2031-05-06T07:05'],
    ['13 March', '2031-03-13T21:59'],
    ['13.03', 'unclear'],
  ])('%s is read as what was known by then', (typed, expected) => {
    expect(moment(typed)).toBe(expected);
    expect(isMoment(typed)).toBe(true);
  });

  it('that is a day is its very end, also where the clock is put back at midnight', () => {
    const after = new Date('2026-10-27T12:00:00Z');
    const endOf = (day: string, zone: string): unknown => parseMoment(day, zone, after);
    // the clocks of Beirut showed 23:00 to 23:59 twice that evening
    expect(endOf('2026-10-24', 'Asia/Beirut')).toMatchObject({ at: new Date('2026-10-24T21:59:59.999Z') });
    expect(endOf('2026-10-24', 'Europe/Kyiv')).toMatchObject({ at: new Date('2026-10-24T20:59:59.999Z') });
    // and skipped 00:00 to 00:59 on the day after this one
    expect(endOf('2026-03-28', 'Asia/Beirut')).toMatchObject({ at: new Date('2026-03-28T21:59:59.999Z') });
  });

  it.each(['last', 'last week', 'soon', '2031-02-30'])('“%s” is none', (typed) => {
    expect(moment(typed)).toBeNull();
    expect(isMoment(typed)).toBe(false);
  });
});
