import { partyName, type Pack, type PartyId } from '../../domain/diplomacy/pack.ts';
import type { BoardQuote, PhaseEntry, PositionState, TruceState } from '../../domain/ledger/board.ts';
import { tallyData } from '../../domain/ledger/tally-data.ts';
import { expectedData, layOutBoard } from '../../domain/ledger/lay-out-board.ts';
import { courseOf, isUnilateral } from '../../domain/ledger/truce-terms.ts';
import { itemsPerDay, turnoverRisk } from '../../domain/news/feed-rhythm.ts';
import type { FeedReport } from '../../queries/feed-health.ts';
import type { BoardView } from './board-page.ts';

/** One conflict as data: `phase` is the last one that is proved, `reported` a later one that is not yet. */
export function statusOf({ situation, sources, tally }: BoardView, now: Date): Readonly<Record<string, unknown>> {
  const { pack } = situation;
  const { read, all, dark } = sources.line;
  const common = {
    id: pack.id,
    name: pack.name,
    asOf: now,
    sources: {
      read,
      all,
      waiting: sources.line.waiting ?? 0,
      dark,
      lastCycleAt: sources.lastCycle?.endedAt ?? null,
      feeds: sources.feeds.map(feedOf),
    },
  };
  if (situation.kind === 'unknown') return { ...common, known: false };
  const { board, ledger } = situation;
  const standings = layOutBoard(pack, board);
  const central = standings[0]?.truce;
  return {
    ...common,
    known: true,
    baselineAsOf: situation.hasBaseline ? board.baselineAsOf : null,
    lastChangeAt: board.seq > 0 ? board.asOf : null,
    lastEntry: ledger.at(-1)?.id ?? null,
    about: central?.truce ?? null,
    phase: central?.proved?.phase ?? null,
    reported: central?.reported?.phase ?? null,
    truces: standings.map(({ truce }) => truceOf(pack, truce, now)),
    positions: board.positions.map((position) => positionOf(pack, position)),
    violations: tally && tallyData(pack, tally),
    expected: expectedData(board, now).map((e) => ({ ...e, when: e.due?.at ?? null })),
  };
}

function feedOf({ source, name, standing, health }: FeedReport): Readonly<Record<string, unknown>> {
  return {
    id: source.id,
    name,
    standing,
    lastSuccessAt: health?.lastSuccessAt ?? null,
    lastError: health?.lastError ?? null,
    failures: health?.failures ?? 0,
    nextPollAt: health?.nextPollAt ?? null,
    itemsPerDay: health?.lastSuccessAt ? itemsPerDay(health.rhythm, health.lastSuccessAt) : null,
    windowSize: health?.rhythm.windowSize ?? null,
    turnoverRisk: health && turnoverRisk(health),
  };
}

function truceOf(pack: Pack, state: TruceState, now: Date): Readonly<Record<string, unknown>> {
  const { truce, name, scope, proved, reported, terms } = state;
  const phases = { phase: phaseOf(pack, proved), reported: phaseOf(pack, reported) };
  return {
    id: truce,
    name,
    scope,
    ...phases,
    terms,
    ends: terms.ends?.at ?? null,
    unilateral: isUnilateral(pack, state),
    course: courseOf(state, now),
  };
}

function phaseOf(pack: Pack, entry: PhaseEntry | null): Readonly<Record<string, unknown>> | null {
  return (
    entry && { value: entry.phase, since: entry.since, by: entry.by, quotes: entry.quotes.map((q) => quoteOf(pack, q)) }
  );
}

function positionOf(pack: Pack, p: PositionState): Readonly<Record<string, unknown>> {
  const { party, truce, value, certainty, since, note } = p;
  const name = partyName(pack, party);
  return { party, name, truce, value, certainty, since, note, quotes: p.quotes.map((quote) => quoteOf(pack, quote)) };
}

function quoteOf(pack: Pack, { quote, speaker, outlet, link, at, id }: BoardQuote): Readonly<Record<string, unknown>> {
  return { quote, speaker: speaker === null ? null : partyName(pack, speaker as PartyId), outlet, link, at, id };
}
