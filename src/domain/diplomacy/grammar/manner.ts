import type { Modality } from '../statement.ts';
import type { Term, TermSpan } from '../term.ts';
import type { Clause } from './clause.ts';
import type { Frame } from './frame.ts';
import { hasTerm, isTermAt, partiesIn, termsIn } from './line.ts';
import type { Line, Span } from './line.ts';
import { isRecalled } from './recall.ts';
import { carriedOn, nonFinite } from './non-finite.ts';
import type { Who } from './who.ts';

/** How surely an act is told. */
export interface Manner {
  readonly modality: Modality;
  readonly refused: boolean;
  readonly conditioned: boolean;
}

interface Told {
  readonly span: TermSpan;
  readonly clause: Clause;
  readonly clauses: readonly Clause[];
  readonly frame: Frame | null;
  readonly who: Who;
}

/** The manner of an act, or null where it is told as something of the past. The weakest reading wins. */
export function mannerOf(told: Told): Manner | null {
  if (isOfThePast(told)) return null;
  const negations = negationsBefore(told);
  const unreal = unrealised(told);
  const { span, clause } = told;
  return {
    modality: negations > 0 ? 'denied' : (unreal ?? (isRecalled(span, clause) ? 'recalled' : spokenBy(told))),
    refused: negations === 1 && unreal !== 'conditional' && refuses(told),
    conditioned: isConditioned(told),
  };
}

function isOfThePast({ span, clause, frame }: Told): boolean {
  const { line } = clause;
  if (frame?.recalls === true) return true;
  if (hasTerm(line, clause, 'recent')) return false;
  const past = span.form === 'past' || span.form === 'participle';
  if (past && (hasTerm(line, clause, 'past-time') || namesYear(line, clause))) return true;
  if (clause.opener === 'relative') return past && !hasTerm(line, clause, 'lately');
  if (clause.opener === 'resumed') return false;
  return (
    past &&
    frame === null &&
    line.tokens.slice(Math.max(clause.from, span.from - 3), span.from).some((t) => t.norm === 'had')
  );
}

/** "the truce of 1994": a year that has to be named is not this one. */
function namesYear(line: Line, span: Span): boolean {
  return line.tokens
    .slice(span.from, span.to)
    .some(
      (t, n) =>
        /^(?:19|20)\d\d$/u.test(t.norm) &&
        /^(?:of|in|since|from|у|в|с|з)$/u.test(line.tokens[span.from + n - 1]?.norm ?? ''),
    );
}

/** Negations between the start of the clause and the act, and one that the frame's own verb carries. */
function negationsBefore({ span, clause, clauses, frame }: Told): number {
  const { line } = clause;
  const own = termsIn(line, { from: clause.from, to: span.from }, 'negation').length;
  const source = frame && clauses[frame.source];
  const outer = source && source !== clause && source.to <= clause.from ? termsIn(line, source, 'negation').length : 0;
  return own + outer;
}

