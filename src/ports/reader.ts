import type { Language } from '../domain/diplomacy/pack.ts';
import type { Reading } from '../domain/diplomacy/reading.ts';

/** Turns text into sentences and tokens. Never fails: a language that it does not know is read as `other`. */
export interface Reader {
  /** `language` is a hint (the feed's own claim); without it the text decides. */
  read(text: string, language?: Language): Reading;
}
