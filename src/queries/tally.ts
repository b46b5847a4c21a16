import { truceStart } from '../domain/ledger/truce-start.ts';
import { truceTally, type TruceTally } from '../domain/ledger/truce-tally.ts';
import { emptyBaseline } from '../domain/ledger/fold-board.ts';
import type { ReadModel } from '../ports/read-model.ts';
import type { Situation, Unknown } from './current-board.ts';

/** What is counted since the truce took effect, now or as it was known at a moment; null where nothing is known. */
export async function tallyOf(
  situation: Situation | Unknown,
  deps: { readonly readModel: ReadModel },
  now: Date,
  at?: Date,
): Promise<TruceTally | null> {
  if (situation.kind === 'unknown') return null;
  const { pack, ledger, board } = situation;
  const baseline = (await deps.readModel.baseline(pack.id)) ?? emptyBaseline(pack, board.baselineAsOf);
  const start = truceStart(pack, baseline, ledger, at ?? now);
  return truceTally(pack, start, ledger, await deps.readModel.figures(pack.id, { since: start?.at, until: at }));
}
