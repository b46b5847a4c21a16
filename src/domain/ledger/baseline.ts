import type { Baseline, Board } from './board.ts';

/**
 * A baseline as it was set. `pack` comes from the pack's own file, `file` was handed over, `frozen` is a board that was given
 * a name: the first two are what later boards are folded from; the third marks a place in the ledger, and what is corrected
 * later of what came before it is corrected on the board all the same.
 */
export interface BaselineVersion {
  readonly number: number;
  readonly kind: 'pack' | 'file' | 'frozen';
  readonly name: string | null;
  /** Null for one that holds from the beginning. */
  readonly setAt: Date | null;
  readonly setBy: string | null;
  readonly baseline: Baseline;
}

/** A baseline on its way into the store. */
export interface NewBaseline extends Omit<BaselineVersion, 'number'> {
  readonly name: string;
  readonly setAt: Date;
  readonly setBy: string;
}

/** The baseline that a board of a time is folded from: the last that was set by then, else the first of all. */
export function rootAt(versions: readonly BaselineVersion[], at: Date | null): BaselineVersion | null {
  const roots = versions.filter(({ kind }) => kind !== 'frozen');
  return roots.findLast((version) => isSetBy(version, at)) ?? roots[0] ?? null;
}

/** The newest baseline at a time, whatever its kind: what a reader measures change from. */
export function baselineAt(versions: readonly BaselineVersion[], at: Date | null): BaselineVersion | null {
  return versions.findLast((version) => isSetBy(version, at)) ?? rootAt(versions, at);
}

function isSetBy({ setAt }: BaselineVersion, at: Date | null): boolean {
  return at === null || setAt === null || setAt <= at;
}

/** A board as it is kept under a name: what it showed at a time, with the entries that it was made of. */
export function frozen(board: Board, { claims, facts }: Baseline, at: Date): Baseline {
  const { packId, truces, positions, expected, seq } = board;
  return { packId, asOf: at, truces, positions, expected, facts, claims, ...(seq > 0 ? { afterSeq: seq } : {}) };
}
