import { type Kysely, sql } from 'kysely';

/** What was said again after a time is found without reading all that ever was. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw('create index support_learned on support (learned_at, development_id)').execute(db);
}
