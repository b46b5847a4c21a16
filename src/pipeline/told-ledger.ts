import type { Pack, PackId } from '../domain/diplomacy/pack.ts';
import { AppError } from '../domain/errors.ts';
import type { Board } from '../domain/ledger/board.ts';
import type { Development } from '../domain/ledger/development.ts';
import type { Subscription } from '../domain/telling/subscription.ts';
import type { LedgerMark, StoryStore } from '../ports/story-store.ts';
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
  /** The desk's last decision on events that is surely in it. */
  readonly decided: number;
}

/** Is there an entry that it was not told? */
export function isBehind({ told }: Pick<Subscription, 'told'>, ledgers: ReadonlyMap<PackId, Told>): boolean {
  return [...ledgers].some(([pack, { entries }]) => (entries.at(-1)?.seq ?? 0) > (told[pack] ?? 0));
}

/** The ledgers as one round of telling meets them: read once for all subscriptions that were told as much. */
export class ToldLedgers {
  readonly #deps: ToldDeps;
  /** The packs that were caught up with, and what was on record before. */
  readonly #marks = new Map<PackId, LedgerMark>();
  readonly #entries = new Map<string, readonly Development[]>();

  constructor(deps: ToldDeps) {
    this.#deps = deps;
  }

  async of(subscription: Subscription, { id }: Pack): Promise<Told> {
    const memory = this.#deps.memories.get(id);
    if (!memory) throw new AppError('internal', `The pack ${id} has no memory of its ledger.`);
    // asked first: what is put on record meanwhile may be in it or not, and is told
    const mark = this.#marks.get(id) ?? (await this.#deps.store.ledgerMark(id));
    if (!this.#marks.has(id)) await memory.catchUp();
    this.#marks.set(id, mark);
    const after = Math.max(0, (subscription.told[id] ?? 0) - LOOK_BACK);
    const key = `${id} ${after}`;
    const entries = this.#entries.get(key) ?? (await this.#deps.store.ledger(id, after));
    this.#entries.set(key, entries);
    return { entries, board: memory.board, knows: mark.correction, decided: mark.decision };
  }
}
