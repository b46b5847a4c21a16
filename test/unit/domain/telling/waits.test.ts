import { describe, expect, it } from '@jest/globals';
import { afterAttempt, type Settlement } from '../../../../src/domain/telling/delivery.ts';

const NOW = new Date('2026-03-01T08:00:00Z');
const DAY_MS = 86_400_000;
const after = (attempts: number, daysAgo: number, retryAfterMs: number | null): Settlement => {
  const since = new Date(NOW.getTime() - daysAgo * DAY_MS);
  return afterAttempt({ attempts, since }, { kind: 'later', because: 'busy', retryAfterMs }, NOW);
};
const waitOf = (attempts: number, retryAfterMs: number | null): number => {
  const settlement = after(attempts, 0, retryAfterMs);
  return settlement.kind === 'again' ? settlement.at.getTime() - NOW.getTime() : Number.NaN;
};

describe('how long a delivery waits', () => {
  it('is what the platform asks for, and else twice as long each time', () => {
    expect(waitOf(1, 30_000)).toBe(30_000);
    expect(waitOf(3, 1000)).toBe(1000);
    expect([1, 2, 3].map((attempts) => waitOf(attempts, null))).toEqual([2000, 4000, 8000]);
  });

  it('grows to a minute where the platform asks for a moment again and again', () => {
    expect([20, 21, 22, 23, 100, 1000].map((attempts) => waitOf(attempts, 50))).toEqual([
      50, 2000, 4000, 8000, 60_000, 60_000,
    ]);
  });

  it.each([null, 50])('ends after two days of trying, and neither by many attempts nor by a stop (%s)', (asked) => {
    expect(after(5000, 1.9, asked).kind).toBe('again');
    expect(after(19, 30, asked).kind).toBe('again');
    expect(after(20, 2, asked)).toMatchObject({ kind: 'gave-up', pause: true });
  });

  it('is a day at most, whatever the platform asks for', () => {
    expect(waitOf(1, Number.MAX_SAFE_INTEGER)).toBe(DAY_MS);
    expect(waitOf(100, 1e17)).toBe(DAY_MS);
  });
});
