import type { PartyId } from '../pack.ts';
import type { Scene } from '../scene.ts';
import type { Modality, Statement } from '../statement.ts';
import type { Term } from '../term.ts';
import type { Act } from './act.ts';
import { isFigurative, statementOf } from './claim.ts';
import { hasTerm, isTermAt, wholeOf } from './line.ts';
import { askedOf } from './naming.ts';

/** The classes of words that may carry a demand; a clause without one is not looked at. */
export const DEMAND_TERMS: readonly Term[] = ['demand', 'accept', 'reject'];

/** A term that a party insists on; "will not accept unless" is one too. */
export function demandOf(act: Act, scene: Scene): Statement | null {
  const actors = whoInsists(act);
  if (actors.length === 0 || !isOfPeace(act) || asksForTime(act) || isAsked(act)) return null;
  if (act.term !== 'demand') {
    const refusesUnless =
      act.conditioned &&
      (act.refused || (act.term === 'reject' && hasTerm(act.clause.line, act.object, 'conditional')));
    return refusesUnless ? stated(act, actors, 'asserted', scene) : null;
  }
  if (act.modality === 'denied' || act.modality === 'conditional' || act.modality === 'questioned') return null;
  const flat = act.span.form === null && act.modality === 'possible'; // "there can be no truce without"
  return stated(act, actors, flat ? 'asserted' : act.modality, scene);
}

/** Who says that a truce must be so insists on it. */
function whoInsists({ term, who, frame, passive, span }: Act): readonly PartyId[] {
  if (who.kind === 'party' && !passive) return who.parties;
  const impersonal = term === 'demand' && span.form === null && who.kind !== 'both';
  return impersonal && frame?.speaker.kind === 'party' ? frame.speaker.parties : [];
}

/** "X urged to accept": in a headline the one that is urged. */
function isAsked({ span, clause: { line } }: Act): boolean {
  return (
    line.headline &&
    span.form === 'past' &&
    /^(?:urged|told|asked|pressed|ordered|expected|required)$/u.test(line.tokens[span.from]?.norm ?? '') &&
    isTermAt(line, span.from + 1, 'infinitive')
  );
}

/** "needs to study the plan" demands nothing. */
function asksForTime({ term, clause: { line }, object }: Act): boolean {
  return term === 'demand' && hasTerm(line, { from: object.from, to: object.from + 2 }, 'consider');
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
      hasTerm(line, wholeOf(line), 'condition-noun', 'monitor'))
  );
}
