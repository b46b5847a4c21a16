import { type Kysely, sql } from 'kysely';

/** When a paused subscription went on: what was learned before is told as one net change. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table subscription add column resumed_at text`.execute(db);
}
