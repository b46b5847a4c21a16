import { sql } from 'kysely';
import type { Statement } from '../../../domain/diplomacy/statement.ts';
import { AppError } from '../../../domain/errors.ts';
import type { ReportId, ReportStage } from '../../../domain/news/report.ts';
import type { Rows } from '../database.ts';
import { updateRows } from '../update-rows.ts';
import { type ReportWithVersion, statementOf } from './report-rows.ts';
import type { NewRow } from '../schema.ts';

const STAGES: readonly ReportStage[] = ['seen', 'judged', 'placed', 'read', 'settled'];

/** Reports at a stage, oldest first. The stage is written out, and the index's own condition with it, so that the index is used. */
export function reportsAt(rows: Rows, stage: ReportStage, limit: number): Promise<readonly ReportWithVersion[]> {
  return rows
    .selectFrom('report')
    .innerJoin('version', 'version.id', 'report.version_id')
    .selectAll('report')
    .select(['article_key', 'title', 'summary', 'link', 'author', 'origin_name', 'published_at'])
    .where('stage', '=', sql.lit(stage))
    .where('stage', '<>', sql.lit('settled' satisfies ReportStage))
    .orderBy('report.seen_at')
    .orderBy('report.id')
    .limit(limit)
    .execute();
}

/**
 * Moves a report on from a stage; false when another process (or this one, before a crash) has done so already.
 * A report that has not come so far is a bug of the caller.
 */
export async function moveOn(
  rows: Rows,
  id: ReportId,
  from: ReportStage,
  columns: Partial<NewRow<'report'>> & { readonly stage: ReportStage },
): Promise<boolean> {
  const result = await rows
    .updateTable('report')
    .set(columns)
    .where('id', '=', id)
    .where('stage', '=', from)
    .executeTakeFirst();
  if (result.numUpdatedRows > 0n) return true;
  await refuseToSkip(rows, id, from);
  return false;
}

/** The same for many at once; all changes have the same columns. */
export async function moveAllOn(
  rows: Rows,
  from: ReportStage,
  changes: readonly (Partial<NewRow<'report'>> & { readonly id: ReportId; readonly stage: ReportStage })[],
): Promise<void> {
  const values = changes as readonly (Readonly<Record<string, string | number | null>> & { readonly id: ReportId })[];
  const moved = await updateRows(rows, 'report', values, { column: 'stage', value: from });
  for (const { id } of changes) if (!moved.has(id)) await refuseToSkip(rows, id, from);
}

async function refuseToSkip(rows: Rows, id: ReportId, from: ReportStage): Promise<void> {
  const row = await rows.selectFrom('report').select('stage').where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('internal', `There is no report ${id}.`);
  if (STAGES.indexOf(row.stage) < STAGES.indexOf(from)) {
    throw new AppError('internal', `Report ${id} is ${row.stage}, not ${from}.`);
  }
}

/** The statements of many reports, by report, in the order in which they were read. */
export async function statementsOf(
  rows: Rows,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly Statement[]>> {
  if (ids.length === 0) return new Map();
  const found = await rows
    .selectFrom('statement')
    .selectAll()
    .where('report_id', 'in', ids)
    .orderBy('report_id')
    .orderBy('position')
    .execute();
  const grouped = Map.groupBy(found, (row) => row.report_id);
  return new Map([...grouped].map(([id, list]) => [id, list.map(statementOf)]));
}
