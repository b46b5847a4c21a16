import { hasTerm, isTermAt, wholeOf, type Line } from '../grammar/line.ts';
import { isAttack, type CountedNoun } from './counted-noun.ts';
import type { FigureKind } from './figure.ts';
import type { Quantity } from './quantity.ts';
import { fateOf, isViolationCount } from './toll.ts';

/** What the number counts; null where that is none of what is kept. */
export function kindOf(
  line: Line,
  quantity: Quantity,
  noun: CountedNoun,
  before: FigureKind | null,
): FigureKind | null {
  const whole = wholeOf(line);
  if (isAttack(noun.term)) return isForbidden(line, noun) ? 'attacks' : null;
  switch (noun.term) {
    case 'violation-noun':
      return 'violations';
    case 'times-noun':
      return hasTerm(line, whole, 'breach', 'violation-noun') ? 'violations' : null;
    case 'death-noun':
      return 'killed';
    case 'casualty-noun':
      return 'casualties';
    case 'remains-noun':
      return 'remains';
    case 'captive-noun':
      return noun.deceased || followsRemains(line, quantity.from)
        ? 'remains'
        : (stateOfCaptives(line, quantity, noun) ?? 'captives');
    default:
      return ofPeople(line, quantity, noun, before);
  }
}

/** Attacks count where their sentence calls them breaches, or sets them against a truce ("despite", "since"); what was shot down does not. */
function isForbidden(line: Line, noun: CountedNoun): boolean {
  const whole = wholeOf(line);
  if (hasTerm(line, { from: 0, to: noun.to + DOWNED_REACH }, 'downed-verb')) return false;
  const breaches = line.terms.filter((t) => t.term === 'violation-noun' || t.term === 'breach');
  if (breaches.length > 0)
    return hasTerm(line, whole, 'truce', 'agreement') && !breaches.every((t) => isAnswered(line, t.from));
  return line.terms.some((t) => t.term === 'truce' && isAgainst(line, t.from));
}

const ANSWERS = /^(?:response|retaliation|reprisal|reply|after|following|over|відповідь|після|ответ|после)$/u;
const ANSWER_REACH = 7;

/** "100 strikes in response to what it called a violation": it is the other side's breach. */
function isAnswered(line: Line, at: number): boolean {
  return line.tokens.slice(Math.max(0, at - ANSWER_REACH), at).some((t) => ANSWERS.test(t.norm));
}

const DOWNED_REACH = 5;
const AGAINST = /^(?:despite|during|попри|незважаючи|всупереч|несмотря|вопреки)$/u;

function isAgainst(line: Line, at: number): boolean {
  const before = { from: Math.max(0, at - 3), to: at };
  return hasTerm(line, before, 'since-word') || line.tokens.slice(before.from, at).some((t) => AGAINST.test(t.norm));
}

/** "28 hostages were killed" counts no exchange. */
function stateOfCaptives(line: Line, quantity: Quantity, noun: CountedNoun): FigureKind | null {
  return hasTerm(line, wholeOf(line), 'swap', 'hand-over', 'home-word') ? null : fateOf(line, quantity, noun);
}

function ofPeople(line: Line, quantity: Quantity, noun: CountedNoun, before: FigureKind | null): FigureKind | null {
  const whole = wholeOf(line);
  if (quantity.each) return hasTerm(line, whole, 'swap', 'captives') ? 'captives' : null;
  if (isPart(line, quantity)) return noun.among === null ? null : before;
  if (followsRemains(line, quantity.from)) return 'remains';
  if (noun.term === null && isViolationCount(line, quantity)) return 'violations';
  const fate = fateOf(line, quantity, noun);
  if (fate !== null) return fate;
  const isPeople = noun.term !== null || noun.to > quantity.to;
  return isPeople &&
    hasTerm(line, whole, 'swap', 'hand-over', 'home-word') &&
    hasTerm(line, whole, 'captives', 'swap', 'home-word')
    ? 'captives'
    : null;
}

/** "…, including 46 children": what happened to them stands before. */
export function isPart(line: Line, { from }: Quantity): boolean {
  return isTermAt(line, from - 1, 'including-word');
}

/** "the bodies of 1,212 soldiers". */
function followsRemains(line: Line, at: number): boolean {
  return (
    isTermAt(line, at - 1, 'remains-noun') ||
    (line.tokens[at - 1]?.norm === 'of' && isTermAt(line, at - 2, 'remains-noun'))
  );
}
