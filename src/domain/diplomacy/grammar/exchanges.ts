import type { Scene } from '../scene.ts';
import type { Statement } from '../statement.ts';
import type { Term } from '../term.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { belligerentsAmong, isFigurative, statementOf } from './claim.ts';
import { hasTerm, partiesIn, termsIn, wholeOf } from './line.ts';

/** The classes of words that may carry an exchange; a clause without one is not looked at. */
export const EXCHANGE_TERMS: readonly Term[] = ['agree', 'accept', 'swap', 'hand-over', 'start'];

/** Captives or remains exchanged, or an exchange agreed; null when the act is about neither. */
export function exchangeOf(act: Act, scene: Scene): Statement | null {
  if (isFigurative(act) || !hasTerm(act.clause.line, wholeOf(act.clause.line), 'captives') || isOfPapers(act))
    return null;
  const actors =
    act.passive || act.who.kind !== 'party'
      ? belligerentsAmong(
          partiesIn(act.clause.line, act.clause).map((m) => m.party),
          scene,
        )
      : doersOf(act);
  if (act.term === 'agree' || act.term === 'accept') {
    const swaps =
      hasTerm(act.clause.line, act.object, 'swap', 'hand-over') ||
      (act.term === 'agree' && hasTerm(act.clause.line, act.object, 'captives'));
    const joint = belligerentsAmong(doersOf(act), scene).length > 1 || act.who.kind === 'both';
    return swaps && (joint || hasTerm(act.clause.line, act.object, 'hand-over', 'swap'))
      ? statementOf(act, { type: 'exchange', value: 'agreed', actors }, scene)
      : null;
  }
  if (!isCarriedOut(act)) return null;
  const done = statementOf(act, { type: 'exchange', value: 'carried-out', actors }, scene);
  return isReceived(act, scene) ? { ...done, modality: 'asserted' } : done;
}

/** Who received them says so: no side credits the other with a release that was none. */
function isReceived({ term, modality, frame }: Act, scene: Scene): boolean {
  return (
    term === 'hand-over' &&
    modality === 'reported' &&
    frame?.speaker.kind === 'party' &&
    belligerentsAmong(frame.speaker.parties, scene).length > 0
  );
}

/** "handed over lists of captured soldiers", "swap prisoner lists". */
function isOfPapers({ clause: { line }, object }: Act): boolean {
  return line.tokens.slice(object.from, object.to).some((t) => /^(?:lists?|names|photos|videos|files)$/u.test(t.norm));
}

function isCarriedOut(act: Act): boolean {
  const { line } = act.clause;
  if (act.term === 'start') return hasTerm(line, act.object, 'swap');
  if (act.span.form === null) return false;
  if (act.span.form === 'base' && act.modality === 'asserted' && !isTradedNow(act)) return false;
  return hasTerm(line, act.clause, 'captives');
}

/** "The two sides exchange 390 captives each": a present of several, of captives and nothing else, as the news itself. */
function isTradedNow(act: Act): boolean {
  const { clause, object, term } = act;
  const captives = termsIn(clause.line, { from: object.from, to: object.from + 4 }, 'captives')[0];
  return (
    term === 'swap' &&
    doersOf(act).length > 1 &&
    clause.opener !== 'subordinate' &&
    captives !== undefined &&
    !hasTerm(clause.line, { from: object.from, to: captives.from }, 'preposition')
  );
}
