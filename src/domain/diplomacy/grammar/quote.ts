import type { Act } from './act.ts';
import { hasTerm, isTermAt, partiesIn, textOf } from './line.ts';
import type { Line, Span } from './line.ts';
import { THINGS } from './naming.ts';

/** A doer named farther back is known to who reads on. */
const FARTHEST_DOER = 14;

/** The shortest run of clauses that carries the act with whoever does it. */
export function quoteOf(act: Act): string {
  const { line } = act.clause;
  const doer = act.who.at;
  let from = act.clause.opener === 'resumed' ? takenUpFrom(act) : toldFrom(act);
  if (doer !== null && doer < from && from - doer <= FARTHEST_DOER) from = clauseAt(act, doer)?.from ?? from;
  while (
    from < act.span.from &&
    line.tokens[from] &&
    (isMark(line, from) || isTermAt(line, from, 'conjunction', 'that') || startsSubordinate(line, from))
  )
    from++;
  let to = Math.max(act.clause.to, conditionEnd(act));
  if (!namesMatter(act, to)) to = Math.max(to, act.object.to);
  if (!namesMatter(act, to)) to = nextEnd(act) ?? to;
  while (to - 1 > act.span.to && isLooseMark(line, to - 1)) to--;
  return textOf(line, balanced(line, { from, to }));
}

/** Does the stretch from the act on name what it is about? */
function namesMatter({ span, clause: { line } }: Act, to: number): boolean {
  return (
    hasTerm(line, { from: span.from, to }, ...THINGS, 'partial', 'full') ||
    partiesIn(line, { from: span.to, to }).length > 0
  );
}

/** Words that somebody says start where that somebody is named. */
function toldFrom({ clause, clauses, frame }: Act): number {
  const source = frame ? clauses[frame.source] : undefined;
  return source && source.to <= clause.from && clause.from - source.to <= 1 ? source.from : clause.from;
}

/** "The truce that X declared | began": what began is named before the relative clause. */
function takenUpFrom({ clause, clauses }: Act): number {
  return clauses[clauses.indexOf(clause) - 2]?.from ?? clause.from;
}

/** A condition belongs to the words that it limits, as far as it follows at once. */
function conditionEnd(act: Act): number {
  if (!act.conditioned) return 0;
  const after = act.clauses.slice(act.clauses.indexOf(act.clause) + 1);
  const rest = after.findIndex((c) => c.opener !== 'condition' && c.opener !== 'but');
  return after[rest === -1 ? after.length - 1 : rest - 1]?.to ?? 0;
}

function clauseAt(act: Act, at: number): Span | undefined {
  return act.clauses.find((c) => c.from <= at && at < c.to);
}

function nextEnd(act: Act): number | undefined {
  const next = act.clauses[act.clauses.indexOf(act.clause) + 1];
  return next && (next.opener === 'relative' || next.opener === 'said' || next.opener === 'condition')
    ? next.to
    : undefined;
}

function startsSubordinate(line: Line, at: number): boolean {
  return isTermAt(line, at, 'subordinator') && !isTermAt(line, at, 'preposition');
}

function isMark(line: Line, at: number): boolean {
  return line.tokens[at]?.kind === 'mark' && !/^["“«‘'’]$/u.test(line.tokens[at]?.text ?? '');
}

function isLooseMark(line: Line, at: number): boolean {
  return line.tokens[at]?.kind === 'mark' && !/^["”»’'%)]$/u.test(line.tokens[at]?.text ?? '');
}

/** A quotation mark that has no partner inside the span is left outside. */
function balanced(line: Line, span: Span): Span {
  let { from, to } = span;
  const marks = line.tokens.slice(from, to).filter((t) => /^["“”«»‘’']$/u.test(t.text)).length;
  if (marks % 2 === 0) return span;
  if (/^["“”«»‘’']$/u.test(line.tokens[from]?.text ?? '')) from++;
  else if (/^["“”«»‘’']$/u.test(line.tokens[to - 1]?.text ?? '')) to--;
  return from < to ? { from, to } : span;
}
