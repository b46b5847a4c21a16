import type { Outage, OutageId } from '../../src/domain/news/outage.ts';
import type { Watch } from '../../src/domain/news/watch.ts';
import type { KeptLook, Outages } from '../../src/ports/outages.ts';
import { followedIn } from './in-memory-feed-registry.ts';
import { queueInMemory } from './in-memory-outbox.ts';
import type { InMemoryState } from './in-memory-state.ts';

const KEPT_MS = 30 * 86_400_000;

/** The watch over the feeds in memory. */
export class InMemoryOutages implements Outages {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async lastLookAt(): Promise<Date | null> {
    return this.#state.lookedAt;
  }

  async watch(): Promise<Watch> {
    const { gaps, outages, watchedSince } = this.#state;
    const feeds = followedIn(this.#state).map(({ id, url, health }) => ({
      id,
      url,
      health,
      watchedSince: watchedSince.get(id) ?? null,
    }));
    return { feeds, gaps, outages: outages.map(({ lastVersion: _, ...outage }) => outage) };
  }

  async broughtBy({ id, feedId, readSince }: Outage): Promise<number> {
    const held = this.#state.outages.find((outage) => outage.id === id);
    return this.#state.versions.filter(
      ({ version }) =>
        version.id > (held?.lastVersion ?? Infinity) &&
        (feedId === null || (version.feedId === feedId && (readSince === null || version.seenAt <= readSince))),
    ).length;
  }

  async keep(look: KeptLook): Promise<void> {
    const state = this.#state;
    state.lookedAt = look.lookedAt;
    for (const gap of look.gaps) {
      const others = state.gaps.filter(({ kind, from }) => kind !== gap.kind || from.getTime() !== gap.from.getTime());
      state.gaps = [...others, gap].toSorted((a, b) => a.from.getTime() - b.from.getTime());
    }
    this.#noteWatched(look.lookedAt);
    const change = (id: OutageId, columns: Partial<Outage>): void => {
      state.outages = state.outages.map((held) => (held.id === id ? { ...held, ...columns } : held));
    };
    for (const { id, readSince } of look.noticed) change(id, { readSince });
    for (const id of look.closed) change(id, { closedAt: look.lookedAt });
    const lastVersion = Math.max(0, ...state.versions.map(({ version }) => version.id));
    const begun = { toldAt: look.lookedAt, readSince: null, closedAt: null, lastVersion };
    for (const opened of look.opened)
      state.outages.push({ ...opened, ...begun, id: (state.nextOutage += 1) as OutageId });
    for (const part of look.deliveries) queueInMemory(state, part, part.key);
    const old = new Date(look.lookedAt.getTime() - KEPT_MS);
    state.outages = state.outages.filter(({ closedAt }) => closedAt === null || closedAt >= old);
    state.gaps = state.gaps.filter(({ to }) => to >= old);
  }

  #noteWatched(now: Date): void {
    const { watchedSince, feeds } = this.#state;
    for (const [id, { followed }] of feeds) {
      if (!followed) watchedSince.delete(id);
      else if (!watchedSince.has(id)) watchedSince.set(id, now);
    }
  }
}
