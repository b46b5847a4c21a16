import type { TruceTally } from '../domain/ledger/truce-tally.ts';
import type { ReadModel } from '../ports/read-model.ts';
import type { Situation, Unknown } from './current-board.ts';

/** What is counted since the truce took effect, now or as it was known at a moment; null where nothing is known. */
export async function tallyOf(
  { kind, pack }: Situation | Unknown,
  deps: { readonly readModel: ReadModel },
  now: Date,
  at?: Date,
): Promise<TruceTally | null> {
  return kind === 'unknown' ? null : deps.readModel.tally(pack, at ?? now, at);
}
