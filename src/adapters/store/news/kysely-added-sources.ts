import type { PackId, PartyId, SourceId } from '../../../domain/diplomacy/pack.ts';
import { AppError } from '../../../domain/errors.ts';
import type { AddedSource } from '../../../domain/news/added-source.ts';
import type { FeedId } from '../../../domain/news/feed.ts';
import type { AddedSources } from '../../../ports/added-sources.ts';
import type { Database, Rows } from '../database.ts';
import { toJson } from '../json-text.ts';
import type { NewRow, Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';
import { addFeed, keepFeed } from './kysely-feed-registry.ts';

/** The added sources in the database; a removed one stays as a row, so that what it brought keeps its name. */
export class KyselyAddedSources implements AddedSources {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  all(): Promise<readonly AddedSource[]> {
    return allAdded(this.#database.rows);
  }

  add(sources: readonly AddedSource[], intervalMs: number, now: Date): Promise<void> {
    return this.#database.writeDurably(async (rows) => {
      for (const source of sources) await addOne(rows, source, intervalMs, now);
    });
  }

  remove(id: string, now: Date): Promise<boolean> {
    return this.#database.writeDurably(async (rows) => {
      const removed = await rows
        .updateTable('added_source')
        .set({ removed_at: toText(now) })
        .where('feed_id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirst();
      if (removed.numUpdatedRows === 0n) return false;
      await rows.updateTable('feed').set({ followed: 0 }).where('id', '=', id).execute();
      return true;
    });
  }

  follow(sources: readonly AddedSource[]): Promise<void> {
    return this.#database.write(async (rows) => {
      const packsOf = new Map<string, PackId[]>();
      for (const { id, packId } of sources) packsOf.set(id, [...(packsOf.get(id) ?? []), packId]);
      for (const [id, packs] of packsOf) {
        // one that was removed a moment ago, by another process, stays so
        const wanted = (await wantedPacks(rows, id)).filter((pack) => packs.includes(pack));
        if (wanted.length === 0) continue;
        const change = { followed: 1, packs: toJson(wanted) };
        await rows.updateTable('feed').set(change).where('id', '=', id).execute();
      }
    });
  }
}

/** Every source that was ever added, by feed and pack. */
export async function allAdded(rows: Rows): Promise<readonly AddedSource[]> {
  const found = await rows.selectFrom('added_source').selectAll().orderBy('feed_id').orderBy('pack_id').execute();
  return found.map(sourceOf);
}

async function addOne(rows: Rows, source: AddedSource, intervalMs: number, now: Date): Promise<void> {
  const feed = await rows
    .selectFrom('feed')
    .select(['url', 'packs', 'followed'])
    .where('id', '=', source.id)
    .executeTakeFirst();
  if (feed?.followed === 1 && feed.url !== source.url)
    throw new AppError('conflict', `Another feed was added as ${source.id} at the same moment; try again.`);
  const row = rowOf(source);
  await rows
    .insertInto('added_source')
    .values(row)
    .onConflict((clash) => clash.columns(['pack_id', 'feed_id']).doUpdateSet(row))
    .execute();
  const listed = { id: source.id as string as FeedId, url: source.url, packs: await wantedPacks(rows, source.id) };
  if (feed === undefined) await addFeed(rows, listed, intervalMs, now);
  // one that comes back starts anew, as at another address
  else await keepFeed(rows, listed, feed.followed === 0 ? { ...feed, url: '' } : feed, now);
}

async function wantedPacks(rows: Rows, id: string): Promise<readonly PackId[]> {
  const found = await rows
    .selectFrom('added_source')
    .select('pack_id')
    .where('feed_id', '=', id)
    .where('removed_at', 'is', null)
    .orderBy('pack_id')
    .execute();
  return found.map((row) => row.pack_id as PackId);
}

function rowOf(source: AddedSource): NewRow<'added_source'> {
  return {
    pack_id: source.packId,
    feed_id: source.id,
    url: source.url,
    outlet: source.outlet,
    family: source.family,
    side: source.side,
    tier: source.tier,
    language: source.language,
    added_by: source.addedBy,
    added_at: toText(source.addedAt),
    removed_at: toText(source.removedAt),
  };
}

function sourceOf(row: Row<'added_source'>): AddedSource {
  return {
    id: row.feed_id as SourceId,
    packId: row.pack_id as PackId,
    url: row.url,
    outlet: row.outlet,
    family: row.family,
    side: row.side as PartyId | null,
    tier: row.tier === 1 ? 1 : row.tier === 2 ? 2 : 3,
    language: row.language,
    addedBy: row.added_by,
    addedAt: toTime(row.added_at),
    removedAt: toTime(row.removed_at),
  };
}
