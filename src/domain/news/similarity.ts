/** Cosine of two sets of terms under a weighting, 0 to 1. */
export function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>, weigh: (term: string) => number): number {
  let dot = 0;
  let na = 0;
  let nb = 0;
  for (const term of a) {
    const w = weigh(term) ** 2;
    na += w;
    if (b.has(term)) dot += w;
  }
  for (const term of b) nb += weigh(term) ** 2;
  return na === 0 || nb === 0 ? 0 : dot / Math.sqrt(na * nb);
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

/** Shared members over all members. */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  const both = a.filter((x) => b.includes(x)).length;
  return both === 0 ? 0 : both / (a.length + b.length - both);
}

/** Whether two lists share a member. */
export function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((x) => b.includes(x));
}
