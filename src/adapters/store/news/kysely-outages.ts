import type { FeedId } from '../../../domain/news/feed.ts';
import type { Outage, OutageId } from '../../../domain/news/outage.ts';
import type { Watch } from '../../../domain/news/watch.ts';
import type { KeptLook, Outages } from '../../../ports/outages.ts';
import type { Database, Rows } from '../database.ts';
import type { Row } from '../schema.ts';
import { queuePart } from '../telling/queue-digest.ts';
import { toText, toTime } from '../time-text.ts';
import { HEALTH_COLUMNS, healthOf } from './feed-rows.ts';

const THE_WATCH = 1;
const KEPT_MS = 30 * 86_400_000;

/** The watch over the feeds in the database. */
export class KyselyOutages implements Outages {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async lastLookAt(): Promise<Date | null> {
    const row = await this.#database.rows.selectFrom('watch').select('looked_at').executeTakeFirst();
    return toTime(row?.looked_at ?? null);
  }

  async watch(): Promise<Watch> {
    const { rows } = this.#database;
    const feeds = await rows
      .selectFrom('feed')
      .select(['id', 'url', 'watched_since', ...HEALTH_COLUMNS])
      .where('followed', '=', 1)
      .orderBy('id')
      .execute();
    const gaps = await rows.selectFrom('gap').selectAll().orderBy('began_at').execute();
    const outages = await rows.selectFrom('outage').selectAll().orderBy('id').execute();
    return {
      feeds: feeds.map((row) => ({
        id: row.id as FeedId,
        url: row.url,
        watchedSince: toTime(row.watched_since),
        health: healthOf(row),
      })),
      gaps: gaps.map((row) => ({ kind: row.kind, from: toTime(row.began_at), to: toTime(row.ended_at) })),
      outages: outages.map(outageOf),
    };
  }

  async broughtBy({ id, feedId, readSince }: Outage): Promise<number> {
    const { rows } = this.#database;
    const found = await rows
      .selectFrom('version')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('id', '>', (query) => query.selectFrom('outage').select('last_version').where('outage.id', '=', id))
      .$if(feedId !== null, (query) => query.where('feed_id', '=', feedId))
      .$if(feedId !== null && readSince !== null, (query) => query.where('seen_at', '<=', toText(readSince)))
      .executeTakeFirst();
    return Number(found?.count ?? 0);
  }

  keep(look: KeptLook): Promise<void> {
    const work = (rows: Rows): Promise<void> => keepLook(rows, look);
    // what tells nobody anything would be found again
    return look.deliveries.length > 0 ? this.#database.writeDurably(work) : this.#database.write(work);
  }
}

async function keepLook(rows: Rows, look: KeptLook): Promise<void> {
  const at = toText(look.lookedAt);
  await noteLook(rows, look, at);
  for (const { id, readSince } of look.noticed)
    await rows
      .updateTable('outage')
      .set({ read_since: toText(readSince) })
      .where('id', '=', id)
      .execute();
  for (const id of look.closed) await rows.updateTable('outage').set({ closed_at: at }).where('id', '=', id).execute();
  await openOutages(rows, look, at);
  for (const part of look.deliveries) await queuePart(rows, part, part.key);
  const old = toText(new Date(look.lookedAt.getTime() - KEPT_MS));
  await rows.deleteFrom('outage').where('closed_at', '<', old).execute();
  await rows.deleteFrom('gap').where('ended_at', '<', old).execute();
}

async function noteLook(rows: Rows, { gaps }: KeptLook, at: string): Promise<void> {
  await rows
    .insertInto('watch')
    .values({ id: THE_WATCH, looked_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ looked_at: at }))
    .execute();
  for (const { kind, from, to } of gaps)
    await rows
      .insertInto('gap')
      .values({ kind, began_at: toText(from), ended_at: toText(to) })
      .onConflict((conflict) => conflict.columns(['kind', 'began_at']).doUpdateSet({ ended_at: toText(to) }))
      .execute();
  const feeds = rows.updateTable('feed');
  await feeds.set({ watched_since: at }).where('followed', '=', 1).where('watched_since', 'is', null).execute();
  await feeds.set({ watched_since: null }).where('followed', '=', 0).where('watched_since', 'is not', null).execute();
}

async function openOutages(rows: Rows, { opened }: KeptLook, at: string): Promise<void> {
  if (opened.length === 0) return;
  const last = await rows
    .selectFrom('version')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  for (const { feedId, unreadSince } of opened) {
    const told = { feed_id: feedId, unread_since: toText(unreadSince), told_at: at, last_version: last?.id ?? 0 };
    await rows.insertInto('outage').values(told).execute();
  }
}

function outageOf(row: Row<'outage'>): Outage {
  return {
    id: row.id as OutageId,
    feedId: row.feed_id as FeedId | null,
    unreadSince: toTime(row.unread_since),
    toldAt: toTime(row.told_at),
    readSince: toTime(row.read_since),
    closedAt: toTime(row.closed_at),
  };
}
