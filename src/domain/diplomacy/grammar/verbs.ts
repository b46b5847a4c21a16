import type { Term, TermSpan } from '../term.ts';
import { isTermAt } from './line.ts';
import type { Line, Span } from './line.ts';

/** The classes of words that tell what parties do. */
export const ACTS: readonly Term[] = [
  'accept',
  'reject',
  'propose',
  'declare',
  'withdraw',
  'sign',
  'agree',
  'agree-in-principle',
  'win-consent',
  'schedule',
  'consider',
  'welcome',
  'split',
  'meet',
  'invite',
  'postpone',
  'cancel',
  'breach',
  'accuse',
  'verify',
  'admit',
  'swap',
  'hand-over',
  'sanction',
  'lift',
  'threaten',
  'demand',
  'extend',
  'start',
  'end',
  'suspend',
  'resume',
  'collapse',
  'expire',
  'observe',
  'no-comment',
  'travel',
];
const VERBAL: readonly Term[] = [...ACTS, 'report-verb', 'auxiliary', 'modal', 'future', 'deny'];
/** Does a finite verb stand in the span? */
export function hasVerb(line: Line, span: Span): boolean {
  return line.terms.some(
    (t) =>
      t.from >= span.from &&
      t.from < span.to &&
      (VERBAL.includes(t.term) || isUnreal(line, t)) &&
      (t.form !== null || !ACTS.includes(t.term)) &&
      !isThingWord(line, t),
  );
}

/** "would have given". */
function isUnreal(line: Line, span: TermSpan): boolean {
  return span.term === 'hypothetical' && /^(?:would|could|might|should)$/u.test(line.tokens[span.from]?.norm ?? '');
}

/** "talks" and "sanctions" are nouns first. */
export function isThingWord(line: Line, span: Span): boolean {
  return span.to === span.from + 1 && isTermAt(line, span.from, 'talks', 'pressure');
}
