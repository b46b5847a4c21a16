import type { Scene } from '../scene.ts';
import type { Modality, PhaseValue, Statement } from '../statement.ts';
import type { Term, TermSpan } from '../term.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { agreesAsBroker, thoseBound } from './brokered.ts';
import { belligerentsAmong, isFigurative, statementOf } from './claim.ts';
import { hasTerm, isTermAt, termsIn } from './line.ts';
import type { Line } from './line.ts';
import { isOnOtherDeal } from './matter.ts';
import { isSetting } from './setting.ts';

/** The classes of words that may carry a phase; a clause without one is not looked at. */
export const PHASE_TERMS: readonly Term[] = [
  'agree',
  'accept',
  'sign',
  'declare',
  'start',
  'observe',
  'extend',
  'suspend',
  'expire',
  'end',
  'collapse',
  'resume',
];

/** Where an act puts a truce; null when it says nothing of that. */
export function phaseOf(act: Act, scene: Scene): Statement | null {
  if (isFigurative(act) || isOnOtherDeal(act) || pausesPressure(act)) return null;
  const found = phaseClaim(act, scene);
  return found === null
    ? null
    : statementOf(
        act,
        {
          type: 'phase',
          value: found.value,
          actors: found.joint ? [] : doersOf(act),
          modality: found.modality ?? act.modality,
        },
        scene,
      );
}

/** "a 90-day pause on tariffs", "the truce on tariffs". */
function pausesPressure({ clause: { line }, span, object }: Act): boolean {
  const truce = termsIn(line, { from: span.from, to: object.to }, 'truce')[0];
  return (
    truce !== undefined &&
    /^(?:on|in|of|to)$/u.test(line.tokens[truce.to]?.norm ?? '') &&
    hasTerm(line, { from: truce.to, to: truce.to + 6 }, 'pressure')
  );
}

interface PhaseClaim {
  readonly value: PhaseValue;
  readonly joint?: boolean;
  readonly modality?: Modality;
}

function phaseClaim(act: Act, scene: Scene): PhaseClaim | null {
  switch (act.term) {
    case 'agree':
    case 'accept':
    case 'sign':
      return agreement(act, scene);
    case 'declare':
      return objectIsTruce(act) && doersOf(act).length > 0 && !isDeclaredOver(act) ? { value: 'proposed' } : null;
    case 'observe':
      return observedAgain(act) ? { value: 'in-force' } : null;
    case 'start':
      return (subjectIsTruce(act) && ofTruce(act, scene)) || (startsTruce(act, scene) ? { value: 'in-force' } : null);
    default:
      return subjectIsTruce(act) ||
        ((act.term === 'extend' || act.term === 'suspend') &&
          objectIsTruce(act) &&
          (doersOf(act).length > 0 || act.who.kind === 'both'))
        ? ofTruce(act, scene)
        : null;
  }
}

/** "X began a truce": the one side's own. */
function startsTruce(act: Act, scene: Scene): boolean {
  const head = termsIn(act.clause.line, act.object, 'truce', 'talks', 'agreement', 'proposal')[0];
  return (
    head?.term === 'truce' &&
    head.from - act.object.from <= 4 &&
    act.span.form === 'past' &&
    belligerentsAmong(doersOf(act), scene).length > 0
  );
}

/** "declared the truce dead": the end of one, not the start. */
function isDeclaredOver({ clause, object }: Act): boolean {
  return clause.line.tokens
    .slice(object.from, object.to)
    .some((t) => /^(?:dead|over|void|null|ended|finished)$/u.test(t.norm));
}

/** "agreed on the need for a truce", "agree on nothing": what is agreed on is not the truce. */
function agreesOnLess({ clause, object }: Act): boolean {
  const { line } = clause;
  const truce = termsIn(line, object, 'truce', 'agreement', 'partial')[0];
  return line.tokens.slice(object.from, Math.max(object.from, truce?.from ?? object.to)).some((t) => LESS.test(t.norm));
}

const LESS =
  /^(?:need|nothing|importance|necessity|urgency|disagree|whether|how|date|dates|agenda|venue|format|timetable|schedule|roadmap|framework|principles|goal|goals|idea|outline|steps|keep|continue|discuss|explore|seek|work|consider|study|try|aim|pursue)$/u;

/** Both belligerents, by name or as "both sides", agree on a truce; one that only others speak of is a report. */
function agreement(act: Act, scene: Scene): PhaseClaim | null {
  const brokered = isBrokered(act, scene);
  if (isTruceAgreed(act)) return { value: 'agreed', joint: true, modality: ownWord(act) };
  const joint = brokered || act.who.kind === 'both' || belligerentsAmong(doersOf(act), scene).length > 1;
  const { line } = act.clause;
  const about = { from: act.clause.from, to: line.tokens.length };
  const named = { from: act.span.from, to: act.object.to }; // "reached a truce": the verb's own words name it
  const truce =
    termsIn(line, named, 'truce', 'agreement', 'partial').some((t) => !isSetting(line, act.span.to, t.from)) ||
    (act.clause.opener === 'relative' && hasTerm(line, { from: 0, to: act.clause.from }, 'truce', 'agreement'));
  if (
    !joint ||
    !truce ||
    agreesOnLess(act) ||
    hasTerm(line, act.object, 'swap') ||
    (hasTerm(line, act.object, 'captives') && !hasTerm(line, about, 'truce'))
  )
    return null;
  if (isTermAt(line, act.object.to - 1, 'talks')) return null;
  const value = hasTerm(line, act.object, 'extend') ? 'extended' : 'agreed';
  return { value, joint: !brokered, modality: brokered ? act.modality : ownWord(act) };
}

