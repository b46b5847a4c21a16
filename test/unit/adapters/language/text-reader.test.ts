import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';

const reader = new TextReader();

function termsOf(text: string): readonly string[] {
  const { sentences, terms } = reader.read(text);
  return terms.map(
    (t) =>
      `${t.term}: ${(sentences[t.sentence]?.tokens ?? [])
        .slice(t.from, t.to)
        .map((k) => k.text)
        .join(' ')}`,
  );
}

describe('the reader', () => {
  it.each([
    ['a cease-fire', 'truce: cease - fire'],
    ['a cease fire', 'truce: cease fire'],
    ['a ceasefire', 'truce: ceasefire'],
    ['two truces', 'truce: truces'],
  ])('finds a thing in any spelling: %s', (text, term) => {
    expect(termsOf(text)).toContain(term);
  });

  it.each([
    ['Northland turned down the plan', 'reject: turned down'],
    ['Northland gave its formal approval', 'accept: gave its formal approval'],
    ['Northland is turning it down', 'reject: turning it down'],
    ['Talks broken off', 'breach: broken'],
  ])('finds a verb in all its forms and with words between: %s', (text, term) => {
    expect(termsOf(text)).toContain(term);
  });

  it('takes the longest phrase of a lexicon', () => {
    expect(termsOf('Northland declined to comment')).toContain('no-comment: declined to comment');
    expect(termsOf('Northland agrees in principle')).not.toContain('agree: agrees');
  });

  it.each([
    ['Сторони домовилися про перемир’я', 'uk'],
    ['Стороны договорились о перемирии', 'ru'],
    ['Southland rebuffs Westmark truce call after envoy visit', 'en'],
    ['Les deux parties ont accepté une trêve avec la médiation de la Suisse et des Nations', 'other'],
  ])('knows the language of "%s"', (text, language) => {
    expect(reader.read(text).language).toBe(language);
  });

  it('finds inflected words by their stem in Ukrainian and Russian', () => {
    expect(termsOf('Вони відхилили пропозицію про припинення вогню')).toEqual(
      expect.arrayContaining(['reject: відхилили', 'proposal: пропозицію', 'truce: припинення вогню']),
    );
    expect(termsOf('Они объявили перемирие')).toEqual(
      expect.arrayContaining(['declare: объявили', 'truce: перемирие']),
    );
  });

  it('gives every token its place, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const reading = reader.read(text);
        for (const token of reading.sentences.flatMap((s) => s.tokens))
          expect(text.slice(token.start, token.end)).toBe(token.text);
        for (const t of reading.terms)
          expect(t.to).toBeLessThanOrEqual(reading.sentences[t.sentence]?.tokens.length ?? 0);
      }),
    );
  });

  it.each(['word ', 'Gen. ', 'Valmere, Korrath and '])('reads a text without an end piece by piece: “%s”', (part) => {
    const text = `Northland waits. ${part.repeat(1000)}`;
    const { sentences } = reader.read(text);
    expect(Math.max(...sentences.map(({ tokens }) => tokens.length))).toBeLessThanOrEqual(300);
    const read = sentences.flatMap(({ tokens }) => tokens.map((token) => token.text)).join('');
    expect(read).toBe(text.replaceAll(' ', ''));
    for (const { start, end, tokens } of sentences)
      expect([start, end]).toEqual([tokens[0]?.start, tokens.at(-1)?.end]);
  });
});
