import type { PartyId } from '../pack.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { hasTerm, partiesIn, termsIn } from './line.ts';

/** Those between, for or with whom somebody else reached what the act tells: "reached a deal for A and B to stop fighting". */
export function thoseBound(act: Act): readonly PartyId[] {
  const { line } = act.clause;
  if (hasTerm(line, act.object, 'both-sides')) return [];
  const named = partiesIn(line, act.object).map((m) => m.party);
  return [...new Set(named)].filter((party) => !doersOf(act).includes(party));
}

/** "X brokered a truce between A and B", "X reached an agreement for both sides to stop": a deal of those two, by the word of who made it. */
export function agreesAsBroker(act: Act): boolean {
  const { line } = act.clause;
  const links = termsIn(line, act.object, 'preposition');
  return (
    act.term === 'agree' &&
    doersOf(act).length > 0 &&
    (thoseBound(act).length > 1 || hasTerm(line, act.object, 'both-sides')) &&
    links.some((t) => /^(?:between|for|with|by|from)$/u.test(line.tokens[t.from]?.norm ?? ''))
  );
}
