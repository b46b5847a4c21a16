import type { Scope, TruceId } from '../pack.ts';
import type { Scene } from '../scene.ts';
import type { Act } from './act.ts';
import { termsIn, truceIn, trucesIn, wholeOf } from './line.ts';
import type { Line, Span } from './line.ts';

/** How much a truce stops, by the words nearest to the act: its object, its clause, its sentence, then the truce that is named. */
export function scopeOf(act: Act, scene: Scene): Scope | null {
  const { line } = act.clause;
  for (const span of [{ from: act.span.from, to: act.object.to }, act.clause, wholeOf(line)]) {
    const found = termsIn(line, span, 'partial', 'full').filter((t) => !isInName(line, t));
    const first = found.find((t) => !isDuration(line, t));
    const named = scopeOfTruce(truceIn(line, span), scene);
    if (first ?? found[0] ?? named) return (first?.term ?? named ?? found[0]?.term) === 'partial' ? 'partial' : 'full';
  }
  return null;
}

function scopeOfTruce(truce: TruceId | null, scene: Scene): Scope | null {
  return scene.pack.truces.find((t) => t.id === truce)?.scope ?? null;
}

/** The truce of the pack that the words name, unless they make it another: "a 30-day halt to strikes on ports" is not the full one of 30 days. */
export function truceOf(act: Act, scope: Scope | null, scene: Scene): TruceId | null {
  const { line } = act.clause;
  const fits = (id: TruceId): boolean => {
    const own = scopeOfTruce(id, scene);
    return own === null || scope === null || own === scope || isStage(act);
  };
  return trucesIn(line, act.clause).find(fits) ?? trucesIn(line, wholeOf(line)).find(fits) ?? null;
}

/** "the first phase of the plan" is part of that plan, not another. */
function isStage({ clause: { line }, span, object }: Act): boolean {
  return termsIn(line, { from: span.from, to: object.to }, 'partial').some((t) =>
    line.tokens.slice(t.from, t.to).some(({ norm }) => /^(?:phase|stage|фаз|етап|этап)/u.test(norm)),
  );
}

/** "Port Sell" is no port. */
function isInName(line: Line, span: Span): boolean {
  return line.mentions.some(
    (m) => m.from <= span.from && span.to <= m.to && span.to === span.from + 1 && m.to > m.from + 1,
  );
}

/** How long a truce lasts does not tell how much it stops. */
function isDuration(line: Line, span: Span): boolean {
  return line.tokens.slice(span.from, span.to).some((t) => /(?:day|month|hour)/u.test(t.norm));
}
