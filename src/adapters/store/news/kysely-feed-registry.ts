import type { FeedRecord, FeedRegistry, ListedFeed } from '../../../ports/feed-registry.ts';
import type { Database, Rows } from '../database.ts';
import { feedOf } from './feed-rows.ts';
import { toJson } from '../json-text.ts';
import { toText } from '../time-text.ts';

/** The followed feeds in the database; one that is no longer listed stays as a row, so that its health is there when it returns. */
export class KyselyFeedRegistry implements FeedRegistry {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  sync(feeds: readonly ListedFeed[], intervalMs: number, now: Date): Promise<void> {
    return this.#database.write(async (rows) => {
      const present = await rows.selectFrom('feed').select(['id', 'url']).execute();
      const urls = new Map(present.map((row) => [row.id, row.url]));
      await rows.updateTable('feed').set({ followed: 0 }).where('followed', '=', 1).execute();
      for (const feed of feeds) {
        const url = urls.get(feed.id);
        if (url === undefined) await addFeed(rows, feed, intervalMs, now);
        else await keepFeed(rows, feed, url !== feed.url, now);
      }
    });
  }

  async due(now: Date): Promise<readonly FeedRecord[]> {
    const at = toText(now);
    const found = await this.#database.rows
      .selectFrom('feed')
      .selectAll()
      .where('followed', '=', 1)
      // polled later than now: the clock was set back, and what it noted then may be days away
      .where((eb) => eb.or([eb('next_poll_at', '<=', at), eb('last_attempt_at', '>', at)]))
      .orderBy('next_poll_at')
      .orderBy('id')
      .execute();
    return found.map(feedOf);
  }

  all(): Promise<readonly FeedRecord[]> {
    return followedFeeds(this.#database.rows);
  }
}

/** Every followed feed, by id. */
export async function followedFeeds(rows: Rows): Promise<readonly FeedRecord[]> {
  const found = await rows.selectFrom('feed').selectAll().where('followed', '=', 1).orderBy('id').execute();
  return found.map(feedOf);
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

/** What was learned of an address does not hold for another one; a new one is tried at once, whatever the old one's back-off. */
export async function keepFeed(rows: Rows, feed: ListedFeed, moved: boolean, now: Date): Promise<void> {
  const unknown = { moved_to: null, etag: null, last_modified: null, body_hash: null, first_polled_at: null };
  const fresh = { ...unknown, next_poll_at: toText(now) };
  await rows
    .updateTable('feed')
    .set({ url: feed.url, packs: toJson(feed.packs), followed: 1, ...(moved ? fresh : {}) })
    .where('id', '=', feed.id)
    .execute();
}
