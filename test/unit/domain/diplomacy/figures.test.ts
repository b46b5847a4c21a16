import { describe, expect, it } from '@jest/globals';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';
import { sourceNamed } from '../../../../src/domain/diplomacy/pack.ts';
import { compileScene } from '../../../../src/domain/diplomacy/scene.ts';
import type { Claimant, Period, ReadFigure } from '../../../../src/domain/diplomacy/figures/figure.ts';
import { readFigures } from '../../../../src/domain/diplomacy/figures/read-figures.ts';
import { inputOf, readNews } from '../../../../src/domain/news/news-text.ts';
import { dayInWords } from '../../../../src/domain/telling/time-in-words.ts';
import { ENGLISH } from '../../../fixtures/figures/english.ts';
import { SLAVIC } from '../../../fixtures/figures/slavic.ts';
import { FICTIONAL_PACK } from '../../../fixtures/stated/fictional-pack.ts';

const reader = new TextReader();
const scene = compileScene(FICTIONAL_PACK, (text, language) => reader.read(text, language));
const at = new Date('2031-05-14T10:00:00Z');

function figuresIn(title: string, summary: string): readonly ReadFigure[] {
  const input = inputOf({ title, summary, link: '' }, sourceNamed(FICTIONAL_PACK, 'gazette'), (text, language) =>
    reader.read(text, language),
  );
  return readFigures(readNews(input, scene), scene, at);
}

/** A figure on one line, with only what its text tells. */
function inShort(figure: ReadFigure): string {
  const { kind, claimant, by, whose, among, planned, period } = figure;
  return [
    `${kind} ${amount(figure)}`,
    voice(claimant),
    by && `by ${by}`,
    whose && `of ${whose}`,
    among,
    planned && 'planned',
    time(period),
  ]
    .filter(Boolean)
    .join(' | ');
}

function amount({ low, high, bound, about }: ReadFigure): string {
  const value = bound === 'range' ? `${low}-${high}` : `${bound === 'exact' ? '' : `${bound} `}${low}`;
  return `${about ? '~' : ''}${value}`;
}

function voice(claimant: Claimant): string {
  if (claimant.kind === 'party') return claimant.party;
  if (claimant.kind === 'monitor') return `monitor ${claimant.name}`;
  return claimant.kind === 'body' ? claimant.name : claimant.kind;
}

function time({ basis, from }: Period): string {
  if (basis === 'unstated') return '';
  return from ? `${basis} ${dayInWords(from).replace(/ \d{4}$/u, '')}` : basis;
}

/** The numbers of a text, whatever parts their thousands. */
function digitsOf(text: string): readonly number[] {
  const found = text.matchAll(/(?<value>\d[\d.,]*(?: \d{3})*)(?<thousand> thousand| тисяч| тысяч)?/gu);
  return [...found].map(({ groups }) => {
    const value = groups?.['value']?.replace(/[.,]$/u, '') ?? '';
    const fraction = value.replace(',', '.');
    return groups?.['thousand'] ? Number(fraction) * 1000 : Number(value.replace(/[^\d]/gu, ''));
  });
}

describe('figures in a sentence', () => {
  it.each([...ENGLISH, ...SLAVIC])('%s', (...row) => {
    const [sentence, ...expected] = row;
    const found = figuresIn('', sentence);
    expect(found.map(inShort)).toEqual(expected);
    for (const { quote, low, high } of found) {
      expect(sentence).toContain(quote);
      expect(digitsOf(quote)).toEqual(expect.arrayContaining([low, high]));
    }
  });
});

describe('figures of a text', () => {
  it('stand once, as the one of headline and summary that says more', () => {
    const found = figuresIn(
      'Nearly 3,000 truce violations recorded',
      'Varn said Southland had violated the truce nearly 3,000 times since Saturday.',
    );
    expect(found.map(inShort)).toEqual(['violations ~3000 | northland | by southland | since 10 May']);
  });

  it('stand once where the headline rounds, and twice where it counts something else', () => {
    const rounded = figuresIn(
      'Varn: Southland broke truce nearly 3,000 times',
      'Varn said Southland broke the truce 2,935 times.',
    );
    expect(rounded.map(inShort)).toEqual(['violations 2935 | northland | by southland']);
    const bounded = figuresIn(
      'Varn: Southland broke truce more than 1,000 times',
      'Varn said Southland broke the truce 1,050 times.',
    );
    expect(bounded.map(inShort)).toEqual(['violations 1050 | northland | by southland']);
    const two = figuresIn(
      'Varn: Southland broke truce 120 times',
      'Varn said Southland broke the truce 734 times since Saturday.',
    );
    expect(two).toHaveLength(2);
  });

  it('of two claimants stay two, however alike', () => {
    const found = figuresIn('', 'Varn says 12 people were killed. Odell says 12 people were killed.');
    expect(found.map(inShort)).toEqual(['killed 12 | northland', 'killed 12 | southland']);
  });
});
