import type { Token } from '../../../domain/diplomacy/reading.ts';
import type { Language } from '../../../domain/diplomacy/pack.ts';
import { inflected, type InflectedForm, type Inflection } from './slavic-forms.ts';
import { foldedWord } from '../folded-word.ts';
import { stemOf } from '../stems.ts';

/** One word of a phrase, as a lexicon writes it, made ready for comparing. */
export type WordPattern =
  | { readonly kind: 'gap' }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'stem'; readonly text: string }
  | { readonly kind: 'start'; readonly text: string }
  | { readonly kind: 'inflected'; readonly text: string; readonly how: Inflection; readonly language: 'uk' | 'ru' };

/** Letters of a word's start by which patterns with open endings are looked up, at most. */
export const KEY_LENGTH = 4;

/** "_" is a gap, "стат*" the start of a word, "угод~n" a stem with the endings of a noun; other Ukrainian and Russian words of four letters or more match by stem, unless they stand as written. */
export function wordPatterns(word: string, language: Language, asWritten: boolean): readonly WordPattern[] {
  if (word === '_') return [{ kind: 'gap' }];
  const slavic = language === 'uk' || language === 'ru' ? language : null;
  const [, stems, how] = /^([^~]+)~([navp])$/u.exec(word) ?? [];
  if (stems !== undefined && how !== undefined && slavic) {
    return stems
      .split('|')
      .map((stem) => ({ kind: 'inflected', text: foldedWord(stem, slavic), how: how as Inflection, language: slavic }));
  }
  if (word.endsWith('*')) return [{ kind: 'start', text: foldedWord(word.slice(0, -1), language) }];
  if (slavic && !asWritten && word.length >= SHORTEST_STEMMED)
    return [{ kind: 'stem', text: stemOf(foldedWord(word, language), language) }];
  return [{ kind: 'word', text: foldedWord(word, language) }];
}

const SHORTEST_STEMMED = 4;

/** The key under which a pattern is found again among those that may begin a phrase. */
export function keyOf(pattern: WordPattern): string {
  if (pattern.kind === 'gap') return '';
  if (pattern.kind === 'word') return pattern.text;
  return pattern.kind === 'stem' ? `=${pattern.text}` : `${pattern.text.slice(0, KEY_LENGTH)}*`;
}

/** How a token fits a pattern: null where it does not; without a form of its own where the pattern says nothing of endings. */
export function fit(token: Token, pattern: WordPattern): InflectedForm | 'fits' | null {
  if (pattern.kind === 'gap') return null;
  if (pattern.kind === 'word') return token.norm === pattern.text ? 'fits' : null;
  if (pattern.kind === 'stem') return token.stem === pattern.text ? 'fits' : null;
  if (!token.norm.startsWith(pattern.text)) return null;
  return pattern.kind === 'start'
    ? 'fits'
    : inflected(pattern.text, token.norm.slice(pattern.text.length), pattern.how, pattern.language);
}
