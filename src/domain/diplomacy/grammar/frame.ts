import type { TermSpan } from '../term.ts';
import type { Clause } from './clause.ts';
import { isInserted } from './insertion.ts';
import { hasVerb } from './verbs.ts';
import { hasTerm, isTermAt, partiesIn, termsIn } from './line.ts';
import { NOBODY, subjectAfter, subjectBefore } from './who.ts';
import type { Who } from './who.ts';

/** Whose words a clause gives, and in what spirit. */
export interface Frame {
  readonly speaker: Who;
  /** Said to be untrue. */
  readonly denies: boolean;
  /** Told as something of the past. */
  readonly recalls: boolean;
  /** The clause that holds the verb of telling. */
  readonly source: number;
}

/** For each clause of a sentence the frame that governs it, or null where the outlet itself speaks. */
export function framesOf(clauses: readonly Clause[]): readonly (Frame | null)[] {
  const frames: (Frame | null)[] = clauses.map(() => null);
  clauses.forEach((_, n) => {
    const told = toldIn(clauses, n);
    if (!told) return;
    for (const governed of told.governs) {
      const outer = frames[governed];
      frames[governed] = {
        ...told.frame,
        denies: told.frame.denies || outer?.denies === true,
        recalls: told.frame.recalls || outer?.recalls === true,
      };
    }
  });
  return frames;
}

interface Told {
  readonly frame: Frame;
  readonly governs: readonly number[];
}

function toldIn(clauses: readonly Clause[], n: number): Told | null {
  const clause = clauses[n];
  if (!clause) return null;
  const label = labelled(clauses, n) ?? accordingTo(clauses, n);
  if (label) return label;
  const aside = asideOf(clauses, n);
  if (aside) return aside;
  const verb = tellingVerb(clause);
  if (!verb || (clause.opener === 'relative' && clauses[n + 1]?.opener !== 'said')) return null;
  const frame = { speaker: speakerOf(clauses, n, verb), denies: denies(clause), recalls: recalls(clause), source: n };
  const after = following(clauses, n);
  if (after.length > 0) return { frame, governs: after };
  const objectless = !hasTerm(
    clause.line,
    { from: verb.to, to: clause.to },
    'truce',
    'proposal',
    'agreement',
    'captives',
  );
  if (denies(clause)) return { frame, governs: [n, ...later(clauses, n)] };
  const around = isInserted(clauses, n) ? [n + 1, ...later(clauses, n + 1)] : [];
  const isFinite = verb.form !== 'ing' && !isTermAt(clause.line, verb.from - 1, 'infinitive'); // "dares X to show up"
  return n > 0 && objectless && isFinite && closes(clause)
    ? { frame, governs: [...preceding(clauses, n), ...around] }
    : null;
}

/** "…, an official who asked not to be named said": the verb of telling ends a relative clause, whose noun speaks. */
function asideOf(clauses: readonly Clause[], n: number): Told | null {
  const [noun, clause] = [clauses[n - 1], clauses[n]];
  if (n < 2 || !noun || clause?.opener !== 'relative' || hasVerb(noun.line, noun)) return null;
  const last = clause.line.tokens.slice(clause.from, clause.to).findLastIndex((t) => t.kind === 'word');
  const verb = termsIn(clause.line, { from: clause.from + last, to: clause.to }, 'report-verb')[0];
  if ((verb?.form !== 'past' && verb?.form !== 'present') || partiesIn(clause.line, clause).length > 0) return null;
  const unnamed = hasTerm(clause.line, clause, 'anonymous');
  const speaker = unnamed ? ({ kind: 'anonymous', parties: [], at: noun.from } as const) : subjectBefore(noun, noun.to);
  return { frame: { speaker, denies: false, recalls: false, source: n }, governs: preceding(clauses, n) };
}

/** ", X said": an afterthought that gives the speaker, not a clause of its own ("though neither has confirmed it"). */
function closes(clause: Clause): boolean {
  const aside =
    clause.opener === 'subordinate' ||
    clause.opener === 'but' ||
    clause.opener === 'relative' ||
    clause.opener === 'condition' ||
    clause.opener === 'semicolon';
  return !aside && !hasTerm(clause.line, clause, 'negation');
}

function tellingVerb(clause: Clause): TermSpan | undefined {
  return termsIn(clause.line, clause, 'report-verb', 'deny').findLast((t) => t.form !== null || t.term === 'deny');
}

function denies(clause: Clause): boolean {
  return hasTerm(clause.line, clause, 'deny');
}

function recalls(clause: Clause): boolean {
  return hasTerm(clause.line, clause, 'recall');
}

/** Somebody's words end where the outlet takes over again: at a semicolon, or where "while" or "but" brings a new actor. */
function following(clauses: readonly Clause[], n: number): readonly number[] {
  return clauses[n + 1]?.opener === 'said' ? [n + 1, ...later(clauses, n + 1)] : [];
}

function later(clauses: readonly Clause[], n: number): readonly number[] {
  const governed: number[] = [];
  for (let next = n + 1; next < clauses.length; next++) {
    const clause = clauses[next];
    if (!clause || ends(clause)) break;
    governed.push(next);
  }
  return governed;
}

