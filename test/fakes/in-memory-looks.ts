import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import type { Looks, Person } from '../../src/ports/looks.ts';
import type { InMemoryState } from './in-memory-state.ts';

const DAY_MS = 24 * 3_600_000;

/** Looks in memory. */
export class InMemoryLooks implements Looks {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async lastLook(person: Person, packId: PackId): Promise<Date | null> {
    return this.#state.looks.get(keyOf(person, packId)) ?? null;
  }

  async noteLook(person: Person, packId: PackId, at: Date): Promise<void> {
    const last = await this.lastLook(person, packId);
    const wasAhead = last !== null && last.getTime() - at.getTime() > DAY_MS;
    if (last === null || last < at || wasAhead) this.#state.looks.set(keyOf(person, packId), at);
  }
}

function keyOf({ platform, id }: Person, packId: PackId): string {
  return JSON.stringify([platform, id, packId]);
}
