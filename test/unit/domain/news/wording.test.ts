import { describe, expect, it } from '@jest/globals';
import { gistHash, textHash, titleHash } from '../../../../src/domain/news/wording.ts';

const shown = { documentTitle: 'World news', link: 'https://www.courier.example/a' };
const gist = (title: string, summary = ''): string => gistHash(title, summary, shown);

describe('the words of a text', () => {
  it('are the same but for case, spaces, invisible marks and markup', () => {
    expect(textHash('A  <b>Truce</b>', '<p>It is\u00a0on.</p>')).toBe(textHash('\u200ba truce', 'it is on. '));
  });

  it.each([
    ['another quotation mark', '“A truce”'],
    ['another dash', 'A truce —'],
    ['another sign', 'A truce!'],
    ['a word', 'A truce now'],
  ])('are others with %s, so that each headline has its version', (_, title) => {
    expect(textHash(title, '')).not.toBe(textHash('A truce', ''));
  });
});

describe('the gist of a text', () => {
  it.each([
    ['“Truce” holds, says Osk', "'Truce' holds says Osk"],
    ['Truce holds -- for now', 'Truce holds — for now'],
    ['Truce holds | Courier', 'Truce holds'],
    ['Truce holds - World news', 'Truce holds'],
    ['BREAKING: Truce holds', 'Truce holds (updated)'],
    ['Truce holds – as it happened', 'LIVE: Truce holds'],
    ['The country’s truce', 'The countrys truce'],
  ])('is one: %s and %s', (one, other) => {
    expect(gist(one)).toBe(gist(other));
    expect(titleHash(one, 'x', shown)).toBe(titleHash(other, 'y', shown));
  });

  it.each([
    ['Truce holds?', 'Truce holds'],
    ['3.5 million flee', '35 million flee'],
    ['5% of them', '5 of them'],
    ['Truce holds – Kremlin', 'Truce holds'],
    ['Live fire at the river', 'Fire at the river'],
    ['Truce: dead', 'Truce: not dead'],
  ])('is two: %s and %s', (one, other) => {
    expect(gist(one)).not.toBe(gist(other));
  });

  it('counts the summary too, which stands for a headline that is missing', () => {
    expect(gist('A truce', 'It holds.')).not.toBe(gist('A truce', 'It is over.'));
    expect(titleHash('', 'It holds.', shown)).not.toBe(titleHash('', 'It is over.', shown));
  });
});
