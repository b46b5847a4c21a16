import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../../../src/domain/news/event-features.ts';
import { Heard, REMEMBERED_MS, SAME_ROUND_MS } from '../../../../src/domain/news/heard.ts';
import { someFeatures } from '../../../support/stories.ts';

const river = someFeatures({ parties: ['northland'], things: ['truce of 10 day'] });

function heardAt(...times: readonly number[]): Heard {
  const heard = new Heard();
  for (const seenAt of times) heard.add({ features: river, words: wordsOf(river), seenAt });
  return heard;
}

describe('what was heard', () => {
  it('is a round for half a day, and no more of it than can be compared', () => {
    expect(heardAt(0, 1, SAME_ROUND_MS).round(SAME_ROUND_MS + 1)).toHaveLength(2);
    expect(heardAt(...Array<number>(500).fill(0)).round(0).length).toBeLessThanOrEqual(80);
  });

  it('holds who was spoken of in what for four days after the last time', () => {
    const heard = heardAt(0, 1000);
    expect(heard.spokenOf(river, 1000 + REMEMBERED_MS)).toBe(1);
    expect(heard.spokenOf(river, 1001 + REMEMBERED_MS)).toBe(0);
    expect(heard.spokenOf(someFeatures({ parties: ['southland', 'northland'], things: ['truce of 10 day'] }), 2)).toBe(
      0.5,
    );
    expect(heard.spokenOf(someFeatures({ things: [] }), 2)).toBeNull();
  });

  it('is let go once it is older than the window', () => {
    const heard = heardAt(0, 1000);
    heard.forget(1000);
    expect(heard.spokenOf(river, 1000)).toBe(1);
    heard.forget(1001);
    expect(heard.spokenOf(river, 1000)).toBe(0);
  });
});
