import { EN_DIPLOMACY } from './en-diplomacy.ts';
import type { Lexicon } from './lexicon.ts';

/** Every lexicon that the reader knows: one per language and topic. */
export const LEXICONS: readonly Lexicon[] = [EN_DIPLOMACY];
