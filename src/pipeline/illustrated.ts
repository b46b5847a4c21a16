import type { Pack } from '../domain/diplomacy/pack.ts';
import type { NewDelivery } from '../domain/telling/delivery.ts';
import { timelineChart } from '../domain/telling/timeline-chart.ts';
import type { Clock } from '../ports/clock.ts';
import type { ReadModel } from '../ports/read-model.ts';

/** A week's digest shows how things came about, with its first post. */
export async function illustrated(
  told: readonly NewDelivery[],
  pack: Pack,
  { readModel, clock }: { readonly readModel: Pick<ReadModel, 'known'>; readonly clock: Clock },
): Promise<readonly NewDelivery[]> {
  const [first, ...others] = told;
  if (!first) return told;
  const { state, steps } = await readModel.known(pack);
  const chart = state && timelineChart(pack, { board: state.board, steps }, clock.now());
  return chart ? [{ ...first, message: { ...first.message, chart } }, ...others] : told;
}
