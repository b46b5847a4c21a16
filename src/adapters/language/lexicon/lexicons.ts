import { EN_ACTS } from './en-acts.ts';
import { EN_MANNER } from './en-manner.ts';
import { EN_THINGS } from './en-things.ts';
import type { Lexicon } from './lexicon.ts';
import { RU_DIPLOMACY } from './ru-diplomacy.ts';
import { RU_MANNER } from './ru-manner.ts';
import { UK_DIPLOMACY } from './uk-diplomacy.ts';
import { UK_MANNER } from './uk-manner.ts';

/** Every lexicon that the reader knows: one per language and topic. */
export const LEXICONS: readonly Lexicon[] = [EN_ACTS, EN_THINGS, EN_MANNER, UK_DIPLOMACY, UK_MANNER, RU_DIPLOMACY, RU_MANNER];
