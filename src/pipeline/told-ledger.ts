import type { Pack, PackId } from '../domain/diplomacy/pack.ts';
import { AppError } from '../domain/errors.ts';
import type { Board } from '../domain/ledger/board.ts';
import type { Development } from '../domain/ledger/development.ts';
import type { Subscription } from '../domain/telling/subscription.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { LedgerMemory } from './ledger-memory.ts';

interface ToldDeps {
  readonly store: Pick<StoryStore, 'ledger' | 'ledgerMark'>;
  readonly memories: ReadonlyMap<PackId, Pick<LedgerMemory, 'board' | 'catchUp'>>;
}

/** Entries before the told ones that are read again, to know which events were posted already. */
export const LOOK_BACK = 300;

/** A pack as one subscription meets it: its entries from some before the last one that it was told, and how all stands now. */
export interface Told {
  readonly entries: readonly Development[];
  readonly board: Board;
  /** The last correction that is surely in it. */
  readonly knows: number;
}

/** Reads it, with the board as it is now. */
export async function readTold(subscription: Subscription, { id }: Pack, deps: ToldDeps): Promise<Told> {
  const memory = deps.memories.get(id);
  if (!memory) throw new AppError('internal', `The pack ${id} has no memory of its ledger.`);
  // asked first: what is put on record meanwhile may be in it or not, and is told
  const { correction: knows } = await deps.store.ledgerMark(id);
  await memory.catchUp();
  const entries = await deps.store.ledger(id, Math.max(0, (subscription.told[id] ?? 0) - LOOK_BACK));
  return { entries, board: memory.board, knows };
}
