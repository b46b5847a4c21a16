import type { FeedRecord, FeedRegistry, ListedFeed } from '../../src/ports/feed-registry.ts';
import type { InMemoryState } from './in-memory-state.ts';

const NO_VALIDATORS = { etag: null, lastModified: null, bodyHash: null } as const;

/** Followed feeds in memory. */
export class InMemoryFeedRegistry implements FeedRegistry {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async sync(feeds: readonly ListedFeed[], intervalMs: number, now: Date): Promise<void> {
    for (const [id, held] of this.#state.feeds) this.#state.feeds.set(id, { ...held, followed: false });
    for (const { id, url, packs } of feeds) {
      const held = this.#state.feeds.get(id);
      const blank = { movedTo: null, validators: NO_VALIDATORS };
      if (!held) {
        this.#state.feeds.set(id, { id, url, packs, ...blank, health: newHealth(intervalMs, now), followed: true });
      } else if (held.url === url) {
        this.#state.feeds.set(id, { ...held, packs, followed: true });
      } else {
        const health = { ...held.health, nextPollAt: now, firstPolledAt: null };
        this.#state.feeds.set(id, { ...held, url, packs, ...blank, health, followed: true });
      }
    }
  }

  async due(now: Date): Promise<readonly FeedRecord[]> {
    const due = followedIn(this.#state).filter(
      ({ health }) => health.nextPollAt <= now || (health.lastAttemptAt !== null && health.lastAttemptAt > now),
    );
    return due.toSorted((a, b) => a.health.nextPollAt.getTime() - b.health.nextPollAt.getTime());
  }

  async all(): Promise<readonly FeedRecord[]> {
    return followedIn(this.#state);
  }
}

/** Every followed feed, by id. */
export function followedIn(state: InMemoryState): readonly FeedRecord[] {
  return [...state.feeds.values()]
    .filter((held) => held.followed)
    .map(({ followed: _, ...feed }) => feed)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function newHealth(intervalMs: number, now: Date): FeedRecord['health'] {
  return {
    lastAttemptAt: null,
    lastSuccessAt: null,
    lastError: null,
    failures: 0,
    intervalMs,
    nextPollAt: now,
    firstPolledAt: null,
  };
}
