import { describe, expect, it } from '@jest/globals';
import { isQuiet, quietHours } from '../../../../src/domain/telling/quiet-hours.ts';

const MINUTE_MS = 60_000;

function night(quiet: string | null, timezone: string) {
  return { quiet, schedule: { time: '08:00', days: 'daily', timezone } } as const;
}

/** When it falls quiet and when it ends, minute by minute. */
function turns(quiet: string, timezone: string, from: string, until: string): readonly string[] {
  const isQuietAt = quietHours(night(quiet, timezone));
  const found: string[] = [];
  let before = isQuietAt(new Date(from));
  for (let at = Date.parse(from); at < Date.parse(until); at += MINUTE_MS) {
    const now = isQuietAt(new Date(at));
    if (now !== before) found.push(`${now ? 'quiet' : 'awake'} ${new Date(at).toISOString().slice(0, 16)}`);
    before = now;
  }
  return found;
}

describe('quiet hours', () => {
  it('run over midnight in the local zone', () => {
    const kyiv = night('22:00-07:00', 'Europe/Kyiv');
    expect(isQuiet(kyiv, new Date('2031-05-05T19:30:00Z'))).toBe(true); // 22:30
    expect(isQuiet(kyiv, new Date('2031-05-06T03:59:00Z'))).toBe(true); // 06:59
    expect(isQuiet(kyiv, new Date('2031-05-06T04:00:00Z'))).toBe(false); // 07:00
    expect(isQuiet(night(null, 'Europe/Kyiv'), new Date('2031-05-05T19:30:00Z'))).toBe(false);
  });

  it.each([
    ['within a day', '12:00-14:00', 'UTC', '2031-05-05T00', ['quiet 2031-05-05T12:00', 'awake 2031-05-05T14:00']],
    // the clock goes from 02:59 to 04:00 in Kyiv on 30 March 2031
    [
      'an hour shorter in spring',
      '22:00-07:00',
      'Europe/Kyiv',
      '2031-03-29T12',
      ['quiet 2031-03-29T20:00', 'awake 2031-03-30T04:00'],
    ],
    [
      'that end in an hour that is skipped',
      '22:00-03:30',
      'Europe/Kyiv',
      '2031-03-29T12',
      ['quiet 2031-03-29T20:00', 'awake 2031-03-30T01:30'],
    ],
    // 03:00 to 03:59 comes twice in Kyiv on 26 October 2031
    [
      'an hour longer in autumn',
      '22:00-07:00',
      'Europe/Kyiv',
      '2031-10-25T12',
      ['quiet 2031-10-25T19:00', 'awake 2031-10-26T05:00'],
    ],
    [
      'that end in an hour that comes twice, once',
      '22:00-03:30',
      'Europe/Kyiv',
      '2031-10-25T12',
      ['quiet 2031-10-25T19:00', 'awake 2031-10-26T00:30'],
    ],
    [
      'that begin in an hour that comes twice, once',
      '03:30-07:00',
      'Europe/Kyiv',
      '2031-10-25T12',
      ['quiet 2031-10-26T00:30', 'awake 2031-10-26T05:00'],
    ],
    [
      'where clocks change by half an hour',
      '22:00-07:00',
      'Australia/Lord_Howe',
      '2031-04-05T00',
      ['quiet 2031-04-05T11:00', 'awake 2031-04-05T20:30'],
    ],
  ])('%s are one stretch', (_what, quiet, timezone, from, expected) => {
    const until = new Date(new Date(`${from}:00Z`).getTime() + 24 * 3_600_000).toISOString();
    expect(turns(quiet, timezone, `${from}:00Z`, until)).toEqual(expected);
  });
});
