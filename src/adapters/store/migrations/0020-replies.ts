import { type Kysely, sql } from 'kysely';

/** Replies are said in the thread of another delivery's message. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  `alter table delivery add column replies_to integer references delivery (id)
    check ((kind = 'reply') = (replies_to is not null))`,
  `create index delivery_replies on delivery (replies_to) where replies_to is not null`,
];
