import type { PackId } from '../domain/diplomacy/pack.ts';
import type { Board } from '../domain/ledger/board.ts';
import type { DevelopmentId } from '../domain/ledger/development.ts';
import type { Corrected, ReadModel } from '../ports/read-model.ts';

/** Entries of so long before are read with a past board, beside those on it. */
const LATELY_MS = 7 * 24 * 3_600_000;

/** What was corrected after a moment of what a reader of that moment's board was shown. */
export async function laterCorrections(
  packId: PackId,
  board: Board,
  at: Date,
  { readModel }: { readonly readModel: ReadModel },
): Promise<readonly Corrected[]> {
  const told = (await readModel.corrected(packId, at)).filter(({ correction }) => correction.tells);
  if (told.length === 0) return [];
  const onBoard = new Set<DevelopmentId | null>(idsOn(board));
  const isLate = (learnedAt: Date): boolean => at.getTime() - learnedAt.getTime() <= LATELY_MS;
  return told.filter(({ entry: { id, learnedAt } }) => learnedAt <= at && (onBoard.has(id) || isLate(learnedAt)));
}

function idsOn({ truces, positions, expected }: Board): readonly (DevelopmentId | null)[] {
  const phases = truces.flatMap(({ proved, reported }) => [proved, reported].filter((phase) => phase !== null));
  return [
    ...[...phases, ...positions].flatMap(({ quotes }) => quotes.map(({ id }) => id)),
    ...expected.map(({ id }) => id),
  ];
}
