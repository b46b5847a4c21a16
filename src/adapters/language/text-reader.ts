import { detect } from 'tinyld';
import type { Language } from '../../domain/diplomacy/pack.ts';
import type { Reading, Sentence, Token } from '../../domain/diplomacy/reading.ts';
import type { Reader } from '../../ports/reader.ts';
import { stemOf } from './stems.ts';

/** Words may hold inner apostrophes (п'ять), abbreviations inner dots (U.S.); hyphens, possessives and numbers stand alone. */
const TOKEN =
  /\p{Lu}\.(?:\p{Lu}\.)+|\d+(?:[.,:]\d+)*|['’ʼ]s(?![\p{L}\p{N}])|[\p{L}\p{M}]+(?:['’ʼ](?!s(?![\p{L}\p{N}]))[\p{L}\p{M}]+)*|[^\s\p{L}\p{N}]/gu;

/** Reads text with a regular expression for tokens and the runtime's own segmenter for sentences. */
export class TextReader implements Reader {
  readonly #segmenters = new Map<Language, Intl.Segmenter>();

  read(text: string, language?: Language): Reading {
    const spoken = language ?? languageOf(text);
    const tokens = tokensOf(text, spoken);
    return { text, language: spoken, sentences: this.#sentences(text, spoken, tokens) };
  }

  #sentences(text: string, language: Language, tokens: readonly Token[]): readonly Sentence[] {
    const sentences: Sentence[] = [];
    let next = 0;
    for (const { index, segment } of this.#segmenter(language).segment(text)) {
      const end = index + segment.length;
      const from = next;
      while (next < tokens.length && (tokens[next]?.start ?? end) < end) next++;
      if (next > from)
        sentences.push({ start: index, end: index + segment.trimEnd().length, tokens: tokens.slice(from, next) });
    }
    return sentences;
  }

  #segmenter(language: Language): Intl.Segmenter {
    const known = this.#segmenters.get(language);
    if (known) return known;
    const made = new Intl.Segmenter(language === 'other' ? 'und' : language, { granularity: 'sentence' });
    this.#segmenters.set(language, made);
    return made;
  }
}

function tokensOf(text: string, language: Language): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    const kind = /\d/u.test(raw) ? 'number' : /\p{L}/u.test(raw) && !/^['’ʼ]s$/u.test(raw) ? 'word' : 'mark';
    const norm = raw
      .toLowerCase()
      .replace(/[’ʼ]/gu, "'")
      .replace(kind === 'word' ? /\./gu : /$^/u, '');
    tokens.push({
      text: raw,
      norm,
      stem: kind === 'word' ? stemOf(norm, language) : norm,
      start: match.index,
      end: match.index + raw.length,
      kind,
    });
  }
  return tokens;
}

/** Letters settle Ukrainian and Russian; between the Latin ones a detector decides, English when it is unsure. */
function languageOf(text: string): Language {
  if (/[іїєґ]/iu.test(text)) return 'uk';
  if (/[а-яё]/iu.test(text)) return 'ru';
  if (!/[a-z]/iu.test(text)) return text.trim() === '' ? 'en' : 'other';
  const guess = detect(text);
  return guess === 'en' || guess === '' || text.length < 40 ? 'en' : 'other';
}