function ends(clause: Clause): boolean {
  if (clause.opener === 'semicolon' || clause.opener === 'dash') return true;
  return (
    (clause.opener === 'but' || clause.opener === 'subordinate') &&
    subjectBefore(clause, firstVerbAt(clause)).kind === 'party'
  );
}

function preceding(clauses: readonly Clause[], n: number): readonly number[] {
  const governed: number[] = [];
  for (let before = n - 1; before >= 0; before--) {
    governed.push(before);
    if (clauses[before]?.opener === 'semicolon') break;
  }
  return governed;
}

/** The first token of the clause's first verb, or its end. */
export function firstVerbAt(clause: Clause): number {
  for (let at = clause.from; at < clause.to; at++) if (hasVerb(clause.line, { from: at, to: at + 1 })) return at;
  return clause.to;
}

function speakerOf(clauses: readonly Clause[], n: number, verb: TermSpan): Who {
  const clause = clauses[n];
  if (!clause) return NOBODY;
  const before = subjectBefore(clause, verb.from);
  const aside = clauses[n - 1];
  if (clause.opener === 'resumed' && aside && hasTerm(aside.line, aside, 'anonymous'))
    return { kind: 'anonymous', parties: [], at: aside.from };
  if (before.kind !== 'party' && isUnnamed(clause, verb, before))
    return { kind: 'anonymous', parties: [], at: before.at };
  if (before.kind === 'party' || before.kind === 'both') return before;
  const inverted = verb.from - clause.from <= 1 && !isAddressed(clause, verb) ? subjectAfter(clause, verb.to) : NOBODY;
  if (before.kind === 'none' && inverted.kind !== 'none') return inverted;
  if (before.kind === 'official') return apposed(clauses, n) ?? before;
  return before.kind === 'none' || before.kind === 'pronoun' || before.kind === 'thing'
    ? (carried(clauses, n) ?? before)
    : before;
}

/** "…, challenges Mirov to come": who is asked to do something is not who speaks. */
function isAddressed({ line, to }: Clause, verb: TermSpan): boolean {
  const name = partiesIn(line, { from: verb.to, to: Math.min(to, verb.to + 3) })[0];
  return name !== undefined && isTermAt(line, name.to, 'infinitive');
}

/** "told a newspaper" names who listens, "on condition of anonymity" who speaks. */
function isUnnamed({ line, from, to }: Clause, verb: TermSpan, before: Who): boolean {
  if (before.kind === 'none' || hasTerm(line, { from, to: verb.from }, 'anonymous'))
    return hasTerm(line, { from, to }, 'anonymous');
  return termsIn(line, { from: verb.to, to }, 'anonymous').some((t) =>
    line.tokens.slice(t.from, t.to).some(({ norm }) => /^(?:anonym.*|named|identified|authori[sz]ed)$/u.test(norm)),
  );
}

/** "Israel's prime minister, X, said": the name stands in the clause before the title. */
function apposed(clauses: readonly Clause[], n: number): Who | null {
  const previous = clauses[n - 1];
  return previous && !hasVerb(previous.line, previous) ? (carried(clauses, n) ?? null) : null;
}

/** Speaker of "…, saying that": whoever acted or spoke just before. */
function carried(clauses: readonly Clause[], n: number): Who | null {
  for (let before = n - 1; before >= 0; before--) {
    const clause = clauses[before];
    if (!clause || clause.opener === 'relative' || clause.opener === 'condition') continue;
    const who = subjectBefore(clause, firstVerbAt(clause));
    if (who.kind !== 'none' && who.kind !== 'pronoun' && who.kind !== 'thing') return who;
  }
  return null;
}

/** "Kyiv: …", and the other way round "…: Zelensky" or "… — JD Vance". */
function labelled(clauses: readonly Clause[], n: number): Told | null {
  const clause = clauses[n];
  const next = clauses[n + 1];
  if (!clause || hasVerb(clause.line, clause) || clause.to - clause.from > 6) return null;
  const named = partiesIn(clause.line, clause);
  if (
    named.length === 0 ||
    hasTerm(clause.line, clause, 'truce', 'proposal', 'agreement', 'talks', 'captives', 'pressure')
  )
    return null;
  const frame = { speaker: subjectAfter(clause, clause.from), denies: false, recalls: false, source: n };
  if (n === 0 && next?.opener === 'colon') return { frame, governs: [1, ...later(clauses, 1)] };
  const last = n > 0 && n === clauses.length - 1 && (clause.opener === 'colon' || clause.opener === 'dash');
  return last ? { frame, governs: preceding(clauses, n) } : null;
}

function accordingTo(clauses: readonly Clause[], n: number): Told | null {
  const clause = clauses[n];
  const phrase = clause && termsIn(clause.line, clause, 'according-to')[0];
  if (!clause || !phrase) return null;
  const speaker = subjectAfter(clause, phrase.from);
  const governs = clauses
    .map((_, i) => i)
    .filter((i) => i !== n || !isTermAt(clause.line, clause.from, 'according-to'));
  return { frame: { speaker, denies: false, recalls: false, source: n }, governs };
}
