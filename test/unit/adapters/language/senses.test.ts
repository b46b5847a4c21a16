import { expect, it } from '@jest/globals';
import { EN_SENSES } from '../../../../src/adapters/language/lexicon/en-senses.ts';
import { stemOf } from '../../../../src/adapters/language/stems.ts';

it('gives a word one sense', () => {
  const stems = EN_SENSES.flatMap((line) => [...new Set(line.split(' ').map((word) => stemOf(word, 'en')))]);
  expect(stems.filter((stem, n) => stems.indexOf(stem) !== n)).toEqual([]);
});
