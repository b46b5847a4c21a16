type Terms = ReadonlySet<string> | readonly string[];

/** How much a term tells, for one placement. */
export interface Weigh {
  (term: string): number;
  /** A text's terms with their weights; worked out once. */
  readonly text: (terms: Terms) => WeighedText;
}

/** How many texts hold a term; the same object as long as one does. */
class Counter {
  readonly id: number;
  count = 1;

  constructor(id: number) {
    this.id = id;
  }
}

/** How many of the known texts hold a term. */
export class TermStatistics {
  readonly #counters = new Map<string, Counter>();
  /** The counters of a text's terms by id: a placement compares with a hundred texts and more, term by term. */
  readonly #countersOf = new WeakMap<Terms, readonly Counter[]>();
  #texts = 0;
  #terms = 0;
  /** As long as nothing is added or taken away. */
  #weighing: Weigh | null = null;

  add(terms: Iterable<string>): void {
    this.#weighing = null;
    this.#texts++;
    for (const term of terms) {
      const counter = this.#counters.get(term);
      if (counter) counter.count++;
      else this.#counters.set(term, new Counter(this.#terms++));
    }
  }

  remove(terms: Iterable<string>): void {
    this.#weighing = null;
    this.#texts--;
    for (const term of terms) {
      const counter = this.#counters.get(term);
      if (counter && --counter.count === 0) this.#counters.delete(term);
    }
  }

  /** Rare terms weigh more; while few texts are known all weigh nearly the same. */
  weight(term: string): number {
    return Math.log(this.#texts + COLD) - logOf(this.count(term) + COLD_COUNT);
  }

  /** The weights as they are now: for one placement, while nothing is added. */
  weighing(): Weigh {
    this.#weighing ??= this.#weighed();
    return this.#weighing;
  }

  #weighed(): Weigh {
    const all = Math.log(this.#texts + COLD);
    const weightOf = (count: number): number => all - logOf(count + COLD_COUNT);
    const texts = new Map<Terms, WeighedText>();
    const text = (terms: Terms): WeighedText => {
      const known = texts.get(terms);
      if (known) return known;
      const made = new WeighedText(this.#of(terms), 'size' in terms ? terms.size : terms.length, weightOf);
      texts.set(terms, made);
      return made;
    };
    return Object.assign((term: string) => weightOf(this.count(term)), { text });
  }

  count(term: string): number {
    return this.#counters.get(term)?.count ?? 0;
  }

  get texts(): number {
    return this.#texts;
  }

  /** Those of a text that is counted itself are kept: they are its own as long as it is counted. */
  #of(terms: Terms): readonly Counter[] {
    const known = this.#countersOf.get(terms);
    if (known && !known.some(isForgotten)) return known;
    const counters: Counter[] = [];
    let size = 0;
    for (const term of terms) {
      size++;
      const counter = this.#counters.get(term);
      if (counter) counters.push(counter);
    }
    counters.sort((a, b) => a.id - b.id);
    if (counters.length === size) this.#countersOf.set(terms, counters);
    return counters;
  }
}

function isForgotten({ count }: Counter): boolean {
  return count === 0;
}

/** A text under a weighting. */
class WeighedText {
  /** The square of its length as a vector of its terms' weights. */
  readonly square: number;
  /** By id. */
  readonly #counters: readonly Counter[];
  readonly #weightOf: (count: number) => number;

  /** `size` counts the terms that no other text holds, too. */
  constructor(counters: readonly Counter[], size: number, weightOf: (count: number) => number) {
    let square = (size - counters.length) * weightOf(0) ** 2;
    for (const { count } of counters) square += weightOf(count) ** 2;
    this.square = square;
    this.#counters = counters;
    this.#weightOf = weightOf;
  }

  /** The product of the two as vectors: what the terms weigh that they share. */
  productWith(other: WeighedText): number {
    let product = 0;
    for (let i = 0, j = 0; i < this.#counters.length && j < other.#counters.length;) {
      const one = this.#counters[i] as Counter;
      const two = other.#counters[j] as Counter;
      if (one.id <= two.id) i++;
      if (two.id <= one.id) j++;
      if (one.id === two.id) product += this.#weightOf(one.count) ** 2;
    }
    return product;
  }
}

/** Stands for texts not yet seen, so that the first ones are not all rarities. */
const COLD = 30;
const COLD_COUNT = 1;

/** Most counts are small, and a placement asks for thousands. */
const LOGS: readonly number[] = Array.from({ length: 4096 }, (_, n) => Math.log(n));

function logOf(count: number): number {
  return LOGS[count] ?? Math.log(count);
}
