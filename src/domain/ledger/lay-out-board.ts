import type { Pack, Party } from '../diplomacy/pack.ts';
import type { Board, Expectation, PositionState, TruceState } from './board.ts';
import { centralTruce, truceName, truceScope } from './truce-key.ts';
import type { TruceKey } from './development.ts';

/** One party's place beside a truce; `state` is null for a belligerent whose position nobody has on record. */
export interface PartyStanding {
  readonly party: Party;
  readonly state: PositionState | null;
}

/** One truce with who stands where on it. */
export interface TruceStanding {
  readonly truce: TruceState;
  /** True for the one that moved last: every belligerent is listed there, with or without a position. */
  readonly central: boolean;
  /** Belligerents first, then mediators. */
  readonly parties: readonly PartyStanding[];
  /** Backers and observers that have a position. */
  readonly others: readonly PartyStanding[];
}

/** A board in the order in which it is read: the truce that moved last first. */
export function layOutBoard(pack: Pack, board: Board): readonly TruceStanding[] {
  const truces = trucesInOrder(pack, board);
  const central = truces[0]?.truce ?? null;
  return truces.map((truce) => ({
    truce,
    central: truce.truce === central,
    parties: [
      ...standings(pack, board, truce.truce, 'belligerent', truce.truce === central),
      ...standings(pack, board, truce.truce, 'mediator', false),
    ],
    others: [
      ...standings(pack, board, truce.truce, 'backer', false),
      ...standings(pack, board, truce.truce, 'observer', false),
    ],
  }));
}

function trucesInOrder(pack: Pack, board: Board): readonly TruceState[] {
  const known = new Set(board.truces.map((t) => t.truce));
  const bare = [...new Set(board.positions.map((p) => p.truce))].filter((key) => !known.has(key));
  const all = [...board.truces, ...bare.map((key) => withoutPhase(pack, key))];
  const first = centralTruce(board, board.asOf)?.truce;
  const movedAt = (key: TruceKey): number => board.latest.find((l) => l.truce === key)?.at.getTime() ?? 0;
  const rank = (key: TruceKey): number => (key === first ? 0 : 1);
  return all.toSorted((a, b) => rank(a.truce) - rank(b.truce) || movedAt(b.truce) - movedAt(a.truce));
}

function withoutPhase(pack: Pack, key: TruceKey): TruceState {
  const scope = truceScope(pack, key, null);
  return { truce: key, name: truceName(pack, key), scope, proved: null, reported: null, ends: null };
}

function standings(
  pack: Pack,
  board: Board,
  truce: TruceKey,
  role: Party['role'],
  evenUnknown: boolean,
): readonly PartyStanding[] {
  return pack.parties
    .filter((party) => party.role === role)
    .map((party) => ({
      party,
      state: board.positions.find((p) => p.party === party.id && p.truce === truce) ?? null,
    }))
    .filter((standing) => evenUnknown || standing.state !== null);
}

const HOUR_MS = 3_600_000;

/** Has what was expected not been heard of since its time? A day without an hour lasts until its end in UTC. */
export function isOverdue({ when }: Expectation, now: Date): boolean {
  if (when === null) return false;
  const wholeDay = when.getTime() % (24 * HOUR_MS) === 0;
  return now.getTime() - when.getTime() > (wholeDay ? 24 * HOUR_MS : HOUR_MS);
}
