import type { Term } from '../diplomacy/term.ts';
import type { NewsTerm } from './news-term.ts';
import type { Field, Spot } from './news-text.ts';

/** Acts of diplomacy and war by the step that they take; one desk writes one of them, and the next another. */
const STEPS: Readonly<Record<string, readonly Term[]>> = {
  offers: ['propose', 'invite', 'propose-act'],
  'says yes': ['accept', 'sign', 'win-consent', 'agree', 'agree-in-principle', 'accept-act', 'approve-act'],
  'says no': ['reject', 'withdraw', 'deny', 'reject-act', 'doubt-act'],
  weighs: ['consider', 'no-comment', 'split'],
  meets: ['meet', 'travel', 'arrive-act', 'meeting-word'],
  schedules: ['schedule'],
  'puts off': ['postpone', 'cancel', 'suspend', 'suspend-act'],
  breaches: ['breach', 'accuse', 'verify', 'admit', 'breach-word', 'accuse-act'],
  strikes: ['strike-word'],
  'hands over': ['swap', 'hand-over', 'handover-word', 'identify-act'],
  presses: ['sanction', 'threaten', 'threaten-act'],
  demands: ['demand', 'demand-act'],
  eases: ['lift', 'resume', 'resume-act'],
  'holds on': ['extend', 'observe'],
  begins: ['start', 'begin-act'],
  ends: ['end', 'collapse', 'expire'],
  announces: ['declare', 'announce-act'],
  orders: ['order-act'],
  hails: ['welcome-act'],
};
/** What a step may be about. */
const OBJECTS: Readonly<Record<string, readonly Term[]>> = {
  truce: ['truce-word', 'peace-matter', 'truce', 'proposal'],
  talks: ['talks-word', 'meeting-word', 'talks', 'diplomacy-word'],
  captives: ['captive-word', 'captives'],
  aid: ['aid-word'],
  pressure: ['pressure-word', 'pressure'],
};
/** Words between an act and what it is about. */
const REACH = 7;
const MOST = 12;

/**
 * The steps that a field tells in its order, as `step|actor|object|when`: the party named last before the act, the first
 * matter behind it (either may be empty), and "ahead" for what is still to come.
 */
export function stepsIn(field: Field): readonly string[] {
  const found = Object.entries(STEPS).flatMap(([step, acts]) =>
    acts.flatMap((act) =>
      spansOf(act, field)
        .filter((span) => act !== 'breach-word' || !startsAt(span, spansOf('threaten-act', field)))
        .map((span) => ({ step, acts, span })),
    ),
  );
  const inOrder = found.sort((a, b) => a.span.sentence - b.span.sentence || a.span.from - b.span.from);
  const keys = inOrder.map(({ step, acts, span }) => {
    const when = isAhead(span, field) ? AHEAD : '';
    return `${step}|${actorOf(span, field)}|${objectOf(span, field, acts)}|${when}`;
  });
  return [...new Set(keys)].slice(0, MOST);
}

/** Whether what is told is still to come: the first step does, but for the threat or the announcement of it. */
export function isPlan(steps: readonly string[]): boolean {
  return steps.find((step) => !SPEAKS_OF.has(nameOf(step)))?.endsWith(`|${AHEAD}`) ?? false;
}

const SPEAKS_OF: ReadonlySet<string> = new Set(['presses', 'announces', 'orders']);

const AHEAD = 'ahead';
/** "to meet", "will meet", "plans to meet": an act behind one of these has not happened. */
const AHEAD_MARKS: readonly Term[] = ['future', 'infinitive', 'modal', 'prospect', 'prepare-act', 'schedule'];

function isAhead(act: Spot, field: Field): boolean {
  if (field.reading.language !== 'en' && startsAt(act, spansOf('future-mark', field))) return true; // "підпише": the verb itself says so
  return AHEAD_MARKS.some((mark) =>
    spansOf(mark, field).some((s) => s.sentence === act.sentence && s.to <= act.from && act.from - s.to <= 2),
  );
}

