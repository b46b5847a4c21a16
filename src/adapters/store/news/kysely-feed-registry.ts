import { sql } from 'kysely';
import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { FeedId } from '../../../domain/news/feed.ts';
import type { DueFeed, FeedRecord, FeedRegistry, ListedFeed } from '../../../ports/feed-registry.ts';
import type { Database, Rows } from '../database.ts';
import { feedOf } from './feed-rows.ts';
import { fromJson, toJson } from '../json-text.ts';
import { toText } from '../time-text.ts';

/** The followed feeds in the database; one that is no longer listed stays as a row, so that its health is there when it returns. */
export class KyselyFeedRegistry implements FeedRegistry {
  readonly #database: Database;
  /** Far ahead at the start, so that the first question counts as one after the clock was set back. */
  #latestAsked = new Date(8.64e15);

  constructor(database: Database) {
    this.#database = database;
  }

  sync(feeds: readonly ListedFeed[], intervalMs: number, now: Date): Promise<void> {
    return this.#database.write(async (rows) => {
      const present = await rows.selectFrom('feed').select(['id', 'url', 'packs']).execute();
      const before = new Map(present.map((row) => [row.id, row]));
      await rows.updateTable('feed').set({ followed: 0 }).where('followed', '=', 1).execute();
      for (const feed of feeds) {
        const known = before.get(feed.id);
        if (known === undefined) await addFeed(rows, feed, intervalMs, now);
        else await keepFeed(rows, feed, known, now);
      }
    });
  }

  async due(now: Date): Promise<readonly DueFeed[]> {
    const at = toText(now);
    // the clock was set back, perhaps while the program was not running: what it noted then may be days away
    const setBack = now < this.#latestAsked;
    this.#latestAsked = now;
    const found = await this.#database.rows
      .selectFrom('feed')
      .select(['id', 'url', 'moved_to'])
      .where('followed', '=', 1)
      .where((eb) => eb.or([eb('next_poll_at', '<=', at), ...(setBack ? [eb('last_attempt_at', '>', at)] : [])]))
      .orderBy('next_poll_at')
      .orderBy('id')
      .execute();
    return found.map((row) => ({ id: row.id as FeedId, url: row.moved_to ?? row.url }));
  }

  async records(ids: readonly FeedId[]): Promise<readonly FeedRecord[]> {
    const found = await feedRows(this.#database.rows)
      .where('followed', '=', 1)
      // one parameter, whatever their number
      .where(sql<boolean>`feed.id in (select value from json_each(${toJson(ids)}))`)
      .execute();
    const byId = new Map(found.map((row) => [row.id, feedOf(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async hasten(id: FeedId, at: Date): Promise<void> {
    const text = toText(at);
    await this.#database.write((rows) =>
      rows
        .updateTable('feed')
        .set({ next_poll_at: text })
        .where('id', '=', id)
        .where('next_poll_at', '>', text)
        .execute(),
    );
  }

  async hastenFailed(since: Date, at: Date): Promise<void> {
    const text = toText(at);
    await this.#database.write((rows) =>
      rows
        .updateTable('feed')
        .set({ next_poll_at: text })
        .where('followed', '=', 1)
        .where('failures', '>', 0)
        .where('last_attempt_at', '>=', toText(since))
        .where('next_poll_at', '>', text)
        .execute(),
    );
  }

  async all(): Promise<readonly FeedRecord[]> {
    const found = await feedRows(this.#database.rows).where('followed', '=', 1).orderBy('feed.id').execute();
    return found.map(feedOf);
  }
}

/** The feeds' rows, with what their hubs have promised. */
export function feedRows(rows: Rows) {
  return rows
    .selectFrom('feed')
    .leftJoin('hub_subscription', 'hub_subscription.feed_id', 'feed.id')
    .selectAll('feed')
    .select(['hub_subscription.lease_ends_at', 'hub_subscription.last_error as hub_error']);
}

/** Follows a feed for the first time: due at once. */
export async function addFeed(rows: Rows, feed: ListedFeed, intervalMs: number, now: Date): Promise<void> {
  const row = {
    id: feed.id,
    url: feed.url,
    packs: toJson(feed.packs),
    followed: 1,
    failures: 0,
    interval_ms: intervalMs,
    next_poll_at: toText(now),
  };
  await rows.insertInto('feed').values(row).execute();
}

const NOTHING_READ = { etag: null, last_modified: null, body_hash: null, item_marks: null } as const;

/**
 * What was learned of an address does not hold for another one; a new one is tried at once, whatever the old one's back-off.
 * A pack that lists the feed anew has seen none of it, so the whole document is read once more.
 */
export async function keepFeed(
  rows: Rows,
  feed: ListedFeed,
  known: { url: string; packs: string },
  now: Date,
): Promise<void> {
  const moved = { ...NOTHING_READ, moved_to: null, first_polled_at: null, rhythm: null, next_poll_at: toText(now) };
  const packs = new Set(fromJson<readonly PackId[]>(known.packs, `packs of the feed ${feed.id}`));
  const learned = known.url !== feed.url ? moved : feed.packs.some((pack) => !packs.has(pack)) ? NOTHING_READ : {};
  await rows
    .updateTable('feed')
    .set({ url: feed.url, packs: toJson(feed.packs), followed: 1, ...learned })
    .where('id', '=', feed.id)
    .execute();
}
