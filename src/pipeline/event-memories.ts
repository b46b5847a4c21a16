import type { PackId } from '../domain/diplomacy/pack.ts';
import { EventMemory, MEMORY_MS } from '../domain/news/event-memory.ts';
import type { Log } from '../ports/log.ts';
import type { PlacedFeatures, StoryStore } from '../ports/story-store.ts';

/** The events heard of lately, per pack, kept between cycles; after a restart they are read from the rows. */
export class EventMemories {
  readonly #store: Pick<StoryStore, 'placedSince'>;
  readonly #log: Log;
  readonly #byPack = new Map<PackId, EventMemory>();

  constructor(store: Pick<StoryStore, 'placedSince'>, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  /** The pack's events within the window that ends now. */
  async of(packId: PackId, now: Date): Promise<EventMemory> {
    const since = new Date(now.getTime() - MEMORY_MS);
    const known = this.#byPack.get(packId);
    if (known) {
      known.forget(since.getTime());
      return known;
    }
    const made = this.#remembered(packId, await this.#store.placedSince(packId, since));
    this.#byPack.set(packId, made);
    return made;
  }

  /** What cannot be read is compared with nothing; at worst one happening becomes two events. */
  #remembered(packId: PackId, placed: readonly PlacedFeatures[]): EventMemory {
    const members = placed.flatMap(({ eventId, versionId, features, seenAt }) =>
      features === null ? [] : [{ eventId, versionId: String(versionId), features, seenAt: seenAt.getTime() }],
    );
    const unreadable = placed.length - members.length;
    if (unreadable > 0) this.#log.warn('stored features left out, since they cannot be read', { packId, unreadable });
    return new EventMemory(members);
  }
}
