import { type Kysely, sql } from 'kysely';

/** Where a version stands and what it says, for finding it again under another link; and news that came late. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const column of ['address', 'gist', 'title_key'])
    await sql`alter table version add column ${sql.ref(column)} text not null default ''`.execute(db);
  await sql`create index version_title on version (feed_id, title_key, seen_at)`.execute(db);
  await sql`create index version_shared on version (feed_id, address) where article_key <> address`.execute(db);
  await sql`alter table development add column late integer not null default 0`.execute(db);
  // what was kept before is known by other marks: the next document is read whole, and is background like a first one
  await sql`update feed set first_polled_at = null, etag = null, last_modified = null, body_hash = null`.execute(db);
}
