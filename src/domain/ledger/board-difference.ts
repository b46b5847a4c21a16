import type { PhaseValue, PositionValue } from '../diplomacy/statement.ts';
import type { Board, PhaseEntry, PositionState, TruceState } from './board.ts';

/** A truce that stands in another phase than before, or of which another one is reported. */
interface PhaseMove {
  readonly kind: 'phase';
  readonly truce: TruceState;
  /** False: the phase is only reported, and the board waits for its proof. */
  readonly proved: boolean;
  readonly before: PhaseValue | null;
  readonly after: PhaseEntry;
}

/** A party that takes another position than before. */
interface PositionMove {
  readonly kind: 'position';
  readonly before: PositionValue | null;
  readonly after: PositionState;
}

/** One thing that stands otherwise on a later board. */
export type BoardMove = PhaseMove | PositionMove;

/** What of a later board's phases and positions an earlier one did not hold; phases first, in the later board's order. */
export function boardDifference(earlier: Board, later: Board): readonly BoardMove[] {
  return [
    ...later.truces.flatMap((truce) =>
      phaseMoves(
        truce,
        earlier.truces.find((t) => t.truce === truce.truce),
      ),
    ),
    ...later.positions.flatMap((after): readonly PositionMove[] => {
      const before = earlier.positions.find((p) => p.party === after.party && p.truce === after.truce)?.value ?? null;
      return before === after.value ? [] : [{ kind: 'position', before, after }];
    }),
  ];
}

function phaseMoves(truce: TruceState, before: TruceState | undefined): readonly PhaseMove[] {
  const move = (proved: boolean, held: PhaseEntry | null | undefined, now: PhaseEntry | null): readonly PhaseMove[] =>
    now === null || now.phase === held?.phase
      ? []
      : [{ kind: 'phase', truce, proved, before: (held ?? before?.proved)?.phase ?? null, after: now }];
  return [...move(true, before?.proved, truce.proved), ...move(false, before?.reported, truce.reported)];
}
