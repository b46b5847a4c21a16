import { type Kysely, sql } from 'kysely';

/** What refers to a version is found without a look at every row, and so are a feed's newest versions. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index if not exists development_version on development (version_id)`.execute(db);
  await sql`create index if not exists support_version on support (version_id)`.execute(db);
  await sql`create index correction_of_version on origin_correction (version_id)`.execute(db);
  await sql`create index figure_version on figure (version_id)`.execute(db);
  await sql`create index figure_report on figure (report_id)`.execute(db);
  await sql`create index version_feed on version (feed_id, id)`.execute(db);
}
