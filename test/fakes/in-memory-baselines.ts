import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import { AppError } from '../../src/domain/errors.ts';
import { rootAt, type BaselineVersion, type NewBaseline } from '../../src/domain/ledger/baseline.ts';
import type { Baseline } from '../../src/domain/ledger/board.ts';
import type { Baselines } from '../../src/ports/baselines.ts';
import type { InMemoryState } from './in-memory-state.ts';

/** Baselines in memory. */
export class InMemoryBaselines implements Baselines {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async all(packId: PackId): Promise<readonly BaselineVersion[]> {
    return this.#state.baselines.filter(({ baseline }) => baseline.packId === packId);
  }

  async add(added: NewBaseline): Promise<BaselineVersion> {
    const known = await this.all(added.baseline.packId);
    if (known.some(({ name }) => name?.toLowerCase() === added.name.toLowerCase()))
      throw new AppError('conflict', `There is a baseline "${added.name}" already; give this one another name.`);
    return addBaseline(this.#state, added);
  }
}

/** The baseline that the board of a time is folded from. */
export function baselineOf(state: InMemoryState, packId: PackId, at: Date | null): Baseline | null {
  return rootAt(state.baselines.filter(({ baseline }) => baseline.packId === packId), at)?.baseline ?? null; // prettier-ignore
}

/** Adds one; what comes from outside has all that was learned before it was taken. */
function addBaseline(state: InMemoryState, added: Omit<BaselineVersion, 'number'>): BaselineVersion {
  const { afterSeq: own = 0, ...board } = added.baseline;
  const { packId, asOf } = board;
  const learned = state.ledger(packId, 0, asOf).at(-1)?.seq ?? 0;
  const afterSeq = added.kind === 'frozen' ? own : learned;
  const baseline = afterSeq > 0 ? { ...board, afterSeq } : board;
  const version = { ...added, number: state.baselines.length + 1, baseline };
  state.baselines.push(version);
  return version;
}

/** A file's baseline is stored unless it is the one that the file had last. */
export function addOfFile(state: InMemoryState, baseline: Baseline, setAt: Date | null): void {
  const last = state.baselines.findLast((b) => b.kind === 'pack' && b.baseline.packId === baseline.packId);
  if (last && JSON.stringify({ ...last.baseline, afterSeq: undefined }) === JSON.stringify(baseline)) return;
  addBaseline(state, { kind: 'pack', name: null, setAt, setBy: null, baseline });
}
