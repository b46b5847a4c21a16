import { type Kysely, sql } from 'kysely';

/** The hub that a feed names, and what is held with it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table feed add column hub text`.execute(db);
  await sql`alter table feed add column hub_topic text`.execute(db);
  await sql`create index feed_hub on feed (id) where hub is not null`.execute(db);
  await sql`create table hub_subscription (
    feed_id text not null primary key references feed (id),
    hub text not null,
    topic text not null,
    callback_id text not null unique,
    callback text not null,
    secret text,
    pending text,
    lease_ends_at text,
    next_try_at text not null,
    failures integer not null,
    last_error text
  )`.execute(db);
}
