import { isTermAt, textOf, type Line, type Span } from '../grammar/line.ts';
import type { Clause } from '../grammar/clause.ts';
import { goesOn, type Told } from './claimant.ts';
import type { Quantity } from './quantity.ts';
import { isPart } from './what-is-counted.ts';

const LONGEST_QUOTE = 45;

/** The clause with the time that it names behind, from where its speaker is named if that comes right before, else to where it is named behind. */
export function quoteOf({ line, clauses, frames }: Told, n: number, clause: Clause, quantity: Quantity): string {
  const opened = isPart(line, quantity) || (goesOn(clause) && !frames[n]);
  const own = {
    from: opened ? (clauses[n - 1]?.from ?? clause.from) : clause.from,
    to: sinceWhen(line, clauses, clause),
  };
  const source = frames[n] ? clauses[frames[n].source] : undefined;
  const from = source && source.to <= own.from ? source.from : own.from;
  const to = source && source.from >= own.to ? source.to : own.to;
  const span = to - from <= LONGEST_QUOTE ? { from, to } : own;
  return textOf(line, trimmed(line, span, quantity.from));
}

/** "… 120 times | since it took effect". */
function sinceWhen(line: Line, clauses: readonly Clause[], { to }: Span): number {
  const next = clauses.find((c) => c.from === to);
  return next && isTermAt(line, next.from, 'since-word') ? next.to : to;
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
