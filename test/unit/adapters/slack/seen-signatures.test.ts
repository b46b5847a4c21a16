import { describe, expect, it } from '@jest/globals';
import { SeenSignatures } from '../../../../src/adapters/slack/seen-signatures.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('signatures of requests', () => {
  it('are new once, for as long as a request would be taken', () => {
    const seen = new SeenSignatures();
    expect([seen.isNew('a', 0, 0), seen.isNew('a', 0, 5 * MINUTE), seen.isNew('b', 0, 0)]).toEqual([true, false, true]);
  });

  it('are forgotten in time, though one came while the clock was a day ahead', () => {
    const seen = new SeenSignatures();
    seen.isNew('ahead', DAY, DAY);
    for (let minute = 0; minute < 600; minute++) seen.isNew(`v0=${minute}`, minute * MINUTE, minute * MINUTE);
    expect(seen.size).toBeLessThan(10);
    expect(seen.isNew('ahead', DAY, 600 * MINUTE)).toBe(false);
  });
});
