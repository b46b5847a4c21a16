import { describe, expect, it } from '@jest/globals';
import { readNews } from '../../../../src/domain/news/news-text.ts';
import { isOfStrangers } from '../../../../src/domain/news/strangers.ts';
import { INVENTED, newsInput, verdictOn } from '../../../support/news-desk.ts';

function isOthers(title: string, summary = ''): boolean {
  return isOfStrangers(readNews(newsInput(title, summary), INVENTED));
}

describe('a truce of two strangers', () => {
  it.each([
    ['in a plain title', 'Quellan and Tarsk extend ceasefire in their border war', ''],
    ['in a title in capitals', 'Quellan and Tarsk Sign Truce After Talks', ''],
    [
      'though a place of this conflict is named for where it is not',
      'Quellan and Tarsk extend ceasefire',
      'The two have no part in the war over the Gulf of Marn.',
    ],
  ])('is not ours: %s', (_, title, summary) => {
    expect([isOthers(title, summary), verdictOn(INVENTED, title, summary).relevant]).toEqual([true, false]);
  });

  it.each([
    ['the sides are ours', 'Arvania and Belmora extend ceasefire', ''],
    ['one of them is ours', 'Quellan and Belmora extend ceasefire', ''],
    ['strangers urge, which is no act of sides', 'Quellan and Tarsk urge ceasefire', ''],
    ['a side of ours is named below', 'Quellan and Tarsk sign ceasefire pledge', 'Arvania promised to honour it.'],
    ['the two words are known, and no names', 'Prisoners and Captives exchanged under truce', ''],
  ])('is not seen where %s', (_, title, summary) => {
    expect(isOthers(title, summary)).toBe(false);
  });
});
