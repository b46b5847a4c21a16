import type { Field, NewsText, Spot } from './news-text.ts';
import { isOfStrangers } from './strangers.ts';

/** Whose affair a word speaks of, by the nearest names: this conflict's, another's, or nobody's. */
export type Affair = 'own' | 'other' | 'open';

/** Words between the preposition and the name that it leads to: "between the government of Sudan". */
const OBJECT_REACH = 3;

function gap(a: Spot, b: Spot): number {
  return a.sentence !== b.sentence ? Infinity : Math.max(0, Math.max(a.from, b.from) - Math.min(a.to, b.to));
}

/** Whose affair a word is: that of others where the whole text tells of theirs; else its object decides, then both sides in one sentence, then the nearest name there, then the names of the whole text. */
export function affairOf(spot: Spot, field: Field, text: NewsText): Affair {
  if (text.otherFeud || isOfStrangers(text)) return 'other';
  const object = objectOf(spot, field);
  if (object !== null) return object;
  const together = new Set(
    field.own.flatMap((o) => (o.sentence === spot.sentence && o.named.kind === 'party' ? [o.named.id] : [])),
  );
  if (together.size >= 2) return 'own';
  const own = Math.min(...field.own.map((s) => gap(s, spot)));
  const foreign = Math.min(...field.foreign.map((s) => gap(s, spot)));
  if (own !== Infinity || foreign !== Infinity) return own <= foreign ? 'own' : 'other';
  const owns = text.lead.own.length + text.body.own.length;
  const foreigns = text.lead.foreign.length + text.body.foreign.length;
  if (owns > 0) return foreigns === 0 ? 'own' : 'open';
  if (foreigns > 0) return 'other';
  return text.linkNames ? 'own' : 'open';
}

/** "A truce with Lebanon", "talks between Israel and Syria": the noun's own object tells whose affair it is. */
function objectOf(spot: Spot, field: Field): Affair | null {
  const link = field.spans.get('object-preposition')?.find((p) => p.sentence === spot.sentence && p.from === spot.to);
  if (!link) return null;
  const first = (spots: readonly Spot[]): number =>
    Math.min(...spots.flatMap((s) => (s.sentence === spot.sentence && s.from >= link.to ? [s.from - link.to] : [])));
  const partner = field.spans
    .get('partner-preposition')
    ?.some((p) => p.sentence === link.sentence && p.from === link.from);
  const sides = field.mentions.filter((m) => m.named.kind === 'party' && field.sides.has(m.named.id));
  const own = Math.min(first(field.own), partner === true ? first(sides) : Infinity);
  const foreign = first(field.foreign);
  if (Math.min(own, foreign) > OBJECT_REACH) return null;
  return own < foreign ? 'own' : 'other';
}
