import { meets, named, short, type ErrorList } from './error-list.ts';
import { eventErrors } from './event-errors.ts';
import type { Case, Change } from './labels.ts';

/** Where the bot and the labels of a stream differ, judgement by judgement. */
export function streamErrors(cases: readonly Case[]): readonly ErrorList[] {
  return [
    ...relevanceErrors(cases),
    ...kindErrors(cases),
    ...eventErrors(cases),
    ...noveltyErrors(cases),
    untold(cases),
    overstated(cases),
  ];
}

const TOP_REASONS = 3;

function relevanceErrors(cases: readonly Case[]): readonly ErrorList[] {
  const wrong = (found: boolean): ErrorList['cases'] =>
    cases
      .filter((c) => c.bot.relevant === found && c.gold.relevant !== found)
      .map((c) => [
        `${c.bot.score.toFixed(2)}  ${c.id}  ${short(c.headline)}`,
        signed(c)
          .filter((r) => !OF_KIND.test(r))
          .slice(0, TOP_REASONS)
          .join(', '),
      ]);
  return [
    { name: 'relevance: taken, not relevant', cases: wrong(true) },
    { name: 'relevance: relevant, not taken', cases: wrong(false) },
  ];
}

function kindErrors(cases: readonly Case[]): readonly ErrorList[] {
  const both = cases.filter((c) => c.gold.kind !== null && c.bot.kind !== null && c.gold.kind !== c.bot.kind);
  return (['news', 'analysis'] as const).map((kind) => ({
    name: `kind: ${kind} taken for ${kind === 'news' ? 'analysis' : 'news'}`,
    cases: both
      .filter((c) => c.gold.kind === kind)
      .map((c) => [
        `${c.id}  ${short(c.headline)}`,
        signed(c)
          .filter((r) => OF_KIND.test(r))
          .slice(0, TOP_REASONS)
          .join(', '),
      ]),
  }));
}

function noveltyErrors(cases: readonly Case[]): readonly ErrorList[] {
  const wrong = (found: boolean): ErrorList['cases'] =>
    cases
      .filter((c) => (c.bot.verdict === 'new') === found && (c.gold.verdict === 'new') !== found)
      .map((c) => [
        `${c.id}  ${short(c.headline)}`,
        `labels: ${c.gold.verdict ?? 'irrelevant'} in ${c.gold.event ?? 'no event'}; bot: ${c.bot.verdict ?? 'none'} in ${c.bot.event ?? 'no event'}`,
        ...stated('labels state', c.gold.changes),
        ...stated('bot states', c.bot.changes),
        ...c.bot.because.filter((reason) => !SIGNED.test(reason)),
      ]);
  return [
    { name: 'novelty: told as new, nothing new', cases: wrong(true) },
    { name: 'novelty: new, not told', cases: wrong(false) },
  ];
}

function stated(who: string, changes: readonly Change[]): readonly string[] {
  return changes.length === 0 ? [] : [`${who}: ${changes.map(named).join('; ')}`];
}

/** Events with news of which no item was told as new. */
function untold(cases: readonly Case[]): ErrorList {
  const events = Map.groupBy(
    cases.filter((c) => c.gold.event !== null),
    (c) => c.gold.event ?? '',
  );
  return {
    name: 'events with news that were never told',
    cases: [...events]
      .filter(([, list]) => list.some((c) => c.gold.verdict === 'new') && !list.some((c) => c.bot.verdict === 'new'))
      .map(([event, list]) => [
        `${event}, ${list.length === 1 ? '1 item' : `${list.length} items`}`,
        ...list.slice(0, TOP_REASONS).map((c) => `${c.id} ${outcomeOf(c)}  ${short(c.headline)}`),
      ]),
  };
}

function outcomeOf({ bot }: Case): string {
  return bot.relevant ? (bot.kind === 'analysis' ? 'analysis' : `repeat in ${bot.event ?? 'no event'}`) : 'irrelevant';
}

const STRONG: Readonly<Record<string, readonly string[]>> = {
  position: ['accepts'],
  phase: ['agreed', 'in-force', 'extended'],
  exchange: ['carried-out'],
  breach: ['confirmed'],
};

/** Strong changes that no item of the event states in the labels. */
function overstated(cases: readonly Case[]): ErrorList {
  const gold = Map.groupBy(
    cases.flatMap((c) => c.gold.changes.map((change) => ({ event: c.gold.event ?? c.id, change }))),
    ({ event }) => event,
  );
  return {
    name: 'overstated changes',
    cases: cases.flatMap((c) =>
      c.bot.changes
        .filter((change) => STRONG[change.type]?.includes(change.value) ?? false)
        .filter((change) => !(gold.get(c.gold.event ?? c.id) ?? []).some((g) => meets(g.change, change)))
        .map((change) => [`${c.id}  ${named(change)}`, short(c.headline)]),
    ),
  };
}

/** Reasons of the learned judgements begin with a sign. */
const SIGNED = /^[+−] /u;
const OF_KIND = /\((?:news|analysis)\)$/u;

function signed(c: Case): readonly string[] {
  return c.bot.because.filter((reason) => SIGNED.test(reason));
}
