import { describe, expect, it } from '@jest/globals';
import { afterAttempt } from '../../../../src/domain/telling/delivery.ts';

const NOW = new Date('2026-03-01T08:00:00Z');
const DAY_MS = 86_400_000;
const waitOf = (attempts: number, retryAfterMs: number | null): number => {
  const settlement = afterAttempt(attempts, { kind: 'later', because: 'busy', retryAfterMs }, NOW);
  return settlement.kind === 'again' ? settlement.at.getTime() - NOW.getTime() : Number.NaN;
};

describe('how long a delivery waits', () => {
  it('is what the platform asks for, and else twice as long each time', () => {
    expect(waitOf(1, 30_000)).toBe(30_000);
    expect(waitOf(3, 1000)).toBe(1000);
    expect([1, 2, 3].map((attempts) => waitOf(attempts, null))).toEqual([2000, 4000, 8000]);
  });

  it('grows all the same where the platform asks for a moment again and again, so that it lasts for a day', () => {
    const waits = Array.from({ length: 199 }, (_, n) => waitOf(n + 1, 50));
    expect(waits.reduce((sum, wait) => sum + wait)).toBeGreaterThan(DAY_MS);
  });

  it('is a day at most, whatever the platform asks for', () => {
    expect(waitOf(1, Number.MAX_SAFE_INTEGER)).toBe(DAY_MS);
    expect(waitOf(100, 1e17)).toBe(DAY_MS);
  });
});
