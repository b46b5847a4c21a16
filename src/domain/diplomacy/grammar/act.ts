import type { PartyId } from '../pack.ts';
import type { Modality } from '../statement.ts';
import type { Term, TermSpan } from '../term.ts';
import type { Clause } from './clause.ts';
import { clausesOf } from './clause.ts';
import { hasVerb } from './verbs.ts';
import { firstVerbAt, framesOf } from './frame.ts';
import { isInserted } from './insertion.ts';
import type { Frame } from './frame.ts';
import { hasTerm, isTermAt, partiesIn, termsIn } from './line.ts';
import type { Line, Span } from './line.ts';
import { mannerOf } from './manner.ts';
import { isAttributive, isNoun, isPastMeeting } from './verb-use.ts';
import { NOBODY, subjectBefore } from './who.ts';
import type { Who } from './who.ts';

/** A verb or noun of diplomacy in its clause: who does it, in whose words, and how surely. */
export interface Act {
  readonly term: Term;
  readonly span: TermSpan;
  readonly clause: Clause;
  readonly who: Who;
  /** In the passive the subject is what is done to; `who` is then whoever "by" names. */
  readonly passive: boolean;
  readonly frame: Frame | null;
  readonly modality: Modality;
  /** "will not", "won't": the doer's refusal rather than an absence. */
  readonly refused: boolean;
  /** Hangs on a condition that the sentence names. */
  readonly conditioned: boolean;
  /** From the act to the end of its clause. */
  readonly object: Span;
  readonly clauses: readonly Clause[];
}

/** Every act of a sentence that is told as present or recent; what is retold from the past is left out. */
export function actsIn(line: Line, terms: readonly Term[]): readonly Act[] {
  if (!line.terms.some(({ term }) => terms.includes(term))) return []; // most sentences have none of them
  const clauses = clausesOf(line);
  const frames = framesOf(clauses);
  return clauses.flatMap((clause, n) =>
    termsIn(line, clause, ...terms).flatMap((span) => actOf(span, n, clauses, frames) ?? []),
  );
}

function actOf(span: TermSpan, n: number, clauses: readonly Clause[], frames: readonly (Frame | null)[]): Act | null {
  const clause = clauses[n];
  if (!clause || isAttributive(clause, span)) return null;
  if (!isNoun(clause, span)) return actFrom(span, clause, n, clauses, frames);
  if (isPastMeeting(clause, span)) return actFrom({ ...span, form: 'past' }, clause, n, clauses, frames);
  return span.term === 'breach' ? actFrom({ ...span, form: null }, clause, n, clauses, frames) : null;
}

function actFrom(
  span: TermSpan,
  clause: Clause,
  n: number,
  clauses: readonly Clause[],
  frames: readonly (Frame | null)[],
): Act | null {
  const passive = isPassive(clause, span);
  const who = passive ? agentOf(clause, span) : doerOf(clauses, n, span.from, frames);
  const frame = frames[n] ?? null;
  const manner = mannerOf({ span, clause, clauses, frame, who });
  if (manner === null) return null;
  return {
    term: span.term,
    span,
    clause,
    who,
    passive,
    frame,
    ...manner,
    object: { from: span.to, to: objectEnd(clauses, n) },
    clauses,
  };
}

/** An object goes on over a comma as long as no new subject or verb comes: "an immediate, 30-day truce". */
function objectEnd(clauses: readonly Clause[], n: number): number {
  let to = clauses[n]?.to ?? 0;
  for (const next of clauses.slice(n + 1)) {
    if (
      next.opener !== 'comma' ||
      hasVerb(next.line, next) ||
      hasTerm(next.line, { from: next.from, to: next.from + 2 }, 'official', 'anonymous', 'according-to') ||
      partiesIn(next.line, { from: next.from, to: next.from + 2 }).length > 0
    )
      break;
    to = next.to;
  }
  return to;
}

