import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Development } from '../domain/ledger/development.ts';
import type { EventId } from '../domain/news/report.ts';
import { EventRules } from '../domain/news/event-decisions.ts';
import type { DeskDecisions } from '../ports/desk-decisions.ts';
import type { ReadModel } from '../ports/read-model.ts';

interface Deps {
  readonly packs: readonly Pack[];
  readonly readModel: Pick<ReadModel, 'events' | 'ledger' | 'reportsIn'>;
  readonly decisions: Pick<DeskDecisions, 'after'>;
}

const NEAR_MS = 3 * 86_400_000;
const MOST = 10;

/**
 * The events that an entry's event may be one with, each by an entry of it, likeliest first: those to which its reports came
 * near or which it follows, then those of the same type within three days.
 */
export async function likelyTwins(entry: Development, { readModel, decisions }: Deps): Promise<readonly Development[]> {
  const { packId, eventId } = entry;
  const rules = new EventRules(await decisions.after(packId, 0));
  const reports = await readModel.reportsIn(entry);
  const rivals = reports
    .flatMap(({ rival }) => rival ?? [])
    .toSorted((a, b) => b.score - a.score)
    .map((rival) => rival.eventId);
  const named = [...rivals, ...reports.flatMap(({ follows }) => follows ?? [])];
  const now = [...new Set(named.map((id) => rules.nameOf(id) as EventId))];
  const found = await readModel.events(packId, now);
  const seeAlso = now.flatMap((id) => found.find((event) => event.eventId === id)?.entries[0] ?? []);
  const age = ({ learnedAt }: Development): number => Math.abs(learnedAt.getTime() - entry.learnedAt.getTime());
  const alike = (await readModel.ledger(packId))
    .filter((other) => other.type === entry.type && age(other) <= NEAR_MS)
    .toSorted((a, b) => age(a) - age(b));
  const byEvent = new Map<EventId, Development>();
  for (const other of [...seeAlso, ...alike])
    if (other.eventId !== eventId && !byEvent.has(other.eventId)) byEvent.set(other.eventId, other);
  return [...byEvent.values()].slice(0, MOST);
}
