import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { FeedRecord } from '../../../ports/feed-registry.ts';
import type { Database } from '../database.ts';
import { feedOf } from './feed-rows.ts';
import { feedRows } from './kysely-feed-registry.ts';

/** The followed feeds in memory: before each answer the rows are read that have changed since, and no others. */
export class KeptFeeds {
  readonly #database: Database;
  #revision: string | null = null;
  /** The number of the last change that was read. */
  #change = -1;
  #records: readonly FeedRecord[] = [];
  readonly #ofPack = new Map<PackId, readonly FeedRecord[]>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The followed feeds of a pack, by id; the same list as long as none of the feeds has changed. */
  async of(packId: PackId): Promise<readonly FeedRecord[]> {
    const revision = this.#database.revision();
    if (revision === null || revision !== this.#revision) await this.#catchUp(revision);
    const known = this.#ofPack.get(packId);
    if (known) return known;
    const own = this.#records.filter((feed) => feed.packs.includes(packId));
    this.#ofPack.set(packId, own);
    return own;
  }

  async #catchUp(revision: string | null): Promise<void> {
    const changed = await feedRows(this.#database.rows).where('change', '>', this.#change).orderBy('change').execute();
    this.#revision = revision;
    // who asked at the same moment may have read further
    const news = changed.filter(({ change }) => change > this.#change);
    if (news.length === 0) return;
    const records = new Map(this.#records.map((record) => [record.id as string, record]));
    for (const row of news) {
      if (row.followed === 1) records.set(row.id, feedOf(row));
      else records.delete(row.id);
    }
    this.#change = news.at(-1)?.change ?? this.#change;
    this.#records = [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#ofPack.clear();
  }
}