function isPassive(clause: Clause, span: TermSpan): boolean {
  if (span.form !== 'past' && span.form !== 'participle') return false;
  const { line } = clause;
  if (line.reading.language !== 'en') return span.form === 'participle';
  if (hasTerm(line, { from: Math.max(clause.from, span.from - 4), to: span.from }, 'passive')) return true;
  if (isTermAt(line, span.to, 'by')) return true;
  const subject = subjectBefore(clause, span.from);
  return line.headline && subject.kind !== 'party' && subject.kind !== 'both' && isThingBefore(line, span.from);
}

function isThingBefore(line: Line, at: number): boolean {
  return isTermAt(line, at - 1, 'truce', 'proposal', 'agreement', 'talks', 'captives', 'pressure');
}

function agentOf(clause: Clause, span: TermSpan): Who {
  const by = termsIn(clause.line, { from: span.to, to: clause.to }, 'by')[0];
  const agents = by ? partiesIn(clause.line, { from: by.to, to: Math.min(clause.to, by.to + 4) }) : [];
  const first = agents[0];
  return first ? { kind: 'party', parties: [...new Set(agents.map((a) => a.party))], at: first.from } : NOBODY;
}

/** The subject of the verb at `at`: in its clause, before a relative pronoun, or carried on from an earlier clause. */
function doerOf(clauses: readonly Clause[], n: number, at: number, frames: readonly (Frame | null)[]): Who {
  const clause = clauses[n];
  if (!clause) return NOBODY;
  const own = tellsItself(clause, at)
    ? { ...NOBODY, kind: 'pronoun' as const }
    : ownerBefore(clause, subjectBefore(clause, at));
  const next = clauses[1];
  const participial = at === clause.from || isParticipial(clause, at);
  if (n === 0 && participial && next?.opener === 'comma') return subjectBefore(next, firstVerbAt(next));
  if (clause.opener === 'relative' && own.kind !== 'party') return antecedent(clause);
  if (own.kind !== 'none' && own.kind !== 'pronoun' && own.kind !== 'official' && own.kind !== 'thing') return own;
  const teller = own.kind === 'pronoun' ? tellerBefore(clauses[n - 1]) : null;
  if (teller) return teller;
  if (own.kind === 'pronoun' && clause.opener === 'subordinate') return itsReferent(clauses, n);
  const speaker = frames[n]?.speaker;
  if (
    clause.opener === 'said' &&
    speaker &&
    speaker.kind !== 'none' &&
    own.kind !== 'official' &&
    own.kind !== 'thing'
  ) {
    if (speaker.kind !== 'official') return speaker;
  }
  if (own.kind === 'pronoun' && speaker?.kind === 'party' && saysWe(clause)) return speaker;
  if (own.kind === 'none' && bringsSubject(clause, at)) return own;
  return own.kind === 'thing'
    ? own
    : (carriedTo(clauses, n) ?? (own.kind === 'official' ? onlyNamedBefore(clause) : null) ?? own);
}

/** "told lawmakers she would": who is told stands before who acts. */
function tellsItself({ line, from, opener }: Clause, at: number): boolean {
  return (
    opener === 'said' &&
    /^(?:tell|tells|told|telling|assured|informed)$/u.test(line.tokens[from - 1]?.norm ?? '') &&
    line.tokens.slice(from + 1, Math.min(at, from + 4)).some((t) => /^(?:he|she|it|they)$/u.test(t.norm))
  );
}

/** "Speaking after talks with X, Y said": the clause has no finite verb. */
function isParticipial({ line, from }: Clause, at: number): boolean {
  return (
    /ing$/u.test(line.tokens[from]?.norm ?? '') &&
    !line.terms.some((t) => t.from === at && (t.form === 'past' || t.form === 'present'))
  );
}

