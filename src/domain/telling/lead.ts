import { dayOf } from '../diplomacy/dates/dated.ts';
import type { Pack, Party } from '../diplomacy/pack.ts';
import type { Board, PositionState } from '../ledger/board.ts';
import type { Development } from '../ledger/development.ts';
import { answerOf, joined, phaseOf, truceNamed } from '../ledger/describe.ts';
import { expectedNext } from '../ledger/lay-out-board.ts';
import { capital, listed, nameInSentence } from '../ledger/names-in-words.ts';
import { isAside } from '../ledger/truce-key.ts';
import type { DigestLine } from './digest-line.ts';
import { dueInWords } from './times-in-words.ts';

/** What a lead looks at besides the lines. */
export interface LeadInput {
  readonly board: Board;
  readonly now: Date;
  readonly timezone: string;
  /** What the channel has been posted since its last digest: the lines do not tell it again. */
  readonly posted?: readonly Development[];
}

/**
 * At most three plain sentences on what changed, what did not and what is due, made of typed entries alone and no stronger
 * than they are: a lead has no room for a certainty word, so what is not confirmed is "reportedly" so.
 */
export function leadOf(pack: Pack, lines: readonly DigestLine[], input: LeadInput): readonly string[] {
  const sentences = [changed(pack, lines, input), holding(pack, lines, input), due(pack, input)];
  return sentences.filter((sentence) => sentence !== null).map((sentence) => `${capital(sentence)}.`);
}

/** "Ukraine now accepts the 30-day ceasefire; Russia has not answered". */
function changed(pack: Pack, lines: readonly DigestLine[], { board, posted = [] }: LeadInput): string | null {
  const first = lines[0];
  if (first?.type === 'phase') return now(first);
  if (first?.type === 'position' && !isAside(first.truce)) {
    const others = othersOn(pack, first, lines, board);
    return [now(first), ...others].join('; ');
  }
  const besides = posted.some(({ type }) => type === 'phase' || type === 'position') ? 'besides what was posted, ' : '';
  const still = lines.some(({ type }) => type === 'position')
    ? `${besides}no truce changed its phase`
    : `${besides}no truce changed its phase, and no side its position`;
  return first === undefined || first.type === 'statement' ? still : `${first.careful}; ${still}`;
}

/** "Now" is said of what was otherwise before. */
function now({ careful: text, before, after, kind }: DigestLine): string {
  const isMove = before !== null && before !== after && kind === 'changed';
  return isMove
    ? text.replace(/ (?=(?:reportedly )?(?:accepts?|rejects?|proposes?|withdraws?|in force|agreed)\b)/u, ' now ')
    : text;
}

/** Where those who fight and did not move stand on the same truce. */
function othersOn(pack: Pack, line: DigestLine, lines: readonly DigestLine[], board: Board): readonly string[] {
  const others = pack.parties.filter(({ id, role }) => role === 'belligerent' && !line.actors.includes(id));
  return others.slice(0, 2).map((party) => {
    const moved = lines.find((l) => l.type === 'position' && l.truce === line.truce && l.actors.includes(party.id));
    if (moved && (moved.kind === 'contradicted' || moved.actors.length > 1)) return now(moved);
    if (moved) return answerOf(pack, party.id, moved.value, moved.certainty, 'it');
    const state = board.positions.find((p) => p.party === party.id && p.truce === line.truce);
    return state ? stillOn(pack, party, state) : `${nameInSentence(pack, party.id)} has not answered`;
  });
}

function stillOn(pack: Pack, party: Party, state: PositionState): string {
  return answerOf(pack, party.id, state.value, state.certainty, 'it');
}

const HOLDS: ReadonlySet<string> = new Set(['in-force', 'extended']);

/** "No truce is in force", or which. */
function holding(pack: Pack, lines: readonly DigestLine[], { board }: LeadInput): string | null {
  const told = new Set(lines.filter(({ type }) => type === 'phase').map(({ truce }) => truce));
  const inForce = board.truces.filter(({ proved }) => proved !== null && HOLDS.has(proved.phase));
  const reported = board.truces.filter((t) => t.reported !== null && HOLDS.has(t.reported.phase) && !told.has(t.truce));
  const fresh = inForce.filter(({ truce }) => !told.has(truce)).map((t) => truceNamed(pack, t.truce));
  if (fresh.length > 0) return `${listed(fresh.slice(0, 3))} ${fresh.length === 1 ? 'is' : 'are'} in force`;
  if (inForce.length > 0) return null;
  const [claim] = reported;
  if (claim?.reported)
    return `no truce is proved to be in force; ${phaseOf(pack, claim.truce, claim.reported.phase, 'reported')}`;
  return lines.some((line) => line.type === 'phase' && HOLDS.has(line.value)) ? null : 'no truce is in force';
}

/** "Next: talks between Russia and Ukraine are due on Thursday". */
function due(pack: Pack, { board, now: at, timezone }: LeadInput): string | null {
  const today = dayOf(at).at;
  for (const { expectation } of expectedNext(board, at).ahead) {
    const { due: when, kind, what, parties } = expectation;
    if (when === null || (when.precision !== 'week' && when.precision !== 'month' && when.at < today)) continue;
    const known = kind === 'talks' ? `talks${joined(pack, parties)} are due` : `${what.replace(/\.$/u, '')},`;
    return `next: ${known} ${dueInWords(when, at, timezone)}`;
  }
  return null;
}
