import type { Language } from './pack.ts';
import type { TermSpan } from './term.ts';

/** A word, a number or a punctuation mark, with its place in the text that was read. */
export interface Token {
  readonly text: string;
  /** Lower case, apostrophes made straight, dots of abbreviations removed ("U.S." is "us"; `text` keeps the case). */
  readonly norm: string;
  /** The word's stem in its language; the norm for numbers and marks. */
  readonly stem: string;
  /** What words of one meaning share ("pause", "suspend"); the stem where a word has none beside it. */
  readonly sense: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark';
}

/** A run of tokens that forms one sentence; offsets are those of the whole text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

/** A text as the reader sees it. `text.slice(token.start, token.end) === token.text` for every token. */
export interface Reading {
  readonly text: string;
  readonly language: Language;
  readonly sentences: readonly Sentence[];
  /** Words and phrases of the lexicons, in order; where those of one lexicon overlap the longest stands. */
  readonly terms: readonly TermSpan[];
}
