import type { Pack } from '../diplomacy/pack.ts';
import type { StatementType } from '../diplomacy/statement.ts';
import type { Baseline, Board, TruceState } from './board.ts';
import type { Development, TruceKey } from './development.ts';
import { bareBoard, boardAfter } from './fold-board.ts';
import { courseOf } from './truce-terms.ts';
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

/** What moves a truce on the board, or tells its times. */
const OF_TRUCES: ReadonlySet<StatementType> = new Set<StatementType>(['phase', 'position', 'breach']);

/** When each truce of a board took effect. */
export type TruceStarts = ReadonlyMap<TruceKey, TruceStart>;

const HOLDS: ReadonlySet<string> = new Set(['in-force', 'extended']);

/**
 * The start of the truce in force, of the latest where there are several; else the last start of any; null where none ever
 * took effect. One whose own end is past holds no longer, whatever was last reported. It follows the board entry by entry, so whatever moves the board moves it. A proved start goes before one
 * that is only reported. Pure.
 */
export function truceStart(
  pack: Pack,
  baseline: Baseline,
  ledger: readonly Development[],
  now: Date,
): TruceStart | null {
  let board = bareBoard(baseline);
  let starts = startsAtFirst(board);
  for (const entry of ledger) {
    if (!OF_TRUCES.has(entry.type)) continue;
    board = boardAfter(pack, baseline, board, entry);
    starts = startsAfter(board, starts, entry);
  }
  return currentStart(board, starts, now);
}

/** The starts that a baseline's board shows. */
export function startsAtFirst(board: Board): TruceStarts {
  return startsOn(board, new Map());
}

/** The starts after one more entry, of which `board` is the board. */
export function startsAfter(board: Board, before: TruceStarts, { type }: Pick<Development, 'type'>): TruceStarts {
  return OF_TRUCES.has(type) ? startsOn(board, before) : before;
}

/** The start that counts at a time, among those that a ledger has made; see `truceStart`. */
export function currentStart(board: Board, starts: TruceStarts, now: Date): TruceStart | null {
  const rank = ({ holds, proved }: TruceStart): number => (holds ? 2 : 0) + (proved ? 1 : 0);
  const isOver = (key: TruceKey): boolean =>
    board.truces.some((state) => state.truce === key && courseOf(state, now)?.kind === 'over');
  const current = [...starts.values()].map((s) => (isOver(s.truce) ? { ...s, holds: false } : s));
  const all = current.toSorted((a, b) => rank(b) - rank(a) || b.at.getTime() - a.at.getTime());
  return all[0] ?? null;
}

/** The starts as the board now shows them: what held before goes on, also under the name that it is given. */
function startsOn(board: Board, before: TruceStarts): TruceStarts {
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
  const at = known?.holds === true ? known.at : beganAt(state, holding.since ?? asOf);
  return { truce, name, at, holds: true, proved: isProved };
}

const REPORTED_WITHIN_MS = 4 * 24 * 3_600_000;

/** The start that was declared, where the report that it took effect came soon after. */
function beganAt({ terms }: TruceState, reported: Date): Date {
  const late = terms.starts === null ? -1 : reported.getTime() - terms.starts.at.getTime();
  return terms.starts !== null && late >= 0 && late <= REPORTED_WITHIN_MS ? terms.starts.at : reported;
}
