import { isTermAt, type Line, type Span } from '../grammar/line.ts';
import type { Term } from '../term.ts';

/** What could be, is asked, or is feared has not been counted. */
const UNREAL: readonly Term[] = [
  'modal',
  'hypothetical',
  'conditional',
  'question',
  'wish',
  'threaten',
  'future',
  'future-mark',
];
const BOUNDS: readonly Term[] = ['at-least', 'more-than', 'up-to', 'fewer-than', 'about'];
const NEGATION_REACH = 5;

/** Whether a number is said to be so: neither possible nor denied in its clause up to the number and what it counts. */
export function isAsserted(line: Line, clause: Span, counted: Span): boolean {
  if (saysOneOf(line, { from: clause.from, to: counted.to }, UNREAL)) return false;
  const near = { from: Math.max(clause.from, counted.from - NEGATION_REACH), to: counted.to };
  return !saysOneOf(line, near, ['negation', 'deny']);
}

/** Whether a word of the classes stands in the span that is no part of a bound ("no fewer than 20") and no month. */
export function saysOneOf(line: Line, span: Span, classes: readonly Term[]): boolean {
  return line.terms.some(
    (t) =>
      t.from >= span.from &&
      t.from < span.to &&
      classes.includes(t.term) &&
      !isTermAt(line, t.from, ...BOUNDS) &&
      line.tokens[t.from]?.text !== 'May',
  );
}
