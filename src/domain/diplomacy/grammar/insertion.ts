import type { Clause } from './clause.ts';
import { hasTerm, isTermAt } from './line.ts';
import { hasVerb } from './verbs.ts';

const LONGEST_INSERTION = 6;

/** Whether a clause only stands between a subject and its verb: "X, according to Y, has …", "X has, Y says, …", "X, but not Y, …". */
export function isInserted(clauses: readonly Clause[], n: number): boolean {
  const [before, clause, after] = [clauses[n - 1], clauses[n], clauses[n + 1]];
  if (
    !before ||
    !clause ||
    (after?.opener !== 'comma' && after?.opener !== 'and') ||
    clause.to - clause.from > LONGEST_INSERTION
  )
    return false;
  const { line } = clause;
  const aside =
    isTermAt(line, clause.from, 'according-to', 'negation') ||
    isTermAt(line, clause.from + 1, 'negation') ||
    /^(?:unlike|like|with|but)$/u.test(line.tokens[clause.from]?.norm ?? '') ||
    isTermAt(line, clause.to - 1, 'report-verb');
  return (
    aside &&
    (after.opener === 'comma' || isTermAt(line, clause.to - 1, 'report-verb')) &&
    hasVerb(line, { from: after.from, to: after.from + 2 }) &&
    !hasTerm(line, before, 'relative')
  );
}
