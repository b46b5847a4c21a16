import type { Pack } from '../domain/diplomacy/pack.ts';
import type { TimelineStep } from '../domain/ledger/timeline.ts';
import type { ReadModel } from '../ports/read-model.ts';

/** How one conflict came to stand where it stands. */
export interface Timeline {
  readonly pack: Pack;
  /** When the baseline was taken that it starts from; null where it starts from nothing. */
  readonly from: Date | null;
  readonly steps: readonly TimelineStep[];
}

/** Phases and positions over time, from the baseline on. */
export async function timeline(pack: Pack, deps: { readonly readModel: ReadModel }): Promise<Timeline> {
  const { baseline, steps } = await deps.readModel.known(pack);
  return { pack, from: baseline?.asOf ?? null, steps };
}
