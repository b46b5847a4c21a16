import type { TermSpan } from '../term.ts';
import type { Clause } from './clause.ts';
import { ACTS, hasVerb, isThingWord } from './verbs.ts';
import { hasTerm, isTermAt, partiesIn } from './line.ts';
import type { Line, Span } from './line.ts';
import { subjectBefore } from './who.ts';

/** Of several past forms in a clause the first is its verb; "the proposed truce" and "a plan drafted by X" only describe. */
export function isAttributive(clause: Clause, span: TermSpan): boolean {
  if (span.form !== 'past' && span.form !== 'participle') return false;
  const { line } = clause;
  if (span.from > clause.from && isTermAt(line, span.from - 1, 'preposition')) return true;
  if (hasTerm(line, { from: Math.max(clause.from, span.from - 3), to: span.from }, 'auxiliary')) return false;
  const before = line.tokens[span.from - 1]?.norm ?? '';
  if (span.from > clause.from && /^(?:the|a|an|'s|its|their|his|her|any|this|that|-)$/u.test(before)) return true;
  return hasVerb(line, { from: clause.from, to: span.from }) && !isTermAt(line, span.from - 1, 'conjunction');
}

/** "an offer", "talks", "its demands": a word that could be a verb stands as a noun after an article or a second time. */
export function isNoun(clause: Clause, span: TermSpan): boolean {
  if (span.form === 'ing') return isThingWord(clause.line, span) && !isProgressive(clause, span);
  if (span.form !== 'base' && span.form !== 'present') return false;
  const { line } = clause;
  if (line.reading.language !== 'en') return false;
  const before = { from: clause.from, to: span.from };
  if (isTermAt(line, span.to, 'modal', 'future', 'auxiliary')) return true; // "releases will follow": no finite verb stands before another
  const infinitive = span.form === 'base' && isTermAt(line, span.from - 1, 'infinitive', 'future');
  if ((isThingWord(line, span) && !infinitive) || isTruceNoun(line, span)) return true;
  if (isNominalSlot(line, span.from) || isPredicate(line, span) || followsVerb(line, span.from)) return true;
  if (
    span.form === 'base' &&
    hasTerm(line, before, 'infinitive', 'modal', 'future', 'auxiliary', 'negation', 'prospect', 'wish')
  )
    return false;
  if (
    line.terms.some(
      (t) =>
        t.from >= before.from &&
        t.from < before.to &&
        !isThingWord(line, t) &&
        (t.form === 'past' || t.form === 'present' || t.term === 'auxiliary' || t.term === 'modal'),
    )
  )
    return true;
  return span.form === 'base' && !hasPlural(clause, span.from);
}

/** "after a meeting with X": a noun that tells of a meeting held. */
export function isPastMeeting({ line, from }: Clause, span: TermSpan): boolean {
  const before = line.tokens.slice(Math.max(from, span.from - 3), span.from);
  return (
    span.term === 'meet' &&
    before.some((t) => /^(?:after|following)$/u.test(t.norm)) &&
    hasTerm(line, { from: span.to, to: span.to + 2 }, 'with')
  );
}

/** "are meeting", "X meeting Y": what "a brief meeting" is not. */
function isProgressive({ line, from, to }: Clause, span: TermSpan): boolean {
  return (
    (span.from === from && line.tokens[to]?.norm === ',') ||
    isTermAt(line, span.from - 1, 'auxiliary', 'pronoun') ||
    /^(?:now|still|currently|also)$/u.test(line.tokens[span.from - 1]?.norm ?? '') ||
    (partiesIn(line, { from: Math.max(from, span.from - 3), to: span.from }).some((m) => m.to === span.from) &&
      !hasVerb(line, { from: span.to, to }))
  );
}

/** "cease-fire" with its hyphen is the thing, "cease fire" the act. */
function isTruceNoun(line: Line, span: Span): boolean {
  const longer = line.terms.some((t) => t.term === 'truce' && t.from < span.from && span.to <= t.to); // "humanitarian pause"
  return (
    longer || (isTermAt(line, span.from, 'truce') && line.tokens.slice(span.from, span.to).some((t) => t.norm === '-'))
  );
}

/** "dismissing calls for a truce": what stands right after a verb is its object. */
function followsVerb(line: Line, at: number): boolean {
  return line.terms.some(
    (t) => t.to === at && ACTS.includes(t.term) && (t.form === 'ing' || t.form === 'past') && !isThingWord(line, t),
  );
}

/** "was close", "are open": a bare form right after "be" says how something is. */
function isPredicate(line: Line, span: TermSpan): boolean {
  return span.form === 'base' && /^(?:is|are|was|were|be|been|'s|'re)$/u.test(line.tokens[span.from - 1]?.norm ?? '');
}

/** After an article, a possessive or a preposition (but "to") comes a noun. */
function isNominalSlot(line: Line, at: number): boolean {
  const before = line.tokens[at - 1]?.norm ?? '';
  if (/^(?:the|a|an|'s|its|their|his|her|any|this|that|new|no)$/u.test(before)) return true;
  return (
    isTermAt(line, at - 1, 'preposition') &&
    !isTermAt(line, at - 1, 'infinitive', 'subordinator') &&
    !/^(?:in|on|up|off|over)$/u.test(before)
  );
}

/** A base form stands after a plural: several parties, "both sides", "officials", "we". */
function hasPlural(clause: Clause, at: number): boolean {
  const { line } = clause;
  const subject = subjectBefore(clause, at);
  if (subject.kind === 'both' || subject.parties.length > 1 || at === clause.from) return true;
  return line.tokens
    .slice(clause.from, at)
    .some((t) => /^(?:we|they|i|and)$/u.test(t.norm) || (t.kind === 'word' && /[^su]s$/u.test(t.norm)));
}
