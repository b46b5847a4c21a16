import type { Term } from '../term.ts';
import { hasTerm, isTermAt, partiesIn, termsIn } from './line.ts';
import type { Line, Span } from './line.ts';
import { ACTS, hasVerb } from './verbs.ts';

/** What a clause is to the one before it. */
export type Opener =
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

/** Verbs that take a sentence as their object: "said that …", "denied that …". */
const TELLING: readonly Term[] = ['report-verb', 'deny', 'admit', 'verify', 'recall'];
const THINGS: readonly Term[] = ['truce', 'proposal', 'agreement', 'talks'];

/** Where the next clause starts, and how. */
interface Cut {
  readonly next: number;
  readonly opener: Opener;
}

/** Whether a clause that began at `from` ends before the token at `at`. */
export function cutAt(line: Line, from: number, at: number): Cut | null {
  const token = line.tokens[at];
  if (!token) return null;
  if (token.kind === 'mark') return cutAtMark(line, from, at);
  if (at === from) return null;
  if (isTermStart(line, at, 'conditional')) return { next: at, opener: 'condition' };
  if (isTermStart(line, at, 'relative') && verbFollows(line, at)) return { next: at, opener: 'relative' };
  const told = tellingBefore(line, from, at);
  if (
    told &&
    !(
      told.to === at &&
      (declaresThing(line, told) || thatFollows(line, at) || opensWithVerb(line, at) || deniesNoun(line, told, at))
    ) &&
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
  if (!verbFollows(line, at) || joinsNames(line, from, at)) return null;
  const brings =
    isTermStart(line, at, 'subordinator') && partiesIn(line, { from: at + 1, to: at + 2 }).length > 0 && at - from > 1;
  if (!brings && !hasVerb(line, left)) return null;
  if (isTermStart(line, at, 'subordinator')) return { next: at, opener: 'subordinate' };
  if (isTermStart(line, at, 'conjunction') && !isAdverb(line, at)) return { next: at, opener: 'and' };
  return null;
}

/** "has not yet accepted", "has yet to reply": here "yet" joins nothing. */
function isAdverb(line: Line, at: number): boolean {
  return line.tokens[at]?.norm === 'yet' && isTermAt(line, at - 1, 'auxiliary', 'negation');
}

/** "for A and B to stop": two names before an infinitive are one. */
function joinsNames(line: Line, from: number, at: number): boolean {
  const [before] = partiesIn(line, { from, to: at }).slice(-1);
  const [after] = partiesIn(line, { from: at + 1, to: at + 2 });
  return (
    before?.to === at &&
    after !== undefined &&
    (isTermAt(line, before.from - 1, 'preposition')
      ? isTermAt(line, after.to, 'infinitive')
      : isTermAt(line, before.from - 1, 'meet') && !hasVerb(line, { from: after.to, to: after.to + 1 }))
  );
}

function cutAtMark(line: Line, from: number, at: number): Cut | null {
  const mark = line.tokens[at]?.norm ?? '';
  if (mark === ',') return isList(line, from, at) ? null : { next: at + 1, opener: 'comma' };
  if (mark === ':') return { next: at + 1, opener: 'colon' };
  if (mark === ';' || mark === '?' || mark === '!' || mark === '|') return { next: at + 1, opener: 'semicolon' };
  if (/^[—–]$/u.test(mark) && !standsAlone(line, at) && betweenNames(line, at)) return null;
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

/** "the Valmere–Korrath truce". */
function betweenNames(line: Line, at: number): boolean {
  return (
    partiesIn(line, { from: Math.max(0, at - 3), to: at }).some((m) => m.to === at) &&
    partiesIn(line, { from: at + 1, to: at + 2 }).length > 0
  );
}

function standsAlone(line: Line, at: number): boolean {
  const [before, mark, after] = [line.tokens[at - 1], line.tokens[at], line.tokens[at + 1]];
  return !!before && !!mark && !!after && before.end < mark.start && mark.end < after.start;
}

/** Does a term of the class begin at `at`? */
export function isTermStart(line: Line, at: number, term: Term): boolean {
  return line.terms.some((t) => t.from === at && t.term === term);
}

/** A verb of telling whose words may start at `at`. */
function tellingBefore(line: Line, from: number, at: number): Span | null {
  return (
    termsIn(line, { from: Math.max(from, at - 8), to: at }, ...TELLING).findLast(
      (t) => (t.form !== null || t.term === 'deny') && t.to <= at,
    ) ?? null
  );
}

/** "denied X's claims that": what is denied is a noun, and its words begin after it. */
function deniesNoun(line: Line, told: Span, at: number): boolean {
  const end = Math.min(line.tokens.length - 1, at + 5);
  for (let next = at; isTermAt(line, told.from, 'deny') && next < end; next++)
    if (
      /^(?:claims?|reports?|allegations?|accusations?|charges?|statements?|suggestions?)$/u.test(
        line.tokens[next]?.norm ?? '',
      )
    )
      return isTermStart(line, next + 1, 'that');
  return false;
}

/** "the truce that X had declared began": no sentence opens with a finite verb. */
function opensWithVerb(line: Line, at: number): boolean {
  return line.terms.some((t) => t.from === at && ACTS.includes(t.term) && (t.form === 'past' || t.form === 'present'));
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

function verbFollows(line: Line, at: number): boolean {
  let to = at + 1;
  while (to < line.tokens.length && !/^[,;:—–?!()]$/u.test(line.tokens[to]?.norm ?? '')) to++;
  return hasVerb(line, { from: at, to });
}
