import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { Baseline } from '../../../domain/ledger/board.ts';
import type { Development, DevelopmentId, Evidence } from '../../../domain/ledger/development.ts';
import { chunksOf } from '../chunks.ts';
import type { Rows } from '../database.ts';
import { fromJson } from '../json-text.ts';
import type { EvidenceRow, Row } from '../schema.ts';
import { type Corrections, developmentOf } from './ledger-rows.ts';
import { toText } from '../time-text.ts';

/** Entries of one pack in order, with the support that was known by then. */
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
  const confirmed = await confirmedBy(rows, entries, until);
  const corrections = await correctionsOf(rows, packId, { until });
  const byEntry = Map.groupBy(support, (row) => row.development_id);
  return entries.map((row) => developmentOf(row, confirmed(row) ?? byEntry.get(row.id) ?? [], corrections));
}

/** These entries as they now stand, in order. */
export async function readEntries(rows: Rows, ids: readonly DevelopmentId[]): Promise<readonly Development[]> {
  if (ids.length === 0) return [];
  const entries = await rows.selectFrom('development').selectAll().where('id', 'in', ids).orderBy('seq').execute();
  const support = await supportOf(rows, ids, null);
  const confirmed = await confirmedBy(rows, entries, null);
  const carriers = (row: Row<'development'>) => confirmed(row) ?? support.get(row.id) ?? [];
  const versions = entries.flatMap((row) => [row, ...carriers(row)]).map((row) => row.version_id);
  const corrections = await correctionsOf(rows, entries[0]?.pack_id ?? '', { versions });
  return entries.map((row) => developmentOf(row, carriers(row), corrections));
}

const ASKED_AT_ONCE = 500;

/** For a confirmation all that carries what it confirms, as known by `until`; null for any other entry. */
async function confirmedBy(
  rows: Rows,
  entries: readonly Row<'development'>[],
  until: string | null,
): Promise<(entry: Row<'development'>) => readonly EvidenceRow[] | null> {
  const ids = [...new Set(entries.flatMap(({ confirms }) => confirms ?? []))];
  const originals = new Map<string, EvidenceRow>();
  for (const some of chunksOf(ids, ASKED_AT_ONCE)) {
    const found = await rows.selectFrom('development').selectAll().where('id', 'in', some).execute();
    for (const row of found) originals.set(row.id, row);
  }
  const support = await supportOf(rows, ids, until);
  return ({ confirms }) => {
    const original = confirms === null ? undefined : originals.get(confirms);
    return original && confirms !== null ? [original, ...(support.get(confirms) ?? [])] : null;
  };
}

async function supportOf(
  rows: Rows,
  ids: readonly string[],
  until: string | null,
): Promise<ReadonlyMap<string, readonly EvidenceRow[]>> {
  const found: Row<'support'>[] = [];
  for (const some of chunksOf(ids, ASKED_AT_ONCE)) {
    const held = await rows
      .selectFrom('support')
      .selectAll()
      .where('development_id', 'in', some)
      .$if(until !== null, (query) => query.where('learned_at', '<=', until ?? ''))
      .orderBy('id')
      .execute();
    found.push(...held);
  }
  return Map.groupBy(found, (row) => row.development_id);
}

/** The latest correction of each version's origin that was known by then. */
export async function correctionsOf(
  rows: Rows,
  packId: string,
  of: { readonly until?: string | null; readonly versions?: readonly number[] },
): Promise<Corrections> {
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

/** The baseline that was stored last. */
export async function readBaseline(rows: Rows, packId: PackId): Promise<Baseline | null> {
  const row = await rows
    .selectFrom('baseline')
    .select('board')
    .where('pack_id', '=', packId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? fromJson<Baseline>(row.board, `baseline of ${packId}`) : null;
}
