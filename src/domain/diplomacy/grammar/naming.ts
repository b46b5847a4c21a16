import type { Scope, TruceId } from '../pack.ts';
import type { Scene } from '../scene.ts';
import type { Term } from '../term.ts';
import type { Act } from './act.ts';
import { hasTerm, isTermAt, partiesIn, termsIn, textOf, truceIn, trucesIn, wholeOf } from './line.ts';
import type { Line, Span } from './line.ts';

const LONGEST_NAME = 6;
const THINGS = ['truce', 'agreement', 'proposal', 'talks', 'captives', 'pressure'] as const;

/** How much a truce stops, by the words nearest to the act: its object, its clause, its sentence, then the truce that is named. */
export function scopeOf(act: Act, scene: Scene): Scope | null {
  const { line } = act.clause;
  for (const span of [{ from: act.span.from, to: act.object.to }, act.clause, wholeOf(line)]) {
    const found = termsIn(line, span, 'partial', 'full').filter((t) => !isInName(line, t));
    const first = found.find((t) => !isDuration(line, t));
    const named = scopeOfTruce(truceIn(line, span), scene);
    if (first ?? found[0] ?? named) return (first?.term ?? named ?? found[0]?.term) === 'partial' ? 'partial' : 'full';
  }
  return null;
}

function scopeOfTruce(truce: TruceId | null, scene: Scene): Scope | null {
  return scene.pack.truces.find((t) => t.id === truce)?.scope ?? null;
}

/** The truce of the pack that the words name, unless they make it another: "a 30-day halt to strikes on ports" is not the full one of 30 days. */
export function truceOf(act: Act, scope: Scope | null, scene: Scene): TruceId | null {
  const { line } = act.clause;
  const fits = (id: TruceId): boolean => {
    const own = scopeOfTruce(id, scene);
    return own === null || scope === null || own === scope || isStage(act);
  };
  return trucesIn(line, act.clause).find(fits) ?? trucesIn(line, wholeOf(line)).find(fits) ?? null;
}

/** "the first phase of the plan" is part of that plan, not another. */
function isStage({ clause: { line }, span, object }: Act): boolean {
  return termsIn(line, { from: span.from, to: object.to }, 'partial').some((t) =>
    line.tokens.slice(t.from, t.to).some(({ norm }) => /^(?:phase|stage|фаз|етап|этап)/u.test(norm)),
  );
}

/** "Port Sell" is no port. */
function isInName(line: Line, span: Span): boolean {
  return line.mentions.some(
    (m) => m.from <= span.from && span.to <= m.to && span.to === span.from + 1 && m.to > m.from + 1,
  );
}

/** How long a truce lasts does not tell how much it stops. */
function isDuration(line: Line, span: Span): boolean {
  return line.tokens.slice(span.from, span.to).some((t) => /(?:day|month|hour)/u.test(t.norm));
}

/** Up to six words of the text that name what the act is about; a thing of the classes in `first` goes before any other. */
export function aboutOf(act: Act, first: readonly Term[]): string {
  const { line } = act.clause;
  const own = first.flatMap(
    (term) => termsIn(line, act.object, term)[0] ?? termsIn(line, act.clause, term)[0] ?? [],
  )[0];
  if (own) return textOf(line, nounPhrase(line, own, own.from >= act.object.from ? act.object.from : 0));
  for (const span of [act.object, act.clause, { from: act.clause.to, to: line.tokens.length }, wholeOf(line)]) {
    const thing = termsIn(line, span, ...THINGS)[0];
    if (thing) return textOf(line, nounPhrase(line, thing, span.from === act.object.from ? act.object.from : 0));
  }
  return textOf(line, trimmed(line, upToMark(line, { from: act.span.from, to: act.span.from + LONGEST_NAME })));
}

/** The object's own words, as far as a name may go: "a proposal for a UN-run administration". */
export function matterOf(act: Act): string {
  const { line } = act.clause;
  const thing = termsIn(line, act.object, 'proposal', 'talks')[0];
  const from = thing ? Math.max(act.object.from, thing.from - 2) : act.object.from;
  return textOf(line, trimmed(line, unbroken(line, { from, to: from + LONGEST_NAME + 3 }, act.object.to)));
}

/** What is asked for or threatened, in the words after the verb; null where none follow. */
export function askedOf(act: Act): string | null {
  const { from, to } = act.object;
  if (act.passive || to - from < 2) return null;
  const { line } = act.clause;
  return textOf(line, trimmed(line, unbroken(line, { from, to: from + LONGEST_NAME + 3 }, to)));
}

/** Not longer than the span, but never cut inside "Cease-Fire". */
function unbroken(line: Line, { from, to }: Span, most: number): Span {
  let end = Math.min(to, most);
  while (end < most && (line.tokens[end]?.norm === '-' || line.tokens[end - 1]?.norm === '-')) end++;
  return { from, to: end };
}

/** The words before the first comma or the like. */
function upToMark(line: Line, { from, to }: Span): Span {
  const mark = line.tokens.slice(from, to).findIndex((t) => /^[,;:()—–]$/u.test(t.norm));
  return { from, to: mark > 0 ? from + mark : Math.min(to, line.tokens.length) };
}

