import type { Clause } from '../grammar/clause.ts';
import type { Frame } from '../grammar/frame.ts';
import { hasTerm, isTermAt, partiesIn, termsIn, textOf, type Line, type Span } from '../grammar/line.ts';
import { subjectBefore, type Who } from '../grammar/who.ts';
import type { Term } from '../term.ts';
import type { Claimant } from './figure.ts';

/** The clauses of a sentence with whose words they are. */
export interface Told {
  readonly line: Line;
  readonly clauses: readonly Clause[];
  readonly frames: readonly (Frame | null)[];
}

const OUTLET: Claimant = { kind: 'outlet' };
const UNNAMED: Claimant = { kind: 'unnamed' };

/** Who gives the figure at `at`, a token of the clause `n`: whose words these are, else who counts, else the outlet itself. */
export function claimantOf(told: Told, n: number, at: number): Claimant {
  const frame = told.frames[n] ?? null;
  if (isAfterthought(told, n, at)) return OUTLET;
  if (frame) return placeOf(told, frame.source) ?? whoSays(frame.speaker, told, frame.source);
  const clause = told.clauses[n];
  const before = told.clauses[n - 1];
  // "has recorded | at least 1,200 violations since the truce began": the words of a count stand for themselves
  const whole = clause && before && goesOn(clause) ? { ...clause, from: before.from } : clause;
  return (whole && counterOf(told.line, whole, at)) ?? OUTLET;
}

/** "X said … after strikes killed 12": what dates the words is the outlet's, unless it is the truce. */
function isAfterthought({ line, clauses }: Told, n: number, at: number): boolean {
  const clause = clauses[n];
  if (!clause) return false;
  const after = line.tokens.findLastIndex(
    (t, i) => i >= clause.from && i < at && /^(?:after|following|після|после)$/u.test(t.norm),
  );
  return (
    after > clause.from &&
    hasTerm(line, { from: after, to: at }, 'killed-word', 'wounded-word') &&
    !hasTerm(line, { from: after, to: at }, 'truce')
  );
}

/** "…, killing 12", "…, including 30": what was told before goes on. */
export function goesOn({ line, from, opener }: Clause): boolean {
  const goingOn = /ing$/u.test(line.tokens[from]?.norm ?? '') || isTermAt(line, from, 'including-word');
  return opener === 'said' || (opener === 'comma' && goingOn);
}

/** "сообщили в Нордланде", "said in Varn": an act of telling without a subject belongs to whoever sits there. */
function placeOf({ line, clauses }: Told, source: number): Claimant | null {
  const clause = clauses[source];
  const verb = clause && termsIn(line, clause, 'report-verb').at(-1);
  if (!clause || !verb || verb.from - clause.from > 1) return null;
  if (!/^(?:в|во|у|in)$/u.test(line.tokens[verb.to]?.norm ?? '')) return null;
  const named = partiesIn(line, { from: verb.to, to: Math.min(clause.to, verb.to + PLACE_REACH) })[0];
  return named ? { kind: 'party', party: named.party } : nameIn(line, { from: verb.to + 1, to: clause.to }, false);
}

const PLACE_REACH = 4;

function whoSays(who: Who, { line, clauses }: Told, source: number): Claimant {
  const clause = clauses[source];
  if (!clause) return UNNAMED;
  const span = speakerSpan(line, clause);
  const first = who.parties[0];
  const isOwn = first !== undefined && (partiesIn(line, clause).length > 0 || isSilent(line, span));
  if (isOwn && (who.kind === 'party' || who.kind === 'thing')) return { kind: 'party', party: first };
  if (who.kind === 'anonymous' || who.kind === 'pronoun') return UNNAMED;
  return nameIn(line, span, who.kind === 'monitor');
}

/** "…, saying that": nobody is named anew, so whoever acted before goes on. */
function isSilent(line: Line, { from, to }: Span): boolean {
  return !line.tokens
    .slice(from, to)
    .some(
      (t, n) =>
        t.kind === 'word' &&
        !isTermAt(line, from + n, 'pronoun', 'conjunction', 'subordinator', 'recent', 'preposition'),
    );
}

