import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Baseline } from '../domain/ledger/board.ts';

/** Reads a baseline from a file that somebody hands over. */
export interface BaselineFormat {
  /** `value` is null where it cannot be used; `problems` then says why, one sentence each. Never throws. */
  read(
    bytes: Uint8Array,
    name: string,
    pack: Pack,
  ): { readonly value: Baseline | null; readonly problems: readonly string[] };
}
