import type { PartyId } from '../pack.ts';
import type { Scene } from '../scene.ts';
import { ASIDE } from '../statement.ts';
import type { Modality, PositionValue, Statement } from '../statement.ts';
import type { Term } from '../term.ts';
import { agreesAsBroker } from './brokered.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { belligerentsAmong, concernsPeace, statementOf } from './claim.ts';
import type { Claim } from './claim.ts';
import { hasTerm, isTermAt, partiesIn, termsIn, wholeOf } from './line.ts';
import {
  isAgainst,
  isAside,
  isOfSomethingElse,
  isOnCircumstance,
  isOnOther,
  isOnOtherDeal,
  isOnTalks,
  promisesEffort,
  refusesOther,
} from './matter.ts';
import { isSetting } from './setting.ts';
import { matterOf } from './naming.ts';
import { isReady } from './readiness.ts';

/** The classes of words that may carry a position; a clause without one is not looked at. */
export const POSITION_TERMS: readonly Term[] = [
  'accept',
  'win-consent',
  'agree-in-principle',
  'agree',
  'sign',
  'observe',
  'reject',
  'consider',
  'welcome',
  'split',
  'propose',
  'withdraw',
  'end',
];

/** Who does not fight has nothing to decide about a truce, however long it weighs or welcomes it. */
const OF_WHO_FIGHTS: readonly Term[] = ['welcome', 'consider', 'split'];

/** The position that an act states, in its own doer's name; null when it states none. */
export function positionOf(act: Act, scene: Scene): Statement | null {
  const actors = holdersOf(act);
  if (actors.length === 0 || !concernsPeace(act)) return null;
  const fighting = belligerentsAmong(actors, scene).length;
  const claim =
    OF_WHO_FIGHTS.includes(act.term) && fighting === 0 ? null : claimOf(act, actors.length > 1 && fighting > 1);
  if (claim === null || isOnCircumstance(act) || (act.who.guessed && claim.value !== 'proposes')) return null;
  const stated = statementOf(act, { ...claim, type: 'position', actors }, scene);
  return (stated.truce === null || isOnTalks(act) || isOnOtherDeal(act)) && isAside(act)
    ? { ...stated, truce: ASIDE, about: matterOf(act) }
    : stated;
}

/** Whose position it is: the giver of a consent that is won, the owner of a plan that proposes, else the doer. */
function holdersOf(act: Act): readonly PartyId[] {
  if (act.term === 'win-consent') return partiesIn(act.clause.line, act.span).map((m) => m.party);
  return act.term === 'propose' && act.who.kind === 'thing' ? act.who.parties : doersOf(act);
}

type PositionClaim = { readonly value: PositionValue } & Pick<Claim, 'modality'>;

function claimOf(act: Act, together: boolean): PositionClaim | null {
  switch (act.term) {
    case 'accept':
    case 'sign':
    case 'agree':
      return together ||
        isAboutOther(act) ||
        agreesAsBroker(act) ||
        (!act.refused && isOfSomethingElse(act)) ||
        promisesEffort(act)
        ? null
        : acceptance(act);
    case 'win-consent':
      return { value: 'accepts' };
    case 'observe':
      return act.modality === 'possible' && !act.conditioned ? null : observance(act);
    case 'agree-in-principle':
      return act.modality === 'denied'
        ? { value: 'accepts', modality: 'denied' }
        : { value: 'accepts-with-conditions' };
    case 'reject':
      return rejection(act);
    case 'consider':
    case 'split':
      return isAboutProposal(act) && !isOnOther(act) ? { value: 'undecided', modality: pondering(act) } : null;
    case 'welcome': // a proposal that is welcomed has had no answer yet
      return hasTerm(act.clause.line, act.object, 'proposal') && !isAside(act) ? { value: 'undecided' } : null;
    case 'propose':
      return proposal(act);
    case 'end':
      return endsOwn(act) ? { value: 'withdraws' } : null;
    case 'withdraw':
      return hasTerm(act.clause.line, act.object, 'truce', 'agreement', 'proposal') ? { value: 'withdraws' } : null;
    default:
      return null;
  }
}

/** "X ended the truce": a side that ends it leaves it. */
function endsOwn({ span, clause: { line }, object, passive }: Act): boolean {
  const head = termsIn(line, object, 'truce', 'talks', 'agreement', 'proposal')[0];
  return (
    !passive &&
    (span.form === 'past' || span.form === 'present') &&
    head?.term === 'truce' &&
    head.from - object.from <= 3 &&
    !hasTerm(line, { from: head.from, to: head.from + 2 }, 'talks') &&
    line.tokens[span.from]?.norm.startsWith('end') === true
  );
}

/** Agreeing to free hostages or to sanctions is told by those types, and so is a meeting that several agree to. */
function isAboutOther(act: Act): boolean {
  const { line } = act.clause;
  const things = termsIn(line, act.object, 'truce', 'proposal', 'agreement');
  if (things.some((t) => act.term !== 'reject' || !isSetting(line, act.object.from, t.from))) return false;
  return (
    hasTerm(line, act.object, 'swap', 'captives', 'pressure') ||
    (hasTerm(line, act.object, 'talks', 'meet') && doersOf(act).length > 1)
  );
}

