import { type Kysely, sql } from 'kysely';

/**
 * What else a report might have belonged to, and which earlier event its own one follows: numbers of events of its pack.
 * And the indexes by which a link's reports, and what they support, are found.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table report add column rival_seq integer`.execute(db);
  await sql`alter table report add column rival_score real`.execute(db);
  await sql`alter table report add column follows_seq integer`.execute(db);
  await sql`create index version_elsewhere on version (address) where article_key <> address`.execute(db);
  await sql`create index support_report on support (report_id)`.execute(db);
}
