import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Baseline, Board } from '../domain/ledger/board.ts';
import type { Development } from '../domain/ledger/development.ts';
import { bareBoard, emptyBaseline, withDevelopment } from '../domain/ledger/fold-board.ts';
import type { StoryStore } from '../ports/story-store.ts';

const IN_FORCE: ReadonlySet<string> = new Set(['in-force', 'extended']);

/** Entries that a statement is compared with, besides the board. */
const RECENT = 400;

/**
 * A pack's board and its latest entries, kept between cycles so that a report costs the same however long the ledger is.
 * Nothing lives only here: after a restart it is read from the rows.
 */
export class LedgerMemory {
  readonly #store: Pick<StoryStore, 'ledger' | 'baseline'>;
  readonly #pack: Pack;
  #baseline: Baseline | null = null;
  #board: Board | null = null;
  #recent: readonly Development[] = [];

  constructor(pack: Pack, store: Pick<StoryStore, 'ledger' | 'baseline'>) {
    this.#pack = pack;
    this.#store = store;
  }

  /** Takes up what the ledger has gained since. */
  async catchUp(): Promise<void> {
    // without a baseline nothing is older than it: what came out before this process began is news all the same
    this.#baseline ??= (await this.#store.baseline(this.#pack.id)) ?? emptyBaseline(this.#pack, new Date(0));
    this.#board ??= bareBoard(this.#baseline);
    for (const entry of await this.#store.ledger(this.#pack.id, this.#board.seq)) this.learn(entry);
  }

  /** Takes up one entry: a new one, or a known one with more support. */
  learn(entry: Development): void {
    if (this.#board === null) return;
    if (entry.seq > this.#board.seq) {
      this.#board = withDevelopment(this.#pack, this.#board, entry);
      this.#recent = [...this.#recent.slice(1 - RECENT), entry];
    } else {
      this.#recent = this.#recent.map((known) => (known.seq === entry.seq ? entry : known));
    }
  }

  get board(): Board {
    return this.#board ?? bareBoard(this.baseline);
  }

  /** Does a truce of the conflict hold, as far as anyone reports? */
  get truceInForce(): boolean {
    return this.board.truces.some((t) => IN_FORCE.has((t.reported ?? t.proved)?.phase ?? ''));
  }

  get baseline(): Baseline {
    return this.#baseline ?? emptyBaseline(this.#pack, new Date(0));
  }

  get recent(): readonly Development[] {
    return this.#recent;
  }
}
