import type { Scene } from '../scene.ts';
import type { Statement } from '../statement.ts';
import type { Term } from '../term.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { isFigurative, statementOf } from './claim.ts';
import { hasTerm, textOf, wholeOf } from './line.ts';

/** The classes of words that may carry a remark; a clause without one is not looked at. */
export const REMARK_TERMS: readonly Term[] = ['report-verb', 'according-to'];

/** A principal's remark about the talks, kept where a text states nothing firmer. */
export function remarkOf(act: Act, scene: Scene): Statement | null {
  const actors = doersOf(act);
  const { line } = act.clause;
  if (actors.length === 0 || isFigurative(act) || act.modality === 'questioned' || act.modality === 'conditional')
    return null;
  if (!hasTerm(line, { from: 0, to: line.tokens.length }, 'truce', 'proposal', 'agreement', 'talks', 'captives'))
    return null;
  const said = statementOf(act, { type: 'statement', value: 'said', actors, modality: 'asserted' }, scene);
  return { ...said, quote: textOf(line, wholeOf(line)) };
}
