import { dayOf } from '../diplomacy/figures/calendar.ts';
import type { PartyId } from '../diplomacy/pack.ts';
import type { Development } from './development.ts';

/** The ledger's breaches of one accused by one accuser; what a monitor found or the accused admits has no accuser. */
export interface BreachCount {
  readonly accused: PartyId | null;
  readonly accuser: PartyId | null;
  readonly alleged: number;
  readonly confirmed: number;
  /** Days with a breach, oldest first. */
  readonly days: readonly BreachDay[];
}

/** One day in UTC. */
interface BreachDay {
  readonly day: Date;
  readonly alleged: number;
  readonly confirmed: number;
}

/** Counts the entries of breaches since a moment, per accused and accuser; the two are never added up. Pure. */
export function breachCounts(ledger: readonly Development[], since: Date | null): readonly BreachCount[] {
  const from = since?.getTime() ?? -Infinity;
  const counts = ({ type, kind, evidence }: Development): boolean =>
    type === 'breach' && kind !== 'confirmed' && evidence.at.getTime() >= from;
  const charges = ledger
    .filter(counts)
    .flatMap((entry) => (entry.actors.length > 0 ? entry.actors : [null]).map((accused) => ({ accused, entry })));
  const grouped = Map.groupBy(charges, ({ accused, entry }) => `${accused ?? ''} ${entry.by ?? ''}`);
  return [...grouped.values()].flatMap((list) => {
    const first = list[0];
    if (!first) return [];
    const entries = list.map(({ entry }) => entry);
    return [{ accused: first.accused, accuser: first.entry.by, ...tally(entries), days: daysOf(entries) }];
  });
}

function tally(entries: readonly Development[]): Pick<BreachCount, 'alleged' | 'confirmed'> {
  const confirmed = entries.filter(({ value }) => value === 'confirmed').length;
  return { alleged: entries.length - confirmed, confirmed };
}

function daysOf(entries: readonly Development[]): readonly BreachDay[] {
  const byDay = Map.groupBy(entries, ({ evidence }) => dayOf(evidence.at).getTime());
  return [...byDay].toSorted(([a], [b]) => a - b).map(([day, list]) => ({ day: new Date(day), ...tally(list) }));
}
