import { type Kysely, sql } from 'kysely';

/**
 * Whatever changes a feed's row, or what its hub has promised, gives the row the next number: who keeps feeds in memory asks
 * for the rows beyond the last number, whoever wrote them.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const next = 'update feed set change = (select coalesce(max(change), 0) + 1 from feed) where id =';

const statements: readonly string[] = [
  `alter table feed add column change integer not null default 0`,
  `create index feed_change on feed (change)`,
  `create trigger feed_added after insert on feed begin ${next} new.id; end`,
  // a trigger is not set off by what it does itself
  `create trigger feed_changed after update on feed begin ${next} new.id; end`,
  `create trigger hub_subscription_added after insert on hub_subscription begin ${next} new.feed_id; end`,
  `create trigger hub_subscription_changed after update on hub_subscription begin ${next} new.feed_id; end`,
  `create trigger hub_subscription_removed after delete on hub_subscription begin ${next} old.feed_id; end`,
];
