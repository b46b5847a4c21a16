import type { Term, TermSpan } from '../term.ts';
import { cutAt, isTermStart } from './clause-cut.ts';
import type { Opener } from './clause-cut.ts';
import type { Line, Span } from './line.ts';
import { ACTS } from './verbs.ts';

/** A stretch of a sentence with at most one subject and its verbs. */
export interface Clause extends Span {
  readonly line: Line;
  readonly opener: Opener;
}

/** Splits a sentence at its marks, its conjunctions between verbs, and where somebody's words begin. */
export function clausesOf(line: Line): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let opener: Opener = 'start';
  const close = (to: number): void => {
    if (to > from) clauses.push(...resumed({ line, from, to, opener: openerAt(line, from, opener) }));
  };
  for (let at = 0; at < line.tokens.length; at++) {
    const cut = cutAt(line, from, at);
    if (!cut) continue;
    close(at);
    from = cut.next;
    opener = cut.opener;
    at = Math.max(at, cut.next - 1);
  }
  close(line.tokens.length);
  return clauses;
}

/** "The truce that both signed | will begin": the second verb after a relative pronoun takes up the main clause again. */
function resumed(clause: Clause): readonly Clause[] {
  if (clause.opener !== 'relative') return [clause];
  const { line } = clause;
  const finite = line.terms.filter((t) => t.from > clause.from && t.from < clause.to && isFinite(t));
  const first = finite.find((t) => !HELPERS.includes(t.term));
  const second = first && finite.find((t) => t.from >= first.to);
  if (!second || second.from - clause.from < 3) return [clause];
  return [
    { ...clause, to: second.from },
    { line, from: second.from, to: clause.to, opener: 'resumed' },
  ];
}

const HELPERS: readonly Term[] = ['auxiliary', 'modal', 'future'];

function isFinite(span: TermSpan): boolean {
  return (
    HELPERS.includes(span.term) ||
    ((ACTS.includes(span.term) || span.term === 'report-verb') && (span.form === 'past' || span.form === 'present'))
  );
}

function openerAt(line: Line, at: number, cut: Opener): Opener {
  if (cut === 'said' || cut === 'relative') return cut;
  if (isTermStart(line, at, 'conditional')) return 'condition';
  if (isTermStart(line, at, 'relative')) return 'relative';
  if (isTermStart(line, at, 'that')) return 'said';
  if (isTermStart(line, at, 'subordinator')) return 'subordinate';
  if (isTermStart(line, at, 'conjunction'))
    return /^(?:but|yet|але|но|однак|однако)$/u.test(line.tokens[at]?.norm ?? '')
      ? 'but'
      : cut === 'semicolon'
        ? cut
        : 'and';
  return cut;
}
