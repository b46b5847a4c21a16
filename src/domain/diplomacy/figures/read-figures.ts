import { affairOf } from '../../news/affair.ts';
import type { Field, NewsText } from '../../news/news-text.ts';
import { clausesOf, type Clause } from '../grammar/clause.ts';
import { framesOf } from '../grammar/frame.ts';
import { hasTerm, isTermAt, linesOf, truceIn, wholeOf, type Line, type Span } from '../grammar/line.ts';
import type { Scene } from '../scene.ts';
import { claimantOf, type Told } from './claimant.ts';
import { countedNoun, type CountedNoun } from './counted-noun.ts';
import { accusedOf } from './doer.ts';
import { isAsserted } from './doubt.ts';
import type { FigureKind, Period, ReadFigure } from './figure.ts';
import { handoverAt, type Handover } from './handover.ts';
import { periodOf } from './period.ts';
import { isWhole, quantitiesIn, type Quantity } from './quantity.ts';
import { quoteOf } from './figure-quote.ts';
import { kindOf } from './what-is-counted.ts';
import { saidOnce } from './said-once.ts';

/**
 * Every figure of violations, casualties and captives that a text gives of its own conflict, with who says so and for what
 * time; `at` is the text's time. Words without digits are no figures ("dozens"), nor is what could be, was wanted or is
 * denied. What title and summary both say stands once, as the one that says more.
 */
export function readFigures(text: NewsText, scene: Scene, at: Date): readonly ReadFigure[] {
  const fields = [text.lead, text.body].filter((field) => /\d/u.test(field.reading.text));
  return saidOnce(
    fields.flatMap((field) => {
      const lines = linesOf(field.reading, scene, field === text.lead && text.titled);
      return lines.flatMap((line, sentence) => figuresOf({ line, sentence, field, text, scene, at }));
    }),
  );
}

interface Sentence {
  readonly line: Line;
  readonly sentence: number;
  readonly field: Field;
  readonly text: NewsText;
  readonly scene: Scene;
  readonly at: Date;
}

function figuresOf(sentence: Sentence): readonly ReadFigure[] {
  const { line, at } = sentence;
  const quantities = quantitiesIn(line);
  if (quantities.length === 0 || isBesides(line) || tellsOfLongAgo(line, at)) return [];
  const clauses = clausesOf(line);
  const told = { line, clauses, frames: framesOf(clauses) };
  const found: ReadFigure[] = [];
  for (const quantity of quantities) {
    const figure = figureOf(quantity, told, sentence, found.at(-1) ?? null);
    if (figure) found.push(figure);
  }
  return found;
}

/** A game, an accident, a question. */
function isBesides(line: Line): boolean {
  return hasTerm(line, wholeOf(line), 'figurative', 'accident-word') || line.tokens.at(-1)?.norm === '?';
}

/** A year that is not the text's own, but for one since which something is counted. */
function tellsOfLongAgo(line: Line, at: Date): boolean {
  const years = line.tokens.filter((t) => /^(?:19|20)\d\d$/u.test(t.norm) && Number(t.norm) < at.getUTCFullYear());
  const passed = line.terms.some((t) => t.term === 'past-time' && !isTermAt(line, t.from, 'past-span'));
  return passed || (years.length > 0 && !hasTerm(line, wholeOf(line), 'since-word'));
}

function figureOf(quantity: Quantity, told: Told, sentence: Sentence, before: ReadFigure | null): ReadFigure | null {
  const { line, scene, at } = sentence;
  const n = clauseAt(told.clauses, quantity.digits.from);
  const frame = told.frames[n];
  const noun = nounOf(line, quantity);
  const counted = { from: quantity.from, to: Math.max(noun.to, quantity.to) };
  const clause = clauseOf(told, n, counted);
  if (!clause || frame?.denies === true || frame?.recalls === true) return null;
  const kind = kindOf(line, quantity, noun, before?.kind ?? null);
  if (kind === null || isRate(line, counted.to) || isDenied(line, counted) || isOfOthers(counted, clause, sentence))
    return null;
  if (isWhole(line, quantity.from) && (CHANGING_HANDS.has(kind) || kind === 'violations')) return null;
  const handover = CHANGING_HANDS.has(kind) ? handoverAt(line, quantity.digits, clause) : 'done';
  if (handover === null || (handover === 'done' && !isAsserted(line, clause, counted))) return null;
  const claimant = claimantOf(told, n, quantity.from);
  const { low, high, bound, about } = quantity;
  return {
    ...{ kind, low, high, bound, about, claimant },
    ...onWithIt(partiesOf(kind, noun, line, clause, counted, scene), kind, before),
    among: noun.among,
    planned: handover === 'planned',
    truce: truceIn(line, clause) ?? truceIn(line, wholeOf(line)),
    period: timeOf(kind, handover, noun, line, clause, at),
    quote: quoteOf(told, n, clause, quantity),
  };
}

