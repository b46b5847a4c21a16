import { describe, expect, it } from '@jest/globals';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';
import { sourceNamed } from '../../../../src/domain/diplomacy/pack.ts';
import { originOf } from '../../../../src/domain/news/origin.ts';
import { sameText, shinglesOf } from '../../../../src/domain/news/same-text.ts';
import { INVENTED_PACK } from '../../../support/news-desk.ts';

const source = sourceNamed(INVENTED_PACK, 'courier');
const of = (over: { title?: string; summary?: string; author?: string | null; originName?: string | null }): string =>
  originOf({ title: '', summary: '', author: null, originName: null, source, ...over }).origin;

describe('the origin of a text', () => {
  it.each([
    ['a dateline', { summary: 'PORT SELM (AP) — Arvania offered a truce.' }, 'ap'],
    ['a sign-off', { summary: 'Arvania offered a truce. (Reuters)' }, 'reuters'],
    ['a title’s tail', { title: 'Arvania offers truce | AP News' }, 'ap'],
    ['the feed’s own source', { originName: 'Agence France-Presse' }, 'afp'],
    ['an unknown outlet that the feed names', { originName: 'The Selm Gazette' }, 'selm gazette'],
    ['a byline', { author: 'The Associated Press' }, 'ap'],
    ['a report that is cited', { summary: 'Arvania is ready for a truce, Reuters reported on Monday.' }, 'reuters'],
    ['words told to another outlet', { summary: 'Tolvar told the Financial Times that he would sign.' }, 'ft'],
    ['nothing at all', { title: 'Arvania offers truce' }, 'courier'],
    ['a person’s byline', { author: 'Ilse Marrow' }, 'courier'],
    ['a longer agency name before a shorter', { originName: 'Interfax-Ukraine' }, 'interfax-ukraine'],
  ])('is known by %s', (_, over, origin) => {
    expect(of(over)).toBe(origin);
  });

  it('is one for forty reprints of one wire text', () => {
    const origins = Array.from(
      { length: 40 },
      (_, n) =>
        originOf({
          title: 'Arvania offers truce',
          summary: 'KESTRA, Jan 4 (Reuters) - Arvania offered a truce.',
          author: null,
          originName: null,
          source: sourceNamed(INVENTED_PACK, `outlet-${n}`),
        }).origin,
    );
    expect(new Set(origins).size).toBe(1);
  });

  it('says why', () => {
    expect(
      originOf({ title: '', summary: 'A truce was offered. (AFP)', author: null, originName: null, source }).because,
    ).toBe('signed AFP');
  });
});

describe('near-verbatim texts', () => {
  const reader = new TextReader();
  const shingles = (text: string): ReturnType<typeof shinglesOf> => shinglesOf(reader.read(text));
  const wire =
    'Arvania offered a ten-day truce on Friday and said that its army would stop firing at dawn if Belmora freed the crew of the ferry that it seized in the Gulf of Marn last week.';

  it('are known in spite of small edits', () => {
    expect(
      sameText(shingles(wire), shingles(wire.replace('on Friday', 'on Friday evening').replace('ferry', 'boat'))),
    ).toBe(true);
  });

  it('are known when one is cut from the other', () => {
    expect(sameText(shingles(wire), shingles(wire.slice(0, 110)))).toBe(true);
  });

  it('are not seen in two reports of one happening', () => {
    expect(
      sameText(
        shingles(wire),
        shingles(
          'A truce of ten days, to begin at dawn, was put forward by Arvania on Friday; in return Belmora would have to let go of the ferry’s crew, held since last week.',
        ),
      ),
    ).toBe(false);
  });

  it('are not claimed of texts too short to tell', () => {
    expect(sameText(shingles('Arvania offers truce'), shingles('Arvania offers truce'))).toBe(false);
  });

  it('are known by a headline alone when every one of seven words is the same', () => {
    const headline = 'Arvania offers ten-day truce to Belmora’s army';
    expect(sameText(shingles(headline), shingles(headline))).toBe(true);
    expect(sameText(shingles(headline), shingles(headline.replace('offers', 'refuses')))).toBe(false);
  });
});
