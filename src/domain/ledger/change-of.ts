import type { Board } from './board.ts';
import type { Before, Claim, Development, NewDevelopment } from './development.ts';

const OPPOSITE: Readonly<Record<string, readonly string[]>> = { accepts: ['rejects'], rejects: ['accepts'] };
const DISPUTE_MS = 36 * 3_600_000;

/** The verdict's kind against what the board says of the same party or truce. */
export function changeOf(
  claim: Claim,
  input: {
    readonly board: Board;
    readonly recent: readonly Development[];
    readonly eventId: string;
    readonly now: Date;
  },
): Pick<NewDevelopment, 'kind' | 'before'> {
  const before = beforeOf(claim, input.board);
  if (claim.value === 'withdraws') return { kind: 'withdrawn', before };
  if (before === null || before.value === claim.value) return { kind: 'new', before: null };
  const sameDay = before.since !== null && input.now.getTime() - before.since.getTime() <= DISPUTE_MS;
  const opposite = claim.type === 'position' && (OPPOSITE[claim.value] ?? []).includes(before.value);
  const sameEvent = input.recent.some(
    (d) => d.eventId === input.eventId && d.type === 'position' && d.value === before.value,
  );
  return { kind: opposite && sameDay && sameEvent ? 'contradicted' : 'changed', before };
}

function beforeOf(claim: Claim, board: Board): Before | null {
  if (claim.type === 'position') {
    const state = board.positions.find((p) => claim.actors.includes(p.party) && p.truce === claim.truce);
    return state ? { value: state.value, since: state.since } : null;
  }
  if (claim.type !== 'phase') return null;
  const truce = board.truces.find((t) => t.truce === claim.truce);
  const entry = truce?.proved ?? truce?.reported ?? null;
  return entry ? { value: entry.phase, since: entry.since } : null;
}
