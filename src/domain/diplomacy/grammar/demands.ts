import type { Scene } from '../scene.ts';
import type { Statement } from '../statement.ts';
import type { Term } from '../term.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { isFigurative, statementOf } from './claim.ts';
import { hasTerm, wholeOf } from './line.ts';

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
    return refusesUnless
      ? statementOf(act, { type: 'demand', value: 'stated', actors, modality: 'asserted' }, scene)
      : null;
  }
  if (act.modality === 'denied' || act.modality === 'conditional' || act.modality === 'questioned') return null;
  return statementOf(act, { type: 'demand', value: 'stated', actors }, scene);
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
