import { type Kysely, sql } from 'kysely';

/** What else a report might have belonged to, and which earlier event its own one follows; numbers of events of its pack. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table report add column rival_seq integer`.execute(db);
  await sql`alter table report add column rival_score real`.execute(db);
  await sql`alter table report add column follows_seq integer`.execute(db);
}
