import type { Reading } from '../diplomacy/reading.ts';
import { jaccard } from '../news/similarity.ts';

/** A version's two fields. */
export interface ReadText {
  readonly title: Reading;
  readonly summary: Reading;
}

/** The words that carry a text: figures, and words of more than three letters. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}|\d+/gu) ?? []);
}

/** How alike two texts are in their words, 0 to 1. */
export function likeness(a: string, b: string): number {
  return jaccard([...wordsOf(a)], [...wordsOf(b)]);
}

/** Whether these very words stand in a text; case, spaces and the form of quotation marks and dashes aside. */
export function isSaidIn(quote: string, { title, summary }: ReadText): boolean {
  return [title, summary].some(({ text }) => plain(text).includes(plain(quote)));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”„«»"]/gu, '"')
    .replace(/[’‘ʼ`]/gu, "'")
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/gu, ' ');
}

/** The sentence of a text that holds a quote. */
export function sentenceWith(quote: string, text: ReadText): string | null {
  return sentencesOf(text).find((sentence) => sentence.includes(quote)) ?? null;
}

/** The sentence of a text that is most like one of another text; null for a text without sentences. */
export function nearestSentence(
  sentence: string,
  text: ReadText,
): { readonly text: string; readonly likeness: number } | null {
  return sentencesOf(text).reduce<{ readonly text: string; readonly likeness: number } | null>((best, candidate) => {
    const alike = likeness(sentence, candidate);
    return best !== null && best.likeness >= alike ? best : { text: candidate, likeness: alike };
  }, null);
}

function sentencesOf({ title, summary }: ReadText): readonly string[] {
  return [title, summary].flatMap(({ text, sentences }) => sentences.map(({ start, end }) => text.slice(start, end)));
}

/** A text whose words nearly all stood in the old one is that one cut; else most of both must be shared. */
const CUT = 0.8;
const COMMON = 0.6;

/** Whether a text is another one with a part put otherwise or left out. */
export function sharesMost(old: ReadText, text: ReadText): boolean {
  const before = wordsOf(`${old.title.text}\n${old.summary.text}`);
  const after = [...wordsOf(`${text.title.text}\n${text.summary.text}`)];
  const shared = after.filter((word) => before.has(word)).length;
  if (after.length === 0) return false;
  return shared >= CUT * after.length || shared >= COMMON * (before.size + after.length - shared);
}
