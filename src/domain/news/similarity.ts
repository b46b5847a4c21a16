import type { Weigh } from './term-statistics.ts';

/** Cosine of two sets of terms under a weighting, 0 to 1. */
export function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>, weigh: Weigh): number {
  const one = weigh.text(a);
  const other = weigh.text(b);
  const lengths = Math.sqrt(one.square * other.square);
  return lengths === 0 ? 0 : one.productWith(other) / lengths;
}

/** The share of a list's weight that another text holds. */
export function covered(
  list: readonly string[],
  by: { has(term: string): boolean },
  weigh: (term: string) => number,
): number {
  let all = 0;
  let found = 0;
  for (const term of list) {
    const w = weigh(term);
    all += w;
    if (by.has(term)) found += w;
  }
  return all === 0 ? 0 : found / all;
}

/** The share of a text's weight that the one of the others holds which holds the most of it; each term is weighed once. */
export function coveredMost(
  text: ReadonlySet<string>,
  others: readonly ReadonlySet<string>[],
  weigh: (term: string) => number,
): number {
  const weighed = [...text].map((term) => ({ term, weight: weigh(term) }));
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
  let most = 0;
  for (const other of others) {
    let found = 0;
    for (const { term, weight } of weighed) if (other.has(term)) found += weight;
    most = Math.max(most, found);
  }
  return all === 0 ? 0 : most / all;
}

/** Shared members over all members. */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  const both = a.filter((x) => other.has(x)).length;
  return both === 0 ? 0 : both / (a.length + b.length - both);
}

/** Whether two lists share a member. */
export function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((x) => b.includes(x));
}
