import { EN_ACTS } from './en-acts.ts';
import { EN_MANNER } from './en-manner.ts';
import { EN_THINGS } from './en-things.ts';
import type { Lexicon } from './lexicon.ts';
import { RU_ACTS } from './ru-acts.ts';
import { RU_MANNER } from './ru-manner.ts';
import { RU_THINGS } from './ru-things.ts';
import { UK_ACTS } from './uk-acts.ts';
import { UK_MANNER } from './uk-manner.ts';
import { UK_THINGS } from './uk-things.ts';

/** Every lexicon that the reader knows: one per language and topic. */
export const LEXICONS: readonly Lexicon[] = [
  EN_ACTS, EN_THINGS, EN_MANNER, UK_ACTS, UK_THINGS, UK_MANNER, RU_ACTS, RU_THINGS, RU_MANNER,
];
