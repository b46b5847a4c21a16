import type { PackId } from '../../../domain/diplomacy/pack.ts';
import { asCorrected } from '../../../domain/ledger/correction.ts';
import type { Development, DevelopmentId, Evidence } from '../../../domain/ledger/development.ts';
import type { Rows } from '../database.ts';
import { correctionsOfEntries, readCorrections } from './correction-rows.ts';
import { type Origins, developmentOf } from './ledger-rows.ts';
import { toText } from '../time-text.ts';

/** Entries of one pack in order, with the support and the corrections that were known by then. */
export async function readLedger(
  rows: Rows,
  packId: PackId,
  range: { readonly afterSeq?: number; readonly until?: Date | undefined; readonly limit?: number | undefined },
): Promise<readonly Development[]> {
  const until = range.until === undefined ? null : toText(range.until);
  const entries = await rows
    .selectFrom('development')
    .selectAll()
    .where('pack_id', '=', packId)
    .where('seq', '>', range.afterSeq ?? 0)
    .$if(until !== null, (query) => query.where('learned_at', '<=', until ?? ''))
    .orderBy('seq')
    .$if(range.limit !== undefined, (query) => query.limit(range.limit ?? 0))
    .execute();
  const last = entries.at(-1);
  if (last === undefined) return [];
  const support = await rows
    .selectFrom('support')
    .innerJoin('development', 'development.id', 'support.development_id')
    .selectAll('support')
    .where('development.pack_id', '=', packId)
    .where('development.seq', '>', range.afterSeq ?? 0)
    .where('development.seq', '<=', last.seq)
    .$if(until !== null, (query) => query.where('support.learned_at', '<=', until ?? ''))
    .orderBy('support.id')
    .execute();
  const byEntry = Map.groupBy(support, (row) => row.development_id);
  const origins = await originsOf(rows, packId, { until });
  const corrections = Map.groupBy(await readCorrections(rows, packId, { until: range.until }), (c) => c.entryId);
  return entries
    .map((row) => developmentOf(row, byEntry.get(row.id) ?? [], origins))
    .map((entry) => asCorrected(entry, corrections.get(entry.id) ?? []));
}

/** These entries as they now stand, in order. */
export async function readEntries(rows: Rows, ids: readonly DevelopmentId[]): Promise<readonly Development[]> {
  if (ids.length === 0) return [];
  const entries = await rows.selectFrom('development').selectAll().where('id', 'in', ids).orderBy('seq').execute();
  const support = await rows
    .selectFrom('support')
    .selectAll()
    .where('development_id', 'in', ids)
    .orderBy('id')
    .execute();
  const byEntry = Map.groupBy(support, (row) => row.development_id);
  const versions = [...entries, ...support].map((row) => row.version_id);
  const origins = await originsOf(rows, entries[0]?.pack_id ?? '', { versions });
  const corrections = Map.groupBy(await correctionsOfEntries(rows, ids), (c) => c.entryId);
  return entries
    .map((row) => developmentOf(row, byEntry.get(row.id) ?? [], origins))
    .map((entry) => asCorrected(entry, corrections.get(entry.id) ?? []));
}

/** The latest correction of each version's origin that was known by then. */
async function originsOf(
  rows: Rows,
  packId: string,
  of: { readonly until?: string | null; readonly versions?: readonly number[] },
): Promise<Origins> {
  const { until = null, versions } = of;
  const found = await rows
    .selectFrom('origin_correction')
    .select(['version_id', 'origin', 'side'])
    .where('pack_id', '=', packId)
    .$if(until !== null, (query) => query.where('learned_at', '<=', until ?? ''))
    .$if(versions !== undefined, (query) => query.where('version_id', 'in', versions ?? []))
    .orderBy('id')
    .execute();
  return new Map(
    found.map(({ version_id: version, origin, side }) => [version, { origin, side: side as Evidence['side'] }]),
  );
}
