import type { Reading } from '../diplomacy/reading.ts';

/** Texts that share so much of their word sequences are copies of one another. */
const COPY = 0.6;
/** A short piece that stands nearly whole inside a longer one is a copy too… */
const CONTAINED = 0.85;
/** …and so is one that shares half of itself, and at least so many runs of it outside quotation marks: two desks quote the
 * same words, but they do not write two lines alike. */
const HALF = 0.5;
const LINES = 12;
const SHINGLE = 3;
/** Below this a likeness says nothing: every headline of a day shares three words. */
const FEWEST = 8;
/** Unless every word is the same: two desks do not write seven words alike. */
const FEWEST_EQUAL = 5;

/** A text's runs of three words as hashes, in order, each once; the lowest bit tells that a run is part of a quote. */
export type Shingles = readonly number[];

/** The runs of three words of one or more fields. */
export function shinglesOf(...readings: readonly Reading[]): Shingles {
  const found = new Set<number>();
  for (const reading of readings) {
    const words = wordsOf(reading);
    for (let at = 0; at + SHINGLE <= words.length; at++) found.add(shingleAt(words, at));
  }
  return [...found];
}

/** Whether one text is a near-verbatim copy or a cut of the other, so that both have one origin. */
export function sameText(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  let unquoted = 0;
  for (const shingle of few) {
    if (!many.has(shingle)) continue;
    both++;
    if (!isQuoted(shingle)) unquoted++;
  }
  if (few.size < FEWEST) return few.size >= FEWEST_EQUAL && both === many.size;
  if (both / (a.size + b.size - both) >= COPY || both / few.size >= CONTAINED) return true;
  return both / few.size >= HALF && unquoted >= LINES;
}

interface Word {
  readonly norm: string;
  readonly quoted: boolean;
}

function wordsOf(reading: Reading): readonly Word[] {
  const words: Word[] = [];
  let quoted = false;
  for (const { tokens } of reading.sentences)
    for (const { kind, text, norm } of tokens) {
      if (kind !== 'mark') words.push({ norm, quoted });
      else if (text === '"') quoted = !quoted;
      else if (/[“„«]/u.test(text)) quoted = true;
      else if (/[”»]/u.test(text)) quoted = false;
    }
  return words;
}

function shingleAt(words: readonly Word[], at: number): number {
  const run = words.slice(at, at + SHINGLE);
  const hash = fnv1a(run.map((word) => word.norm).join(' '));
  return ((hash & ~1) | (run.some((word) => word.quoted) ? 1 : 0)) >>> 0;
}

function isQuoted(shingle: number): boolean {
  return (shingle & 1) === 1;
}

function fnv1a(text: string): number {
  let sum = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) sum = Math.imul(sum ^ text.charCodeAt(n), 0x01000193);
  return sum >>> 0;
}
