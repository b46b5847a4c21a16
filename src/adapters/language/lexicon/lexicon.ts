import type { Language } from '../../../domain/diplomacy/pack.ts';
import type { Term } from '../../../domain/diplomacy/term.ts';

/**
 * One language's words for one topic: per term a list of phrases, separated by commas.
 * "to turn down" is a verb in all its forms, "a plan" a noun with its plural, anything else stands as written.
 * Ukrainian and Russian words match by their stem, or as they are written where the lexicon says so; "угод~n" is a stem with the endings of a
 * noun, "мирн~a" of an adjective, "погоджу~v" of an imperfective verb and "погод~p" of a perfective one; "день|дн~n" gives two stems. A hyphen may be a space, or nothing; `_` stands for up to three words; `*` ends a stem that takes any ending.
 */
export interface Lexicon {
  readonly language: Language;
  /** Whether a word without a mark stands as it is written. */
  readonly asWritten?: boolean;
  /** Whether it says nothing of how its verbs stand: its words tell what is spoken of, not who does what. */
  readonly formless?: boolean;
  readonly words: Readonly<Partial<Record<Term, string>>>;
}
