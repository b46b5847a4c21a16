import type { Pack } from '../diplomacy/pack.ts';
import type { Board } from '../ledger/board.ts';
import { valueInWords } from '../ledger/describe.ts';
import { layOutBoard, type TruceStanding } from '../ledger/lay-out-board.ts';
import type { Move, TimelineStep } from '../ledger/timeline.ts';

/** What a phase or a position means for the guns; it only decides how a picture colours what it also says in words. */
export type ChartTone = 'holds' | 'agreed' | 'open' | 'paused' | 'broken' | 'over';

/** A value for as long as it stood. */
export interface ChartSpan {
  readonly words: string;
  readonly tone: ChartTone;
  readonly from: Date;
  readonly to: Date;
  /** `reported` is not proved, `disputed` is contradicted. */
  readonly sure: 'known' | 'reported' | 'disputed';
}

/** One truce's phases or one party's positions on it. */
export interface ChartLane {
  readonly kind: 'truce' | 'party';
  readonly name: string;
  readonly spans: readonly ChartSpan[];
  /** What was only reported beside them. */
  readonly beside: readonly ChartSpan[];
}

/** Phases and positions over time, as a picture or in words. */
export interface TimelineChart {
  readonly title: string;
  readonly from: Date;
  readonly to: Date;
  /** Each truce before the parties that took a position on it. */
  readonly lanes: readonly ChartLane[];
  /** Lanes that are left out. */
  readonly left: number;
}

const DAY_MS = 86_400_000;
const LONGEST_MS = 90 * DAY_MS;
const SHORTEST_MS = 2 * DAY_MS;
const MOST_LANES = 9;

/** The chart of a board and of the steps that led to it, from its beginning or at most the last three months; null for a board that shows nothing. */
export function timelineChart(
  pack: Pack,
  { board, steps }: { readonly board: Board; readonly steps: readonly TimelineStep[] },
  now: Date,
): TimelineChart | null {
  const first = Math.min(board.baselineAsOf.getTime(), ...steps.map(({ entry }) => entry.evidence.at.getTime()));
  const from = Math.min(Math.max(first, now.getTime() - LONGEST_MS), now.getTime() - SHORTEST_MS);
  const window = { from: new Date(from), to: now };
  const moved = movesInOrder(steps);
  const all = layOutBoard(pack, board).flatMap((standing) => lanesOf(standing, moved, window));
  if (all.length === 0) return null;
  const lanes = all.slice(0, MOST_LANES);
  return { title: pack.name, ...window, lanes, left: all.length - lanes.length };
}

interface Window {
  readonly from: Date;
  readonly to: Date;
}

interface Moved {
  readonly move: Move;
  readonly at: Date;
}

/** In the order of learning, as the board was moved; what is told late moves it no earlier than what it already showed. */
function movesInOrder(steps: readonly TimelineStep[]): readonly Moved[] {
  let latest = new Date(0);
  return steps
    .toSorted((a, b) => a.entry.seq - b.entry.seq)
    .flatMap(({ entry, moves }) => {
      if (entry.evidence.at > latest) latest = entry.evidence.at;
      const at = latest;
      return moves.map((move) => ({ move, at }));
    });
}

function lanesOf(standing: TruceStanding, moved: readonly Moved[], window: Window): readonly ChartLane[] {
  const { truce, parties, others } = standing;
  const own = moved.filter(({ move }) => move.truce === truce.truce);
  const phases = own.filter(({ move }) => move.kind === 'phase');
  const proved = truce.proved && { value: truce.proved.phase, since: truce.proved.since, sure: 'known' as const };
  const reported = truce.reported && { value: truce.reported.phase, since: truce.reported.since, sure: 'reported' as const }; // prettier-ignore
  const ofTruce: ChartLane = {
    kind: 'truce',
    name: truce.name,
    spans: spansOf(phases.filter(({ move }) => move.kind === 'phase' && move.proved), proved, window), // prettier-ignore
    beside: besideOf(phases, reported, window),
  };
  const ofParties = [...parties, ...others].flatMap(({ party, state }): readonly ChartLane[] => {
    if (state === null) return [];
    const positions = own.filter(({ move }) => move.kind === 'position' && move.party === party.id);
    const sure = state.certainty === 'disputed' ? 'disputed' : 'known';
    const spans = spansOf(positions, { value: state.value, since: state.since, sure }, window);
    return spans.length === 0 ? [] : [{ kind: 'party', name: party.name, spans, beside: [] }];
  });
  return ofTruce.spans.length + ofTruce.beside.length + ofParties.length === 0 ? [] : [ofTruce, ...ofParties];
}

/** What the board shows now, which the last span says whatever the moves were. */
interface Current {
  readonly value: Move['after'];
  readonly since: Date | null;
  readonly sure: ChartSpan['sure'];
}

function spansOf(moved: readonly Moved[], current: Current | null, window: Window): readonly ChartSpan[] {
  if (current === null) return [];
  const states = moved.map(({ move, at }) => ({ value: move.after, sure: sureOf(move), at }));
  const before = moved[0]?.move.before ?? null;
  const start = before === null ? [] : [{ value: before, sure: 'known' as const, at: window.from }];
  const last = states.at(-1);
  const isLast = last?.value === current.value;
  const since = isLast ? last.at : (current.since ?? window.from);
  const earlier = isLast ? states.slice(0, -1) : states;
  const after = earlier.at(-1)?.at;
  const at = after !== undefined && after > since ? after : since;
  return laidOut([...start, ...earlier, { value: current.value, sure: current.sure, at }], window);
}

/** What is only reported stands until something else is reported, or proved. */
function besideOf(phases: readonly Moved[], current: Current | null, window: Window): readonly ChartSpan[] {
  const spans = phases.flatMap(({ move, at }, n) => {
    if (move.kind !== 'phase' || move.proved) return [];
    const next = phases[n + 1]?.at;
    if (next === undefined && current?.value !== move.after) return [];
    return laidOut([{ value: move.after, sure: 'reported', at }], { from: window.from, to: next ?? window.to });
  });
  const isShown = current === null || spans.at(-1)?.words === valueInWords(current.value);
  return isShown ? spans : [...spans, ...laidOut([{ ...current, at: current.since ?? window.from }], window)];
}

function sureOf(move: Move): ChartSpan['sure'] {
  return move.kind === 'position' && move.certainty === 'disputed' ? 'disputed' : 'known';
}

interface State {
  readonly value: Move['after'];
  readonly sure: ChartSpan['sure'];
  readonly at: Date;
}

/** Each state until the next one, as far as it lies in the window. */
function laidOut(states: readonly State[], { from, to }: Window): readonly ChartSpan[] {
  return states.flatMap(({ value, sure, at }, n): readonly ChartSpan[] => {
    const begins = at < from ? from : at;
    const ends = states[n + 1]?.at ?? to;
    if (begins >= ends || begins >= to) return [];
    return [{ words: valueInWords(value), tone: TONES[value], from: begins, to: ends > to ? to : ends, sure }];
  });
}

const TONES: Readonly<Record<Move['after'], ChartTone>> = {
  'in-force': 'holds',
  extended: 'holds',
  accepts: 'holds',
  agreed: 'agreed',
  'accepts-with-conditions': 'agreed',
  proposed: 'open',
  proposes: 'open',
  undecided: 'open',
  suspended: 'paused',
  rejects: 'broken',
  withdraws: 'broken',
  collapsed: 'broken',
  expired: 'over',
};
