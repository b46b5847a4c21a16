import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { Baseline } from '../../../domain/ledger/board.ts';
import type { Development, DevelopmentId } from '../../../domain/ledger/development.ts';
import type { Version } from '../../../domain/news/article.ts';
import type { Report } from '../../../domain/news/report.ts';
import type { LedgerMark, QuotedBefore } from '../../../ports/story-store.ts';
import type { Database, Rows } from '../database.ts';
import { toJson } from '../json-text.ts';
import { reportOf } from '../news/report-rows.ts';
import { writeBaseline } from './baseline-rows.ts';
import { readEntries } from './read-ledger.ts';

/** The last correction of a pack, its newest baseline and the last decision on its events. */
export async function ledgerMark(rows: Rows, packId: PackId): Promise<LedgerMark> {
  const correction = await rows
    .selectFrom('correction')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('pack_id', '=', packId)
    .executeTakeFirst();
  const baseline = await rows
    .selectFrom('baseline')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('pack_id', '=', packId)
    .where('kind', '<>', 'frozen')
    .executeTakeFirst();
  const decision = await rows
    .selectFrom('desk_decision')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('pack_id', '=', packId)
    .executeTakeFirst();
  return { correction: correction?.id ?? 0, baseline: baseline?.id ?? 0, decision: decision?.id ?? 0 };
}

/** The entries that later corrections are about, and those that confirm them, as they now stand. */
export async function correctedAfter(rows: Rows, packId: PackId, number: number): Promise<readonly Development[]> {
  const found = await rows
    .selectFrom('correction')
    .select('development_id')
    .distinct()
    .where('pack_id', '=', packId)
    .where('id', '>', number)
    .execute();
  const ids = found.map((row) => row.development_id as DevelopmentId);
  if (ids.length === 0) return [];
  const confirming = await rows.selectFrom('development').select('id').where('confirms', 'in', ids).execute();
  return readEntries(rows, [...ids, ...confirming.map(({ id }) => id as DevelopmentId)]);
}

/** Most articles have one version, and are asked about by nothing but an index. */
export async function quotedBefore(
  rows: Rows,
  { packId, version }: Pick<Report, 'packId' | 'version'>,
): Promise<QuotedBefore> {
  const versions = await versionsBefore(rows, packId, version);
  if (versions.length === 0) return { versions: [], entries: [] };
  const ids = versions.map(({ id }) => id);
  const own = await rows.selectFrom('development').select('id').where('pack_id', '=', packId).where('version_id', 'in', ids).execute(); // prettier-ignore
  const said = await rows
    .selectFrom('support')
    .innerJoin('development', 'development.id', 'support.development_id')
    .select('development.id')
    .where('development.pack_id', '=', packId)
    .where('support.version_id', 'in', ids)
    .execute();
  const moved = await rows.selectFrom('correction').select('development_id as id').where('pack_id', '=', packId).where('moved_version', 'in', ids).execute(); // prettier-ignore
  const entries = [...new Set([...own, ...said, ...moved].map(({ id }) => id as DevelopmentId))];
  return { versions, entries: await readEntries(rows, entries) };
}

/** What the same feed showed of the article before, in this pack; asked in two steps, so that no plan begins with the pack's reports. */
async function versionsBefore(rows: Rows, packId: PackId, version: Version): Promise<readonly Version[]> {
  const { articleKey, feedId, id: before } = version;
  const earlier = await rows.selectFrom('version').select('id').where('article_key', '=', articleKey).where('id', '<', before).execute(); // prettier-ignore
  if (earlier.length === 0) return [];
  const ids = earlier.map(({ id }) => id);
  const found = await rows
    .selectFrom('version')
    .innerJoin('report', 'report.version_id', 'version.id')
    .selectAll('report')
    .select(['article_key', 'title', 'summary', 'link', 'author', 'origin_name', 'published_at'])
    .where('version.id', 'in', ids)
    .where('report.version_id', 'in', ids)
    .where('report.pack_id', '=', packId)
    .where('report.feed_id', '=', feedId)
    .orderBy('version.id')
    .execute();
  return found.map((row) => reportOf(row).version);
}

/** A file's baseline is stored once, however often the program starts; boards from `setAt` on start from it. */
export async function savePackBaseline(database: Database, baseline: Baseline, setAt: Date | null): Promise<void> {
  const board = toJson(baseline);
  if ((await lastOfFile(database.rows, baseline.packId)) === board) return;
  await database.writeDurably(async (rows) => {
    if ((await lastOfFile(rows, baseline.packId)) === board) return;
    await writeBaseline(rows, { kind: 'pack', name: null, setAt, setBy: null, baseline });
  });
}

async function lastOfFile(rows: Rows, packId: PackId): Promise<string | undefined> {
  const row = await rows
    .selectFrom('baseline')
    .select('board')
    .where('pack_id', '=', packId)
    .where('kind', '=', 'pack')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.board;
}
