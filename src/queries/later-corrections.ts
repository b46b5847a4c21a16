import type { PackId } from '../domain/diplomacy/pack.ts';
import type { Board } from '../domain/ledger/board.ts';
import type { Correction, Development, DevelopmentId } from '../domain/ledger/development.ts';
import type { ReadModel } from '../ports/read-model.ts';

/** What came to light about an entry, with the entry as it now stands. */
export interface Corrected {
  readonly entry: Development;
  readonly correction: Correction;
}

/** Entries of so long before are read with a past board, beside those on it. */
const LATELY_MS = 7 * 24 * 3_600_000;

/** What was corrected after a moment of what a reader of that moment's board was shown. */
export async function laterCorrections(
  packId: PackId,
  board: Board,
  at: Date,
  { readModel }: { readonly readModel: ReadModel },
): Promise<readonly Corrected[]> {
  const told = (await readModel.corrections(packId, at)).filter(({ tells }) => tells);
  if (told.length === 0) return [];
  const onBoard = new Set<DevelopmentId | null>(idsOn(board));
  const isLate = (learnedAt: Date): boolean => at.getTime() - learnedAt.getTime() <= LATELY_MS;
  const found: Corrected[] = [];
  for (const correction of told) {
    const entry = await readModel.entry(correction.entryId);
    if (entry === null || entry.learnedAt > at) continue;
    if (onBoard.has(entry.id) || isLate(entry.learnedAt)) found.push({ entry, correction });
  }
  return found;
}

function idsOn({ truces, positions, expected }: Board): readonly (DevelopmentId | null)[] {
  const phases = truces.flatMap(({ proved, reported }) => [proved, reported].filter((phase) => phase !== null));
  return [
    ...[...phases, ...positions].flatMap(({ quotes }) => quotes.map(({ id }) => id)),
    ...expected.map(({ id }) => id),
  ];
}
