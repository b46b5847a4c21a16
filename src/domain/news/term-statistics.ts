/** How much a term tells. */
export type Weigh = (term: string) => number;

/** How many of the known texts hold a term. */
export class TermStatistics {
  readonly #counts = new Map<string, number>();
  #texts = 0;

  add(terms: Iterable<string>): void {
    this.#texts++;
    for (const term of terms) this.#counts.set(term, (this.#counts.get(term) ?? 0) + 1);
  }

  remove(terms: Iterable<string>): void {
    this.#texts--;
    for (const term of terms) {
      const left = (this.#counts.get(term) ?? 0) - 1;
      if (left > 0) this.#counts.set(term, left);
      else this.#counts.delete(term);
    }
  }

  /** Rare terms weigh more; while few texts are known all weigh nearly the same. */
  weight(term: string): number {
    return Math.log((this.#texts + COLD) / ((this.#counts.get(term) ?? 0) + COLD_COUNT));
  }

  /** The same as a function that works each term out once: for one placement. */
  weighing(): Weigh {
    const known = new Map<string, number>();
    return (term) => {
      const found = known.get(term);
      if (found !== undefined) return found;
      const weight = this.weight(term);
      known.set(term, weight);
      return weight;
    };
  }

  count(term: string): number {
    return this.#counts.get(term) ?? 0;
  }

  get texts(): number {
    return this.#texts;
  }
}

/** Stands for texts not yet seen, so that the first ones are not all rarities. */
const COLD = 30;
const COLD_COUNT = 1;
