import { describe, expect, it } from '@jest/globals';
import { freshForMs, retryAfterMs } from '../../../../src/adapters/feeds/server-hints.ts';

const now = Date.UTC(2030, 0, 1);

describe('what a server says about coming back', () => {
  it.each([
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': 'Tue, 01 Jan 2030 00:01:00 GMT' }, 60_000],
    [{ 'retry-after': 'Mon, 31 Dec 2029 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'later' }, null],
    [{}, null],
  ])('understands Retry-After in %j', (headers, expected) => {
    expect(retryAfterMs(headers, now)).toBe(expected);
  });

  it.each([
    [{ 'cache-control': 'public, max-age=600' }, 600_000],
    [{ 'cache-control': 'max-age=600', age: '100' }, 500_000],
    [{ 'cache-control': 'no-cache, max-age=600' }, null],
    [{ 'cache-control': 'max-age=0' }, null],
    [{ expires: 'Tue, 01 Jan 2030 00:01:00 GMT' }, 60_000],
    [{ expires: '0' }, null],
    [{ 'retry-after': '5', 'cache-control': 'max-age=600' }, 5000],
  ])('understands how long %j stays current', (headers, expected) => {
    expect(freshForMs(headers, now)).toBe(expected);
  });
});
