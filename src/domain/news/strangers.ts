import type { Term } from '../diplomacy/term.ts';
import type { NewsTerm } from './news-term.ts';
import type { Field, NewsText, Spot } from './news-text.ts';

/** What only those do between whom a truce stands, or who fight. */
const OF_THE_SIDES: ReadonlySet<Term> = new Set<Term>([
  'sign',
  'agree',
  'accept-act',
  'extend',
  'observe',
  'breach',
  'breach-word',
  'accuse',
  'accuse-act',
  'swap',
  'handover-word',
  'start',
  'begin-act',
  'suspend',
  'suspend-act',
  'resume',
  'resume-act',
]);

/**
 * Whether a lead tells what two strangers do about a truce of theirs ("Ondria and Pell extend ceasefire"): two names at its
 * head that neither the pack nor the language knows, and an act of sides. A place of this conflict further on is then where
 * they are not; a side of it that is named anywhere in the text makes it this conflict's again.
 */
export function isOfStrangers({ lead, body }: Pick<NewsText, 'lead' | 'body'>): boolean {
  if (lead.own.length > 0 || lead.sides.size > 0 || body.sides.size > 0) return false;
  const [first, link, second, act] = lead.reading.sentences[0]?.tokens ?? [];
  if (!first || !second || !act || !isCoupling(1, lead, link?.norm)) return false;
  return (
    [first, second].every((t, n) => /^\p{Lu}\p{Ll}/u.test(t.text) && !isKnown(2 * n, lead)) && isActOfSides(3, lead)
  );
}

function isCoupling(at: number, lead: Field, norm: string | undefined): boolean {
  return norm === ',' || startsHere(lead.spans.get('coupling') ?? [], at);
}

function isKnown(at: number, lead: Field): boolean {
  const spans = [...lead.spans.values()].flat();
  return [...spans, ...lead.mentions].some((s) => s.sentence === 0 && s.from <= at && at < s.to);
}

function isActOfSides(at: number, lead: Field): boolean {
  return [...OF_THE_SIDES].some((act) => startsHere(lead.spans.get(act as NewsTerm) ?? [], at));
}

function startsHere(spans: readonly Spot[], at: number): boolean {
  return spans.some((s) => s.sentence === 0 && s.from === at);
}
