import type { PackId } from '../domain/diplomacy/pack.ts';
import { EventMemory, MEMORY_MS, MOST_VERSIONS } from '../domain/news/event-memory.ts';
import type { DeskDecisions } from '../ports/desk-decisions.ts';
import type { Log } from '../ports/log.ts';
import type { PlacedFeatures, StoryStore } from '../ports/story-store.ts';
import { stillServes } from './window-of-memory.ts';

/** Placements that are read at a time, so that a start with many of them keeps nothing else waiting. */
const PAGE = 100;

/** What the memories are read from. */
type Placements = Pick<StoryStore, 'placedSince' | 'seenAtOfLatest'>;

/** A pack's events within a window, and the last decision of its desk that they heed. */
interface Heeding {
  readonly memory: EventMemory;
  readonly since: Date;
  readonly heeded: number;
}

/** The events heard of lately, per pack, kept between cycles; after a restart they are read from the rows. */
export class EventMemories {
  readonly #store: Placements;
  readonly #log: Log;
  readonly #byPack = new Map<PackId, Heeding>();
  readonly #decisions: Pick<DeskDecisions, 'after'>;

  constructor(store: Placements, decisions: Pick<DeskDecisions, 'after'>, log: Log) {
    this.#store = store;
    this.#decisions = decisions;
    this.#log = log;
  }

  /** The pack's events within the window that ends now, as the desk has decided about them until now. */
  async of(packId: PackId, now: Date): Promise<EventMemory> {
    const since = new Date(now.getTime() - MEMORY_MS);
    const known = await this.#known(packId, since);
    const decisions = await this.#decisions.after(packId, known.heeded);
    for (const decision of decisions) known.memory.heed(decision);
    this.#byPack.set(packId, { ...known, heeded: decisions.at(-1)?.number ?? known.heeded });
    known.memory.forget(since.getTime());
    return known.memory;
  }

  async #known(packId: PackId, since: Date): Promise<Heeding> {
    const known = this.#byPack.get(packId);
    if (known && stillServes(known.since, since)) return { ...known, since: since > known.since ? since : known.since };
    return { memory: await this.#remembered(packId, since), since, heeded: 0 };
  }

  async #remembered(packId: PackId, since: Date): Promise<EventMemory> {
    const memory = new EventMemory();
    const crowded = await this.#store.seenAtOfLatest(packId, MOST_VERSIONS);
    const from = crowded !== null && crowded > since ? crowded : since;
    let unreadable = 0;
    let page: readonly PlacedFeatures[] = [];
    do {
      page = await this.#store.placedSince(packId, from, { after: page.at(-1) ?? null, limit: PAGE });
      for (const placed of page) if (!remember(placed, memory)) unreadable++;
    } while (page.length === PAGE);
    if (unreadable > 0) this.#log.warn('stored features left out, since they cannot be read', { packId, unreadable });
    return memory;
  }
}

/** What cannot be read is compared with nothing; at worst one happening becomes two events. */
function remember({ eventId, versionId, features, seenAt }: PlacedFeatures, memory: EventMemory): boolean {
  if (features === null) return false;
  memory.add({ eventId, versionId: String(versionId), features, seenAt: seenAt.getTime() });
  return true;
}
