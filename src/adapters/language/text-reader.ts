import { detect } from 'tinyld';
import type { Language } from '../../domain/diplomacy/pack.ts';
import type { Reading, Sentence, Token } from '../../domain/diplomacy/reading.ts';
import type { TermSpan } from '../../domain/diplomacy/term.ts';
import type { Reader } from '../../ports/reader.ts';
import { CompiledLexicon } from './lexicon/compiled-lexicon.ts';
import { LanguageLexicons } from './lexicon/language-lexicons.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { LEXICONS } from './lexicon/lexicons.ts';
import { foldedWord } from './folded-word.ts';
import { senseOf, stemOf } from './stems.ts';

/** Words may hold inner apostrophes of any make (п'ять), abbreviations inner dots (U.S.); hyphens, possessives and numbers stand alone. */
const TOKEN =
  /\p{Lu}\.(?:\p{Lu}\.)+|\d+(?:[.,:]\d+)*|['’ʼ]s(?![\p{L}\p{N}])|[\p{L}\p{M}]+(?:(?:['’ʼ]|(?<=\p{Script=Cyrillic})[‘`´](?=\p{Script=Cyrillic}))(?!s(?![\p{L}\p{N}]))[\p{L}\p{M}]+)*|[^\s\p{L}\p{N}]/gu;

/** Reads text with a regular expression for tokens, the runtime's own segmenter for sentences and the lexicons for terms. */
export class TextReader implements Reader {
  readonly #segmenters = new Map<Language, Intl.Segmenter>();
  /** Words that were met before: most of a text are. */
  readonly #words = new Map<Language, Map<string, Word>>();
  readonly #lexicons: ReadonlyMap<Language, LanguageLexicons>;

  constructor(lexicons: readonly Lexicon[] = LEXICONS) {
    const byLanguage = Map.groupBy(lexicons, ({ language }) => language);
    this.#lexicons = new Map(
      [...byLanguage].map(([language, list]) => [
        language,
        new LanguageLexicons(list.map((lexicon) => new CompiledLexicon(lexicon))),
      ]),
    );
  }

  read(text: string, language?: Language): Reading {
    const spoken = language ?? languageOf(text);
    const tokens = this.#tokens(text, spoken);
    const sentences = this.#sentences(text, spoken, tokens);
    return { text, language: spoken, sentences, terms: this.#terms(sentences, spoken) };
  }

  #tokens(text: string, language: Language): readonly Token[] {
    const known = this.#words.get(language) ?? new Map<string, Word>();
    if (known.size > WORDS_KEPT) known.clear();
    this.#words.set(language, known);
    return [...text.matchAll(TOKEN)].map(({ 0: raw, index }) => {
      const word = known.get(raw) ?? wordOf(raw, language);
      known.set(raw, word);
      const { kind, norm, stem, sense } = word;
      return { text: raw, norm, stem, sense, start: index, end: index + raw.length, kind };
    });
  }

  #terms(sentences: readonly Sentence[], language: Language): readonly TermSpan[] {
    const lexicons = this.#lexicons.get(language);
    return lexicons ? sentences.flatMap((sentence, index) => lexicons.spansIn(sentence, index)) : [];
  }

  #sentences(text: string, language: Language, tokens: readonly Token[]): readonly Sentence[] {
    const sentences: Sentence[] = [];
    let next = 0;
    for (const { index, segment } of this.#segmenter(language).segment(text)) {
      const end = index + segment.length;
      const from = next;
      while (next < tokens.length && (tokens[next]?.start ?? end) < end) next++;
      if (next === from) continue;
      const [first, ...others] = inPieces({
        start: index,
        end: index + segment.trimEnd().length,
        tokens: tokens.slice(from, next),
      });
      const before = sentences.at(-1);
      const fits = before !== undefined && before.tokens.length + first.tokens.length <= MOST_TOKENS;
      if (fits && isBrokenOff(text.slice(before.start, before.end), segment)) {
        sentences[sentences.length - 1] = { ...before, end: first.end, tokens: [...before.tokens, ...first.tokens] };
      } else sentences.push(first);
      sentences.push(...others);
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

const WORDS_KEPT = 20_000;

/** No sentence of a person is as long, and reading one takes the square of its length. */
const MOST_TOKENS = 300;

/** A text without a full stop, such as a list or a trap, is read piece by piece. */
function inPieces({ start, end, tokens }: Sentence): readonly [Sentence, ...Sentence[]] {
  const head = { start, end: tokens.length > MOST_TOKENS ? (tokens[MOST_TOKENS - 1]?.end ?? end) : end };
  const others: Sentence[] = [];
  for (let from = MOST_TOKENS; from < tokens.length; from += MOST_TOKENS) {
    const piece = tokens.slice(from, from + MOST_TOKENS);
    const isLast = from + MOST_TOKENS >= tokens.length;
    others.push({ start: piece[0]?.start ?? end, end: isLast ? end : (piece.at(-1)?.end ?? end), tokens: piece });
  }
  return [{ ...head, tokens: tokens.slice(0, MOST_TOKENS) }, ...others];
}

/** Titles and months before a full stop, and initials, end no sentence. */
const ABBREVIATION =
  /(?:^|[\s(“"])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt|Adm|St|Sen|Rep|Gov|Prof|vs|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|ст|ім|им|вул|ул|ген|полк|проф|акад|обл|млн|млрд|тис|тыс|смт|св|див|см)\.$|(?<!\d\s?)(?<=[\s(])(?:м|г|с|р|п)\.$/u;
/** States and bodies by initials (U.S., U.N.) and halves of a day may end one: then the next begins with a word that opens sentences. */
const INITIALS = /(?:\p{Lu}\.\p{Lu}|\b[ap]\.m)\.$/u;
const OPENER = /^(?:The|A|An|It|He|She|They|We|But|And|In|On|At|This|That|These|Those|There|If|When|While|However)\s/u;

/** Has the segmenter taken an abbreviation's full stop for a sentence's? */
function isBrokenOff(before: string, next: string): boolean {
  return ABBREVIATION.test(before) || (INITIALS.test(before) && !OPENER.test(next));
}

/** What a token is, wherever it stands. */
type Word = Pick<Token, 'kind' | 'norm' | 'stem' | 'sense'>;

function wordOf(raw: string, language: Language): Word {
  const kind = /\d/u.test(raw) ? 'number' : /\p{L}/u.test(raw) && !/^['’ʼ]s$/u.test(raw) ? 'word' : 'mark';
  if (kind !== 'word') {
    const norm = raw.toLowerCase().replace(/[’ʼ]/gu, "'");
    return { kind, norm, stem: norm, sense: norm };
  }
  const norm = foldedWord(raw, language).replace(/\./gu, '');
  const stem = stemOf(norm, language);
  return { kind, norm, stem, sense: senseOf(stem, language) };
}

/** Small words of other tongues; a detector alone stumbles over English headlines full of names. */
const FOREIGN =
  /(?<![\p{L}])(?:de|la|le|les|des|du|et|une|el|los|las|del|que|por|con|para|der|die|das|und|mit|für|von|zu|ist|nicht|il|che|per|della|și|şi|în|cu|pe|să|din|nie|się|na|ve|bir|için|ile|het|een|van|voor)(?![\p{L}])/giu;
const TOO_SHORT_TO_DETECT = 40;

/** Letters and small words that only one of the two has; a name quoted from the other must not decide. */
const UKRAINIAN =
  /[іїєґ]|[а-я]['’ʼ‘`´][а-я]|(?<![\p{L}])(?:та|що|щодо|але|від|з|зі|із|й|чи|як|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|лютого|березня|квітня)(?![\p{L}])/giu;
const RUSSIAN =
  /[ыэёъ]|(?<![\p{L}])(?:и|что|но|от|с|со|к|ко|во|из|или|как|марта|мая|июня|июля|августа|сентября|октября|ноября|декабря|января|февраля|апреля)(?![\p{L}])/giu;

/** Letters and small words settle Ukrainian and Russian; between the Latin ones a detector decides, English when it is unsure. */
function languageOf(text: string): Language {
  if (/[а-яіїєґ]/iu.test(text)) {
    const [uk, ru] = [text.match(UKRAINIAN)?.length ?? 0, text.match(RUSSIAN)?.length ?? 0];
    if (uk !== ru) return uk > ru ? 'uk' : 'ru';
    return detect(text, { only: ['uk', 'ru'] }) === 'uk' ? 'uk' : 'ru';
  }
  if (!/[a-z]/iu.test(text)) return text.trim() === '' ? 'en' : 'other';
  const fewForeign = (text.match(FOREIGN)?.length ?? 0) < text.length / 60;
  if (text.length < TOO_SHORT_TO_DETECT || fewForeign) return 'en'; // the detector is a hundred times slower than this
  const guess = detect(text);
  return guess === 'en' || guess === '' ? 'en' : 'other';
}
