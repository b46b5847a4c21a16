import { type Kysely, sql } from 'kysely';

/** What polls have shown of a feed's own rhythm, as JSON; null until the next poll of a feed known before. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table feed add column rhythm text`.execute(db);
}
