import type { Scene } from '../scene.ts';
import type { Statement, StatementValue } from '../statement.ts';
import type { Term } from '../term.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { isFigurative, statementOf } from './claim.ts';
import { hasTerm, partiesIn, wholeOf } from './line.ts';
import { askedOf } from './naming.ts';

/** The classes of words that may carry pressure; a clause without one is not looked at. */
export const PRESSURE_TERMS: readonly Term[] = ['sanction', 'lift', 'threaten', 'suspend', 'accept', 'extend'];

/** Sanctions, stops of aid and threats that an act tells of, tied to a truce or talks. */
export function pressureOf(act: Act, scene: Scene): Statement | null {
  const actors = doersOf(act);
  if (isFigurative(act) || actors.length === 0 || !isTied(act)) return null;
  if (leavesTalks(act) && act.modality !== 'possible')
    return statementOf(act, { type: 'pressure', value: 'threatened', actors, modality: 'asserted' }, scene);
  const value = valueOf(act);
  if (value === null) return null;
  const pressure = statementOf(act, { type: 'pressure', value, actors }, scene);
  return { ...pressure, about: askedOf(act) ?? pressure.about };
}

function isTied(act: Act): boolean {
  return (
    act.clause.line.headline ||
    hasTerm(act.clause.line, wholeOf(act.clause.line), 'truce', 'agreement', 'talks', 'proposal', 'pressure')
  );
}

function valueOf(act: Act): StatementValue | null {
  const { line } = act.clause;
  const presses = hasTerm(line, act.object, 'pressure');
  const first = line.tokens[act.span.from]?.norm ?? '';
  switch (act.term) {
    case 'threaten':
      if (/^(?:abandon|walk|pull)/u.test(first)) return null;
      return act.span.form === null || /^(?:threat|brandish|give|gave|issue)/u.test(first) || presses || warnsParty(act)
        ? 'threatened'
        : null;
    case 'suspend':
      return presses ? (isAid(act) ? 'imposed' : 'paused') : null;
    case 'lift':
      return presses || hasTerm(line, act.object, 'captives') ? (presses ? 'lifted' : null) : null;
    case 'sanction':
      return /^(?:sanction|blacklist)/u.test(first) || presses
        ? /^(?:suspend|halt|stop|freez|froze)/u.test(first) && !isAid(act)
          ? null
          : 'imposed'
        : null;
    case 'accept':
      return presses && !hasTerm(line, act.object, 'truce', 'proposal', 'agreement') ? 'imposed' : null;
    default:
      return null;
  }
}

/** "warns Hamas …": who is warned directly is threatened; "warned that" only foretells. */
function warnsParty(act: Act): boolean {
  return (
    partiesIn(act.clause.line, { from: act.span.to, to: act.span.to + 1 }).length > 0 &&
    hasTerm(act.clause.line, { from: act.span.to, to: act.clause.line.tokens.length }, 'conditional', 'future', 'modal')
  );
}

/** "to pull out of the peace process": a mediator that says it will leave threatens to. */
function leavesTalks(act: Act): boolean {
  const pending = act.modality === 'planned' || act.modality === 'possible' || act.modality === 'conditional';
  return (
    act.term === 'threaten' &&
    pending &&
    hasTerm(act.clause.line, act.object, 'talks') &&
    /^(?:abandon|walk|pull)/u.test(act.clause.line.tokens[act.span.from]?.norm ?? '')
  );
}

/** Help withheld is pressure; sanctions withheld are relief. */
function isAid(act: Act): boolean {
  return /\b(?:aid|arms|weapons|intelligence|deliver|supplies|shipments)/iu.test(
    act.clause.line.tokens
      .slice(act.object.from, act.object.to)
      .map((t) => t.norm)
      .join(' '),
  );
}
