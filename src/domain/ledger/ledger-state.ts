import type { Pack } from '../diplomacy/pack.ts';
import type { Baseline, Board } from './board.ts';
import type { Development } from './development.ts';
import { bareBoard, boardAfter } from './fold-board.ts';
import { startsAfter, startsAtFirst, type TruceStarts } from './truce-start.ts';

/** What a ledger has made up to one of its entries: all that is needed to go on from there. */
export interface LedgerState {
  readonly board: Board;
  readonly starts: TruceStarts;
}

/** The state that a baseline makes alone. */
export function stateAtFirst(baseline: Baseline): LedgerState {
  const board = bareBoard(baseline);
  return { board, starts: startsAtFirst(board) };
}

/** The state after one more entry of the ledger. Pure. */
export function stateAfter(pack: Pack, baseline: Baseline, before: LedgerState, entry: Development): LedgerState {
  const board = boardAfter(pack, baseline, before.board, entry);
  return board === before.board ? before : { board, starts: startsAfter(board, before.starts, entry) };
}
