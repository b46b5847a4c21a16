import type { PackId } from '../domain/diplomacy/pack.ts';
import { EVENT_WINDOW_MS, EventMemory } from '../domain/news/event-memory.ts';
import type { VersionFeatures } from '../domain/news/version-features.ts';
import type { StoryStore } from '../ports/story-store.ts';

/** The events heard of lately, per pack, kept between cycles; after a restart they are read from the rows. */
export class EventMemories {
  readonly #store: Pick<StoryStore, 'placedSince'>;
  readonly #byPack = new Map<PackId, EventMemory>();

  constructor(store: Pick<StoryStore, 'placedSince'>) {
    this.#store = store;
  }

  /** The pack's events within the window that ends now. */
  async of(packId: PackId, now: Date): Promise<EventMemory> {
    const since = new Date(now.getTime() - EVENT_WINDOW_MS);
    const known = this.#byPack.get(packId);
    if (known) {
      known.forget(since.getTime());
      return known;
    }
    const placed = await this.#store.placedSince(packId, since);
    const members = placed.map((p) => ({
      eventId: p.eventId,
      versionId: String(p.versionId),
      features: p.features as VersionFeatures,
      seenAt: p.seenAt.getTime(),
    }));
    const made = new EventMemory(members);
    this.#byPack.set(packId, made);
    return made;
  }
}
