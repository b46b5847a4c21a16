import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { PhaseValue, PositionValue } from '../diplomacy/statement.ts';
import type { Baseline, Board, BoardQuote, PhaseEntry, PositionState, TruceState } from './board.ts';
import { stands } from './correction.ts';
import type { Development, Evidence, TruceKey } from './development.ts';
import { certaintyOf, evidenceOf, isProved } from './evidence-rule.ts';
import { withExpectations } from './expectations.ts';
import { acceptedWith, declaredBy, isOfThoseWhoDecide, withImpliedPhase } from './implied-phase.ts';
import { withItsName } from './same-truce.ts';
import { isAside, truceName, truceScope } from './truce-key.ts';
import { inOrder, isUnilateral, NO_TERMS, termsAfter } from './truce-terms.ts';

/** A board is the fold of a ledger over a baseline: any past one can be computed from the entries up to then. Pure. */
export function foldBoard(pack: Pack, baseline: Baseline, ledger: readonly Development[]): Board {
  return ledger.reduce((board, entry) => boardAfter(pack, baseline, board, entry), bareBoard(baseline));
}

/** The board after one more entry of the ledger; what the baseline has already leaves it the same. */
export function boardAfter(pack: Pack, baseline: Baseline, board: Board, entry: Development): Board {
  return isIn(baseline, entry) ? board : withDevelopment(pack, board, entry);
}

/** Whether an entry was learned before the baseline was taken, which has it already. */
export function isIn({ afterSeq = 0 }: Baseline, { seq }: Pick<Development, 'seq'>): boolean {
  return seq <= afterSeq;
}

/** A pack without a baseline starts from nothing known. */
export function emptyBaseline(pack: Pack, asOf: Date): Baseline {
  return { packId: pack.id, asOf, truces: [], positions: [], expected: [], facts: [], claims: [] };
}

/** The board that a baseline alone makes. */
export function bareBoard(baseline: Baseline): Board {
  const moved = new Map<TruceKey, Date>();
  const note = (truce: TruceKey, at: Date | null): void => {
    const when = at ?? baseline.asOf;
    const known = moved.get(truce);
    if (known === undefined || known < when) moved.set(truce, when);
  };
  for (const t of baseline.truces) if (t.proved) note(t.truce, t.proved.since);
  for (const p of baseline.positions) note(p.truce, p.since);
  return {
    packId: baseline.packId,
    baselineAsOf: baseline.asOf,
    seq: baseline.afterSeq ?? 0,
    asOf: baseline.asOf,
    truces: baseline.truces,
    positions: baseline.positions,
    expected: baseline.expected,
    latest: [...moved].map(([truce, at]) => ({ truce, at })),
  };
}

/** The board after one more entry. */
export function withDevelopment(pack: Pack, board: Board, entry: Development): Board {
  const next: Board = { ...board, seq: entry.seq, asOf: entry.learnedAt };
  if (!stands(entry)) return next;
  // what confirms a position supports the entry that took it, and is told there
  if (entry.kind === 'confirmed' && entry.type !== 'phase') return next;
  switch (entry.type) {
    case 'phase':
      return withPhase(pack, withLatest(withItsName(pack, next, entry), entry), entry);
    case 'position': {
      if (isAside(entry.truce)) return next;
      const named = withItsName(pack, next, entry);
      return withPositions(pack, isOfThoseWhoDecide(pack, entry) ? withLatest(named, entry) : named, entry);
    }
    case 'breach':
      return {
        ...next,
        truces: next.truces.map((t) => (t.truce === entry.truce ? withTerms(pack, t, entry, true) : t)),
      };
    default:
      return { ...next, expected: withExpectations(pack, board, entry) };
  }
}

function withLatest(board: Board, entry: Development): Board {
  const others = board.latest.filter((l) => l.truce !== entry.truce);
  return { ...board, latest: [...others, { truce: entry.truce, at: entry.learnedAt }] };
}

function withTruce(pack: Pack, board: Board, entry: Development): readonly TruceState[] {
  if (board.truces.some((t) => t.truce === entry.truce)) return board.truces;
  return [...board.truces, newTruce(pack, entry)];
}

function newTruce(pack: Pack, entry: Development): TruceState {
  const scope = truceScope(pack, entry.truce, entry.scope);
  return {
    truce: entry.truce,
    name: truceName(pack, entry.truce),
    scope,
    proved: null,
    reported: null,
    terms: NO_TERMS,
  };
}

