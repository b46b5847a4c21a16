import type { Term, TermSpan } from '../term.ts';
import { hasTerm, isTermAt, partiesIn, termsIn } from './line.ts';
import type { Line, Span } from './line.ts';

/** What a clause is to the one before it. */
type Opener =
  | 'start'
  | 'comma'
  | 'colon'
  | 'semicolon'
  | 'dash'
  | 'and'
  | 'but'
  | 'relative'
  | 'condition'
  | 'subordinate'
  | 'said'
  | 'resumed';

/** A stretch of a sentence with at most one subject and its verbs. */
export interface Clause extends Span {
  readonly line: Line;
  readonly opener: Opener;
}

const ACTS: readonly Term[] = [
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
/** Verbs that take a sentence as their object: "said that …", "denied that …". */
const TELLING: readonly Term[] = ['report-verb', 'deny', 'admit', 'verify', 'recall'];
const THINGS: readonly Term[] = ['truce', 'proposal', 'agreement', 'talks'];

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

interface Cut {
  readonly next: number;
  readonly opener: Opener;
}

function cutAt(line: Line, from: number, at: number): Cut | null {
  const token = line.tokens[at];
  if (!token) return null;
  if (token.kind === 'mark') return cutAtMark(line, from, at);
  if (at === from) return null;
  if (isTermStart(line, at, 'conditional')) return { next: at, opener: 'condition' };
  if (isTermStart(line, at, 'relative') && verbFollows(line, at)) return { next: at, opener: 'relative' };
  const told = tellingBefore(line, from, at);
  if (
    told &&
    !(told.to === at && (declaresThing(line, told) || thatFollows(line, at))) &&
    (told.to === at || isTermStart(line, at, 'that')) &&
    verbFollows(line, at)
  ) {
    return { next: isTermStart(line, at, 'that') ? at + 1 : at, opener: 'said' };
  }
  if (isTermStart(line, at, 'that') && verbFollows(line, at)) return { next: at, opener: 'relative' };
  return cutAtConjunction(line, from, at);
}

function cutAtConjunction(line: Line, from: number, at: number): Cut | null {
  const left = { from, to: at };
  if (isTermStart(line, at, 'unrealised') && verbFollows(line, at)) return { next: at, opener: 'subordinate' };
  if (!verbFollows(line, at)) return null;
  const brings =
    isTermStart(line, at, 'subordinator') && partiesIn(line, { from: at + 1, to: at + 2 }).length > 0 && at - from > 1;
  if (!brings && !hasVerb(line, left)) return null;
  if (isTermStart(line, at, 'subordinator')) return { next: at, opener: 'subordinate' };
  if (isTermStart(line, at, 'conjunction')) return { next: at, opener: 'and' };
  return null;
}

function cutAtMark(line: Line, from: number, at: number): Cut | null {
  const mark = line.tokens[at]?.norm ?? '';
  if (mark === ',') return isList(line, from, at) ? null : { next: at + 1, opener: 'comma' };
  if (mark === ':') return { next: at + 1, opener: 'colon' };
  if (mark === ';' || mark === '?' || mark === '!' || mark === '|') return { next: at + 1, opener: 'semicolon' };
  if (mark === '—' || mark === '–' || mark === '…' || mark === '`' || (mark === '-' && standsAlone(line, at)))
    return { next: at + 1, opener: 'dash' };
  return mark === '(' || mark === ')' ? { next: at + 1, opener: 'comma' } : null;
}

/** "US, Russian envoys": a comma between names is an "and". */
function isList(line: Line, from: number, at: number): boolean {
  const before = partiesIn(line, { from, to: at }).at(-1);
  return (
    before?.to === at &&
    partiesIn(line, { from: at + 1, to: at + 2 }).length > 0 &&
    !hasVerb(line, { from, to: at }) &&
    !isTermAt(line, from, 'preposition', 'according-to')
  );
}

function standsAlone(line: Line, at: number): boolean {
  const [before, mark, after] = [line.tokens[at - 1], line.tokens[at], line.tokens[at + 1]];
  return !!before && !!mark && !!after && before.end < mark.start && mark.end < after.start;
}

function isTermStart(line: Line, at: number, term: Term): boolean {
  return line.terms.some((t) => t.from === at && t.term === term);
}

/** A verb of telling whose words may start at `at`. */
function tellingBefore(line: Line, from: number, at: number): Span | null {
  return (
    termsIn(line, { from: Math.max(from, at - 8), to: at }, ...TELLING).findLast(
      (t) => t.form !== null && t.to <= at,
    ) ?? null
  );
}

/** "said on Sunday that": the words begin after "that". */
function thatFollows(line: Line, at: number): boolean {
  const that = termsIn(line, { from: at + 1, to: at + 8 }, 'that')[0];
  return (
    that !== undefined &&
    !hasVerb(line, { from: at, to: that.from }) &&
    !line.tokens.slice(at, that.from).some((t) => /^[,;:]$/u.test(t.norm))
  );
}

/** "announced a truce that …": the verb's object is the thing itself, not a sentence. */
function declaresThing(line: Line, verb: Span): boolean {
  const object = { from: verb.to, to: Math.min(line.tokens.length, verb.to + 6) };
  return (
    isTermAt(line, verb.from, 'declare', 'propose', 'demand') &&
    hasTerm(line, object, ...THINGS) &&
    !hasVerb(line, { ...object, to: firstThing(line, object) })
  );
}

function firstThing(line: Line, span: Span): number {
  return termsIn(line, span, ...THINGS)[0]?.from ?? span.to;
}

/** Does a finite verb stand in the span? */
export function hasVerb(line: Line, span: Span): boolean {
  return line.terms.some(
    (t) =>
      t.from >= span.from &&
      t.from < span.to &&
      VERBAL.includes(t.term) &&
      (t.form !== null || !ACTS.includes(t.term)) &&
      !isThingWord(line, t),
  );
}

/** "talks" and "sanctions" are nouns first. */
export function isThingWord(line: Line, span: Span): boolean {
  return span.to === span.from + 1 && isTermAt(line, span.from, 'talks', 'pressure');
}

function verbFollows(line: Line, at: number): boolean {
  let to = at + 1;
  while (to < line.tokens.length && !/^[,;:—–?!()]$/u.test(line.tokens[to]?.norm ?? '')) to++;
  return hasVerb(line, { from: at, to });
}

function openerAt(line: Line, at: number, cut: Opener): Opener {
  if (cut === 'said' || cut === 'relative') return cut;
  if (isTermStart(line, at, 'conditional')) return 'condition';
  if (isTermStart(line, at, 'relative')) return 'relative';
  if (isTermStart(line, at, 'that')) return 'said';
  if (isTermStart(line, at, 'subordinator')) return 'subordinate';
  if (isTermStart(line, at, 'conjunction'))
    return /^(?:but|yet|but|але|но|однак|однако|а)$/u.test(line.tokens[at]?.norm ?? '')
      ? 'but'
      : cut === 'semicolon'
        ? cut
        : 'and';
  return cut;
}
