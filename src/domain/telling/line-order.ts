import type { Pack } from '../diplomacy/pack.ts';
import type { StatementType } from '../diplomacy/statement.ts';
import type { Board } from '../ledger/board.ts';
import { centralTruce, isAside } from '../ledger/truce-key.ts';
import type { DigestLine } from './digest-line.ts';

const ORDER: readonly StatementType[] = [
  'phase',
  'position',
  'talks',
  'breach',
  'exchange',
  'pressure',
  'demand',
  'statement',
];

/**
 * Most consequential first: by type; within a type what concerns the truce at the centre and who fights before the rest,
 * then as it happened.
 */
export function inOrder(pack: Pack, lines: readonly DigestLine[], board: Board, now: Date): readonly DigestLine[] {
  const central = centralTruce(board, now)?.truce;
  const rank = (line: DigestLine): readonly number[] => [
    ORDER.indexOf(line.type),
    isAside(line.truce) ? 1 : 0,
    line.truce === central ? 0 : 1,
    ofBelligerent(pack, line) ? 0 : 1,
    line.at.getTime(),
    Number(/\d+$/u.exec(line.id)?.[0] ?? 0),
  ];
  return lines.toSorted((a, b) => compare(rank(a), rank(b)));
}

/** Does a line tell of somebody who fights? */
export function ofBelligerent(pack: Pack, { actors }: Pick<DigestLine, 'actors'>): boolean {
  return pack.parties.some(({ id, role }) => role === 'belligerent' && actors.includes(id));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const n = a.findIndex((value, at) => value !== b[at]);
  return n === -1 ? 0 : (a[n] ?? 0) - (b[n] ?? 0);
}
