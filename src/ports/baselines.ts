import type { PackId } from '../domain/diplomacy/pack.ts';
import type { BaselineVersion, NewBaseline } from '../domain/ledger/baseline.ts';

/** The boards that were given a name or set as a beginning, each for good. */
export interface Baselines {
  /** A pack's baselines in the order in which they were set. */
  all(packId: PackId): Promise<readonly BaselineVersion[]>;
  /** Sets one. Throws an AppError `conflict` where the pack has another of that name. */
  add(baseline: NewBaseline): Promise<BaselineVersion>;
}
