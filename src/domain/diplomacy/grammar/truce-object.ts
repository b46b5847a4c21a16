import type { Act } from './act.ts';
import { hasTerm, isTermAt, termsIn } from './line.ts';

/** Of the things named after the verb the first is its object: who suspends sanctions for a truce suspends no truce. */
export function objectIsTruce({ clause: { line }, object }: Act): boolean {
  const first = termsIn(line, object, 'truce', 'pressure', 'talks', 'captives', 'agreement', 'proposal').find(
    (t) => t.term !== 'pressure' || !isTermAt(line, t.from, 'truce'),
  );
  return first !== undefined && hasTerm(line, object, 'truce') && !/^(?:pressure|talks|captives)$/u.test(first.term);
}

/** "halts its offensive to give the truce a chance", "suspended its acceptance of the truce": another object comes first. */
export function isDirect({ clause: { line }, object }: Act): boolean {
  const truce = termsIn(line, object, 'truce')[0];
  return truce !== undefined && !hasTerm(line, { from: object.from, to: truce.from }, 'preposition', 'infinitive');
}

/** "The truce ended six weeks of shelling", "the truce yielded calm": the verb has an object of its own. */
export function endsSomethingElse({ term, passive, span, clause: { line }, object }: Act): boolean {
  if (passive || (term !== 'end' && term !== 'start')) return false;
  if (/^(?:fail|yield|produc)/u.test(line.tokens[span.from]?.norm ?? '') || line.tokens[object.from]?.norm === 'up')
    return true;
  const [first, second] = line.tokens.slice(object.from, object.from + 2);
  const determined =
    first?.kind === 'number' || /^(?:the|a|an|its|their|his|her|two|three|four|six|all)$/u.test(first?.norm ?? '');
  return determined && !/^(?:days?|weeks?|hours?|minutes?|months?)$/u.test(second?.norm ?? '');
}

/** "extended its unilateral truce": what one side alone may prolong. */
export function isOwnTruce({ clause: { line }, object }: Act): boolean {
  return line.tokens.slice(object.from, object.from + 4).some((t) => /^(?:its|his|her|unilateral)$/u.test(t.norm));
}

/** "a 90-day pause on tariffs", "the truce on tariffs". */
export function pausesPressure({ clause: { line }, span, object }: Act): boolean {
  const truce = termsIn(line, { from: span.from, to: object.to }, 'truce')[0];
  return (
    truce !== undefined &&
    /^(?:on|in|of|to)$/u.test(line.tokens[truce.to]?.norm ?? '') &&
    hasTerm(line, { from: truce.to, to: truce.to + 6 }, 'pressure')
  );
}