/** "will not accept" and "won't sign" refuse; "has not accepted" does not, nor does "nobody expects it to accept". */
function refuses({ span, clause }: Told): boolean {
  const subject = partiesIn(clause.line, { from: clause.from, to: span.from }).at(-1);
  const before = { from: subject?.to ?? clause.from, to: span.from };
  return (
    span.form === 'base' &&
    hasTerm(clause.line, before, 'negation') &&
    (hasTerm(clause.line, before, 'future') ||
      isSlavicFuture(span, clause.line) ||
      clause.line.tokens
        .slice(before.from, before.to)
        .some((t) => /^(?:won't|would|wouldn't|not|cannot|can't)$/u.test(t.norm))) &&
    !clause.line.tokens
      .slice(before.from, before.to)
      .some((t) => /^(?:did|do|does|didn't|don't|doesn't|has|have|hasn't|haven't|may|might|could)$/u.test(t.norm))
  );
}

/** What keeps an act from having happened, strongest doubt first; null for a plain fact. */
function unrealised({ span, clause, clauses, frame }: Told): Modality | null {
  const { line } = clause;
  const before = { from: clause.from, to: span.from };
  if (isHypothetical(clause, clauses)) return 'conditional';
  if (isQuestion(line)) return 'questioned';
  if (frame?.denies === true) return 'denied';
  if (clause.opener === 'condition' || isTermAt(line, clause.from, 'unrealised')) return 'conditional';
  if (hasTerm(line, before, 'wish') || governedBy(clauses, clause, 'wish')) return 'possible';
  const pending = { ...before, from: afterFinished(line, before) };
  if (tellsOwnFuture({ clause, frame }, before)) return 'planned';
  if (hasModal(line, before) || hasProspect(line, pending)) return 'possible';
  if (hasTerm(line, pending, 'future') || isSlavicFuture(span, line)) return 'planned';
  if (isTimetabled(span, line)) return 'planned';
  return nonFinite(span, clause) ?? carriedOn(span, clause, clauses);
}

/** What was due before "has been" or "was" has been settled by it. */
function afterFinished(line: Line, span: Span): number {
  const done = termsIn(line, span, 'auxiliary').findLast((t) =>
    /^(?:has|have|was|were)$/u.test(line.tokens[t.from]?.norm ?? ''),
  );
  return done && done.from > span.from && !hasTerm(line, { from: done.from, to: span.to }, 'future')
    ? done.from
    : span.from;
}

/** "X said it would": a future that is told after the fact, in the words of whose it is. */
function tellsOwnFuture({ clause, frame }: Pick<Told, 'clause' | 'frame'>, before: Span): boolean {
  const { line } = clause;
  const modals = termsIn(line, before, 'modal');
  return (
    clause.opener === 'said' &&
    frame?.speaker.kind === 'party' &&
    isTermAt(line, clause.from, 'pronoun') &&
    modals.length === 1 &&
    modals.every((t) => line.tokens[t.from]?.norm === 'would') &&
    !hasTerm(line, before, 'prospect')
  );
}

/** Something still to come; "after two days of debate" tells none. */
function hasProspect(line: Line, span: Span): boolean {
  return termsIn(line, span, 'prospect').some(
    (t) => t.form !== 'base' || !isTermAt(line, t.from - 1, 'preposition') || isTermAt(line, t.from - 1, 'infinitive'),
  );
}

/** A modal verb; "May" beside a number is the month. */
function hasModal(line: Line, span: Span): boolean {
  return termsIn(line, span, 'modal').some(
    (t) =>
      line.tokens[t.from]?.norm !== 'may' ||
      (line.tokens[t.from - 1]?.kind !== 'number' && line.tokens[t.from + 1]?.kind !== 'number'),
  );
}

/** "The truce runs out on Sunday": a present tense with a date tells what is due. */
function isTimetabled({ term, form, to }: TermSpan, line: Line): boolean {
  if ((form !== 'present' && form !== 'base') || !TIMETABLED.includes(term) || line.reading.language !== 'en')
    return false;
  const [first, second, third] = line.tokens.slice(to, to + 3).map((t) => t.norm);
  const isLength = LENGTH_UNIT.test((second === '-' ? third : second) ?? ''); // "extend 60-day truce"
  return (
    (isDate(first) && !isLength) || (/^(?:on|from|at|in|by|next|this|late|early)$/u.test(first ?? '') && isDate(second))
  );
}

const LENGTH_UNIT = /^(?:hour|day|week|month|year)s?$/u;
const TIMETABLED: readonly Term[] = ['start', 'end', 'expire', 'resume', 'extend'];

function isDate(word: string | undefined): boolean {
  return /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight|tomorrow|midnight|noon|dawn|week|month|january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2}(?::\d\d)?)$/u.test(
    word ?? '',
  );
}

/** In Ukrainian and Russian the verb's own form tells the future. */
function isSlavicFuture(span: TermSpan, line: Line): boolean {
  return line.reading.language !== 'en' && isTermAt(line, span.from, 'future', 'future-mark');
}

/** "Had X agreed, …", "Were X to …", "If only …", or a story made up; what a plan "would have given" says nothing of its fate. */
function isHypothetical(clause: Clause, clauses: readonly Clause[]): boolean {
  const { line } = clause;
  if (/^(?:had|were|якби|якщо б)$/u.test(line.tokens[0]?.norm ?? '')) return true;
  return clauses.some((c) => (c === clause || c.opener !== 'relative') && hasTerm(line, c, 'hypothetical'));
}

function isQuestion(line: Line): boolean {
  if (/^(?:has|have|is|are|was|did|does|do|will|can|could|should|would|may|might)$/u.test(line.tokens[0]?.norm ?? ''))
    return true;
  return line.tokens.at(-1)?.norm === '?' || line.tokens.some((t, n) => t.norm === '?' && n > line.tokens.length - 3);
}

/** A wish in the clause before whose object this one is. */
function governedBy(clauses: readonly Clause[], clause: Clause, term: 'wish'): boolean {
  const n = clauses.indexOf(clause);
  const previous = clauses[n - 1];
  return (
    (clause.opener === 'said' || clause.opener === 'relative') &&
    previous !== undefined &&
    hasTerm(clause.line, previous, term)
  );
}

/** Whether the sentence makes the act hang on something: "if", "provided", "but only". */
function isConditioned({ clause, clauses }: Told): boolean {
  if (hasTerm(clause.line, clause, 'conditional')) return true;
  if (clause.opener === 'relative') return false;
  const n = clauses.indexOf(clause);
  const reach = clauses
    .slice(0, n)
    .filter((c) => c.opener === 'condition')
    .concat(clauses.slice(n + 1).filter((c) => hasTerm(c.line, c, 'conditional')));
  const but = clauses[n + 1];
  if (but?.opener === 'but' && partiesIn(but.line, { from: but.from, to: but.from + 4 }).length === 0) return true;
  return reach.some(
    (c) =>
      !clauses
        .slice(Math.min(n, clauses.indexOf(c)) + 1, Math.max(n, clauses.indexOf(c)) + 1)
        .some((between) => between.opener === 'semicolon'),
  );
}

/** A claim in another's words is a report; one's own word, or the outlet's, asserts. */
function spokenBy({ frame, who, clause }: Told): Modality {
  if (frame === null || clause.opener === 'relative') return 'asserted';
  const { speaker } = frame;
  if (speaker.kind === 'anonymous' || speaker.kind === 'outsider' || speaker.kind === 'foreign') return 'reported';
  if (speaker.kind === 'mediator' && who.kind !== 'thing' && who.kind !== 'none') return 'reported';
  if (speaker.kind === 'party' && who.kind === 'party')
    return who.parties.some((p) => speaker.parties.includes(p)) ? 'asserted' : 'reported';
  return 'asserted';
}
