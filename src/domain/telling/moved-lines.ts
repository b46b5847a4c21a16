import type { Pack } from '../diplomacy/pack.ts';
import type { BoardQuote } from '../ledger/board.ts';
import type { BoardMove } from '../ledger/board-difference.ts';
import { answerOf, phaseOf, truceNamed, valueInWords } from '../ledger/describe.ts';
import type { DevelopmentId, TruceKey } from '../ledger/development.ts';
import { capital } from '../ledger/names-in-words.ts';
import { isAside } from '../ledger/truce-key.ts';
import type { DigestLine } from './digest-line.ts';

/** What stands otherwise on the board, with the entry that says so where it has one of its own. */
export interface MovedLine {
  readonly move: BoardMove;
  /** One sentence without its full stop. */
  readonly text: string;
  /** What held before, in words; null when nothing was known. */
  readonly before: string | null;
  readonly after: string;
  /** The line of the entry behind it, in the board's words; null where it only follows from others. */
  readonly line: DigestLine | null;
  readonly quote: BoardQuote | null;
  readonly id: DevelopmentId | null;
}

/** Every move of the board as a line; `lines` are those of the entries between the two boards. */
export function movedLines(
  pack: Pack,
  moves: readonly BoardMove[],
  lines: readonly DigestLine[],
): readonly MovedLine[] {
  return moves.map((move) => {
    const quote = move.after.quotes[0] ?? null;
    const id = quote?.id ?? null;
    const words = inWords(pack, move);
    const line = lines.find((l) => concerns(l, move) && id !== null && l.covers.includes(id));
    // a proposal may have got its name since: the board's word on what it is counts
    const told = line && { ...line, ...words, careful: words.text, truce: truceOf(move) };
    return { move, ...words, line: told ?? null, quote, id };
  });
}

/** Does a line tell of a truce's phase, or of a party's position on a truce? Then the board's move tells it. */
export function isOfBoard({ type, truce }: Pick<DigestLine, 'type' | 'truce'>): boolean {
  return type === 'phase' || (type === 'position' && !isAside(truce));
}

function concerns(line: DigestLine, move: BoardMove): boolean {
  return line.type === move.kind && (move.kind === 'phase' || line.actors.includes(move.after.party));
}

function truceOf(move: BoardMove): TruceKey {
  return move.kind === 'phase' ? move.truce.truce : move.after.truce;
}

function inWords(pack: Pack, move: BoardMove): Pick<MovedLine, 'text' | 'before' | 'after'> {
  const before = move.before === null ? null : valueInWords(move.before);
  if (move.kind === 'phase') {
    const { phase } = move.after;
    const text = phaseOf(pack, move.truce.truce, phase, move.proved ? 'confirmed' : 'reported');
    return { text: capital(text), before, after: `${move.proved ? '' : 'reported: '}${valueInWords(phase)}` };
  }
  const { party, truce, value, certainty } = move.after;
  const text = capital(answerOf(pack, party, value, certainty, truceNamed(pack, truce)));
  return { text, before, after: valueInWords(value) };
}