/** "as its president proposes": whose president it is, the name before tells, but not for sure. */
function ownerBefore(clause: Clause, own: Who): Who {
  const possessive = clause.line.tokens
    .slice(clause.from, clause.from + 2)
    .some((t) => /^(?:its|their)$/u.test(t.norm));
  const last = partiesIn(clause.line, { from: 0, to: clause.from }).at(-1);
  return own.kind === 'official' && clause.opener === 'subordinate' && possessive && last
    ? { kind: 'party', parties: [last.party], at: last.from, guessed: true }
    : own;
}

/** "… while the West pushes for a truce": a clause with a subject of its own, though nobody of the pack. */
function bringsSubject({ line, from, opener }: Clause, at: number): boolean {
  const first = opener === 'subordinate' || opener === 'and' || opener === 'but' ? from + 1 : from;
  return (
    at - first >= 2 &&
    line.tokens[first]?.kind === 'word' &&
    /^(?:the|a|an|some|many|most|several|these|those)$/u.test(line.tokens[first]?.norm ?? '')
  );
}

/** "X punished Y after it refused": the one acted on; where the clause before names several otherwise, it might be any. */
function itsReferent(clauses: readonly Clause[], n: number): Who {
  const main = clauses[n - 1];
  if (!main) return NOBODY;
  const subject = subjectBefore(main, firstVerbAt(main));
  const others = partiesIn(main.line, main).filter((m) => !subject.parties.includes(m.party));
  const other = others[0];
  if (other === undefined) return carriedTo(clauses, n) ?? NOBODY;
  return hasTerm(main.line, main, ...PRESSING) && others.every((m) => m.party === other.party)
    ? { kind: 'party', parties: [other.party], at: other.from }
    : NOBODY;
}

const PRESSING: readonly Term[] = ['sanction', 'lift', 'threaten', 'suspend'];

/** "X says it …": the one that speaks of itself, where the clause before ends with the verb of telling. */
function tellerBefore(clause: Clause | undefined): Who | null {
  if (!clause || !hasTerm(clause.line, { from: clause.to - 2, to: clause.to }, 'report-verb')) return null;
  const teller = subjectBefore(clause, firstVerbAt(clause));
  return teller.kind === 'party' ? teller : null;
}

/** "We accept", inside somebody's quoted words. */
function saysWe(clause: Clause): boolean {
  return clause.line.tokens.slice(clause.from, clause.from + 3).some((t) => /^(?:we|i|ми|я|мы)$/u.test(t.norm));
}

/** "No doubts in Varn: the government accepts": the only party named so far. */
function onlyNamedBefore(clause: Clause): Who | null {
  const named = partiesIn(clause.line, { from: 0, to: clause.from });
  const first = named[0];
  return first && named.every((m) => m.party === first.party)
    ? { kind: 'party', parties: [first.party], at: first.from }
    : null;
}

function antecedent(clause: Clause): Who {
  const last = partiesIn(clause.line, { from: 0, to: clause.from }).at(-1);
  const own = partiesIn(clause.line, clause)[0];
  if (own && own.from <= clause.from + 2) return { kind: 'party', parties: [own.party], at: own.from };
  return last ? { kind: 'party', parties: [last.party], at: last.from } : NOBODY;
}

function carriedTo(clauses: readonly Clause[], n: number): Who | null {
  for (let before = n - 1; before >= 0; before--) {
    const clause = clauses[before];
    if (!clause || clause.opener === 'relative' || clause.opener === 'condition' || isInserted(clauses, before))
      continue;
    const who = subjectBefore(clause, firstVerbAt(clause));
    if (
      who.kind === 'party' ||
      who.kind === 'both' ||
      who.kind === 'outsider' ||
      who.kind === 'anonymous' ||
      who.kind === 'foreign'
    )
      return who;
  }
  return null;
}

/** Parties of the act when it is told in their own words or the outlet's. */
export function doersOf(act: Act): readonly PartyId[] {
  return act.who.kind === 'party' ? act.who.parties : [];
}
