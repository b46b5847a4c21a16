import { type Kysely, sql } from 'kysely';

/** Sources that admins add to packs. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw(addedSource).execute(db);
}

const addedSource = `create table added_source (
    pack_id text not null,
    feed_id text not null,
    url text not null,
    outlet text not null,
    family text not null,
    side text,
    tier integer not null,
    language text not null,
    added_by text not null,
    added_at text not null,
    removed_at text,
    primary key (pack_id, feed_id)
  )`;
