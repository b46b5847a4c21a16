import { short, type ErrorList } from './error-list.ts';
import type { Case } from './labels.ts';

/** What a wrongly placed item takes from B-cubed: the share of its company that it should not have, or that it lacks. */
interface Misplaced {
  readonly cost: number;
  readonly lines: readonly string[];
}

/** Items that share an event with strangers, and items away from the event where their happening is told; the costliest first. */
export function eventErrors(cases: readonly Case[]): readonly ErrorList[] {
  const news = cases.filter((c) => c.gold.event !== null);
  const byGold = Map.groupBy(news, (c) => c.gold.event ?? '');
  const byBot = Map.groupBy(news, placeOf);
  const joined = news.flatMap((c) => wronglyJoined(c, byGold, byBot));
  const split = news.flatMap((c) => wronglySplit(c, byGold));
  return [
    { name: 'events: wrongly joined, by cost', cases: costliest(joined) },
    { name: 'events: wrongly split, by cost', cases: costliest(split) },
  ];
}

type Grouped = ReadonlyMap<string, readonly Case[]>;

/** The event where the bot has an item; one that it gave none stands alone. */
function placeOf(c: Case): string {
  return c.bot.event ?? `alone ${c.id}`;
}

/** The larger part of an event is where it belongs; the others were joined to it. */
function wronglyJoined(c: Case, byGold: Grouped, byBot: Grouped): readonly Misplaced[] {
  const company = byBot.get(placeOf(c)) ?? [];
  const main = largest(company, (o) => o.gold.event ?? '');
  if (main === c.gold.event) return [];
  const own = byGold.get(c.gold.event ?? '') ?? [];
  const stranger = company.find((o) => o.gold.event === main);
  return [
    {
      cost: 1 - company.filter((o) => o.gold.event === c.gold.event).length / company.length,
      lines: [
        `${c.id}  ${short(c.headline)}`,
        `belongs to ${told(own, c)}`,
        `was put to ${placeOf(c)}: ${short(stranger?.headline ?? '')}`,
      ],
    },
  ];
}

function wronglySplit(c: Case, byGold: Grouped): readonly Misplaced[] {
  const own = byGold.get(c.gold.event ?? '') ?? [];
  const main = largest(own, placeOf);
  if (main === placeOf(c)) return [];
  const there = own.filter((o) => placeOf(o) === main);
  return [
    {
      cost: 1 - own.filter((o) => placeOf(o) === placeOf(c)).length / own.length,
      lines: [
        `${c.id}  ${short(c.headline)}`,
        `is in ${placeOf(c)}, ${there.length} of the ${own.length} of ${c.gold.event ?? ''} in ${main}: ${short(there[0]?.headline ?? '')}`,
      ],
    },
  ];
}

function told(own: readonly Case[], c: Case): string {
  const other = own.find((o) => o !== c);
  return `${c.gold.event ?? ''}${other ? `: ${short(other.headline)}` : ', which has no other item'}`;
}

function largest(list: readonly Case[], key: (c: Case) => string): string {
  const groups = [...Map.groupBy(list, key)].sort((a, b) => b[1].length - a[1].length);
  return groups[0]?.[0] ?? '';
}

function costliest(list: readonly Misplaced[]): readonly (readonly string[])[] {
  return list
    .toSorted((a, b) => b.cost - a.cost)
    .map(({ cost, lines: [first = '', ...rest] }) => [`${cost.toFixed(2)}  ${first}`, ...rest]);
}
