import { type Kysely, sql } from 'kysely';

/** What a feed's last document held, item by item; and due feeds are found without reading every feed. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table feed add column item_marks text`.execute(db);
  await sql`create index feed_due on feed (next_poll_at)`.execute(db);
}
