import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Board } from '../domain/ledger/board.ts';
import type { Development } from '../domain/ledger/development.ts';
import type { BaselineVersion } from '../domain/ledger/baseline.ts';
import { rememberedWith } from '../domain/remembered.ts';
import type { Corrected, Known, ReadModel } from '../ports/read-model.ts';
import { laterCorrections } from './later-corrections.ts';

/** What is known of one conflict at one time, with the entries that made it. */
export interface Situation {
  readonly kind: 'known';
  readonly pack: Pack;
  readonly board: Board;
  /** False: no baseline was ever stored, the board is made of the ledger alone. */
  readonly hasBaseline: boolean;
  /** Every entry behind the board, in order. */
  readonly ledger: readonly Development[];
  /** The newest baseline then, from which a reader measures change; null where there was none. */
  readonly since: BaselineVersion | null;
  /** What was corrected after that time of what is shown here. */
  readonly later: readonly Corrected[];
}

/** Nothing was known at that time; `from` is when knowledge begins, null when there is none at all. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly pack: Pack;
  readonly from: Date | null;
}

/** The board now, or as it was known `at` a moment: later entries do not count, however old what they tell. */
export async function currentBoard(
  pack: Pack,
  deps: { readonly readModel: ReadModel },
  at?: Date,
): Promise<Situation | Unknown> {
  const known = await deps.readModel.known(pack, at);
  if (at === undefined) return boardNow(known)(pack);
  const then = boardOf(pack, known, at);
  if (then.kind === 'unknown') return then;
  return { ...then, later: await laterCorrections(pack.id, then.board, at, deps) };
}

/** The same object for all who ask while nothing changes, so that what is made of it can be kept with it. */
const boardNow = rememberedWith((known: Known) => rememberedWith((pack: Pack) => boardOf(pack, known)));

function boardOf(pack: Pack, { baseline, newest, ledger, state }: Known, at?: Date): Situation | Unknown {
  const from = baseline?.asOf ?? ledger[0]?.learnedAt ?? null;
  if (state === null || from === null || (at !== undefined && at < from)) return { kind: 'unknown', pack, from };
  return { kind: 'known', pack, board: state.board, hasBaseline: baseline !== null, ledger, since: newest, later: [] };
}
