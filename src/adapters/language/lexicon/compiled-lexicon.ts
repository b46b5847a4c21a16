import type { Sentence, Token } from '../../../domain/diplomacy/reading.ts';
import type { Term, TermSpan, VerbForm } from '../../../domain/diplomacy/term.ts';
import type { Language } from '../../../domain/diplomacy/pack.ts';
import { stemOf } from '../stems.ts';
import { verbForms } from './en-verb-forms.ts';
import type { Lexicon } from './lexicon.ts';
import { slavicForm } from './slavic-forms.ts';

interface Phrase {
  readonly term: Term;
  /** A norm; a stem where it starts with "="; the start of a word where it ends with "*"; or a gap. */
  readonly words: readonly string[];
  readonly form: VerbForm | null;
}

const GAP = '_';
const LONGEST_GAP = 3;
/** Stems are looked up by this many first letters. */
const STEM_KEY = 2;

/** A lexicon made ready for reading. */
export class CompiledLexicon {
  readonly #language: Language;
  readonly #byFirst = new Map<string, Phrase[]>();

  constructor(lexicon: Lexicon) {
    this.#language = lexicon.language;
    for (const [term, list] of Object.entries(lexicon.words)) {
      for (const phrase of (list ?? '').split(','))
        for (const compiled of this.#phrases(term as Term, phrase.trim())) this.#add(compiled);
    }
  }

  /** Every phrase in the sentence, longest first at each place; a phrase inside a longer one is left out. */
  spansIn(sentence: Sentence, index: number): readonly TermSpan[] {
    const spans: TermSpan[] = [];
    for (let at = 0; at < sentence.tokens.length;) {
      const best = this.#longestAt(sentence.tokens, at);
      for (const { term, to, form } of best) spans.push({ term, sentence: index, from: at, to, form });
      at = best[0]?.to ?? at + 1;
    }
    return spans;
  }

  #longestAt(tokens: readonly Token[], at: number): readonly { term: Term; to: number; form: VerbForm | null }[] {
    const token = tokens[at];
    if (!token) return [];
    let best: { term: Term; to: number; form: VerbForm | null }[] = [];
    for (const phrase of this.#candidates(token)) {
      const to = matchEnd(tokens, at, phrase.words);
      if (to === null || to < (best[0]?.to ?? 0)) continue;
      if (to > (best[0]?.to ?? 0)) best = [];
      const form = phrase.form ?? (this.#language === 'en' ? null : slavicForm(token.norm, this.#language));
      if (!best.some((b) => b.term === phrase.term)) best.push({ term: phrase.term, to, form });
    }
    return best;
  }

  *#candidates(token: Token): Generator<Phrase> {
    yield* this.#byFirst.get(token.norm) ?? [];
    if (this.#language === 'en') return;
    yield* this.#byFirst.get(`=${token.stem}`) ?? [];
    yield* this.#byFirst.get(`${token.norm.slice(0, STEM_KEY)}*`) ?? [];
  }

  #add(phrase: Phrase): void {
    const first = phrase.words[0];
    if (first === undefined) return;
    const key = first.endsWith('*') ? `${first.slice(0, STEM_KEY)}*` : first;
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
      if (verb) for (const [form, kind] of verbForms(first)) yield { term, words: [form, ...rest], form: kind };
      else
        yield {
          term,
          words: this.#language === 'en' ? words : words.map((w) => inflecting(w, this.#language)),
          form: null,
        };
      if (noun) yield { term, words: [...words.slice(0, -1), pluralOf(words.at(-1) ?? '')], form: null };
    }
  }
}

/** Ukrainian and Russian words match by stem; very short ones, which have none, as they are. */
function inflecting(word: string, language: Language): string {
  return word.endsWith('*') || word === GAP || word.length < 4 ? word : `=${stemOf(word, language)}`;
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x)$/u.test(noun) ? `${noun}es` : `${noun}s`;
}

/** Where the phrase ends when it starts at `at`, or null; hyphens between its words do not count. */
function matchEnd(tokens: readonly Token[], at: number, words: readonly string[]): number | null {
  let next = at;
  for (let n = 0; n < words.length; n++) {
    const word = words[n] ?? '';
    if (n > 0) while (tokens[next]?.norm === '-') next++;
    if (word === GAP) return endAfterGap(tokens, next, words.slice(n + 1));
    const token = tokens[next];
    if (!token || !alike(token, word)) return null;
    next++;
  }
  return next;
}

function endAfterGap(tokens: readonly Token[], from: number, rest: readonly string[]): number | null {
  for (let at = from, skipped = 0; skipped <= LONGEST_GAP; at++) {
    const end = matchEnd(tokens, at, rest);
    if (end !== null) return end;
    const token = tokens[at];
    if (!token || (token.kind === 'mark' && !/^(?:'s|-|['"“”‘’])$/u.test(token.norm))) return null;
    if (token.kind !== 'mark') skipped++;
  }
  return null;
}

function alike(token: Token, word: string): boolean {
  if (word.startsWith('=')) return token.stem === word.slice(1);
  return word.endsWith('*') ? token.norm.startsWith(word.slice(0, -1)) : token.norm === word;
}
