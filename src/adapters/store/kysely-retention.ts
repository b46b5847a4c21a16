import { sql } from 'kysely';
import type { Cutoffs } from '../../domain/news/retention.ts';
import type { DroppedPiece, Retention } from '../../ports/retention.ts';
import type { Database, Rows } from './database.ts';
import { dropVersions, emptyTexts } from './news/drop-versions.ts';
import { referencesTo, referredTo } from './referring.ts';
import { UNFINISHED } from './telling/subscription-state.ts';
import { toText } from './time-text.ts';

/** Rows that are looked at in one transaction: some milliseconds. */
const PIECE = 200;
/** So many of a feed's newest versions stay, however old: it may still list them. */
const NEWEST_OF_A_FEED = 500;
/** So many of a ledger's newest entries are asked about when something is posted. */
const NEWEST_ENTRIES = 1_000;

interface Aged {
  readonly id: number;
  readonly at: string;
  readonly feed_id: string;
}

/** Lets go of old rows of the database. What is lost by a crash is dropped again. */
export class KyselyRetention implements Retention {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  dropReports(after: number, { textsBefore, reportsBefore }: Cutoffs): Promise<DroppedPiece> {
    return this.#database.write(async (rows) => {
      const piece: readonly Aged[] = await rows
        .selectFrom('version')
        .select(['id', 'seen_at as at', 'feed_id'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(PIECE)
        .execute();
      const old = piece.filter(({ at }) => at < toText(textsBefore));
      const free = await unquoted(
        rows,
        old.map(({ id }) => id),
      );
      const mayGo = old.filter(({ id, at }) => free.has(id) && at < toText(reportsBefore));
      const newest = await newestOf(rows, new Set(mayGo.map(({ feed_id }) => feed_id)));
      const gone = mayGo.filter(({ id, feed_id }) => id < (newest.get(feed_id) ?? 0)).map(({ id }) => id);
      await dropVersions(rows, gone);
      await emptyTexts(
        rows,
        [...free].filter((id) => !gone.includes(id)),
      );
      return { next: nextOf(piece, old.length), dropped: gone.length };
    });
  }

  dropDeliveries(after: number, { deliveriesBefore }: Cutoffs): Promise<DroppedPiece> {
    return this.#database.write(async (rows) => {
      const piece = await rows
        .selectFrom('delivery')
        .select(['id', 'created_at as at', 'state'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(PIECE)
        .execute();
      const old = piece.filter(({ at }) => at < toText(deliveriesBefore));
      const finished = old.filter(({ state }) => !UNFINISHED.includes(state)).map(({ id }) => id);
      const kept = await referredTo(rows, await referencesTo(rows, 'delivery', ['carrier']), finished);
      const asked = await carryingNewest(rows, finished);
      const gone = finished.filter((id) => !kept.has(id) && !asked.has(id));
      if (gone.length > 0) {
        await rows.deleteFrom('carrier').where('delivery_id', 'in', gone).execute();
        await rows.deleteFrom('delivery').where('id', 'in', gone).execute();
      }
      return { next: nextOf(piece, old.length), dropped: gone.length };
    });
  }
}

/** Rows come in the order of their ids, and so do their times but for a clock that was set: where nothing is old, what follows is not. */
function nextOf(piece: readonly { readonly id: number }[], old: number): number | null {
  return old === 0 || piece.length < PIECE ? null : (piece.at(-1)?.id ?? null);
}

/** The versions that nothing refers to but their own reports, which are settled. */
async function unquoted(rows: Rows, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const reports = await rows
    .selectFrom('report')
    .select(['id', 'version_id', 'stage'])
    .where('version_id', 'in', ids)
    .execute();
  const direct = await referredTo(rows, await referencesTo(rows, 'version', ['report', 'origin_correction']), ids);
  const quoted = await referredTo(
    rows,
    await referencesTo(rows, 'report', ['statement']),
    reports.map(({ id }) => id),
  );
  const kept = reports
    .filter(({ id, stage }) => stage !== 'settled' || quoted.has(id))
    .map(({ version_id }) => version_id);
  const { rows: decided } = await sql<{ readonly id: number }>`
    select distinct moved.value as id from desk_decision, json_each(desk_decision.versions) as moved
    where moved.value in (${sql.join(ids)})`.execute(rows);
  const all = new Set([...direct, ...kept, ...decided.map(({ id }) => id)]);
  return new Set(ids.filter((id) => !all.has(id)));
}

/** The oldest of each feed's newest versions; none for a feed that has fewer. */
async function newestOf(rows: Rows, feeds: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const newest = new Map<string, number>();
  for (const feed of feeds) {
    const query = rows.selectFrom('version').select('id').where('feed_id', '=', feed).orderBy('id', 'desc');
    const row = await query
      .limit(1)
      .offset(NEWEST_OF_A_FEED - 1)
      .executeTakeFirst();
    if (row) newest.set(feed, row.id);
  }
  return newest;
}

async function carryingNewest(rows: Rows, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const found = await rows
    .selectFrom('carrier')
    .innerJoin('development', 'development.id', 'carrier.development_id')
    .innerJoin('pack', 'pack.id', 'development.pack_id')
    .select('delivery_id')
    .distinct()
    .where('delivery_id', 'in', ids)
    .where((eb) => eb('seq', '>', eb('last_seq', '-', NEWEST_ENTRIES)))
    .execute();
  return new Set(found.map(({ delivery_id }) => delivery_id));
}
