import type { Sentence, Token } from '../../../domain/diplomacy/reading.ts';
import type { Term, TermSpan, VerbForm } from '../../../domain/diplomacy/term.ts';
import type { Language } from '../../../domain/diplomacy/pack.ts';
import { verbForms } from './en-verb-forms.ts';
import type { Lexicon } from './lexicon.ts';
import { slavicForm } from './slavic-forms.ts';
import { fit, KEY_LENGTH, keyOf, wordPatterns, type WordPattern } from './word-pattern.ts';

interface Phrase {
  readonly term: Term;
  readonly words: readonly WordPattern[];
  readonly form: VerbForm | null;
}

interface Hit {
  readonly term: Term;
  readonly to: number;
  readonly form: VerbForm | null;
}

const LONGEST_GAP = 3;

/** Of two readings of one word as a verb the one that is now stands: "відхиляє" is no future of "відхилити". */
function addHit(hits: Hit[], hit: Hit): void {
  const known = hits.findIndex(({ term }) => term === hit.term);
  if (known === -1) hits.push(hit);
  else if (hits[known]?.form === 'base' && hit.form === 'present') hits[known] = hit;
}

const NOTHING: readonly Hit[] = [];

/** A lexicon made ready for reading. */
export class CompiledLexicon {
  readonly #language: Language;
  readonly #asWritten: boolean;
  readonly #formless: boolean;
  readonly #byFirst = new Map<string, Phrase[]>();

  constructor(lexicon: Lexicon) {
    this.#language = lexicon.language;
    this.#asWritten = lexicon.asWritten ?? false;
    this.#formless = lexicon.formless ?? false;
    for (const [term, list] of Object.entries(lexicon.words)) {
      for (const phrase of (list ?? '').split(','))
        for (const compiled of this.#phrases(term as Term, phrase.trim())) this.#add(compiled);
    }
  }

  /** The words that a phrase can begin with; null where endings and stems count, so that no list of words tells. */
  get openings(): Iterable<string> | null {
    return this.#language === 'en' ? this.#byFirst.keys() : null;
  }

  /** Every phrase in the sentence that begins at one of these places, in their order; a phrase inside an earlier one is left out. */
  spansIn(sentence: Sentence, index: number, places: Iterable<number>): readonly TermSpan[] {
    const spans: TermSpan[] = [];
    let next = 0;
    for (const at of places) {
      if (at < next) continue;
      const best = this.#longestAt(sentence.tokens, at);
      for (const { term, to, form } of best) spans.push({ term, sentence: index, from: at, to, form });
      next = best[0]?.to ?? next;
    }
    return spans;
  }

  #longestAt(tokens: readonly Token[], at: number): readonly Hit[] {
    const token = tokens[at];
    if (!token) return NOTHING;
    const candidates = this.#language === 'en' ? this.#byFirst.get(token.norm) : this.#candidates(token);
    if (candidates === undefined) return NOTHING; // as for most words
    let best: Hit[] = [];
    for (const phrase of candidates) {
      const to = matchEnd(tokens, at, phrase.words);
      if (to === null || to < (best[0]?.to ?? 0)) continue;
      if (to > (best[0]?.to ?? 0)) best = [];
      if (this.#language === 'en') addHit(best, { term: phrase.term, to, form: phrase.form });
      else for (const hit of this.#hits(phrase, tokens.slice(at, to), to)) addHit(best, hit);
    }
    return this.#language !== 'en' && best.some(({ form }) => form === 'present')
      ? best.filter(({ term }) => term !== 'future-mark')
      : best;
  }

  /** A phrase says its term, and one with a perfective verb in the present also that it is still to come. */
  *#hits({ term, words }: Phrase, found: readonly Token[], to: number): Generator<Hit> {
    const verb = words.find((word) => word.kind === 'inflected' && (word.how === 'v' || word.how === 'p'));
    const read =
      verb && found.map((token) => fit(token, verb)).find((fitting) => fitting !== null && fitting !== 'fits');
    if (read) {
      yield { term, to, form: read.form };
      if (read.toCome) yield { term: 'future-mark', to, form: null };
    } else yield { term, to, form: this.#asWritten ? null : slavicForm(found[0]?.norm ?? '', this.#language) };
  }

  *#candidates(token: Token): Generator<Phrase> {
    yield* this.#byFirst.get(token.norm) ?? [];
    yield* this.#byFirst.get(`=${token.stem}`) ?? [];
    for (let length = 1; length <= KEY_LENGTH; length++)
      yield* this.#byFirst.get(`${token.norm.slice(0, length)}*`) ?? [];
  }

  #add(phrase: Phrase): void {
    const first = phrase.words[0];
    if (first === undefined) return;
    const key = keyOf(first);
    const known = this.#byFirst.get(key);
    if (known) known.push(phrase);
    else this.#byFirst.set(key, [phrase]);
  }

  *#phrases(term: Term, phrase: string): Generator<Phrase> {
    const verb = this.#language === 'en' && phrase.startsWith('to ');
    const noun = this.#language === 'en' && /^an? /u.test(phrase);
    const body = verb || noun ? phrase.slice(phrase.indexOf(' ') + 1) : phrase;
    for (const spelling of body.includes('-') ? [body.replaceAll('-', ' '), body.replaceAll('-', '')] : [body]) {
      const words = spelling.split(' ').filter((w) => w !== '');
      const [first = '', ...rest] = words;
      if (verb)
        for (const [form, kind] of verbForms(first))
          yield* this.#spelled(term, [form, ...rest], this.#formless ? null : kind);
      else yield* this.#spelled(term, words, null);
      if (noun) yield* this.#spelled(term, [...words.slice(0, -1), pluralOf(words.at(-1) ?? '')], null);
    }
  }

  /** One phrase for every choice among the stems that its words allow. */
  *#spelled(term: Term, words: readonly string[], form: VerbForm | null): Generator<Phrase> {
    const choices = words
      .map((word) => wordPatterns(word, this.#language, this.#asWritten))
      .reduce<readonly (readonly WordPattern[])[]>(
        (made, patterns) => made.flatMap((before) => patterns.map((pattern) => [...before, pattern])),
        [[]],
      );
    for (const choice of choices) yield { term, words: choice, form };
  }
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x)$/u.test(noun) ? `${noun}es` : `${noun}s`;
}

/** Where the phrase ends when it starts at `at`, or null; hyphens between its words do not count. */
function matchEnd(tokens: readonly Token[], at: number, words: readonly WordPattern[]): number | null {
  let next = at;
  for (let n = 0; n < words.length; n++) {
    const word = words[n];
    if (!word) return null;
    if (n > 0) while (tokens[next]?.norm === '-') next++;
    if (word.kind === 'gap') return endAfterGap(tokens, next, words.slice(n + 1));
    const token = tokens[next];
    if (!token || fit(token, word) === null) return null;
    next++;
  }
  return next;
}

function endAfterGap(tokens: readonly Token[], from: number, rest: readonly WordPattern[]): number | null {
  for (let at = from, skipped = 0; skipped <= LONGEST_GAP; at++) {
    const end = matchEnd(tokens, at, rest);
    if (end !== null) return end;
    const token = tokens[at];
    if (!token || (token.kind === 'mark' && !/^(?:'s|-|['"“”‘’])$/u.test(token.norm))) return null;
    if (token.kind !== 'mark') skipped++;
  }
  return null;
}