/** "A truce was agreed", "ceasefire deal reached". */
function isTruceAgreed({ term, passive, clause, span, who, object }: Act): boolean {
  const subject = { from: clause.from, to: span.from };
  return (
    passive &&
    (term === 'agree' || term === 'sign') &&
    who.parties.length !== 1 &&
    clause.opener !== 'relative' &&
    (hasTerm(clause.line, subject, 'truce') ||
      (isImpersonal(clause.line, span) && hasTerm(clause.line, object, 'truce'))) &&
    !isTermAt(clause.line, span.from - 1, 'talks') &&
    !hasTerm(clause.line, object, 'talks', 'captives', 'swap')
  );
}

/** "Досягнуто угоди про перемир’я": the participle comes first. */
function isImpersonal(line: Line, span: TermSpan): boolean {
  return line.reading.language !== 'en' && span.form === 'participle';
}

/** A mediator tells of its own work, and is shown as the one who says so. */
function isBrokered(act: Act, scene: Scene): boolean {
  const { line } = act.clause;
  return (
    agreesAsBroker(act) &&
    act.span.form !== 'base' &&
    belligerentsAmong(doersOf(act), scene).length === 0 &&
    (belligerentsAmong(thoseBound(act), scene).length > 1 || hasTerm(line, act.object, 'both-sides'))
  );
}

/** What two sides agreed is a fact in the outlet's or in both sides' words. */
function ownWord(act: Act): Modality {
  if (act.modality !== 'asserted' || act.conditioned) return act.modality === 'asserted' ? 'conditional' : act.modality;
  const speaker = act.frame?.speaker;
  if (
    act.clause.opener === 'relative' ||
    !speaker ||
    speaker.kind === 'both' ||
    speaker.kind === 'official' ||
    speaker.kind === 'none'
  )
    return 'asserted';
  return speaker.kind === 'party' && doersOf(act).every((p) => speaker.parties.includes(p)) && doersOf(act).length > 0
    ? 'asserted'
    : 'reported';
}

/** Of the things named after the verb the first is its object: who suspends sanctions for a truce suspends no truce. */
function objectIsTruce({ clause: { line }, object }: Act): boolean {
  const first = termsIn(line, object, 'truce', 'pressure', 'talks', 'captives', 'agreement', 'proposal').find(
    (t) => t.term !== 'pressure' || !isTermAt(line, t.from, 'truce'),
  );
  return first !== undefined && hasTerm(line, object, 'truce') && !/^(?:pressure|talks|captives)$/u.test(first.term);
}

function subjectIsTruce(act: Act): boolean {
  if (act.clause.opener === 'resumed')
    return hasTerm(act.clause.line, { from: 0, to: act.clause.from }, 'truce', 'agreement');
  const { line } = act.clause;
  const subject = { from: act.clause.from, to: act.span.from };
  if (headIsTalks(act) || isTermAt(line, act.span.from - 1, 'pronoun')) return false;
  return hasTerm(line, subject, 'truce') || (act.who.kind !== 'party' && hasTerm(line, subject, 'agreement'));
}

/** "Ceasefire talks end": what ends are the talks; the last noun of a chain is what it is about. */
function headIsTalks({ clause, span }: Act): boolean {
  const nouns = termsIn(clause.line, { from: clause.from, to: span.from }, 'truce', 'agreement', 'talks', 'proposal');
  const first = nouns[0];
  if (!first) return false;
  let head = first;
  for (const next of nouns) if (next.from <= head.to && next.to >= head.to) head = next;
  return isTermAt(clause.line, head.to - 1, 'talks') && !isTermAt(clause.line, head.to - 1, 'truce', 'agreement');
}

const OF_TRUCE: Readonly<Partial<Record<Term, PhaseValue>>> = {
  start: 'in-force',
  resume: 'in-force',
  extend: 'extended',
  suspend: 'suspended',
  expire: 'expired',
  end: 'expired',
  collapse: 'collapsed',
};

function ofTruce(act: Act, scene: Scene): PhaseClaim | null {
  const value = OF_TRUCE[act.term];
  if (!value || endsSomethingElse(act)) return null;
  if (value === 'extended' && !act.passive && !isOwnTruce(act) && belligerentsAmong(doersOf(act), scene).length === 1)
    return null;
  return { value, modality: act.conditioned && act.modality === 'asserted' ? 'conditional' : act.modality };
}

/** "extended its unilateral truce": what one side alone may prolong. */
function isOwnTruce({ clause: { line }, object }: Act): boolean {
  return line.tokens.slice(object.from, object.from + 4).some((t) => /^(?:its|his|her|unilateral)$/u.test(t.norm));
}

/** "The truce ended six weeks of shelling", "the truce yielded calm": the verb has an object of its own. */
function endsSomethingElse({ term, passive, span, clause: { line }, object }: Act): boolean {
  if (passive || (term !== 'end' && term !== 'start')) return false;
  if (/^(?:fail|yield|produc)/u.test(line.tokens[span.from]?.norm ?? '') || line.tokens[object.from]?.norm === 'up')
    return true;
  const [first, second] = line.tokens.slice(object.from, object.from + 2);
  const determined =
    first?.kind === 'number' || /^(?:the|a|an|its|their|his|her|two|three|four|six|all)$/u.test(first?.norm ?? '');
  return determined && !/^(?:days?|weeks?|hours?|minutes?|months?)$/u.test(second?.norm ?? '');
}

/** "is once again observing the truce". */
function observedAgain(act: Act): boolean {
  return act.span.form === 'ing' && objectIsTruce(act);
}
