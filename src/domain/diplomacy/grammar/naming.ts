import type { Term } from '../term.ts';
import type { Act } from './act.ts';
import { isTermAt, termsIn, textOf, wholeOf } from './line.ts';
import type { Line, Span } from './line.ts';

const LONGEST_NAME = 6;
const LONGEST_DEMAND = 9;
/** What acts are about. */
export const THINGS = ['truce', 'agreement', 'proposal', 'talks', 'captives', 'pressure'] as const;

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
  return textOf(line, trimmed(line, stretch(line, act.span.from, LONGEST_NAME, line.tokens.length)));
}

/** The object's own words, as far as a name may go: "a proposal for a UN-run administration". */
export function matterOf(act: Act): string {
  const { line } = act.clause;
  const thing = termsIn(line, act.object, 'proposal', 'talks')[0];
  const from = thing ? Math.max(act.object.from, thing.from - 2) : act.object.from;
  return textOf(line, trimmed(line, stretch(line, from, LONGEST_NAME + 1, act.object.to)));
}

/** What is asked for or threatened, in the words after the verb; null where none follow. */
export function askedOf(act: Act): string | null {
  const { from, to } = act.object;
  if (act.passive || to - from < 2) return null;
  const { line } = act.clause;
  const asked = trimmed(line, stretch(line, from, LONGEST_DEMAND, to));
  return wordsIn(line, asked) > 1 ? textOf(line, asked) : null;
}

/** The words from `from` on, at most so many, up to a mark or a verb of its own; a compound such as "Cease-Fire" counts as one and is never cut. */
function stretch(line: Line, from: number, words: number, most: number): Span {
  let to = from;
  for (let left = words; to < most && !(to > from && endsStretch(line, to)); to++) {
    const joined = isHyphen(line, to) || isHyphen(line, to - 1);
    if (line.tokens[to]?.kind !== 'mark' && !joined && left-- === 0) break;
  }
  return { from, to };
}

function endsStretch(line: Line, at: number): boolean {
  return (
    /^(?:[,;:()—–]|aimed|aiming|starting|beginning|promoted|backed|brokered|drafted)$/u.test(
      line.tokens[at]?.norm ?? '',
    ) || isTermAt(line, at, 'auxiliary', 'modal', 'relative', 'conditional', 'subordinator')
  );
}

function isHyphen(line: Line, at: number): boolean {
  return line.tokens[at]?.norm === '-';
}

function wordsIn(line: Line, { from, to }: Span): number {
  return line.tokens.slice(from, to).filter((t, n) => t.kind !== 'mark' && !isHyphen(line, from + n - 1)).length;
}

/** A name ends and begins with a word of its own: no "and", no "if", no dash; an opening mark whose partner it holds stays. */
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
      'pronoun',
      'that',
    ) ||
    (isTermAt(line, at, 'future') && !isTermAt(line, at, ...THINGS)) ||
    /^(?:a|an|the|its|his|her|their)$/u.test(token?.norm ?? '')
  );
}

/** The thing with the words before it that belong to it, the next noun when it is only half a name ("ceasefire plan"), and what a bare "idea" is of. */
function nounPhrase(line: Line, thing: Span, floor: number): Span {
  let { from, to } = thing;
  while (wordsIn(line, { from, to }) < LONGEST_NAME && isTermAt(line, to, ...THINGS, 'swap')) to++;
  while (
    from > floor &&
    belongs(line, from - 1) &&
    (isHyphen(line, from - 1) || isHyphen(line, from) || wordsIn(line, { from, to }) < LONGEST_NAME)
  )
    from--;
  const name = trimmed(line, { from, to });
  return name.to - name.from === 1 && isGeneric(line, name) ? withComplement(line, name) : name;
}

/** "idea", "plan", "terms": a word that names nothing without what follows it. */
function isGeneric(line: Line, { from, to }: Span): boolean {
  return (
    isTermAt(line, from, 'proposal') &&
    line.reading.language === 'en' &&
    /^(?:of|for|to|on)$/u.test(line.tokens[to]?.norm ?? '')
  );
}

function withComplement(line: Line, { from }: Span): Span {
  return trimmed(line, stretch(line, from, LONGEST_NAME, line.tokens.length));
}

function belongs(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || (token.kind === 'mark' && !/^(?:-|'s)$/u.test(token.norm))) return false;
  if (/^(?:a|an|the|its|his|her|their|any|this|that|these|some)$/u.test(token.norm)) return false;
  if (
    line.terms.some((t) => t.from <= at && at < t.to && (t.form === 'past' || t.form === 'present')) &&
    !isTermAt(line, at, ...THINGS)
  )
    return false;
  return !isTermAt(
    line,
    at,
    'preposition',
    'conjunction',
    'auxiliary',
    'modal',
    'future',
    'pronoun',
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