function withPhase(pack: Pack, board: Board, entry: Development): Board {
  const phase: PhaseEntry = {
    phase: entry.value as PhaseValue,
    since: entry.evidence.at,
    by: entry.actors,
    quotes: inOrder(entry)
      .slice(0, 3)
      .map((e) => quoteOf(entry, e)),
    implied: false,
    ...(entry.judged ? { judged: entry.judged } : {}),
  };
  const proved = isProved(pack, entry, evidenceOf(entry));
  const truces = withTruce(pack, board, entry).map((t) =>
    t.truce !== entry.truce ? t : { ...inPhase(t, phase, proved), terms: termsAfter(pack, t, entry, proved) },
  );
  const takes = (value: PositionValue, parties: readonly PartyId[]): readonly PositionState[] =>
    parties
      .filter((party) => !hasAccepted(board, party, entry.truce))
      .map((party) => positionState(pack, party, value, entry, phase.quotes));
  // a truce that one side declares holds without the other's yes
  const alone = truces.find((t) => t.truce === entry.truce && isUnilateral(pack, t))?.terms.declaredBy;
  const accepting = acceptedWith(pack, entry, proved).filter((party) => alone?.includes(party) ?? true);
  const states = [...takes('accepts', accepting), ...takes('proposes', declaredBy(entry))];
  return { ...board, truces, positions: replacing(board.positions, states) };
}

/** The truce with what the entry says of its time. */
function withTerms(pack: Pack, truce: TruceState, entry: Development, proved: boolean): TruceState {
  return { ...truce, terms: termsAfter(pack, truce, entry, proved) };
}

/** What is only reported stands beside what is proved, unless that is the same. */
function inPhase(truce: TruceState, phase: PhaseEntry, proved: boolean): TruceState {
  if (proved) return { ...truce, proved: { ...phase, since: sinceOf(truce, phase) }, reported: null };
  return truce.proved?.phase === phase.phase && !truce.proved.implied ? truce : { ...truce, reported: phase };
}

/** Told to hold once more it holds since it began, and proved later since it was first reported; what is declared once more is declared anew. */
function sinceOf({ proved, reported }: TruceState, phase: PhaseEntry): Date | null {
  const same = [proved, reported].find((known) => known?.phase === phase.phase && !known.implied);
  return same && phase.phase !== 'proposed' ? same.since : phase.since;
}

/** Its own yes, with its own words, stands. */
function hasAccepted(board: Board, party: PartyId, truce: TruceKey): boolean {
  return board.positions.some((p) => p.party === party && p.truce === truce && p.value === 'accepts');
}

function withPositions(pack: Pack, board: Board, entry: Development): Board {
  const quotes = inOrder(entry)
    .slice(0, 3)
    .map((e) => quoteOf(entry, e));
  const states = entry.actors.map((party): PositionState => {
    const before = board.positions.find((p) => p.party === party && p.truce === entry.truce);
    // to call for what one has said yes to takes nothing back
    if (before?.value === 'accepts' && entry.value === 'proposes') return before;
    const state = positionState(pack, party, entry.value as PositionValue, entry, quotes);
    if (entry.kind !== 'contradicted') return state;
    const both = [...quotes, ...(before?.quotes ?? [])].slice(0, 4);
    return { ...state, value: 'undecided', quotes: both };
  });
  const truces = withTruce(pack, board, entry).map((t) =>
    t.truce === entry.truce ? withTerms(pack, t, entry, true) : t,
  );
  const moved = { ...board, truces, positions: replacing(board.positions, states) };
  return { ...moved, truces: withImpliedPhase(pack, moved, entry) };
}

function positionState(
  pack: Pack,
  party: PartyId,
  value: PositionValue,
  entry: Development,
  quotes: readonly BoardQuote[],
): PositionState {
  const judged = entry.judged ? { judged: entry.judged } : {};
  const stated = { kind: entry.kind, type: 'position', value, actors: [party], ...judged } as const;
  const certainty = certaintyOf(pack, stated, evidenceOf(entry));
  return { party, truce: entry.truce, value, certainty, since: entry.evidence.at, quotes, note: null, ...judged };
}

function replacing(positions: readonly PositionState[], states: readonly PositionState[]): readonly PositionState[] {
  return [...positions.filter((p) => !states.some((s) => s.party === p.party && s.truce === p.truce)), ...states];
}

function quoteOf(entry: Development, e: Evidence): BoardQuote {
  return {
    quote: e.quote,
    speaker: e.speaker,
    outlet: e.outlet,
    link: e.link === '' ? null : e.link,
    at: e.at,
    id: entry.id,
  };
}
