import type { PartyId, TruceId } from '../pack.ts';
import type { Reading, Token } from '../reading.ts';
import { findMentions } from '../scene.ts';
import type { Mention, Scene } from '../scene.ts';
import type { Term, TermSpan } from '../term.ts';

/** Tokens `from` to `to` (exclusive) of one sentence. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One sentence with everything that is known about its words. */
export interface Line {
  readonly reading: Reading;
  readonly tokens: readonly Token[];
  readonly terms: readonly TermSpan[];
  readonly mentions: readonly Mention[];
  /** Whether the sentence is a title or ends like one, without a full stop: there the present tense tells what happened and "to" what will. */
  readonly headline: boolean;
}

/** A party's name in a line. */
export interface PartyMention extends Span {
  readonly party: PartyId;
}

/** The sentences of a text, ready for the grammar. */
export function linesOf(reading: Reading, scene: Scene, headline: boolean): readonly Line[] {
  const terms = Map.groupBy(reading.terms, ({ sentence }) => sentence);
  const mentions = Map.groupBy(findMentions(reading, scene), ({ sentence }) => sentence);
  return reading.sentences.map((sentence, index): Line => ({
    reading,
    tokens: sentence.tokens,
    terms: terms.get(index) ?? [],
    mentions: mentions.get(index) ?? [],
    headline: headline || !/^[.!…]$/u.test(sentence.tokens.at(-1)?.norm ?? ''),
  }));
}

/** The terms of the given classes that start within the span, in order. */
export function termsIn(line: Line, span: Span, ...classes: readonly Term[]): readonly TermSpan[] {
  return line.terms.filter((t) => t.from >= span.from && t.from < span.to && classes.includes(t.term));
}

/** Does a word of one of the classes stand in the span? */
export function hasTerm(line: Line, span: Span, ...classes: readonly Term[]): boolean {
  return line.terms.some((t) => t.from >= span.from && t.from < span.to && classes.includes(t.term));
}

/** Whether a term of one of the classes covers the token at `at`. */
export function isTermAt(line: Line, at: number, ...classes: readonly Term[]): boolean {
  return line.terms.some((t) => t.from <= at && at < t.to && classes.includes(t.term));
}

/** The parties named in the span, in order. */
export function partiesIn(line: Line, span: Span): readonly PartyMention[] {
  return line.mentions.flatMap((m) =>
    m.named.kind === 'party' && m.from >= span.from && m.from < span.to
      ? [{ party: m.named.id, from: m.from, to: m.to }]
      : [],
  );
}

/** The truces of the pack that the span names, in order. */
export function trucesIn(line: Line, span: Span): readonly TruceId[] {
  return line.mentions.flatMap((m) =>
    m.named.kind === 'truce' && m.from >= span.from && m.from < span.to ? [m.named.id] : [],
  );
}

/** The first truce of the pack that the span names, or null. */
export function truceIn(line: Line, span: Span): TruceId | null {
  return trucesIn(line, span)[0] ?? null;
}

/** The text from the first to the last token of the span, exactly as it stands. */
export function textOf(line: Line, span: Span): string {
  const first = line.tokens[span.from];
  const last = line.tokens[span.to - 1];
  return first && last ? line.reading.text.slice(first.start, last.end) : '';
}

/** The span from the first token to the last. */
export function wholeOf(line: Line): Span {
  return { from: 0, to: line.tokens.length };
}
