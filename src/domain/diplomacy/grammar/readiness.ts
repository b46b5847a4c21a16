import type { Act } from './act.ts';
import { hasTerm } from './line.ts';

/** Who merely lets it be seen has not declared it. */
const HINTS = /^(?:hint|suggest|signal|indicat|impl(?:y|ied)|натяк|намек)/u;

/**
 * "is ready to accept the proposal": among diplomats whoever declares that has said yes. Only right before the verb, of
 * something that is on offer, and not where it is hinted at, hoped for, doubted or long ago.
 */
export function isReady({ modality, clause, span, object }: Act): boolean {
  const { line, from } = clause;
  const isEnglish = line.reading.language === 'en';
  const at = span.from - (isEnglish ? 2 : 1);
  return (
    modality === 'possible' &&
    at >= from &&
    (isEnglish ? /^(?:ready|prepared)$/u : /^готов/u).test(line.tokens[at]?.norm ?? '') &&
    hasTerm(line, object, 'truce', 'proposal', 'agreement') &&
    !hasTerm(line, { from, to: at }, 'modal', 'prospect', 'future', 'negation') &&
    !hasTerm(line, { from: 0, to: at }, 'wish') &&
    !hasTerm(line, clause, 'past-time') &&
    !line.tokens.some(({ norm }) => HINTS.test(norm))
  );
}
