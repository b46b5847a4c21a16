import { type Kysely, sql } from 'kysely';

/** What desks decide about events: which are one, and which reports are not of one. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw(deskDecision).execute(db);
  await sql`create index desk_decision_pack on desk_decision (pack_id, id)`.execute(db);
  await sql`alter table event add column merged_into integer`.execute(db);
}

const deskDecision = `create table desk_decision (
    id integer primary key autoincrement,
    pack_id text not null,
    kind text not null,
    entry_id text not null references development (id),
    from_seq integer not null,
    into_seq integer not null,
    versions text not null,
    decided_by text not null,
    decided_at text not null,
    note text
  )`;
