import { type Kysely, sql } from 'kysely';

/** Outages that the admins are told of, and deliveries that belong to no subscription. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** The one thing that SQL dialects spell differently here. */
const numbered = 'integer primary key autoincrement';

const statements: readonly string[] = [
  `alter table delivery alter column subscription_id drop not null`,
  `alter table feed add column watched_since text`,
  `create table watch (
    id integer not null primary key,
    looked_at text not null
  )`,
  `create table gap (
    kind text not null,
    began_at text not null,
    ended_at text not null,
    primary key (kind, began_at)
  )`,
  `create table outage (
    id ${numbered},
    feed_id text,
    unread_since text not null,
    told_at text not null,
    read_since text,
    closed_at text,
    last_version integer not null
  )`,
];
