import { EN_ACTS } from './en-acts.ts';
import { EN_MANNER } from './en-manner.ts';
import { EN_THINGS } from './en-things.ts';
import type { Lexicon } from './lexicon.ts';

/** Every lexicon that the reader knows: one per language and topic. */
export const LEXICONS: readonly Lexicon[] = [EN_ACTS, EN_THINGS, EN_MANNER];
