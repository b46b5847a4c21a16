import { sql } from 'kysely';
import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../../../domain/ledger/development.ts';
import type { Rows } from '../database.ts';
import { toText } from '../time-text.ts';

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
 * Entries about which something was added after marks: support, corrections, origins of their texts, events of theirs that
 * a desk merged or split. Those of other packs may be among them.
 */
export async function changedAfterMarks(rows: Rows, packId: PackId, marks: Marks): Promise<ReadonlySet<DevelopmentId>> {
  const { rows: found } = await sql<Changed>`
    select development_id as id from support where id > ${marks.support}
    union select development_id from correction where id > ${marks.correction}
    union ${ofTexts(packId, sql`id > ${marks.origin}`)}`.execute(rows);
  const { rows: moved } = await sql<Moved>`
    select into_seq as event from desk_decision where id > ${marks.decision} and pack_id = ${packId}`.execute(rows);
  const all = new Set(found.map(({ id }) => id));
  if (moved.length === 0) return all;
  const { rows: entries } = await sql<Changed>`select id from development
    where pack_id = ${packId} and event_seq in (${sql.join(moved.map(({ event }) => event))})`.execute(rows);
  return new Set([...all, ...entries.map(({ id }) => id)]);
}

/** Entries about which something was learned after a time, those of other packs among them. Which event an entry belongs to is no matter of time. */
export async function changedAfterTime(rows: Rows, packId: PackId, time: Date): Promise<ReadonlySet<DevelopmentId>> {
  const at = toText(time);
  const { rows: found } = await sql<Changed>`
    select development_id as id from support where learned_at > ${at}
    union select development_id from correction where learned_at > ${at}
    union ${ofTexts(packId, sql`learned_at > ${at}`)}`.execute(rows);
  return new Set(found.map(({ id }) => id));
}

interface Changed {
  readonly id: DevelopmentId;
}

interface Moved {
  readonly event: number;
}

/** The entries that rest on texts whose origin came to light. */
function ofTexts(packId: PackId, condition: ReturnType<typeof sql>) {
  const versions = sql`(select version_id from origin_correction where pack_id = ${packId} and ${condition})`;
  return sql`select id from development where version_id in ${versions}
    union select development_id from support where version_id in ${versions}`;
}
