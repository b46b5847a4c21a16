import type { Sentence } from '../../../domain/diplomacy/reading.ts';
import type { TermSpan } from '../../../domain/diplomacy/term.ts';
import type { CompiledLexicon } from './compiled-lexicon.ts';

/** All lexicons of one language; most words begin a phrase in none of them, and one look-up tells. */
export class LanguageLexicons {
  readonly #lexicons: readonly CompiledLexicon[];
  readonly #byOpening = new Map<string, CompiledLexicon[]>();

  constructor(lexicons: readonly CompiledLexicon[]) {
    this.#lexicons = lexicons;
    for (const lexicon of lexicons)
      for (const word of lexicon.openings ?? [])
        this.#byOpening.set(word, [...(this.#byOpening.get(word) ?? []), lexicon]);
  }

  /** Every phrase of every lexicon in the sentence: by where it begins, longer ones first. */
  spansIn(sentence: Sentence, index: number): readonly TermSpan[] {
    const places = this.#placesIn(sentence);
    return this.#lexicons
      .flatMap((lexicon) =>
        lexicon.spansIn(sentence, index, lexicon.openings ? (places.get(lexicon) ?? []) : sentence.tokens.keys()),
      )
      .sort((a, b) => a.from - b.from || b.to - a.to);
  }

  #placesIn({ tokens }: Sentence): ReadonlyMap<CompiledLexicon, readonly number[]> {
    const places = new Map<CompiledLexicon, number[]>();
    for (let at = 0; at < tokens.length; at++) {
      for (const lexicon of this.#byOpening.get(tokens[at]?.norm ?? '') ?? []) {
        const known = places.get(lexicon);
        if (known) known.push(at);
        else places.set(lexicon, [at]);
      }
    }
    return places;
  }
}
