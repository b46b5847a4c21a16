/** How often which fault was played; counted when it strikes, or when it is planned if nobody can see it strike. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(kind: string, times = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + times);
  }

  addAll(other: Tally): void {
    for (const [kind, times] of other.#counts) this.add(kind, times);
  }

  get(kind: string): number {
    return this.#counts.get(kind) ?? 0;
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, times) => sum + times, 0);
  }

  /** One line a kind, by name. */
  lines(): readonly string[] {
    const sorted = [...this.#counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([kind, times]) => `${String(times).padStart(7)}  ${kind}`);
  }
}
