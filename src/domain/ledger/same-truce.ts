import type { Pack } from '../diplomacy/pack.ts';
import type { Board, PositionState, TruceState } from './board.ts';
import type { Development, TruceKey } from './development.ts';
import { FRESH_MS, isUnnamed, truceName, truceScope, UNNAMED } from './truce-key.ts';

/**
 * The proposal on the table is spoken of without a name until somebody gives it one. When a truce is named that the board
 * lacks, and an unnamed proposal of its scope has moved lately, that is the one: its positions are taken over.
 */
export function withItsName(pack: Pack, board: Board, entry: Development): Board {
  const { truce: key, learnedAt } = entry;
  if (isUnnamed(key) || board.truces.some((t) => t.truce === key)) return board;
  const unnamed = truceScope(pack, key, entry.scope) === 'partial' ? UNNAMED.partial : UNNAMED.full;
  const onTable = board.truces.find((t) => t.truce === unnamed && t.proved?.phase === 'proposed');
  const moved = board.latest.find((l) => l.truce === unnamed);
  if (!onTable || !moved || learnedAt.getTime() - moved.at.getTime() > FRESH_MS) return board;
  const named = <T extends { readonly truce: TruceKey }>(one: T): T =>
    one.truce === unnamed ? { ...one, truce: key } : one;
  return {
    ...board,
    truces: board.truces.map((t): TruceState => (t === onTable ? { ...named(t), name: truceName(pack, key) } : t)),
    positions: board.positions.map((p): PositionState => named(p)),
    latest: board.latest.map(named),
  };
}
