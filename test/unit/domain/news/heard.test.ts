import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../../../src/domain/news/event-features.ts';
import { Heard, REMEMBERED_MS, SAME_ROUND_MS } from '../../../../src/domain/news/heard.ts';
import { someFeatures } from '../../../support/stories.ts';

const river = someFeatures({ parties: ['northland'], things: ['truce of 10 day'] });

const toldAt = (at: number) => ({ ...river, toldAt: at });

function heardAt(...times: readonly number[]): Heard {
  const heard = new Heard();
  for (const time of times) heard.add({ features: toldAt(time), words: wordsOf(river) });
  return heard;
}

describe('what was heard', () => {
  it('is a round of half a day before and after, and no more of it than can be compared', () => {
    expect(heardAt(0, 1, SAME_ROUND_MS).around(toldAt(SAME_ROUND_MS + 1))).toHaveLength(2);
    expect(heardAt(SAME_ROUND_MS).around(toldAt(0))).toHaveLength(1);
    expect(heardAt(...Array<number>(500).fill(0)).around(toldAt(0)).length).toBeLessThanOrEqual(80);
  });

  it('holds who was spoken of in what for four days after the last time', () => {
    const heard = heardAt(1000, 0);
    expect(heard.spokenOf(toldAt(1000 + REMEMBERED_MS))).toBe(1);
    expect(heard.spokenOf(toldAt(1001 + REMEMBERED_MS))).toBe(0);
    expect(heard.spokenOf({ ...toldAt(2), parties: ['southland', 'northland'] })).toBe(0.5);
    expect(heard.spokenOf(someFeatures({ things: [] }))).toBeNull();
  });

  it('is let go once it is older than the window', () => {
    const heard = heardAt(0, 1000);
    heard.forget(1000);
    expect(heard.spokenOf(toldAt(1000))).toBe(1);
    heard.forget(1001);
    expect(heard.spokenOf(toldAt(1000))).toBe(0);
  });
});
