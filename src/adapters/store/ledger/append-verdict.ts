import { AppError } from '../../../domain/errors.ts';
import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { Development, DevelopmentId } from '../../../domain/ledger/development.ts';
import type { PlacedReport } from '../../../domain/news/report.ts';
import type { Verdict } from '../../../ports/story-store.ts';
import type { Rows } from '../database.ts';
import { toJson } from '../json-text.ts';
import { writeCorrections } from './correction-rows.ts';
import { appendFigures } from './figure-rows.ts';
import { developmentColumns, evidenceColumns } from './ledger-rows.ts';
import { readEntries } from './read-ledger.ts';
import { eventSeqOf } from '../news/report-rows.ts';
import { moveOn } from '../news/report-stages.ts';
import { toText } from '../time-text.ts';

/** The prefix of a pack's ledger ids, by pack id. */
export type Prefixes = Readonly<Record<string, string>>;

/** Writes a verdict once; `rows` is a transaction. A report that is settled already keeps the verdict it has. */
export async function appendVerdict(
  rows: Rows,
  report: Pick<PlacedReport, 'id' | 'packId' | 'eventId'>,
  verdict: Verdict,
  now: Date,
  prefixes: Prefixes,
): Promise<readonly Development[]> {
  const outcome = { outcome: verdict.outcome, outcome_because: toJson(verdict.because) };
  const moved = await moveOn(rows, report.id, 'read', { stage: 'settled', ...outcome });
  if (moved) {
    await appendDevelopments(rows, report, verdict, now, prefixes);
    await addSupport(rows, report, verdict, now);
    await putOnRecord(rows, report, verdict, now);
    await appendFigures(rows, report, verdict.figures, now);
    if (verdict.developments.length === 0) return [];
  }
  const own = await rows.selectFrom('development').select('id').where('report_id', '=', report.id).execute();
  return readEntries(
    rows,
    own.map((row) => row.id as DevelopmentId),
  );
}

async function appendDevelopments(
  rows: Rows,
  report: Pick<PlacedReport, 'id' | 'packId' | 'eventId'>,
  verdict: Verdict,
  now: Date,
  prefixes: Prefixes,
): Promise<void> {
  const count = verdict.developments.length;
  if (count === 0) return;
  const prefix = prefixes[report.packId];
  if (prefix === undefined) throw new AppError('internal', `The pack ${report.packId} has no prefix for its ledger.`);
  const event = await eventOf(rows, report);
  const first = (await takeNumbers(rows, report.packId, 'last_seq', count)) - count + 1;
  const values = verdict.developments.map((development, n) => ({
    id: `${prefix}-${first + n}`,
    pack_id: report.packId,
    seq: first + n,
    event_seq: event,
    report_id: report.id,
    learned_at: toText(now),
    ...developmentColumns(development),
  }));
  await rows.insertInto('development').values(values).execute();
}

/** The event of a report as it now is: a desk may have decided since the report was taken up. */
async function eventOf(rows: Rows, report: Pick<PlacedReport, 'id' | 'eventId'>): Promise<number> {
  const row = await rows.selectFrom('report').select('event_seq').where('id', '=', report.id).executeTakeFirst();
  return row?.event_seq ?? eventSeqOf(report.eventId);
}

async function addSupport(rows: Rows, report: Pick<PlacedReport, 'id'>, verdict: Verdict, now: Date): Promise<void> {
  if (verdict.supports.length === 0) return;
  const values = verdict.supports.map(({ id, evidence }) => ({
    development_id: id,
    report_id: report.id,
    learned_at: toText(now),
    ...evidenceColumns(evidence),
  }));
  await rows.insertInto('support').values(values).execute();
}

/** What a report says in place of what it takes back is among the entries that it has just made. */
async function putOnRecord(
  rows: Rows,
  report: Pick<PlacedReport, 'id' | 'packId'>,
  { corrections = [] }: Verdict,
  now: Date,
): Promise<void> {
  if (corrections.length === 0) return;
  const own = await rows
    .selectFrom('development')
    .select('id')
    .where('report_id', '=', report.id)
    .orderBy('seq')
    .execute();
  const written = corrections.map(({ correction, instead }) => {
    const { amendment } = correction;
    const id = instead === null ? null : ((own[instead]?.id ?? null) as DevelopmentId | null);
    return 'instead' in amendment ? { ...correction, amendment: { ...amendment, instead: id } } : correction;
  });
  await writeCorrections(rows, report.packId, written, now);
}

/** Gives out the next numbers of a pack, each only once; answers with the last of them. */
export async function takeNumbers(
  rows: Rows,
  packId: PackId,
  counter: 'last_seq' | 'last_event',
  count: number,
): Promise<number> {
  const row = await rows
    .insertInto('pack')
    .values({ id: packId, last_seq: 0, last_event: 0, [counter]: count })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ [counter]: eb(`pack.${counter}`, '+', count) })),
    )
    .returning(counter)
    .executeTakeFirstOrThrow();
  return row[counter];
}
