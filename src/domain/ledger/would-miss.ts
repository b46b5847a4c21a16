import type { StatementType } from '../diplomacy/statement.ts';
import type { Board } from './board.ts';
import type { Claim, Evidence } from './development.ts';
import { settlesExpectation } from './expectations.ts';

/** What a board holds at one time. */
const HELD: ReadonlySet<StatementType> = new Set(['phase', 'position']);

/** Would a board miss what is claimed? It holds phases and positions, and what became of what was expected. */
export function wouldMiss(board: Board, claim: Claim, evidence: Evidence): boolean {
  return HELD.has(claim.type) || settlesExpectation(board, { ...claim, evidence, support: [] });
}
