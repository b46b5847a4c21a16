import type { FeedId } from '../../src/domain/news/feed.ts';
import { unknownRhythm } from '../../src/domain/news/feed-rhythm.ts';
import type { DueFeed, FeedRecord, FeedRegistry, ListedFeed } from '../../src/ports/feed-registry.ts';
import type { InMemoryState } from './in-memory-state.ts';

/** What lets nothing be passed over. */
export const NO_VALIDATORS = { etag: null, lastModified: null, bodyHash: null, itemMarks: null } as const;

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
      const blank = { movedTo: null, pushedUntil: null, hubError: null, validators: NO_VALIDATORS };
      if (!held) {
        this.#state.feeds.set(id, { id, url, packs, ...blank, health: newHealth(intervalMs, now), followed: true });
      } else if (held.url === url) {
        const anew = packs.some((pack) => !held.packs.includes(pack));
        const validators = anew ? NO_VALIDATORS : held.validators;
        this.#state.feeds.set(id, { ...held, packs, validators, followed: true });
      } else {
        const health = { ...held.health, nextPollAt: now, firstPolledAt: null, rhythm: unknownRhythm };
        this.#state.feeds.set(id, { ...held, url, packs, ...blank, health, followed: true });
      }
    }
  }

  async due(now: Date): Promise<readonly DueFeed[]> {
    const due = followedIn(this.#state).filter(
      ({ health }) => health.nextPollAt <= now || (health.lastAttemptAt !== null && health.lastAttemptAt > now),
    );
    return due
      .toSorted((a, b) => a.health.nextPollAt.getTime() - b.health.nextPollAt.getTime())
      .map(({ id, url, movedTo }) => ({ id, url: movedTo ?? url }));
  }

  async records(ids: readonly FeedId[]): Promise<readonly FeedRecord[]> {
    const followed = new Map(followedIn(this.#state).map((feed) => [feed.id, feed]));
    return ids.flatMap((id) => followed.get(id) ?? []);
  }

  async hasten(id: FeedId, at: Date): Promise<void> {
    const held = this.#state.feeds.get(id);
    if (held && held.health.nextPollAt > at)
      this.#state.feeds.set(id, { ...held, health: { ...held.health, nextPollAt: at } });
  }

  async hastenFailed(since: Date, at: Date): Promise<void> {
    for (const { id, health } of followedIn(this.#state)) {
      const failed = health.failures > 0 && health.lastAttemptAt !== null && health.lastAttemptAt >= since;
      if (failed) await this.hasten(id, at);
    }
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
    rhythm: unknownRhythm,
  };
}
