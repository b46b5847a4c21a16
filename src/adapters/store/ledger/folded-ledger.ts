import { setImmediate as turn } from 'node:timers/promises';
import type { Pack } from '../../../domain/diplomacy/pack.ts';
import type { Baseline } from '../../../domain/ledger/board.ts';
import type { Development } from '../../../domain/ledger/development.ts';
import { stateAfter, stateAtFirst, type LedgerState } from '../../../domain/ledger/ledger-state.ts';
import { inOrderOfTelling, stepOf, type TimelineStep } from '../../../domain/ledger/timeline.ts';

/** After how many entries a state is kept from which a fold can go on. */
const KEPT_EVERY = 100;
/** How many entries are folded before everything else has its turn. */
const TURN_EVERY = 200;

/** What a ledger has made. */
export interface Fold {
  readonly state: LedgerState;
  /** By when each was told. */
  readonly steps: readonly TimelineStep[];
}

/** What is known of the entries of one ledger: the state after every so many, and what each moved. */
interface Progress {
  readonly entries: readonly Development[];
  readonly states: readonly LedgerState[];
  readonly moves: readonly (TimelineStep | null)[];
  readonly fold: Fold;
}

/**
 * Folds the ledgers of one pack over one baseline, each from the last state that it shares with the longest one before: as
 * far as both hold the very same entries. So a growing ledger costs what it grows by, and a past one what differs in it.
 */
export class FoldedLedger {
  readonly #pack: Pack;
  readonly #baseline: Baseline;
  #longest: Progress;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(pack: Pack, baseline: Baseline) {
    this.#pack = pack;
    this.#baseline = baseline;
    const state = stateAtFirst(baseline);
    this.#longest = { entries: [], states: [state], moves: [], fold: foldOf(state, []) };
  }

  isOver(pack: Pack, baseline: Baseline): boolean {
    return this.#pack === pack && this.#baseline === baseline;
  }

  /** One at a time, so that of several that ask at once the first does the work for all. */
  async of(ledger: readonly Development[]): Promise<Fold> {
    const folded = this.#queue.then(() => this.#foldOn(ledger));
    this.#queue = Promise.allSettled([folded]); // whoever asked hears of a failure
    return (await folded).fold;
  }

  async #foldOn(ledger: readonly Development[]): Promise<Progress> {
    const known = this.#longest;
    const shared = sharedBy(known.entries, ledger);
    if (shared === ledger.length && shared === known.entries.length) return known;
    const isLonger = shared === known.entries.length;
    const from = isLonger ? shared : Math.floor(shared / KEPT_EVERY) * KEPT_EVERY;
    const states = known.states.slice(0, Math.floor(from / KEPT_EVERY) + 1);
    const moves = known.moves.slice(0, from);
    let state = isLonger ? known.fold.state : states.at(-1);
    if (!state) throw new Error('A fold has a state at its start.');
    for (let n = from; n < ledger.length; n++) {
      const entry = ledger[n];
      if (!entry) break;
      const next = stateAfter(this.#pack, this.#baseline, state, entry);
      moves.push(stepOf(state.board, next.board, entry));
      state = next;
      if ((n + 1) % KEPT_EVERY === 0) states.push(state);
      if ((n + 1 - from) % TURN_EVERY === 0) await turn();
    }
    const progress = { entries: ledger, states, moves, fold: foldOf(state, moves) };
    if (ledger.length >= known.entries.length) this.#longest = progress;
    return progress;
  }
}

/** How many entries two ledgers have in common at their start, as the same objects. */
function sharedBy(a: readonly Development[], b: readonly Development[]): number {
  if (a === b) return a.length;
  const most = Math.min(a.length, b.length);
  for (let n = 0; n < most; n++) if (a[n] !== b[n]) return n;
  return most;
}

/** Steps are put in order when they are asked for. */
function foldOf(state: LedgerState, moves: readonly (TimelineStep | null)[]): Fold {
  let ordered: readonly TimelineStep[] | null = null;
  return {
    state,
    get steps() {
      ordered ??= inOrderOfTelling(moves.filter((step) => step !== null));
      return ordered;
    },
  };
}
