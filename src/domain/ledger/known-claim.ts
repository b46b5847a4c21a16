import type { PartyId } from '../diplomacy/pack.ts';
import type { Statement, StatementType } from '../diplomacy/statement.ts';
import type { Board, PositionState } from './board.ts';
import { DECLARED_ONCE_MS, isAside } from './truce-key.ts';
import type { Claim, Development } from './development.ts';
import { isOnAnotherDay } from './expectations.ts';
import { evidenceOf } from './evidence-rule.ts';
import { saysAgain, saysFurther } from './marks.ts';

/** Why a claim is no news; `entry` is the ledger's entry that it repeats, null when the baseline knew it. */
export interface Known {
  readonly entry: Development | null;
  /** True: it is no position on this truce, so that it is neither old nor new to the board. */
  readonly beside?: true;
  readonly because: string;
}

interface Memory {
  readonly board: Board;
  readonly claims: readonly Claim[];
  readonly recent: readonly Development[];
  readonly eventId: string;
  readonly now: Date;
}

const HOUR = 3_600_000;

/**
 * For how long the same claim, made outside its event, is taken for the same happening. Positions and phases are
 * compared with the board instead. A date that is set stays set for days; a meeting is over the next day; an
 * accusation is renewed daily; a position here is one filed aside.
 */
const SAME_FOR_MS: Readonly<Partial<Record<StatementType, number>>> = {
  talks: 48 * HOUR,
  exchange: 36 * HOUR,
  pressure: 60 * HOUR,
  breach: 20 * HOUR,
  demand: 60 * HOUR,
  position: 60 * HOUR,
};

/** Is the claim known from its event, the board, the baseline or the last days? Null: it is news. */
export function knownClaim(
  claim: Claim,
  statement: Pick<Statement, 'quote' | 'about' | 'times'>,
  memory: Memory,
): Known | null {
  const inEvent = memory.recent.findLast(
    (d) =>
      d.eventId === memory.eventId &&
      sameClaim(claim, d) &&
      !isFurther(claim, statement, d) &&
      !isOnAnotherDay(statement, d),
  );
  if (inEvent) return { entry: inEvent, because: `known from ${inEvent.id} in the same event` };
  if (claim.type === 'position' && !isAside(claim.truce)) return knownPosition(claim, memory);
  if (claim.type === 'phase') return knownPhase(claim, statement.quote, memory);
  const limit = SAME_FOR_MS[claim.type];
  const entry = memory.recent.findLast(
    (d) =>
      limit !== undefined &&
      memory.now.getTime() - d.learnedAt.getTime() <= limit &&
      sameClaim(claim, d) &&
      (sameParties(claim, d) || (claim.type === 'exchange' && within(claim, d))) &&
      alike(claim, statement, d) &&
      !isOnAnotherDay(statement, d),
  );
  if (entry) return { entry, because: `known from ${entry.id} of ${entry.learnedAt.toISOString().slice(0, 16)}Z` };
  return memory.claims.some((c) => sameClaim(claim, c) && sameParties(claim, c))
    ? { entry: null, because: 'known from the baseline' }
    : null;
}

/** Same type, value and somebody in common. */
function sameClaim(a: Claim, b: Claim): boolean {
  return a.type === b.type && a.value === b.value && overlap(a.actors, b.actors);
}

