import type { TermSpan } from '../term.ts';
import type { Clause } from './clause.ts';
import { hasTerm, termsIn, wholeOf } from './line.ts';
import type { Line } from './line.ts';

/** Whether an act is told as known before today's news: "recently", "has long", "since X agreed", "days after X agreed", or by a piece that looks back. */
export function isRecalled(act: TermSpan, clause: Clause): boolean {
  const { line } = clause;
  if (hasTerm(line, wholeOf(line), 'retrospect') || explains(clause)) return true;
  if (followsByDays(act, clause)) return true;
  if (act.form !== 'past' && act.form !== 'participle') return false;
  if (followsSince(act, clause) || hadHappened(act, clause)) return true;
  return !hasTerm(line, clause, 'recent') && termsIn(line, clause, 'lately').some((t) => belongs(line, t, act));
}

/** "How X agreed", "Inside the talks": a headline that explains. */
function explains({ line, from }: Clause): boolean {
  return (
    /^(?:how|why)$/u.test(line.tokens[from]?.norm ?? '') ||
    /^(?:how|why|what|inside)$/u.test(line.tokens[0]?.norm ?? '')
  );
}

/** Before the act, or after it with no other verb between: "accepted a truce proposed last week" was said today. */
function belongs(line: Line, when: TermSpan, act: TermSpan): boolean {
  if (/^recently$/u.test(line.tokens[when.from]?.norm ?? '')) return act.from - when.to <= 1 && when.from < act.from;
  return (
    when.from < act.from ||
    !line.terms.some((t) => t.from >= act.to && t.to <= when.from && (t.form === 'past' || t.form === 'participle'))
  );
}

/** "the first call since X agreed". */
function followsSince(act: TermSpan, { line, from }: Clause): boolean {
  const since = line.tokens.slice(from, act.from).findLastIndex((t) => /^(?:since|відколи)$/u.test(t.norm));
  return since !== -1 && !line.terms.some((t) => t.from > from + since && t.to < act.from && t.form === 'past');
}

/** "after the truce had begun". */
function hadHappened(act: TermSpan, { line, from, opener }: Clause): boolean {
  return (
    opener === 'subordinate' && line.tokens.slice(Math.max(from, act.from - 3), act.from).some((t) => t.norm === 'had')
  );
}

/** "days after X agreed". */
function followsByDays(act: TermSpan, { line, from }: Clause): boolean {
  const after = line.tokens.slice(from, act.from).findIndex((t) => t.norm === 'after');
  return (
    after !== -1 &&
    /^(?:days?|weeks?|months?|years?)$/u.test(line.tokens[from + after - 1]?.norm ?? '') &&
    !line.terms.some((t) => t.from > from + after && t.to < act.from && t.form === 'past')
  );
}
