import type { Pack, Party } from '../diplomacy/pack.ts';
import { DAY_MS } from '../diplomacy/dates/dated.ts';
import type { Board, Expectation, PositionState, TruceState } from './board.ts';
import { standingOf, type Standing } from './expectations.ts';
import { centralTruce, truceName, truceScope } from './truce-key.ts';
import { courseOf, NO_TERMS } from './truce-terms.ts';
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
  return { truce: key, name: truceName(pack, key), scope, proved: null, reported: null, terms: NO_TERMS };
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

/** Something expected with how it stands. */
export interface Expected {
  readonly expectation: Expectation;
  readonly standing: Standing;
}

/** What is expected next: what is to come by its time, what is overdue, and what lately became of the rest, the latest first. */
export interface ExpectedNext {
  readonly ahead: readonly Expected[];
  readonly overdue: readonly Expected[];
  readonly settled: readonly Expected[];
}

/** For so long something without a date is still expected, something overdue is still told, and an outcome. */
const UNDATED_MS = 21 * DAY_MS;
const OVERDUE_MS = 21 * DAY_MS;
const SETTLED_MS = 7 * DAY_MS;

/** What a board expects as of a time: its own expectations, and the starts and ends that truces have by their terms. */
export function expectedNext(board: Board, now: Date): ExpectedNext {
  const all = [...board.expected, ...board.truces.flatMap((truce) => ofTruce(truce, now))].map((expectation) => ({
    expectation,
    standing: standingOf(expectation, now),
  }));
  const isLate = (at: Date | null | undefined, ms: number): boolean =>
    at === null || at === undefined || now.getTime() - at.getTime() > ms;
  const ahead = all.filter(
    ({ standing, expectation: { since } }) =>
      standing === 'ahead' || (standing === 'undated' && !isLate(since ?? board.baselineAsOf, UNDATED_MS)),
  );
  const overdue = all.filter(({ standing, expectation: { due } }) => standing === 'overdue' && !isLate(due?.at, OVERDUE_MS)); // prettier-ignore
  const settled = all.filter(({ expectation: { outcome } }) => outcome !== null && !isLate(outcome.at, SETTLED_MS));
  const dueTime = ({ expectation: { due } }: Expected): number => due?.at.getTime() ?? Number.MAX_SAFE_INTEGER;
  const settledTime = ({ expectation: { outcome } }: Expected): number => outcome?.at.getTime() ?? 0;
  return {
    ahead: ahead.toSorted((a, b) => dueTime(a) - dueTime(b)),
    overdue: overdue.toSorted((a, b) => dueTime(a) - dueTime(b)),
    settled: settled.toSorted((a, b) => settledTime(b) - settledTime(a)),
  };
}

/** The same in one list, for a program to read. */
export function expectedData(board: Board, now: Date): readonly (Expectation & { readonly standing: Standing })[] {
  const { ahead, overdue, settled } = expectedNext(board, now);
  const all = new Set([...ahead, ...overdue, ...settled].map(({ expectation }) => expectation));
  return [...all].map((expectation) => ({ ...expectation, standing: standingOf(expectation, now) }));
}

/** A truce's own start or end that is to come. */
function ofTruce(truce: TruceState, now: Date): readonly Expectation[] {
  const course = courseOf(truce, now);
  const due = course?.kind === 'ahead' ? course.starts : course?.kind === 'running' ? course.ends : null;
  if (course === null || due === null) return [];
  const what = `${course.kind === 'ahead' ? 'Start' : 'End'} of the ${truce.name.replace(/^the /iu, '')}`;
  const { id, declaredBy } = truce.terms;
  return [{ kind: 'deadline', what, due, until: null, since: null, certainty: null, id, parties: declaredBy, outcome: null }]; // prettier-ignore
}
