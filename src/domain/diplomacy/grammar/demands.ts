import type { PartyId } from '../pack.ts';
import type { Scene } from '../scene.ts';
import type { Modality, Statement } from '../statement.ts';
import type { Term } from '../term.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { isFigurative, statementOf } from './claim.ts';
import { hasTerm, wholeOf } from './line.ts';
import { askedOf } from './naming.ts';

/** The classes of words that may carry a demand; a clause without one is not looked at. */
export const DEMAND_TERMS: readonly Term[] = ['demand', 'accept', 'reject'];

/** A term that a party insists on; "will not accept unless" is one too. */
export function demandOf(act: Act, scene: Scene): Statement | null {
  const actors = doersOf(act);
  if (actors.length === 0 || !isOfPeace(act)) return null;
  if (act.term !== 'demand') {
    const refusesUnless =
      act.conditioned &&
      (act.refused || (act.term === 'reject' && hasTerm(act.clause.line, act.object, 'conditional')));
    return refusesUnless ? stated(act, actors, 'asserted', scene) : null;
  }
  if (act.modality === 'denied' || act.modality === 'conditional' || act.modality === 'questioned') return null;
  return stated(act, actors, act.modality, scene);
}

function stated(act: Act, actors: readonly PartyId[], modality: Modality, scene: Scene): Statement {
  const demand = statementOf(act, { type: 'demand', value: 'stated', actors, modality }, scene);
  return { ...demand, about: askedOf(act) ?? demand.about };
}

/** What is insisted on comes after the verb, or its terms are named before. */
function isOfPeace(act: Act): boolean {
  const { line } = act.clause;
  const named = { from: act.clause.from, to: line.tokens.length };
  return (
    !isFigurative(act) &&
    (hasTerm(line, named, 'truce', 'proposal', 'agreement', 'talks', 'partial') ||
      hasTerm(line, wholeOf(line), 'condition-noun'))
  );
}
