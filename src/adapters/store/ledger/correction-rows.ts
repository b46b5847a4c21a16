import type { PackId, PartyId } from '../../../domain/diplomacy/pack.ts';
import type { StatementValue } from '../../../domain/diplomacy/statement.ts';
import { AppError } from '../../../domain/errors.ts';
import type {
  Amendment,
  Correction,
  Corrector,
  DevelopmentId,
  NewCorrection,
} from '../../../domain/ledger/development.ts';
import type { VersionId } from '../../../domain/news/article.ts';
import type { Rows } from '../database.ts';
import { fromJson, toJson } from '../json-text.ts';
import type { NewRow, Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';

/** Puts corrections on record; `rows` is a transaction. */
export async function writeCorrections(
  rows: Rows,
  packId: PackId,
  corrections: readonly NewCorrection[],
  at: Date,
): Promise<void> {
  if (corrections.length === 0) return;
  const learned = { pack_id: packId, learned_at: toText(at) };
  const values = corrections.map((correction) => ({ ...correctionColumns(correction), ...learned }));
  await rows.insertInto('correction').values(values).execute();
}

/** A pack's corrections in their order, as far as they were known by a time, or came after the one of a number. */
export async function readCorrections(
  rows: Rows,
  packId: PackId,
  { until = null, afterNumber = 0 }: { readonly until?: Date | null | undefined; readonly afterNumber?: number },
): Promise<readonly Correction[]> {
  const found = await rows
    .selectFrom('correction')
    .selectAll()
    .where('pack_id', '=', packId)
    .$if(until !== null, (query) => query.where('learned_at', '<=', toText(until ?? new Date(0))))
    .$if(afterNumber > 0, (query) => query.where('id', '>', afterNumber))
    .orderBy('id')
    .execute();
  return found.map(correctionOf);
}

/** The corrections of some entries in their order; with a time, those that were known by then. */
export async function correctionsOfEntries(
  rows: Rows,
  ids: readonly string[],
  until: Date | null = null,
): Promise<readonly Correction[]> {
  const found = await rows
    .selectFrom('correction')
    .selectAll()
    .where('development_id', 'in', ids)
    .$if(until !== null, (query) => query.where('learned_at', '<=', toText(until ?? new Date(0))))
    .orderBy('id')
    .execute();
  return found.map(correctionOf);
}

export function correctionOf(row: Row<'correction'>): Correction {
  return {
    number: row.id,
    packId: row.pack_id as PackId,
    entryId: row.development_id as DevelopmentId,
    amendment: amendmentOf(row),
    why: row.why,
    by: correctorOf(row),
    note: row.note,
    tells: row.tells === 1,
    at: toTime(row.learned_at),
  };
}

function correctionColumns(correction: NewCorrection): Omit<NewRow<'correction'>, 'pack_id' | 'learned_at'> {
  const { amendment, by } = correction;
  return {
    development_id: correction.entryId,
    kind: amendment.kind,
    versions: toJson(versionsOf(amendment)),
    why: correction.why,
    note: correction.note,
    tells: correction.tells ? 1 : 0,
    ...('instead' in amendment ? { instead: amendment.instead } : {}),
    ...('value' in amendment ? { value: amendment.value, was: amendment.was } : {}),
    ...('to' in amendment
      ? {
          moved_version: amendment.to.versionId,
          moved_quote: amendment.to.quote,
          moved_link: amendment.to.link,
        }
      : {}),
    ...(by.kind === 'desk'
      ? { decided_by: by.member }
      : { by_version: by.versionId, by_outlet: by.outlet, by_link: by.link, by_quote: by.quote }),
    ...(by.kind === 'party' ? { by_party: by.party } : {}),
  };
}

function versionsOf(amendment: Amendment): readonly VersionId[] {
  if (amendment.kind === 'moved') return [amendment.from];
  return amendment.kind === 'dropped' ? amendment.versions : [];
}

function amendmentOf(row: Row<'correction'>): Amendment {
  const versions = fromJson<readonly VersionId[]>(row.versions, `versions of correction ${row.id}`);
  const instead = row.instead as DevelopmentId | null;
  switch (row.kind) {
    case 'moved': {
      const to = {
        versionId: filled(row.moved_version, row) as VersionId,
        quote: filled(row.moved_quote, row),
        link: filled(row.moved_link, row),
      };
      return { kind: 'moved', from: filled(versions[0] ?? null, row), to };
    }
    case 'dropped':
      return { kind: 'dropped', versions, instead };
    case 'withdrawn':
      return { kind: 'withdrawn', instead };
    case 'corrected':
      return {
        kind: 'corrected',
        value: filled(row.value, row) as StatementValue,
        was: filled(row.was, row) as StatementValue,
      };
    case 'confirmed':
    case 'disputed':
      return { kind: row.kind };
  }
}

function correctorOf(row: Row<'correction'>): Corrector {
  if (row.decided_by !== null) return { kind: 'desk', member: row.decided_by };
  const source = {
    versionId: filled(row.by_version, row) as VersionId,
    outlet: filled(row.by_outlet, row),
    link: filled(row.by_link, row),
  };
  if (row.by_party === null) return { kind: 'source', ...source, quote: row.by_quote };
  return { kind: 'party', party: row.by_party as PartyId, ...source, quote: filled(row.by_quote, row) };
}

function filled<T>(value: T | null, { id }: Row<'correction'>): T {
  if (value === null) throw new AppError('damaged', `The correction ${id} lacks what its kind needs.`);
  return value;
}
