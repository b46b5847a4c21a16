import { type Kysely, sql } from 'kysely';

/** What one member of a desk proposes where a decision takes two; of one decision at most one proposal is open. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw(deskProposal).execute(db);
  await sql`create unique index desk_proposal_open on desk_proposal (pack_id, decides) where state = 'open'`.execute(
    db,
  );
  await sql`create index desk_proposal_entry on desk_proposal (entry_id)`.execute(db);
}

const deskProposal = `create table desk_proposal (
    id integer primary key autoincrement,
    pack_id text not null,
    entry_id text not null references development (id),
    command text not null,
    options text not null,
    decides text not null,
    proposed_by text not null,
    proposed_at text not null,
    note text,
    state text not null check (state in ('open', 'agreed', 'taken-back', 'lapsed')),
    ended_by text,
    ended_at text
  )`;
