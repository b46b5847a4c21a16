import { describe, expect, it } from '@jest/globals';
import { freshForMs, retryAfterMs, validator } from '../../../../src/adapters/feeds/server-hints.ts';

const now = Date.UTC(2030, 0, 1);

describe('what a server says about coming back', () => {
  it.each([
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': 'Tue, 01 Jan 2030 00:01:00 GMT' }, 60_000],
    [{ 'retry-after': 'Mon, 31 Dec 2029 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'later' }, null],
    [{ 'retry-after': ' 120 ' }, 120_000],
    [{ 'retry-after': '1.5' }, 1500],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '-5' }, null],
    [{ 'retry-after': '2029' + '0'.repeat(400) }, Infinity],
    [{ 'retry-after': '120 seconds' }, null],
    [{ 'retry-after': '12/25' }, null],
    [{ 'retry-after': '' }, null],
    [{ 'retry-after': ['60', '120'] }, 60_000],
    [{ 'retry-after': 'Tuesday, 01-Jan-30 00:01:00 GMT' }, 60_000],
    [{ 'retry-after': 'Tue Jan  1 00:01:00 2030' }, 60_000],
    [{ 'retry-after': 'Tue, 01 Jan 2030 02:01:00 +0200' }, 60_000],
    [{ 'retry-after': 'Tue, 01 Jan 2030 01:01:00 GMT', date: 'Tue, 01 Jan 2030 01:00:00 GMT' }, 60_000],
    [{ 'retry-after': 'Tue, 01 Jan 2030 00:01:00 GMT', date: 'today' }, 60_000],
    [{}, null],
  ])('understands Retry-After in %j', (headers, expected) => {
    expect(retryAfterMs(headers, now)).toBe(expected);
  });

  it.each([
    [{ 'cache-control': 'public, max-age=600' }, 600_000],
    [{ 'cache-control': 'max-age=600', age: '100' }, 500_000],
    [{ 'cache-control': 'no-cache, max-age=600' }, null],
    [{ 'cache-control': 'max-age=0' }, null],
    [{ 'cache-control': 'no-store, max-age=600' }, null],
    [{ 'cache-control': 'no-cache="set-cookie", max-age=600' }, null],
    [{ 'cache-control': 's-maxage=300' }, 300_000],
    [{ 'cache-control': 's-maxage=900, max-age=60' }, 60_000],
    [{ 'cache-control': 's-maxage=900, max-age=0' }, null],
    [{ 'cache-control': 's-maxage=300', age: '100' }, 200_000],
    [{ 'cache-control': 'max-age=600', age: '900' }, null],
    [{ 'cache-control': 'max-age=600', age: '-100' }, 600_000],
    [{ 'cache-control': 'max-age=600', age: 'old' }, 600_000],
    [{ 'cache-control': 'MAX-AGE="600"' }, 600_000],
    [{ 'cache-control': ['public', 'max-age=600'] }, 600_000],
    [{ 'cache-control': 'x-max-age=600' }, null],
    [{ 'cache-control': 'max-age=-1' }, null],
    [{ 'cache-control': 'max-age=soon', expires: 'Tue, 01 Jan 2030 00:01:00 GMT' }, 60_000],
    [{ 'cache-control': 'max-age=0', expires: 'Tue, 01 Jan 2030 00:01:00 GMT' }, null],
    [{ expires: 'Tue, 01 Jan 2030 05:01:00 GMT', date: 'Tue, 01 Jan 2030 05:00:00 GMT' }, 60_000],
    [{ expires: '-1' }, null],
    [{ expires: 'Mon, 31 Dec 2029 00:00:00 GMT' }, null],
    [{}, null],
    [{ expires: 'Tue, 01 Jan 2030 00:01:00 GMT' }, 60_000],
    [{ expires: '0' }, null],
    [{ 'retry-after': '5', 'cache-control': 'max-age=600' }, 5000],
  ])('understands how long %j stays current', (headers, expected) => {
    expect(freshForMs(headers, now)).toBe(expected);
  });
});

describe('a validator', () => {
  it.each([
    ['"a b"', '"a b"'],
    ['', null],
    ['"a\u0000"', null],
    ['"\u00e9"', '"\u00e9"'],
    ['"\u0431"', null],
    ['x'.repeat(1024), 'x'.repeat(1024)],
    ['x'.repeat(1025), null],
  ])('is kept only if it can be sent back: %j', (given, kept) => {
    expect(validator({ etag: given }, 'etag')).toBe(kept);
  });
});
