import type { Pack } from '../domain/diplomacy/pack.ts';
import { boardDifference } from '../domain/ledger/board-difference.ts';
import { bareBoard, emptyBaseline } from '../domain/ledger/fold-board.ts';
import { everyLine } from '../domain/telling/digest.ts';
import type { DigestLine } from '../domain/telling/digest-line.ts';
import { leadOf } from '../domain/telling/lead.ts';
import { inOrder } from '../domain/telling/line-order.ts';
import { isOfBoard, movedLines, type MovedLine } from '../domain/telling/moved-lines.ts';
import type { Corrected, ReadModel } from '../ports/read-model.ts';
import type { Baseline } from '../domain/ledger/board.ts';
import { currentBoard, type Situation } from './current-board.ts';

/** What is known of one conflict now and was not at a time. */
export interface Changes {
  readonly situation: Situation;
  readonly since: Date;
  /** At most three sentences; empty where nothing changed. */
  readonly lead: readonly string[];
  /** How the boards of then and now differ: every phase and every position. */
  readonly moves: readonly MovedLine[];
  /** What was confirmed, and all that no board holds: talks, breaches, demands …; remarks come last. */
  readonly others: readonly DigestLine[];
  /** What was corrected since of what was known then. */
  readonly corrected: readonly Corrected[];
}

/**
 * The net change between what was known at a time and now: phases and positions are the difference of the two boards,
 * whatever happened in between. Null where nothing is known at all.
 */
export async function changesSince(
  pack: Pack,
  since: Date,
  now: Date,
  timezone: string,
  deps: { readonly readModel: ReadModel },
): Promise<Changes | null> {
  const situation = await currentBoard(pack, deps);
  if (situation.kind === 'unknown') return null;
  const { board, ledger } = situation;
  const then = await currentBoard(pack, deps, since);
  const seen = then.kind === 'known' ? (then.ledger.at(-1)?.seq ?? 0) : 0;
  const before = then.kind === 'known' ? then.board : bareBoard(await startOf(pack, situation, deps));
  const entries = ledger.slice(ledger.findLastIndex(({ seq }) => seq <= seen) + 1);
  const lines = everyLine(pack, { entries, board, now });
  const moves = movedLines(pack, boardDifference(before, board), lines);
  const moved = inOrder(
    pack,
    moves.flatMap(({ line }) => line ?? []),
    board,
    now,
  );
  const told = [...moved, ...lines.filter((line) => !isOfBoard(line))];
  const rank = ({ line }: MovedLine): number => (line === null ? moved.length : moved.indexOf(line));
  return {
    situation,
    since,
    lead: moves.length + lines.length === 0 ? [] : leadOf(pack, told, { board, now, timezone }),
    moves: moves.toSorted((a, b) => rank(a) - rank(b)),
    others: lines.filter((line) => !isOfBoard(line) || line.kind === 'confirmed'),
    corrected: then.kind === 'known' ? then.later : [],
  };
}

/** Before anything was known the board was that of the baseline alone. */
async function startOf(pack: Pack, { board }: Situation, deps: { readonly readModel: ReadModel }): Promise<Baseline> {
  return (await deps.readModel.baseline(pack.id)) ?? emptyBaseline(pack, board.baselineAsOf);
}
