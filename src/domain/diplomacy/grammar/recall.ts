import type { TermSpan } from '../term.ts';
import type { Clause } from './clause.ts';
import { hasTerm, isTermAt, termsIn, wholeOf } from './line.ts';
import type { Line } from './line.ts';

/** Whether an act is told as known before today's news: "recently", "has long", "since X agreed", "days after X agreed", or by a piece that looks back. */
export function isRecalled(act: TermSpan, clause: Clause): boolean {
  const { line } = clause;
  if (hasTerm(line, wholeOf(line), 'retrospect') || explains(clause)) return true;
  if (act.form !== 'past' && act.form !== 'participle') return false;
  if (opensWithSince(clause) || followsByDays(clause)) return true;
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
function opensWithSince({ line, from }: Clause): boolean {
  return /^(?:since|відколи)$/u.test(line.tokens[from]?.norm ?? '');
}

/** "days after X agreed". */
function followsByDays({ line, from }: Clause): boolean {
  return (
    isTermAt(line, from, 'subordinator') &&
    /^(?:after)$/u.test(line.tokens[from]?.norm ?? '') &&
    /^(?:minutes?|hours?|days?|weeks?|months?|years?)$/u.test(line.tokens[from - 1]?.norm ?? '')
  );
}
