import type { Development, DevelopmentId } from '../../../domain/ledger/development.ts';

/** Where each entry of a growing list stands, and which of them confirm another. */
export class EntryPlaces {
  readonly #placeOf = new Map<DevelopmentId, number>();
  readonly #confirming = new Map<DevelopmentId, readonly number[]>();

  add(entries: readonly Development[]): void {
    for (const { id, confirms } of entries) {
      const place = this.#placeOf.size;
      this.#placeOf.set(id, place);
      if (confirms) this.#confirming.set(confirms, [...(this.#confirming.get(confirms) ?? []), place]);
    }
  }

  /** The places of these entries, as far as they are in the list, and of those that confirm one of them; in order. */
  of(ids: Iterable<DevelopmentId>): readonly number[] {
    const places = new Set<number>();
    for (const id of ids) {
      const own = this.#placeOf.get(id);
      if (own !== undefined) places.add(own);
      for (const place of this.#confirming.get(id) ?? []) places.add(place);
    }
    return [...places].sort((a, b) => a - b);
  }
}
