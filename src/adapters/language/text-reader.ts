import { detect } from 'tinyld';
import type { Language } from '../../domain/diplomacy/pack.ts';
import type { Reading, Sentence, Token } from '../../domain/diplomacy/reading.ts';
import type { TermSpan } from '../../domain/diplomacy/term.ts';
import type { Reader } from '../../ports/reader.ts';
import { CompiledLexicon } from './lexicon/compiled-lexicon.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { LEXICONS } from './lexicon/lexicons.ts';
import { stemOf } from './stems.ts';

/** Words may hold inner apostrophes (п'ять), abbreviations inner dots (U.S.); hyphens, possessives and numbers stand alone. */
const TOKEN =
  /\p{Lu}\.(?:\p{Lu}\.)+|\d+(?:[.,:]\d+)*|['’ʼ]s(?![\p{L}\p{N}])|[\p{L}\p{M}]+(?:['’ʼ](?!s(?![\p{L}\p{N}]))[\p{L}\p{M}]+)*|[^\s\p{L}\p{N}]/gu;

/** Reads text with a regular expression for tokens, the runtime's own segmenter for sentences and the lexicons for terms. */
export class TextReader implements Reader {
  readonly #segmenters = new Map<Language, Intl.Segmenter>();
  readonly #lexicons = new Map<Language, CompiledLexicon[]>();

  constructor(lexicons: readonly Lexicon[] = LEXICONS) {
    for (const lexicon of lexicons) {
      this.#lexicons.set(lexicon.language, [
        ...(this.#lexicons.get(lexicon.language) ?? []),
        new CompiledLexicon(lexicon),
      ]);
    }
  }

  read(text: string, language?: Language): Reading {
    const spoken = language ?? languageOf(text);
    const tokens = tokensOf(text, spoken);
    const sentences = this.#sentences(text, spoken, tokens);
    return { text, language: spoken, sentences, terms: this.#terms(sentences, spoken) };
  }

  #terms(sentences: readonly Sentence[], language: Language): readonly TermSpan[] {
    const lexicons = this.#lexicons.get(language) ?? [];
    return sentences.flatMap((sentence, index) =>
      lexicons.flatMap((lexicon) => lexicon.spansIn(sentence, index)).sort((a, b) => a.from - b.from || b.to - a.to),
    );
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

/** Letters settle Ukrainian and Russian; between the Latin ones small words decide, then a detector; English when all are unsure. */
function languageOf(text: string): Language {
  if (/[іїєґ]/iu.test(text)) return 'uk';
  if (/[а-яё]/iu.test(text)) return 'ru';
  if (!/[a-z]/iu.test(text)) return text.trim() === '' ? 'en' : 'other';
  const english = text.match(ENGLISH_SMALL)?.length ?? 0;
  const foreign = text.match(FOREIGN_SMALL)?.length ?? 0;
  if (foreign > english && (foreign > 1 || FOREIGN_LETTERS.test(text))) return 'other';
  return english === 0 && FOREIGN_LETTERS.test(text) && detect(text) !== 'en' ? 'other' : 'en';
}

/** Headlines are too short for a detector, which takes "Trump Announces Cease-Fire" for French. */
const ENGLISH_SMALL =
  /(?<!\p{L})(?:the|of|and|to|for|with|by|from|after|over|says|said|is|are|has|have|will|its|that|this|who|what|how|why|not|but|new|amid)(?!\p{L})/giu;
const FOREIGN_SMALL =
  /(?<!\p{L})(?:la|le|les|et|du|des|une|pour|avec|sur|el|los|las|del|y|que|con|por|para|il|di|che|della|der|die|das|und|mit|für|von|den|im|het|een|van|și|să|cu|pe|din|despre|ar|w|z|się|na|do|och|att|för|på|ve|ile|bir|ir|su)(?!\p{L})/giu;
const FOREIGN_LETTERS =
  /[à-öø-ÿăâîșțşţąćęłńśźżčšžřěůőűğıñßāēģīķļņūėįųæøå]\p{Ll}|\p{Ll}[à-öø-ÿăâîșțşţąćęłńśźżčšžřěůőűğıñßāēģīķļņūėįųæøå]/u;
