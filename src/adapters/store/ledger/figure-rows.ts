import type { Claimant } from '../../../domain/diplomacy/figures/figure.ts';
import type { PackId, PartyId } from '../../../domain/diplomacy/pack.ts';
import type { FigureRecord, NewFigure } from '../../../domain/ledger/figures.ts';
import type { PlacedReport } from '../../../domain/news/report.ts';
import type { FigureQuestion } from '../../../ports/read-model.ts';
import type { Rows } from '../database.ts';
import { eventIdOf } from '../news/report-rows.ts';
import type { NewRow, Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';
import { type Corrections, evidenceColumns, evidenceOf } from './ledger-rows.ts';
import { correctionsOf } from './read-ledger.ts';

/** Appends a report's figures; `rows` is the transaction of its verdict. */
export async function appendFigures(
  rows: Rows,
  report: Pick<PlacedReport, 'id' | 'packId'>,
  figures: readonly NewFigure[],
  now: Date,
): Promise<void> {
  if (figures.length === 0) return;
  const given = { pack_id: report.packId, report_id: report.id, learned_at: toText(now) };
  await rows
    .insertInto('figure')
    .values(figures.map((figure) => ({ ...given, ...figureColumns(figure) })))
    .execute();
}

/** The figures of a pack in the order of learning, with the events and origins that their reports have since. */
export async function readFigureRecords(
  rows: Rows,
  packId: PackId,
  { since, until }: FigureQuestion,
): Promise<readonly FigureRecord[]> {
  const known = until === undefined ? null : toText(until);
  const found = await rows
    .selectFrom('figure')
    .innerJoin('report', 'report.id', 'figure.report_id')
    .selectAll('figure')
    .select('report.event_seq')
    .where('figure.pack_id', '=', packId)
    .$if(since !== undefined, (query) => query.where('figure.at', '>=', toText(since ?? new Date(0))))
    .$if(known !== null, (query) => query.where('figure.learned_at', '<=', known ?? ''))
    .orderBy('figure.id')
    .execute();
  if (found.length === 0) return [];
  const corrections = await correctionsOf(rows, packId, { until: known });
  return found.map((row) => figureOf(row, corrections));
}

function figureColumns(figure: NewFigure): Omit<NewRow<'figure'>, 'pack_id' | 'report_id' | 'learned_at'> {
  const { claimant, period } = figure;
  return {
    kind: figure.kind,
    claimant_kind: claimant.kind,
    claimant: nameOf(claimant),
    low: figure.low,
    high: figure.high,
    bound: figure.bound,
    about: figure.about ? 1 : 0,
    by_party: figure.by,
    whose: figure.whose,
    among: figure.among,
    planned: figure.planned ? 1 : 0,
    period: period.basis,
    period_from: toText(period.from),
    period_to: toText(period.to),
    truce: figure.truce,
    background: figure.background ? 1 : 0,
    late: figure.late ? 1 : 0,
    ...evidenceColumns(figure.evidence),
  };
}

function nameOf(claimant: Claimant): string | null {
  if (claimant.kind === 'party') return claimant.party;
  return claimant.kind === 'monitor' || claimant.kind === 'body' ? claimant.name : null;
}

function claimantOf({ claimant_kind: kind, claimant }: Pick<Row<'figure'>, 'claimant_kind' | 'claimant'>): Claimant {
  const name = claimant ?? '';
  if (kind === 'party') return { kind, party: name as PartyId };
  if (kind === 'monitor' || kind === 'body') return { kind, name };
  return { kind: kind === 'outlet' ? 'outlet' : 'unnamed' };
}

function figureOf(row: Row<'figure'> & { readonly event_seq: number | null }, corrections: Corrections): FigureRecord {
  return {
    id: row.id,
    packId: row.pack_id as PackId,
    eventId: eventIdOf(row.event_seq ?? 0),
    learnedAt: toTime(row.learned_at),
    kind: row.kind as FigureRecord['kind'],
    claimant: claimantOf(row),
    low: row.low,
    high: row.high,
    bound: row.bound as FigureRecord['bound'],
    about: row.about === 1,
    by: row.by_party as FigureRecord['by'],
    whose: row.whose as FigureRecord['whose'],
    among: row.among as FigureRecord['among'],
    planned: row.planned === 1,
    period: {
      basis: row.period as FigureRecord['period']['basis'],
      from: toTime(row.period_from),
      to: toTime(row.period_to),
    },
    truce: row.truce as FigureRecord['truce'],
    background: row.background === 1,
    late: row.late === 1,
    evidence: evidenceOf(row, corrections),
  };
}
