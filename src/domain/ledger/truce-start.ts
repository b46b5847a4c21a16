import type { Pack } from '../diplomacy/pack.ts';
import type { Baseline, Board, TruceState } from './board.ts';
import type { Development, TruceKey } from './development.ts';
import { bareBoard, withDevelopment } from './fold-board.ts';
import { isUnnamed } from './truce-key.ts';

/** Since when breaches are counted. */
export interface TruceStart {
  readonly truce: TruceKey;
  readonly name: string;
  readonly at: Date;
  /** False: it has ended since, or is suspended. */
  readonly holds: boolean;
  /** False: that it took effect is reported, not yet proved. */
  readonly proved: boolean;
}

type Starts = ReadonlyMap<TruceKey, TruceStart>;

const HOLDS: ReadonlySet<string> = new Set(['in-force', 'extended']);

/**
 * The start of the truce in force, of the latest where there are several; else the last start of any; null where none ever
 * took effect. It follows the board entry by entry, so whatever moves the board moves it. A proved start goes before one
 * that is only reported. Pure.
 */
export function truceStart(pack: Pack, baseline: Baseline, ledger: readonly Development[]): TruceStart | null {
  let board = bareBoard(baseline);
  let starts = startsOn(board, new Map());
  for (const entry of ledger) {
    board = withDevelopment(pack, board, entry);
    if (entry.type === 'phase' || entry.type === 'position') starts = startsOn(board, starts);
  }
  const rank = ({ holds, proved }: TruceStart): number => (holds ? 2 : 0) + (proved ? 1 : 0);
  const all = [...starts.values()].toSorted((a, b) => rank(b) - rank(a) || b.at.getTime() - a.at.getTime());
  return all[0] ?? null;
}

/** The starts as the board now shows them: what held before goes on, also under the name that it is given. */
function startsOn(board: Board, before: Starts): Starts {
  const nameless = [...before.values()].find(
    (s) => isUnnamed(s.truce) && !board.truces.some((t) => t.truce === s.truce),
  );
  return new Map(
    board.truces.flatMap((state) => {
      const start = startOf(state, before.get(state.truce) ?? nameless, board.asOf);
      return start ? [[state.truce, start] as const] : [];
    }),
  );
}

function startOf(state: TruceState, known: TruceStart | undefined, asOf: Date): TruceStart | null {
  const { truce, name, proved, reported } = state;
  const isProved = HOLDS.has(proved?.phase ?? '');
  const holding = isProved ? proved : HOLDS.has(reported?.phase ?? '') ? reported : null;
  if (holding === null) return known && known.truce === truce ? { ...known, holds: false } : null;
  const at = known?.holds === true ? known.at : (holding.since ?? asOf);
  return { truce, name, at, holds: true, proved: isProved };
}
