import { listed } from './names-in-words.ts';

/** Words that stand for something said before: without it nobody knows what they mean. */
const LEANING = /^(?:he|she|it|they|we|i|you|his|her|its|their|our|my|that|which|who|and|or|but|as|if|when)\b/iu;

/** What is left is not what is threatened or wanted. */
const LEFT =
  /(?:\babandon\w*|\bquit\w*|\bleav(?:e|es|ing)|\bout of|\baway from|\bends?|\bending)\s+(?:the |its |their )?$/iu;

/**
 * A source's own words on what something is about, as they can be quoted within a sentence of ours; empty where they
 * cannot: cut through a quotation, leaning on what stood before them, or not in the quote that the reader is shown. A
 * word or two that the quote ends with are taken along, lest a phrase breaks off.
 */
export function fragmentOf(about: string, quote: string | undefined): string {
  const words = about.trim().replace(/^[“”"«»]+|[“”"«»]+$/gu, '');
  if (words === '' || LEANING.test(words) || isCutThrough(words)) return '';
  if (quote === undefined) return words;
  const from = quote.toLowerCase().indexOf(words.toLowerCase());
  if (from === -1 || LEFT.test(quote.slice(0, from))) return '';
  const rest = quote.slice(from + words.length);
  const whole = /^(?:\s+\S+){1,3}$/u.test(rest) ? `${words}${rest.replace(/[.,;:!?”"»]+$/u, '')}` : words;
  return isCutThrough(whole) ? words : whole;
}

const CAPTIVES: readonly (readonly [form: RegExp, name: string])[] = [
  [/\bhostages?\b/iu, 'hostages'],
  [/\b(?:prisoners?|POWs?)\b/iu, 'prisoners'],
  [/\b(?:captives?|detainees?)\b/iu, 'captives'],
  [/\b(?:remains|bod(?:y|ies)|dead|deceased)\b/iu, 'remains'],
  [/\bchild(?:ren)?\b/iu, 'children'],
];

/** Whom or what an exchange is of, as far as the words say: "hostages", "hostages and prisoners"; empty where they do not. */
export function captivesIn(words: string): string {
  const found = CAPTIVES.filter(([form]) => form.test(words)).map(([, name]) => name);
  // "the remains of a hostage"
  return found.includes('remains') ? 'remains' : listed(found);
}

/** A quotation mark whose partner is missing; an apostrophe within a word or after a plural is none. */
function isCutThrough(words: string): boolean {
  const opening = words.match(/(?<![\p{L}\d])['‘“"«](?=\S)/gu)?.length ?? 0;
  const closing = words.match(/(?<=\S)(?:['’](?![\p{L}\d])(?<!s['’])|["”»])/gu)?.length ?? 0;
  return opening !== closing;
}
