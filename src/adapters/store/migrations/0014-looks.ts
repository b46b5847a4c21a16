import { type Kysely, sql } from 'kysely';

/** How likely an entry was to add something, and when each person looked last. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  // of earlier entries it is not known: they are told as they were
  `alter table development add column likelihood integer not null default 100`,
  `create table look (
    platform text not null,
    user_id text not null,
    pack_id text not null,
    at text not null,
    primary key (platform, user_id, pack_id)
  )`,
];
