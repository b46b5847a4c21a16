import type { PackId } from '../../../domain/diplomacy/pack.ts';
import { asConfirming, asCorrected } from '../../../domain/ledger/correction.ts';
import type { Correction, Development, DevelopmentId, Evidence } from '../../../domain/ledger/development.ts';
import { chunksOf } from '../chunks.ts';
import type { Rows } from '../database.ts';
import type { EvidenceRow, Row } from '../schema.ts';
import { correctionsOfEntries, readCorrections } from './correction-rows.ts';
import { type Corrections as Origins, developmentOf } from './ledger-rows.ts';
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
  const origins = await correctionsOf(rows, packId, { until });
  const corrections = Map.groupBy(await readCorrections(rows, packId, { until: range.until }), (c) => c.entryId);
  const byEntry = Map.groupBy(support, (row) => row.development_id);
  const known = { support: byEntry, origins, corrections };
  return withConfirmed(rows, entries, known, until);
}

/** These entries as they now stand, or as they stood at a time; in order. */
export async function readEntries(
  rows: Rows,
  ids: readonly DevelopmentId[],
  at: Date | null = null,
): Promise<readonly Development[]> {
  if (ids.length === 0) return [];
  const until = toText(at);
  const asked = await rows.selectFrom('development').selectAll().where('id', 'in', ids).orderBy('seq').execute();
  const all = [...asked, ...(await confirmedBy(rows, asked))];
  const allIds = [...new Set(all.map(({ id }) => id))];
  const support = await supportOf(rows, allIds, until);
  const versions = [...all, ...[...support.values()].flat()].map((row) => row.version_id);
  const origins = await correctionsOf(rows, asked[0]?.pack_id ?? '', { until, versions });
  const corrections = Map.groupBy(await correctionsOfEntries(rows, allIds, at), (c) => c.entryId);
  return withConfirmed(rows, asked, { support, origins, corrections }, until);
}

const ASKED_AT_ONCE = 500;

/** What is known beside the rows of entries. */
interface Beside {
  readonly support: ReadonlyMap<string, readonly EvidenceRow[]>;
  readonly origins: Origins;
  readonly corrections: ReadonlyMap<string, readonly Correction[]>;
}

/** Entries as they stand; a confirmation stands as the entry that it confirms does. */
async function withConfirmed(
  rows: Rows,
  entries: readonly Row<'development'>[],
  { support, origins, corrections }: Beside,
  until: string | null,
): Promise<readonly Development[]> {
  const confirmed = await confirmedBy(rows, entries);
  const lacking = confirmed.filter(({ id }) => !support.has(id)).map(({ id }) => id);
  const theirs = await supportOf(rows, lacking, until);
  const standing = (row: Row<'development'>): Development => {
    const entry = developmentOf(row, support.get(row.id) ?? theirs.get(row.id) ?? [], origins);
    return asCorrected(entry, corrections.get(entry.id) ?? []);
  };
  const originals = new Map(confirmed.map((row) => [row.id, standing(row)]));
  return entries.map((row) => {
    const original = row.confirms === null ? undefined : originals.get(row.confirms);
    return original ? asConfirming(standing(row), original) : standing(row);
  });
}

/** The entries that some of these confirm. */
async function confirmedBy(rows: Rows, entries: readonly Row<'development'>[]): Promise<readonly Row<'development'>[]> {
  const ids = [...new Set(entries.flatMap(({ confirms }) => confirms ?? []))];
  const found: Row<'development'>[] = [];
  for (const some of chunksOf(ids, ASKED_AT_ONCE))
    found.push(...(await rows.selectFrom('development').selectAll().where('id', 'in', some).execute()));
  return found;
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
