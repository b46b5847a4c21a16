import type { Reading } from '../diplomacy/reading.ts';

/** Texts that share so much of their word sequences are copies of one another. */
const COPY = 0.6;
/** A short piece that stands nearly whole inside a longer one is a copy too. */
const CONTAINED = 0.85;
const SHINGLE = 3;
/** Below this a likeness says nothing: every headline of a day shares three words. */
const FEWEST = 8;
/** Unless every word is the same: two desks do not write seven words alike. */
const FEWEST_EQUAL = 5;

/** A text as the set of its runs of three words, made once and compared often. */
export type Shingles = ReadonlySet<number>;

/** The runs of three words of one or more fields, as hashes. */
export function shinglesOf(...readings: readonly Reading[]): Shingles {
  const found = new Set<number>();
  for (const reading of readings) {
    const words = reading.sentences.flatMap((s) => s.tokens.flatMap((t) => (t.kind === 'mark' ? [] : [t.norm])));
    for (let at = 0; at + SHINGLE <= words.length; at++) found.add(hash(words.slice(at, at + SHINGLE).join(' ')));
  }
  return found;
}

/** Whether one text is a near-verbatim copy or a cut of the other, so that both have one origin. */
export function sameText(a: Shingles, b: Shingles): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const shingle of few) if (many.has(shingle)) both++;
  if (few.size < FEWEST) return few.size >= FEWEST_EQUAL && both === many.size;
  return both / (a.size + b.size - both) >= COPY || both / few.size >= CONTAINED;
}

/** FNV-1a. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) sum = Math.imul(sum ^ text.charCodeAt(n), 0x01000193);
  return sum >>> 0;
}
