import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { PhaseValue, PositionValue } from '../diplomacy/statement.ts';
import type { Baseline, Board, PhaseEntry, PositionState } from './board.ts';
import { stands } from './correction.ts';
import { bareBoard, boardAfter } from './fold-board.ts';
import type { Certainty, Development, TruceKey } from './development.ts';

/** What an entry moved on the board. */
export type Move =
  | {
      readonly kind: 'phase';
      readonly truce: TruceKey;
      readonly before: PhaseValue | null;
      readonly after: PhaseValue;
      /** False: only reported, beside what is proved. */
      readonly proved: boolean;
      /** True: it follows from the positions that were taken. */
      readonly implied: boolean;
    }
  | {
      readonly kind: 'position';
      readonly party: PartyId;
      readonly truce: TruceKey;
      readonly before: PositionValue | null;
      readonly after: PositionValue;
      readonly certainty: Certainty;
    };

/** One entry of the ledger with what it moved; talks and exchanges move nothing, and are steps all the same. */
export interface TimelineStep {
  readonly entry: Development;
  readonly moves: readonly Move[];
}

/** How phases and positions came about, step by step, by when each was told; talks and exchanges between them. Pure. */
export function timelineOf(pack: Pack, baseline: Baseline, ledger: readonly Development[]): readonly TimelineStep[] {
  const steps: TimelineStep[] = [];
  let board = bareBoard(baseline);
  for (const entry of ledger) {
    const next = boardAfter(pack, baseline, board, entry);
    const step = stepOf(board, next, entry);
    if (step) steps.push(step);
    board = next;
  }
  return inOrderOfTelling(steps);
}

/** What an entry did to the board, where that is a step of the timeline; null where the board was its baseline's and had it already. */
export function stepOf(before: Board, after: Board, entry: Development): TimelineStep | null {
  if (before === after) return null;
  const moves = [...phaseMoves(before, after), ...positionMoves(before, after)];
  return moves.length > 0 || isMeeting(entry) ? { entry, moves } : null;
}

/** Steps by when each was told. */
export function inOrderOfTelling(steps: readonly TimelineStep[]): readonly TimelineStep[] {
  return steps.toSorted((a, b) => a.entry.evidence.at.getTime() - b.entry.evidence.at.getTime());
}

/** Talks and exchanges when they are first told, unless they were withdrawn. */
function isMeeting(entry: Development): boolean {
  return (entry.type === 'talks' || entry.type === 'exchange') && entry.kind !== 'confirmed' && stands(entry);
}

function phaseMoves(before: Board, after: Board): readonly Move[] {
  return after.truces.flatMap((truce): readonly Move[] => {
    const old = before.truces.find((t) => t.truce === truce.truce);
    const moved = (entry: PhaseEntry | null, known: PhaseEntry | null, proved: boolean): readonly Move[] =>
      entry === null || entry.phase === known?.phase
        ? []
        : [{ kind: 'phase', truce: truce.truce, before: old?.proved?.phase ?? null, after: entry.phase, proved, implied: entry.implied }]; // prettier-ignore
    return [...moved(truce.proved, old?.proved ?? null, true), ...moved(truce.reported, old?.reported ?? null, false)];
  });
}

function positionMoves(before: Board, after: Board): readonly Move[] {
  const held = (p: PositionState): PositionState | undefined =>
    before.positions.find((o) => o.party === p.party && o.truce === p.truce);
  return after.positions.flatMap((p): readonly Move[] => {
    const old = held(p);
    if (old?.value === p.value) return [];
    const { party, truce, value, certainty } = p;
    return [{ kind: 'position', party, truce, before: old?.value ?? null, after: value, certainty }];
  });
}