function spansOf(term: Term, field: Field): readonly Spot[] {
  return field.spans.get(term as NewsTerm) ?? [];
}

/** Who threatens a truce has not broken it. */
function startsAt(spot: Spot, others: readonly Spot[]): boolean {
  return others.some((o) => o.sentence === spot.sentence && o.from === spot.from);
}

function actorOf(act: Spot, field: Field): string {
  return (
    field.mentions.findLast((m) => m.named.kind === 'party' && m.sentence === act.sentence && m.to <= act.from)?.named
      .id ?? ''
  );
}

function objectOf(act: Spot, field: Field, acts: readonly Term[]): string {
  const behind = Object.entries(OBJECTS).flatMap(([object, terms]) =>
    terms
      .filter((term) => !acts.includes(term))
      .flatMap((term) => spansOf(term, field))
      .filter((s) => s.sentence === act.sentence && s.from >= act.to && s.from - act.to <= REACH)
      .map((s) => ({ object, from: s.from })),
  );
  return behind.sort((a, b) => a.from - b.from)[0]?.object ?? '';
}

/** How well the steps of one text are found in another, 0 to 1: their likeness to the best match, on average; 0 where either tells none. */
export function stepsFound(steps: readonly string[], others: readonly string[]): number {
  if (steps.length === 0 || others.length === 0) return 0;
  return steps.reduce((sum, step) => sum + bestMatch(step, others), 0) / steps.length;
}

/** Most steps are others, and those need not be taken apart. */
function bestMatch(step: string, others: readonly string[]): number {
  const name = `${nameOf(step)}|`;
  let parts: Parts | null = null;
  let best = 0;
  for (const other of others) {
    if (!other.startsWith(name)) continue;
    parts ??= partsOf(step);
    best = Math.max(best, alike(parts, partsOf(other)));
  }
  return best;
}

/** Whether a step that one text tells as still to come is told by the other as done, about the same as far as both say. */
export function isCarriedOut(planned: readonly string[], told: readonly string[]): boolean {
  const done = told.filter((step) => partsOf(step).when !== AHEAD);
  return planned.some((plan) => {
    const { object, when } = partsOf(plan);
    const fits = (other: string): boolean => object === '' || other === '' || object === other;
    return when === AHEAD && done.some((step) => nameOf(step) === nameOf(plan) && fits(partsOf(step).object));
  });
}

const OPPOSITES: ReadonlyMap<string, string> = new Map(
  [
    ['says yes', 'says no'],
    ['begins', 'ends'],
    ['puts off', 'eases'],
  ].flatMap(([a = '', b = '']) => [
    [a, b],
    [b, a],
  ]),
);

/** Whether one text tells a step whose opposite the other tells, and neither tells both. */
export function areOpposite(steps: readonly string[], others: readonly string[]): boolean {
  const named = new Set(steps.map(nameOf));
  const othersNamed = new Set(others.map(nameOf));
  return [...named].some((step) => {
    const opposite = OPPOSITES.get(step) ?? '';
    return othersNamed.has(opposite) && !named.has(opposite) && !othersNamed.has(step);
  });
}

function nameOf(step: string): string {
  return step.slice(0, step.indexOf('|'));
}

/** What is left of a likeness where actor or object are not told, or are others, or where one is a plan and the other done. */
const ACTOR = { untold: 0.6, other: 0.2 };
const OBJECT = { untold: 0.7, other: 0.3 };
const OTHER_TIME = 0.2;

interface Parts {
  readonly actor: string;
  readonly object: string;
  readonly when: string;
}

function partsOf(key: string): Parts {
  const [, actor = '', object = '', when = ''] = key.split('|');
  return { actor, object, when };
}

/** The likeness of two of the same step. */
function alike(a: Parts, b: Parts): number {
  return part(a.actor, b.actor, ACTOR) * part(a.object, b.object, OBJECT) * (a.when === b.when ? 1 : OTHER_TIME);
}

function part(a: string, b: string, less: { readonly untold: number; readonly other: number }): number {
  return a === '' || b === '' ? less.untold : a === b ? 1 : less.other;
}
