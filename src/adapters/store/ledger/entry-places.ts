import type { Development, DevelopmentId } from '../../../domain/ledger/development.ts';

/** Where each entry of a growing list stands, which of them confirm another, and when something was last learned about each. */
export class EntryPlaces {
  readonly #placeOf = new Map<DevelopmentId, number>();
  readonly #confirming = new Map<DevelopmentId, readonly number[]>();
  readonly #learnedAbout = new Map<DevelopmentId, number>();
  /** By place: the same, of what the entry confirms too. */
  readonly #changedAt: number[] = [];

  add(entries: readonly Development[]): void {
    for (const { id, confirms } of entries) {
      const place = this.#placeOf.size;
      this.#placeOf.set(id, place);
      if (confirms) this.#confirming.set(confirms, [...(this.#confirming.get(confirms) ?? []), place]);
      const ofConfirmed = confirms ? (this.#learnedAbout.get(confirms) ?? 0) : 0;
      this.#changedAt.push(Math.max(this.#learnedAbout.get(id) ?? 0, ofConfirmed));
    }
  }

  /** Takes note of when something was learned about entries, be they in the list yet or not. */
  note(changes: ReadonlyMap<DevelopmentId, number>): void {
    for (const [id, at] of changes) {
      this.#learnedAbout.set(id, Math.max(at, this.#learnedAbout.get(id) ?? 0));
      for (const place of this.#places(id)) this.#changedAt[place] = Math.max(at, this.#changedAt[place] ?? 0);
    }
  }

  /** The place of an entry; null where it is not in the list. */
  placeOf(id: DevelopmentId): number | null {
    return this.#placeOf.get(id) ?? null;
  }

  /** The places of these entries, as far as they are in the list, and of those that confirm one of them; in order. */
  of(ids: Iterable<DevelopmentId>): readonly number[] {
    const places = new Set<number>();
    for (const id of ids) for (const place of this.#places(id)) places.add(place);
    return [...places].sort((a, b) => a - b);
  }

  /** Those of the first so many about which, or about what they confirm, something was learned after a time; in order. */
  changedAfter(time: number, first: number): readonly number[] {
    const places: number[] = [];
    for (let place = 0; place < first; place++) if ((this.#changedAt[place] ?? 0) > time) places.push(place);
    return places;
  }

  #places(id: DevelopmentId): readonly number[] {
    const own = this.#placeOf.get(id);
    const confirming = this.#confirming.get(id) ?? [];
    return own === undefined ? confirming : [own, ...confirming];
  }
}
