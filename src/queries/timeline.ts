import type { Pack } from '../domain/diplomacy/pack.ts';
import type { TimelineStep } from '../domain/ledger/timeline.ts';
import { timelineChart, type TimelineChart } from '../domain/telling/timeline-chart.ts';
import { rememberedForAMinute } from '../domain/remembered.ts';
import type { Known, ReadModel } from '../ports/read-model.ts';

/** How one conflict came to stand where it stands. */
export interface Timeline {
  readonly pack: Pack;
  /** When the baseline was taken that it starts from; null where it starts from nothing. */
  readonly from: Date | null;
  readonly steps: readonly TimelineStep[];
  /** The same as a picture shows it; null where there is nothing to show. */
  readonly chart: TimelineChart | null;
}

/** Phases and positions over time, from the baseline on. */
export async function timeline(pack: Pack, now: Date, deps: { readonly readModel: ReadModel }): Promise<Timeline> {
  const known = await deps.readModel.known(pack);
  return { pack, from: known.baseline?.asOf ?? null, steps: known.steps, chart: chartNow(known, pack, now) };
}

/** The time stands at its edge, by the day. */
const chartNow = rememberedForAMinute(
  ({ state, steps }: Known, pack: Pack, now) => state && timelineChart(pack, { board: state.board, steps }, now),
);
