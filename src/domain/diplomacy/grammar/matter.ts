import type { Act } from './act.ts';
import { hasTerm, isTermAt, partiesIn, termsIn } from './line.ts';
import type { Line } from './line.ts';
import { isSetting } from './setting.ts';
import type { Term } from '../term.ts';

/** Where and when to meet is no matter of yes or no to a truce. */
export function isOnCircumstance({ clause: { line }, object }: Act): boolean {
  const talks = termsIn(line, object, 'talks', 'meet')[0];
  return (
    talks !== undefined &&
    line.tokens
      .slice(object.from, talks.from)
      .some((t) => /^(?:venue|date|dates|place|location|timing|agenda|format|host|level)$/u.test(t.norm))
  );
}

/** A position on talks alone, or on "a proposal for" something that is no truce, leaves every truce where it was. */
export function isAside(act: Act): boolean {
  const { line } = act.clause;
  if (isOnTalks(act) || isOnOtherDeal(act)) return true;
  if (
    hasTerm(line, act.clause, 'truce', 'agreement', 'partial', 'full') ||
    hasTerm(line, act.object, 'truce', 'agreement')
  )
    return false;
  const proposal = termsIn(line, act.object, 'proposal')[0];
  if (!proposal) return hasTerm(line, act.object, 'talks', 'meet');
  const indefinite = line.tokens.slice(act.object.from, proposal.from).some((t) => /^(?:a|an)$/u.test(t.norm));
  return indefinite && /^(?:for|to|of|on|that)$/u.test(line.tokens[proposal.to]?.norm ?? '');
}

/** "accepted an apology for", "an invitation to": the truce that follows is only what the object is about. */
export function isOfSomethingElse({ clause: { line }, object }: Act): boolean {
  const thing = termsIn(line, object, 'truce', 'proposal', 'agreement', 'partial', 'talks')[0];
  const before = line.tokens.slice(object.from, Math.min(thing?.from ?? object.to, object.from + 6));
  if (line.tokens[object.from]?.norm === 'that' || (thing && isSetting(line, object.from, thing.from))) return true;
  if (
    before.some((t) =>
      /^(?:credentials|apology|apologies|invitation|resignation|condolences|award|prize|decree|law|bill|order|letter)$/u.test(
        t.norm,
      ),
    )
  )
    return true;
  if (!opensNoun(line, object.from)) return false;
  if (!thing) return opensNoun(line, object.from) && !hasTerm(line, object, 'swap', 'captives', 'meet', 'monitor');
  const whole = line.tokens.slice(object.from, thing.from);
  const link = whole.findIndex((t) => /^(?:for|to|from|on|with|by|at)$/u.test(t.norm));
  return link > 0 && !whole.some((t) => t.kind === 'mark');
}

/** "agreed to continue", "to send a team": what is promised is an effort. */
export function promisesEffort({ clause: { line }, object }: Act): boolean {
  const first = line.tokens.slice(object.from, object.from + 2).find((t) => t.kind === 'word');
  return (
    /^(?:continue|keep|work|try|explore|consider|study|look|seek|help|discuss|send|dispatch)$/u.test(
      first?.norm ?? '',
    ) && !hasTerm(line, object, 'proposal')
  );
}

/** A noun phrase starts here: with an article, a possessive or a name. */
function opensNoun(line: Line, at: number): boolean {
  return (
    /^(?:a|an|the|its|his|her|their)$/u.test(line.tokens[at]?.norm ?? '') ||
    partiesIn(line, { from: at, to: at + 1 }).length > 0
  );
}

/** "rejected a petition against the truce". */
export function isAgainst({ clause: { line }, object }: Act): boolean {
  const thing = termsIn(line, object, 'truce', 'proposal', 'agreement')[0];
  return thing !== undefined && line.tokens.slice(object.from, thing.from).some((t) => t.norm === 'against');
}

/** "weighs sanctions over the truce": what is weighed comes first. */
export function isOnOther({ clause: { line }, object }: Act): boolean {
  const first = termsIn(line, object, 'truce', 'proposal', 'agreement', 'talks', 'pressure', 'captives')[0];
  return first !== undefined && isTermAt(line, first.from, 'pressure', 'captives');
}

/** "signs a minerals deal": no settlement of a war. */
export function isOnOtherDeal({ clause: { line }, span, object }: Act): boolean {
  const named = { from: span.from, to: object.to };
  return hasTerm(line, named, 'other-deal') && !hasTerm(line, named, 'truce');
}

/** "agrees to talks on a truce", "rejects truce talks": of a chain of things the last noun is what it is about. */
export function isOnTalks({ clause: { line }, object }: Act): boolean {
  const things = termsIn(line, object, 'truce', 'proposal', 'agreement', 'talks', 'partial');
  let head = things[0];
  for (const next of things) if (head && next.from <= head.to && next.to > head.to) head = next;
  return (
    head !== undefined &&
    isTermAt(line, head.to - 1, 'talks') &&
    !isTermAt(line, head.to - 1, 'truce', 'proposal', 'agreement')
  );
}

const YES: readonly Term[] = [
  'accept',
  'agree',
  'sign',
  'observe',
  'extend',
  'start',
  'resume',
  'end',
  'meet',
  'travel',
  'suspend',
  'sanction',
  'lift',
];

/** "refuses to comment on the truce": what is refused is something else than a yes. */
export function refusesOther({ span, clause: { line }, object }: Act): boolean {
  const slavic = line.reading.language !== 'en';
  const verb = slavic ? object.from : object.from + 1;
  const infinitive = slavic
    ? /(?:ти|ть|тися|тись|ться)$/u.test(line.tokens[verb]?.norm ?? '')
    : isTermAt(line, object.from, 'infinitive');
  const refuses = slavic || /^(?:refus|declin)/u.test(line.tokens[span.from]?.norm ?? '');
  return refuses && span.to === span.from + 1 && infinitive && !isTermAt(line, verb, ...YES);
}
