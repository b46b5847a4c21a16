import type { PackId } from '../../../domain/diplomacy/pack.ts';
import { rootAt, type BaselineVersion } from '../../../domain/ledger/baseline.ts';
import type { Baseline } from '../../../domain/ledger/board.ts';
import type { Rows } from '../database.ts';
import { fromJson, toJson } from '../json-text.ts';
import type { Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';

/** A pack's baselines in the order in which they were set. */
export async function readBaselines(rows: Rows, packId: PackId): Promise<readonly BaselineVersion[]> {
  const found = await rows.selectFrom('baseline').selectAll().where('pack_id', '=', packId).orderBy('id').execute();
  return found.map(baselineVersionOf);
}

/** The baseline that today's board is folded from. */
export async function readBaseline(rows: Rows, packId: PackId): Promise<Baseline | null> {
  return rootAt(await readBaselines(rows, packId), null)?.baseline ?? null;
}

/** Writes a baseline; `rows` is a transaction. One that comes from outside has all that was learned before it was taken. */
export async function writeBaseline(
  rows: Rows,
  { kind, name, setAt, setBy, baseline }: Omit<BaselineVersion, 'number'>,
): Promise<number> {
  const { afterSeq, ...board } = baseline;
  const row = {
    pack_id: baseline.packId,
    as_of: toText(baseline.asOf),
    board: toJson(board),
    ...{ kind, name, set_at: toText(setAt), set_by: setBy },
    after_seq: kind === 'frozen' ? (afterSeq ?? 0) : await lastLearnedBy(rows, baseline),
  };
  return (await rows.insertInto('baseline').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

function baselineVersionOf(row: Row<'baseline'>): BaselineVersion {
  const board = fromJson<Baseline>(row.board, `baseline of ${row.pack_id}`);
  return {
    number: row.id,
    kind: row.kind,
    name: row.name,
    setAt: toTime(row.set_at),
    setBy: row.set_by,
    baseline: row.after_seq > 0 ? { ...board, afterSeq: row.after_seq } : board,
  };
}

async function lastLearnedBy(rows: Rows, { packId, asOf }: Baseline): Promise<number> {
  const row = await rows
    .selectFrom('development')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('pack_id', '=', packId)
    .where('learned_at', '<=', toText(asOf))
    .executeTakeFirst();
  return row?.seq ?? 0;
}
