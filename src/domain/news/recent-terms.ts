import { Queue } from './queue.ts';
import { TermStatistics } from './term-statistics.ts';

/** However many texts hold a term, a look-up reads no more than the latest of them. */
const LATEST = 250;
/** Nor, of all terms together, much more than this: the rarest come first, and tell most. */
const MOST_READ = 2_000;

interface Entry<T> {
  readonly of: T;
  readonly terms: readonly string[];
  readonly at: number;
}

/** What shares terms with a text, and how telling those are. */
export interface Sharing<T> {
  readonly of: T;
  readonly score: number;
}

/** What one thing shares with the text that is asked about; a term counts once, however many of its texts hold it. */
class Tally {
  score = 0;
  #last = '';

  count(term: string, weight: number): void {
    if (term === this.#last) return;
    this.#last = term;
    this.score += weight * weight;
  }
}

/**
 * Which things were told of in which terms, oldest first: an index that forgets in the order in which it learned. Things
 * belong to wholes, which may change.
 */
export class RecentTerms<T, Whole> {
  readonly statistics = new TermStatistics();
  readonly #byTerm = new Map<string, Queue<T>>();
  readonly #entries = new Queue<Entry<T>>();
  readonly #wholeOf: (of: T) => Whole;
  #reads = 0;

  constructor(wholeOf: (of: T) => Whole) {
    this.#wholeOf = wholeOf;
  }

  /** How many entries of the index all look-ups together have read. */
  get reads(): number {
    return this.#reads;
  }

  /** How many texts it holds. */
  get size(): number {
    return this.#entries.length;
  }

  /** When the oldest of its texts was seen; infinity where it holds none. */
  get oldestAt(): number {
    return this.#entries.first?.at ?? Infinity;
  }

  /** Adds one text that tells of something; `terms` has no doubles. */
  add(of: T, terms: readonly string[], at: number): void {
    this.statistics.add(terms);
    for (const term of terms) {
      const known = this.#byTerm.get(term) ?? new Queue<T>();
      known.push(of);
      this.#byTerm.set(term, known);
    }
    this.#entries.push({ of, terms, at });
  }

  /** Forgets the oldest text and says what it told of. */
  dropOldest(dropped: (of: T) => void): void {
    const oldest = this.#entries.first;
    if (oldest === undefined) return;
    this.#entries.shift();
    this.statistics.remove(oldest.terms);
    for (const term of oldest.terms) {
      // texts come and go in one order, so that it is the oldest of each of its terms, too
      const known = this.#byTerm.get(term);
      known?.shift();
      if (known?.length === 0) this.#byTerm.delete(term);
    }
    dropped(oldest.of);
  }

  /** What was told of in a term, each once; for terms that few texts hold. */
  with(term: string): readonly T[] {
    return [...new Set(this.#byTerm.get(term) ?? [])];
  }

  /** Everything that it holds, oldest first. */
  *all(): Generator<T> {
    for (const { of } of this.#entries) yield of;
  }

  /** The wholes that share the most telling of these terms, in no order; only the rarest `asked` of each list are looked up. */
  sharing(lists: readonly (readonly string[])[], asked: number): readonly Sharing<Whole>[] {
    const found = new Map<Whole, Tally>();
    const telling = lists.flatMap((terms) => this.#rarest(terms, asked));
    const enough = this.#reads + MOST_READ;
    for (const { term, weight } of telling) {
      if (this.#reads >= enough) break;
      for (const of of this.#byTerm.get(term)?.latest(LATEST) ?? []) {
        this.#reads++;
        const whole = this.#wholeOf(of);
        const tally = found.get(whole) ?? new Tally();
        tally.count(term, weight);
        found.set(whole, tally);
      }
    }
    return [...found].map(([of, { score }]) => ({ of, score }));
  }

  #rarest(terms: readonly string[], asked: number): readonly { readonly term: string; readonly weight: number }[] {
    return terms
      .filter((term) => this.#byTerm.has(term))
      .map((term) => ({ term, weight: this.statistics.weight(term) }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, asked);
  }
}
