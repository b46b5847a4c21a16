import { isTermAt, textOf, type Line, type Span } from '../grammar/line.ts';
import type { Told } from './claimant.ts';
import type { Quantity } from './quantity.ts';
import { isPart } from './what-is-counted.ts';

const LONGEST_QUOTE = 45;

/** The clause, from where its speaker is named if that comes right before, else to where it is named behind. */
export function quoteOf({ line, clauses, frames }: Told, n: number, quantity: Quantity): string {
  const own = clauses[n];
  const opened = isPart(line, quantity) || (own?.opener === 'said' && !frames[n]);
  const clause = own && { ...own, from: opened ? (clauses[n - 1]?.from ?? own.from) : own.from };
  const source = frames[n] ? clauses[frames[n].source] : undefined;
  if (!clause) return '';
  const from = source && source.to <= clause.from ? source.from : clause.from;
  const to = source && source.from >= clause.to ? source.to : clause.to;
  const span = to - from <= LONGEST_QUOTE ? { from, to } : clause;
  return textOf(line, trimmed(line, span, quantity.from));
}

function trimmed(line: Line, span: Span, upTo: number): Span {
  let { from, to } = span;
  while (from < upTo && (isOuterMark(line, from) || isTermAt(line, from, 'conjunction', 'subordinator'))) from++;
  while (to > from && isOuterMark(line, to - 1)) to--;
  return { from, to };
}

function isOuterMark(line: Line, at: number): boolean {
  return line.tokens[at]?.kind === 'mark' && !/^[%$€£)]$/u.test(line.tokens[at]?.text ?? '');
}