/** The words of a clause that name who tells: before the verb of telling, else behind it, or what follows "according to". */
function speakerSpan(line: Line, clause: Clause): Span {
  const according = termsIn(line, clause, 'according-to')[0];
  if (according) return { from: according.to, to: clause.to };
  const verb = termsIn(line, clause, 'report-verb', 'deny', 'count-verb').at(-1);
  if (!verb) return clause;
  return verb.from - clause.from >= 1 ? { from: clause.from, to: verb.from } : { from: verb.to, to: clause.to };
}

const LONGEST_NAME = 6;
const ENDS: readonly Term[] = [
  'preposition',
  'auxiliary',
  'subordinator',
  'conjunction',
  'recent',
  'relative',
  'report-verb',
];

function nameIn(line: Line, span: Span, isMonitor: boolean): Claimant {
  let { from } = span;
  while (from < span.to && isLoose(line, from)) from++;
  let to = from;
  while (to < Math.min(span.to, from + LONGEST_NAME) && !endsName(line, to, from)) to++;
  const name = textOf(line, { from, to }).trim();
  if (!/\p{L}{2}/u.test(name)) return UNNAMED;
  return { kind: isMonitor ? 'monitor' : 'body', name };
}

function isLoose(line: Line, at: number): boolean {
  const token = line.tokens[at];
  return (
    token?.kind === 'mark' ||
    /^(?:the|a|an|and|but|as|that)$/u.test(token?.norm ?? '') ||
    isTermAt(line, at, 'conjunction', 'subordinator')
  );
}

function endsName(line: Line, at: number, from: number): boolean {
  const token = line.tokens[at];
  if (!token || token.kind === 'number') return true;
  if (token.kind === 'mark') return !/^(?:-|'s)$/u.test(token.norm);
  if (/^(?:of|for)$/u.test(token.norm)) return at === from;
  return isTermAt(line, at, ...ENDS);
}

/** "Northland recorded 120 violations", "120 violations were counted by monitors", "Varn accused Odell of 120 violations". */
function counterOf(line: Line, clause: Clause, at: number): Claimant | null {
  const verb = termsIn(line, { from: clause.from, to: at }, 'count-verb', 'accuse').at(-1);
  const before = verb && !isBehindBy(line, verb.from, clause) ? subjectBefore(clause, verb.from) : null;
  if (verb && before)
    return counter(before, line, { from: clause.from, to: verb.from }, isTermAt(line, verb.from, 'report-verb'));
  const passive = termsIn(line, { from: at, to: clause.to }, 'count-verb')[0];
  const by = passive && line.terms.find((t) => t.term === 'by' && t.from >= passive.to && t.from <= passive.to + 1);
  if (!by) return null;
  const agent = { from: by.to, to: Math.min(clause.to, by.to + LONGEST_NAME) };
  const party = partiesIn(line, { from: by.to, to: by.to + 2 })[0]?.party;
  return party === undefined ? nameIn(line, agent, isTermAt(line, by.to, 'monitor')) : { kind: 'party', party };
}

function counter(who: Who, line: Line, span: Span, tells: boolean): Claimant | null {
  const first = who.parties[0];
  if (first !== undefined && (who.kind === 'party' || who.kind === 'thing')) return { kind: 'party', party: first };
  if (who.kind === 'pronoun' || who.kind === 'anonymous') return UNNAMED;
  const isSomebody =
    who.kind === 'monitor' || who.kind === 'official' || who.kind === 'outsider' || who.kind === 'foreign';
  if (isSomebody || (tells && who.kind === 'none' && span.to > span.from))
    return nameIn(line, span, who.kind === 'monitor');
  return null;
}

function isBehindBy(line: Line, at: number, clause: Span): boolean {
  return at > clause.from && isTermAt(line, at - 1, 'by');
}
