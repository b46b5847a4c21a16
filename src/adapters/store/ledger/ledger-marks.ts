import { sql } from 'kysely';
import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../../../domain/ledger/development.ts';
import type { Rows } from '../database.ts';
import { toTime } from '../time-text.ts';

/** How far everything has come that a ledger is read from. Numbers only grow: with equal marks nothing has been added. */
export interface Marks {
  readonly entry: number;
  readonly support: number;
  readonly correction: number;
  readonly origin: number;
  readonly decision: number;
  readonly baseline: number;
  readonly figure: number;
}

export const NO_MARKS: Marks = { entry: 0, support: 0, correction: 0, origin: 0, decision: 0, baseline: 0, figure: 0 };

/** One look at the end of each index; those of other packs count too, which costs a look and changes nothing. */
export async function readMarks(rows: Rows, packId: PackId): Promise<Marks> {
  const { rows: found } = await sql<Marks>`select
    coalesce((select max(seq) from development where pack_id = ${packId}), 0) as entry,
    coalesce((select max(id) from support), 0) as support,
    coalesce((select max(id) from correction), 0) as correction,
    coalesce((select max(id) from origin_correction), 0) as origin,
    coalesce((select max(id) from desk_decision), 0) as decision,
    coalesce((select max(id) from baseline), 0) as baseline,
    coalesce((select max(id) from figure), 0) as figure`.execute(rows);
  return found[0] ?? NO_MARKS;
}

export function isSame(a: Marks, b: Marks): boolean {
  return (Object.keys(NO_MARKS) as (keyof Marks)[]).every((mark) => a[mark] === b[mark]);
}

/**
 * Entries about which something was added after marks, and when the last of it was learned: support, corrections, origins of
 * their texts; 0 for those whose event a desk merged or split, which is no matter of time. Those of other packs may be among them.
 */
export async function changedAfterMarks(
  rows: Rows,
  packId: PackId,
  marks: Marks,
): Promise<ReadonlyMap<DevelopmentId, number>> {
  const { rows: found } = await sql<Changed>`
    select development_id as id, learned_at from support where id > ${marks.support}
    union all select development_id, learned_at from correction where id > ${marks.correction}
    union all ${ofTexts(packId, marks)}`.execute(rows);
  const changes = new Map<DevelopmentId, number>();
  for (const { id, learned_at } of found) changes.set(id, Math.max(toTime(learned_at).getTime(), changes.get(id) ?? 0));
  const { rows: moved } = await sql<Moved>`
    select into_seq as event from desk_decision where id > ${marks.decision} and pack_id = ${packId}`.execute(rows);
  if (moved.length === 0) return changes;
  const { rows: entries } = await sql<{ readonly id: DevelopmentId }>`select id from development
    where pack_id = ${packId} and event_seq in (${sql.join(moved.map(({ event }) => event))})`.execute(rows);
  for (const { id } of entries) if (!changes.has(id)) changes.set(id, 0);
  return changes;
}

interface Changed {
  readonly id: DevelopmentId;
  readonly learned_at: string;
}

interface Moved {
  readonly event: number;
}

/** Entries that rest on a text whose origin came to light, where either of both is new. */
function ofTexts(packId: PackId, { origin, entry, support }: Marks) {
  const known = sql`origin_correction as known on known.pack_id = ${packId} and known.version_id`;
  return sql`
    select one.id, known.learned_at from development as one join ${known} = one.version_id
      where one.pack_id = ${packId} and one.seq > ${entry}
    union all select one.development_id, known.learned_at from support as one join ${known} = one.version_id
      where one.id > ${support}
    union all select one.id, known.learned_at from origin_correction as known
      join development as one on one.version_id = known.version_id
      where known.pack_id = ${packId} and known.id > ${origin}
    union all select one.development_id, known.learned_at from origin_correction as known
      join support as one on one.version_id = known.version_id
      where known.pack_id = ${packId} and known.id > ${origin}`;
}
