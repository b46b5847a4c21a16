import type { Features } from './linear-model.ts';
import type { TermStatistics } from './term-statistics.ts';
import type { VersionFeatures } from './version-features.ts';

const HOUR = 3_600_000;

/** How two versions stand to each other, as named features: do they tell one happening? */
export function pairFeatures(a: VersionFeatures, b: VersionFeatures, apartMs: number, statistics: TermStatistics): Features {
  const features = new Map<string, number>();
  const set = (name: string, value: number): void => void (value !== 0 && features.set(name, Math.round(value * 1000) / 1000));
  const weigh = (term: string): number => statistics.weight(term);
  const leads = cosine(a.lead, b.lead, weigh);
  const bodies = a.body.length > 0 && b.body.length > 0 ? cosine(a.body, b.body, weigh) : 0;
  const whole = cosine([...new Set([...a.lead, ...a.body])], [...new Set([...b.lead, ...b.body])], weigh);
  set('leads alike', leads);
  set('leads much alike', Math.max(0, leads - 0.5));
  set('bodies alike', bodies);
  set('texts alike', whole);
  set('lead found in the other text', Math.max(covered(a.lead, b, weigh), covered(b.lead, a, weigh)));
  if (bodies > 0.95 && leads < 0.5) set('same body under another lead', 1);
  noteSets(a, b, set);
  noteTime(a, b, apartMs / HOUR, set);
  return features;
}

function noteSets(a: VersionFeatures, b: VersionFeatures, set: (name: string, value: number) => void): void {
  set('parties of the leads alike', jaccard(a.parties, b.parties));
  if (a.parties.length > 0 && b.parties.length > 0 && !meet(a.parties, b.parties)) set('no party in common', 1);
  set('parties alike', jaccard(a.allParties, b.allParties));
  set('acts alike', jaccard(a.acts, b.acts));
  if (a.acts.length > 0 && b.acts.length > 0 && !meet(a.acts, b.acts)) set('no act in common', 1);
  set('names in common', Math.min(3, common(a.names, b.names)) / 3);
  if (a.names.length > 1 && b.names.length > 1 && !meet(a.names, b.names)) set('no name in common', 1);
  set('places in common', meet(a.places, b.places) ? 1 : 0);
  if (a.numbers.length > 0 && b.numbers.length > 0) set(meet(a.numbers, b.numbers) ? 'numbers in common' : 'numbers differ', 1);
  if (a.days.length > 0 && b.days.length > 0) set(meet(a.days, b.days) ? 'same day named' : 'other day named', 1);
  if (a.planned !== b.planned) set('one planned, one not', 1);
}

function noteTime(a: VersionFeatures, b: VersionFeatures, hours: number, set: (name: string, value: number) => void): void {
  set('hours apart, as logarithm', Math.log2(1 + hours / 6));
  if (hours < 20) set('within a day', 1);
  if (hours > 72) set('more than three days apart', 1);
  if (a.source === b.source) set('same outlet', 1);
  if (a.link !== '' && a.link === b.link) set('same link', 1);
}

function cosine(a: readonly string[], b: readonly string[], weigh: (term: string) => number): number {
  const other = new Set(b);
  let dot = 0;
  let na = 0;
  let nb = 0;
  for (const term of a) {
    const w = weigh(term) ** 2;
    na += w;
    if (other.has(term)) dot += w;
  }
  for (const term of b) nb += weigh(term) ** 2;
  return na === 0 || nb === 0 ? 0 : dot / Math.sqrt(na * nb);
}

/** The share of a lead's weight that the other text holds anywhere. */
function covered(lead: readonly string[], text: VersionFeatures, weigh: (term: string) => number): number {
  const held = new Set([...text.lead, ...text.body]);
  let all = 0;
  let found = 0;
  for (const term of lead) {
    const w = weigh(term);
    all += w;
    if (held.has(term)) found += w;
  }
  return all === 0 ? 0 : found / all;
}

function common(a: readonly string[], b: readonly string[]): number {
  return a.filter((x) => b.includes(x)).length;
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((x) => b.includes(x));
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const both = common(a, b);
  return both === 0 ? 0 : both / (a.length + b.length - both);
}