function overlap(a: readonly PartyId[], b: readonly PartyId[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((x) => b.includes(x));
}

function sameParties(a: Claim, b: Claim): boolean {
  return a.actors.length === b.actors.length && a.actors.every((x) => b.actors.includes(x));
}

/** An exchange is one happening whichever side of it is told. */
function within(claim: Claim, entry: Claim): boolean {
  return claim.actors.every((x) => entry.actors.includes(x)) || entry.actors.length === 0;
}

/** One more handover, or round of talks, is not the one that was told without that word. */
function isFurther(claim: Claim, statement: Pick<Statement, 'quote'>, entry: Development): boolean {
  return (
    (claim.type === 'exchange' || claim.type === 'talks') &&
    saysFurther(statement.quote) &&
    !evidenceOf(entry).some(({ quote }) => saysFurther(quote))
  );
}

/** Demands, pressure and positions aside of one actor differ by what they are about; the others do not. */
function alike(claim: Claim, statement: Pick<Statement, 'quote' | 'about'>, entry: Development): boolean {
  if (isFurther(claim, statement, entry)) return false;
  if (claim.type === 'position' && !isAside(entry.truce)) return false;
  if (claim.type !== 'demand' && claim.type !== 'pressure' && claim.type !== 'position') return true;
  const words = (s: string): ReadonlySet<string> => new Set(s.toLowerCase().match(/\p{L}{4,}|\d+/gu) ?? []);
  const a = words(`${statement.about} ${statement.quote}`);
  const b = words(`${entry.about} ${entry.evidence.quote}`);
  const both = [...a].filter((w) => b.has(w)).length;
  return both >= 0.4 * Math.min(a.size, b.size);
}

function knownPosition(claim: Claim, memory: Memory): Known | null {
  if (SHORT_OF_YES.has(claim.value) && isSettled(claim, memory.board))
    return { entry: null, beside: true, because: 'accepted, and the truce holds: what is weighed is something else' };
  const holds = claim.actors.every((actor) =>
    memory.board.positions.some((p) => p.party === actor && p.truce === claim.truce && isHeld(p, claim.value, memory)),
  );
  if (!holds || claim.actors.length === 0) return null;
  const entry = memory.recent.findLast((d) => sameClaim(claim, d) && d.truce === claim.truce);
  return { entry: entry ?? null, because: 'the board has this position' };
}

/** Does the party hold this position still, by a statement of it? What only followed from a phase has yet to be said. */
function isHeld(held: PositionState, stated: string, { recent, now }: Memory): boolean {
  const lately = held.since !== null && now.getTime() - held.since.getTime() <= LATELY_MS;
  // who said yes to a truce lately and calls for it has not moved
  if (held.value === 'accepts' && stated === 'proposes') return lately;
  // who weighs a truce again after weeks weighs it anew
  if (held.value !== stated || (stated === 'undecided' && held.since !== null && !lately)) return false;
  const [quote] = held.quotes;
  return quote?.id === undefined || recent.find((d) => d.id === quote.id)?.type !== 'phase';
}

const LATELY_MS = 14 * 24 * HOUR;

/** What is said of a holding truce by who has accepted it concerns something else: its next step, or another plan. */
const SHORT_OF_YES: ReadonlySet<string> = new Set(['undecided', 'accepts-with-conditions']);

/** It is in force, and of those who are said to weigh it all that ever took a position on it have accepted it. */
function isSettled(claim: Claim, board: Board): boolean {
  const phase = board.truces.find((t) => t.truce === claim.truce)?.proved?.phase;
  const held = board.positions.filter((p) => p.truce === claim.truce && claim.actors.includes(p.party));
  return (phase === 'in-force' || phase === 'extended') && held.length > 0 && held.every((p) => p.value === 'accepts');
}

/** A truce that is declared days after the last one was declared is another. */
function isAnew(claim: Claim, since: Date | null, now: Date): boolean {
  return claim.value === 'proposed' && since !== null && now.getTime() - since.getTime() > DECLARED_ONCE_MS;
}

/** What is said to be agreed, or to hold, was announced. */
function says(phase: string, stated: string): boolean {
  return phase === stated || (stated === 'proposed' && (phase === 'agreed' || phase === 'in-force'));
}

/** A truce that is said to hold again had been broken, whether or not anybody said so; until it is told, that is news. */
function isBackInForce(claim: Claim, quote: string, memory: Memory): boolean {
  if (claim.value !== 'in-force' || !saysAgain(quote)) return false;
  const limit = memory.now.getTime() - DECLARED_ONCE_MS;
  return !memory.recent.some(
    (d) =>
      d.learnedAt.getTime() > limit &&
      d.type === 'phase' &&
      sameClaim(claim, d) &&
      (saysAgain(d.evidence.quote) || memory.now.getTime() - d.learnedAt.getTime() < 24 * HOUR),
  );
}

function knownPhase(claim: Claim, quote: string, memory: Memory): Known | null {
  if (isBackInForce(claim, quote, memory)) return null;
  const truce = memory.board.truces.find((t) => t.truce === claim.truce);
  const stated = [truce?.proved, truce?.reported].some(
    (p) => p && !p.implied && says(p.phase, claim.value) && !isAnew(claim, p.since, memory.now),
  );
  if (!stated) return null;
  const entry = memory.recent.findLast((d) => d.type === 'phase' && d.value === claim.value && d.truce === claim.truce);
  return { entry: entry ?? null, because: 'the board has this phase' };
}