/** A name ends and begins with a word of its own: no "and", no "if", no dash. */
function trimmed(line: Line, span: Span): Span {
  let { from, to } = span;
  while (from < to - 1 && isLoose(line, from)) from++;
  while (to > from + 1 && isLoose(line, to - 1)) to--;
  return { from, to };
}

function isLoose(line: Line, at: number): boolean {
  const token = line.tokens[at];
  return (
    token?.kind === 'mark' ||
    isTermAt(
      line,
      at,
      'preposition',
      'conjunction',
      'conditional',
      'subordinator',
      'infinitive',
      'auxiliary',
      'modal',
      'that',
    ) ||
    /^(?:a|an|the|its|his|her|their)$/u.test(token?.norm ?? '')
  );
}

/** The thing with the words before it that belong to it, and the next noun when it is only half a name ("ceasefire plan"). */
function nounPhrase(line: Line, thing: Span, floor: number): Span {
  let { from, to } = thing;
  while (to - from < LONGEST_NAME && isTermAt(line, to, ...THINGS, 'swap')) to++;
  while (from > floor && to - from < LONGEST_NAME && belongs(line, from - 1)) from--;
  return trimmed(line, { from, to });
}

function belongs(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || (token.kind === 'mark' && !/^(?:-|'s)$/u.test(token.norm))) return false;
  if (/^(?:a|an|the|its|his|her|their|any|this|that|these|some)$/u.test(token.norm)) return false;
  return !isTermAt(
    line,
    at,
    'preposition',
    'conjunction',
    'auxiliary',
    'modal',
    'report-verb',
    'accept',
    'reject',
    'propose',
    'declare',
    'agree',
    'meet',
    'demand',
    'threaten',
    'start',
    'resume',
    'end',
    'infinitive',
    'conditional',
    'that',
    'negation',
    'subordinator',
  );
}

/** The shortest run of clauses that carries the act with whoever does it. */
export function quoteOf(act: Act): string {
  const { line } = act.clause;
  const doer = act.who.at;
  let from = toldFrom(act);
  if (doer !== null && doer < from && from - doer <= 30) from = clauseAt(act, doer)?.from ?? from;
  while (
    from < act.span.from &&
    line.tokens[from] &&
    (isMark(line, from) || isTermAt(line, from, 'conjunction', 'that') || startsSubordinate(line, from))
  )
    from++;
  let to = Math.max(act.clause.to, act.object.to, conditionEnd(act));
  if (
    !hasTerm(line, { from: act.span.from, to }, ...THINGS, 'partial', 'full') &&
    !partiesIn(line, { from: act.span.to, to }).length
  )
    to = nextEnd(act) ?? to;
  while (to - 1 > act.span.to && isLooseMark(line, to - 1)) to--;
  return textOf(line, balanced(line, { from, to }));
}

/** Words that somebody says start where that somebody is named. */
function toldFrom({ clause, clauses, frame }: Act): number {
  const source = frame ? clauses[frame.source] : undefined;
  return source && source.to <= clause.from && clause.from - source.to <= 1 ? source.from : clause.from;
}

/** A condition belongs to the words that it limits, as far as it follows at once. */
function conditionEnd(act: Act): number {
  if (!act.conditioned) return 0;
  const after = act.clauses.slice(act.clauses.indexOf(act.clause) + 1);
  const rest = after.findIndex((c) => c.opener !== 'condition' && c.opener !== 'but');
  return after[rest === -1 ? after.length - 1 : rest - 1]?.to ?? 0;
}

function clauseAt(act: Act, at: number): Span | undefined {
  return act.clauses.find((c) => c.from <= at && at < c.to);
}

function nextEnd(act: Act): number | undefined {
  const next = act.clauses[act.clauses.indexOf(act.clause) + 1];
  return next && (next.opener === 'relative' || next.opener === 'said' || next.opener === 'condition')
    ? next.to
    : undefined;
}

function startsSubordinate(line: Line, at: number): boolean {
  return isTermAt(line, at, 'subordinator') && !isTermAt(line, at, 'preposition');
}

function isMark(line: Line, at: number): boolean {
  return line.tokens[at]?.kind === 'mark' && !/^["“«‘'’]$/u.test(line.tokens[at]?.text ?? '');
}

function isLooseMark(line: Line, at: number): boolean {
  return line.tokens[at]?.kind === 'mark' && !/^["”»’'%)]$/u.test(line.tokens[at]?.text ?? '');
}

/** A quotation mark that has no partner inside the span is left outside. */
function balanced(line: Line, span: Span): Span {
  let { from, to } = span;
  const marks = line.tokens.slice(from, to).filter((t) => /^["“”«»‘’']$/u.test(t.text)).length;
  if (marks % 2 === 0) return span;
  if (/^["“”«»‘’']$/u.test(line.tokens[from]?.text ?? '')) from++;
  else if (/^["“”«»‘’']$/u.test(line.tokens[to - 1]?.text ?? '')) to--;
  return from < to ? { from, to } : span;
}
