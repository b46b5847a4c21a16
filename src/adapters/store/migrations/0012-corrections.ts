import { type Kysely, sql } from 'kysely';

/** What was put on record about entries after they were made, which posts have told of it, and baselines with their names. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  `create table correction (
    id integer primary key autoincrement,
    pack_id text not null,
    development_id text not null references development (id),
    kind text not null,
    versions text not null,
    moved_version integer references version (id),
    moved_quote text,
    moved_link text,
    instead text references development (id),
    value text,
    was text,
    why text not null,
    by_version integer references version (id),
    by_outlet text,
    by_link text,
    by_quote text,
    by_party text,
    decided_by text,
    note text,
    tells integer not null,
    learned_at text not null
  )`,
  `create index correction_pack on correction (pack_id, id)`,
  `create index correction_development on correction (development_id, id)`,
  `create index development_version on development (version_id)`,
  `create index support_version on support (version_id)`,
  `create table correction_carrier (
    delivery_id integer not null references delivery (id),
    correction_id integer not null references correction (id),
    primary key (delivery_id, correction_id)
  )`,
  `create index correction_carrier_correction on correction_carrier (correction_id)`,
  `alter table baseline add column kind text not null default 'pack'`,
  `alter table baseline add column name text`,
  // when those that are there already were stored is not on record; they hold from the beginning
  `alter table baseline add column set_at text`,
  `alter table baseline add column set_by text`,
  `alter table baseline add column after_seq integer not null default 0`,
];
