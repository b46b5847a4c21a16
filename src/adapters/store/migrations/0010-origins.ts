import { type Kysely, sql } from 'kysely';

/** What copies of a text are known by, who owns an origin and an outlet, and what came to light of origins later. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  `alter table report add column origin_side text`,
  `alter table report add column origin_ground text`,
  `alter table report add column shingles text`,
  `create table origin_correction (
    id integer primary key autoincrement,
    pack_id text not null,
    version_id integer not null references version (id),
    origin text not null,
    side text,
    learned_at text not null
  )`,
  `create index origin_correction_version on origin_correction (pack_id, version_id, id)`,
  ...['development', 'support'].flatMap((table) => [
    `alter table ${table} add column family text not null default ''`,
    // whose outlet it was is not in the database; a source stands for itself
    `update ${table} set family = source_id`,
  ]),
];