/** "is to study", "needs to study": who will look at it has not decided; "could study" says nothing. */
function pondering(act: Act): Modality {
  const words = act.clause.line.tokens.slice(act.clause.from, act.span.from);
  const pending = act.modality === 'planned' || act.modality === 'possible';
  return pending &&
    act.frame?.denies !== true &&
    !isPurpose(act) &&
    !words.some((t) => /^(?:could|may|might|should|would)$/u.test(t.norm))
    ? spoken(act)
    : act.modality;
}

/** "will speak on Monday to review the truce": an end in view, no doubt about an answer. */
function isPurpose({ span, clause }: Act): boolean {
  const { line } = clause;
  const to = termsIn(line, { from: Math.max(clause.from, span.from - 3), to: span.from }, 'infinitive')[0];
  const led =
    to &&
    (partiesIn(line, { from: clause.from, to: to.from }).some((m) => m.to === to.from) ||
      isTermAt(line, to.from - 1, 'auxiliary', 'official'));
  return (
    to !== undefined &&
    !led &&
    !isTermAt(line, to.from, 'future', 'prospect', 'demand') &&
    !isTermAt(line, to.from - 1, 'demand')
  );
}

function acceptance(act: Act): PositionClaim {
  if (act.modality === 'denied')
    return act.refused
      ? act.conditioned
        ? { value: 'accepts-with-conditions', modality: 'conditional' }
        : { value: 'rejects', modality: spoken(act) }
      : { value: 'accepts' };
  if (act.conditioned && (act.modality === 'asserted' || isOffer(act) || isReady(act)))
    return { value: 'accepts-with-conditions', modality: spoken(act) };
  if (isReady(act)) return { value: 'accepts', modality: spoken(act) };
  return { value: act.conditioned ? 'accepts-with-conditions' : 'accepts' };
}

/** "would accept if": a conditional yes in one's own name. */
function isOffer(act: Act): boolean {
  const words = act.clause.line.tokens.slice(act.clause.from, act.span.from);
  return (
    (act.modality === 'possible' || act.modality === 'planned') &&
    (act.clause.line.reading.language === 'en'
      ? words.some((t) => /^(?:would|will)$/u.test(t.norm))
      : act.modality === 'planned') &&
    !hasTerm(act.clause.line, { from: 0, to: act.span.from }, 'wish')
  );
}

function observance(act: Act): PositionClaim | null {
  if (act.modality === 'denied') return act.refused ? { value: 'rejects', modality: spoken(act) } : null;
  if (act.conditioned)
    return {
      value: 'accepts-with-conditions',
      modality: act.modality === 'possible' || act.modality === 'planned' ? spoken(act) : act.modality,
    };
  return act.modality === 'planned' ? { value: 'accepts', modality: spoken(act) } : null;
}

function rejection(act: Act): PositionClaim | null {
  if (act.conditioned && hasTerm(act.clause.line, act.object, 'conditional')) return null;
  if (act.span.form === 'ing' && hasTerm(act.clause.line, act.object, 'meet')) return null; // "refusing to meet X, Y said …"
  if (isAboutOther(act) && !hasTerm(act.clause.line, act.object, 'talks', 'meet')) return null;
  if (isAgainst(act) || refusesOther(act) || isOfNothingNamed(act)) return null;
  if (hasTerm(act.clause.line, { from: act.span.from, to: act.object.to }, 'anonymous', 'deny')) return null;
  return { value: 'rejects' };
}

/** "dismissed the deadline": a thing that is no proposal. */
function isOfNothingNamed({ clause: { line }, object, passive }: Act): boolean {
  return (
    !passive &&
    /^(?:a|an|the)$/u.test(line.tokens[object.from]?.norm ?? '') &&
    !line.tokens.slice(object.from, object.to).some((t) => /^ones?$/u.test(t.norm)) &&
    !hasTerm(line, object, 'truce', 'proposal', 'agreement', 'talks', 'partial', 'full', 'meet')
  );
}

/** A refusal is a fact as far as its speaker may speak for the refuser. */
function spoken(act: Act): 'asserted' | 'reported' {
  const speaker = act.frame?.speaker;
  if (
    !speaker ||
    speaker.kind === 'official' ||
    speaker.kind === 'none' ||
    speaker.kind === 'both' ||
    speaker.kind === 'pronoun'
  )
    return 'asserted';
  return speaker.kind === 'party' && speaker.parties.some((p) => doersOf(act).includes(p)) ? 'asserted' : 'reported';
}

function isAboutProposal(act: Act): boolean {
  const { line } = act.clause;
  return hasTerm(line, wholeOf(line), 'truce', 'proposal', 'agreement') || hasTerm(line, act.object, 'talks');
}

/** Calling for a truce proposes it; calling for peace, or for talks, only asks for them. */
function proposal(act: Act): PositionClaim | null {
  const { line } = act.clause;
  const definite = hasTerm(line, act.object, 'truce', 'proposal', 'captives', 'swap');
  const asked = isTermAt(line, act.span.from, 'demand');
  if (talksOnly(act) || !(definite || (!asked && hasTerm(line, act.object, 'agreement')))) return null;
  return { value: 'proposes' };
}

function talksOnly(act: Act): boolean {
  return hasTerm(act.clause.line, act.object, 'talks') && !hasTerm(act.clause.line, act.object, 'truce', 'agreement');
}
