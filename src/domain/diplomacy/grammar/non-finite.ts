import type { Modality } from '../statement.ts';
import type { TermSpan } from '../term.ts';
import type { Clause } from './clause.ts';
import { hasTerm, isTermAt, termsIn } from './line.ts';
import type { Line, Span } from './line.ts';

/** What an infinitive or an -ing form leaves open; null where it tells a fact. */
export function nonFinite(span: TermSpan, clause: Clause): Modality | null {
  if (span.form === 'base' || isTermAt(clause.line, span.from - 1, 'infinitive')) return infinitive(span, clause);
  return span.form === 'ing' && span.from > clause.from && !isGoingOn(span, clause) ? 'possible' : null;
}

/** Infinitives are plans or somebody's wish, save after what was decided. */
function infinitive(span: TermSpan, clause: Clause): Modality | null {
  const { line } = clause;
  if (line.reading.language !== 'en') return 'possible';
  const to = termsIn(line, { from: Math.max(clause.from, span.from - 4), to: span.from }, 'infinitive')[0];
  if (!to) return isImperative(span, clause) ? 'possible' : null;
  if (isTermAt(line, to.from - 1, 'decision') || isTermAt(line, to.from - 2, 'decision')) return null;
  if (/^(?:is|are|was|were)$/u.test(line.tokens[to.from - 1]?.norm ?? '')) return 'planned';
  return hasFiniteVerb(line, { from: clause.from, to: to.from }) ? 'possible' : 'planned';
}

/** "Accept the truce, X tells Y": a bare verb that opens a sentence asks for what it names. */
function isImperative(span: TermSpan, { line, from, opener }: Clause): boolean {
  const opens = line.tokens.slice(from, span.from).every((t) => t.kind === 'mark');
  return span.form === 'base' && opens && (opener === 'start' || opener === 'colon' || opener === 'said');
}

const CONTINUING = /^(?:after|by|still|now|also|formally|keeps|kept|keep|continues|continued|resumes|resumed)$/u;

/** An -ing form is a fact only where it says what the subject is doing or did: "is observing", "after rejecting", not "insincere about making". */
function isGoingOn(span: TermSpan, clause: Clause): boolean {
  const { line } = clause;
  if (isTermAt(line, span.from - 1, 'truce', 'agreement', 'proposal', 'talks')) return false; // "a truce starting Monday"
  const last = line.tokens[span.from - 1]?.norm ?? '';
  if (isTermAt(line, span.from - 1, 'preposition') && !CONTINUING.test(last)) return false;
  const near = { from: Math.max(clause.from, span.from - 2), to: span.from };
  const bare =
    line.headline &&
    !hasFiniteVerb(line, { from: clause.from, to: span.from }) &&
    !hasTerm(line, near, 'preposition', 'prospect');
  return (
    bare ||
    hasTerm(line, { ...near, from: Math.max(clause.from, span.from - 3) }, 'auxiliary') ||
    line.tokens.slice(near.from, near.to).some((t) => CONTINUING.test(t.norm))
  );
}

/** "… to end the war and sign the truce": a bare verb goes on with what the clause before hoped, planned or asked. */
export function carriedOn(span: TermSpan, clause: Clause, clauses: readonly Clause[]): Modality | null {
  const before = clauses[clauses.indexOf(clause) - 1];
  const bare = clause.opener === 'and' && span.form === 'base' && span.from - clause.from <= 2;
  return bare &&
    before &&
    clause.line.reading.language === 'en' &&
    hasTerm(clause.line, before, 'infinitive', 'prospect', 'wish', 'modal', 'future')
    ? 'possible'
    : null;
}

function hasFiniteVerb(line: Line, span: Span): boolean {
  return line.terms.some(
    (t) =>
      t.from >= span.from && t.from < span.to && (t.form === 'past' || t.form === 'present' || t.term === 'auxiliary'),
  );
}