/** What is still to come has no period yet; a count without one is of all so far. */
function timeOf(kind: FigureKind, handover: Handover, noun: CountedNoun, line: Line, clause: Span, at: Date): Period {
  if (handover === 'planned') return { basis: 'unstated', from: null, to: null };
  const period = periodOf(line, clause, at);
  const isCount = kind === 'violations' && noun.term === null;
  return isCount && period.basis === 'unstated' ? { ...period, basis: 'total' } : period;
}

const CHANGING_HANDS: ReadonlySet<FigureKind> = new Set(['captives', 'remains']);

function clauseAt(clauses: readonly Clause[], at: number): number {
  return clauses.findIndex((c) => c.from <= at && at < c.to);
}

/** The clause of a number, as far as what it counts: "between 20 and 30 times" is never cut. */
function clauseOf({ clauses }: Told, n: number, { to }: Span): Clause | undefined {
  const [clause, last] = [clauses[n], clauses[clauseAt(clauses, to - 1)]];
  return clause && { ...clause, to: Math.max(clause.to, last?.to ?? clause.to) };
}

/** Behind "17 of 120" stands the noun of both, unless they are people, of whom anything may be told. */
function nounOf(line: Line, { to }: Quantity): CountedNoun {
  const noun = countedNoun(line, to);
  const next = /^(?:the|all)$/u.test(line.tokens[to + 1]?.norm ?? '') ? to + 2 : to + 1;
  if (line.tokens[to]?.norm !== 'of' || line.tokens[next]?.kind !== 'number') return noun;
  const shared = countedNoun(line, next + 1);
  return shared.term === 'violation-noun' || shared.term === 'captive-noun' || shared.term === 'remains-noun'
    ? shared
    : noun;
}

/** "200 violations a day" is a rate. */
function isRate(line: Line, to: number): boolean {
  return /^(?:a|per|each|every|на)$/u.test(line.tokens[to]?.norm ?? '') && isTermAt(line, to + 1, 'unit-noun');
}

/** Whoever denies or rejects a figure does not give it. */
function isDenied(line: Line, { from }: Span): boolean {
  return hasTerm(line, { from: 0, to: from }, 'deny', 'reject', 'no-comment');
}

/** Another conflict's figure has no place here: by the text's affair, and by the name that stands nearest. */
function isOfOthers({ from, to }: Span, clause: Span, { sentence, line, field, text }: Sentence): boolean {
  if (affairOf({ sentence, from, to }, field, text) === 'other') return true;
  const gap = (spot: Span): number => Math.max(0, spot.from - to, from - spot.to);
  const here = (spot: Span): boolean => spot.from >= clause.from && spot.from < clause.to;
  const foreign = Math.min(...field.foreign.flatMap((spot) => (spot.sentence === sentence ? [gap(spot)] : [])));
  const isNamedHere = line.mentions.some((m) => m.named.kind !== 'truce' && here(m));
  return !isNamedHere && foreign < Math.min(...line.mentions.map(gap));
}

/** "34 drones and 12 missiles": what the same side did goes on over "and". */
function onWithIt(parties: Parties, kind: FigureKind, before: ReadFigure | null): Parties {
  const goesOn = parties.by === null && before?.kind === kind && kind === 'attacks';
  return goesOn ? { ...parties, by: before.by } : parties;
}

type Parties = Pick<ReadFigure, 'by' | 'whose'>;

const DONE_BY: ReadonlySet<FigureKind> = new Set(['violations', 'attacks', 'captives', 'remains']);

function partiesOf(
  kind: FigureKind,
  noun: CountedNoun,
  line: Line,
  clause: Clause,
  counted: Span,
  scene: Scene,
): Parties {
  const charged = kind === 'violations' || kind === 'attacks';
  if (charged) return { by: noun.party ?? accusedOf(line, clause, counted, scene), whose: null };
  const by = DONE_BY.has(kind) ? accusedOf(line, clause, counted, scene) : null;
  return { by, whose: noun.party };
}
