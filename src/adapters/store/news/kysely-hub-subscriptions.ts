import type { FeedId } from '../../../domain/news/feed.ts';
import type { HubStanding, HubSubscription, NamedHub } from '../../../domain/news/web-sub.ts';
import type { HubSubscriptions } from '../../../ports/hub-subscriptions.ts';
import type { Database } from '../database.ts';
import type { Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';

/** Leases with hubs in the database. */
export class KyselyHubSubscriptions implements HubSubscriptions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async standings(): Promise<readonly HubStanding[]> {
    const held = await this.#database.rows.selectFrom('hub_subscription').selectAll().execute();
    const naming = await this.#database.rows
      .selectFrom('feed')
      .select(['id', 'hub', 'hub_topic'])
      .where('hub', 'is not', null)
      .where('followed', '=', 1)
      .execute();
    const named = new Map(naming.map((row) => [row.id, namedHub(row.hub, row.hub_topic)]));
    const holds = new Map(held.map((row) => [row.feed_id, subscriptionOf(row)]));
    const ids = [...new Set([...named.keys(), ...holds.keys()])].sort();
    return ids.map((id) => ({ feedId: id as FeedId, named: named.get(id) ?? null, held: holds.get(id) ?? null }));
  }

  async byCallback(callbackId: string): Promise<HubSubscription | null> {
    const row = await this.#database.rows
      .selectFrom('hub_subscription')
      .selectAll()
      .where('callback_id', '=', callbackId)
      .executeTakeFirst();
    return row === undefined ? null : subscriptionOf(row);
  }

  async save(held: HubSubscription): Promise<void> {
    const { feed_id, ...columns } = rowOf(held);
    await this.#database.write((rows) =>
      rows
        .insertInto('hub_subscription')
        .values({ feed_id, ...columns })
        .onConflict((conflict) => conflict.column('feed_id').doUpdateSet(columns))
        .execute(),
    );
  }

  async forget(feedId: FeedId): Promise<void> {
    await this.#database.write((rows) => rows.deleteFrom('hub_subscription').where('feed_id', '=', feedId).execute());
  }
}

function namedHub(hub: string | null, topic: string | null): NamedHub | null {
  return hub === null || topic === null ? null : { hub, topic };
}

function subscriptionOf(row: Row<'hub_subscription'>): HubSubscription {
  return {
    feedId: row.feed_id as FeedId,
    hub: row.hub,
    topic: row.topic,
    callbackId: row.callback_id,
    callback: row.callback,
    secret: row.secret,
    pending: row.pending,
    leaseEndsAt: toTime(row.lease_ends_at),
    nextTryAt: toTime(row.next_try_at),
    failures: row.failures,
    lastError: row.last_error,
  };
}

function rowOf(held: HubSubscription): Row<'hub_subscription'> {
  return {
    feed_id: held.feedId,
    hub: held.hub,
    topic: held.topic,
    callback_id: held.callbackId,
    callback: held.callback,
    secret: held.secret,
    pending: held.pending,
    lease_ends_at: toText(held.leaseEndsAt),
    next_try_at: toText(held.nextTryAt),
    failures: held.failures,
    last_error: held.lastError,
  };
}
