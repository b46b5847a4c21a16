import type { FeedId, PollOutcome } from '../domain/news/feed.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedRecord, FeedRegistry, DueFeed } from '../ports/feed-registry.ts';
import type { FeedSource } from '../ports/feed-source.ts';
import type { Log } from '../ports/log.ts';
import type { KeptItem, KeptPoll, StoryStore } from '../ports/story-store.ts';
import type { PollLimits } from '../domain/news/poll-rhythm.ts';
import { FeedHaste } from './feed-haste.ts';
import { keptPollsOf, type Polled } from './kept-poll-of.ts';
import { pollRequest } from './poll-request.ts';
import type { Retries } from './retries.ts';
import { UnderWay } from './under-way.ts';

/** What polling needs. */
export interface PollDeps {
  readonly feeds: FeedRegistry;
  readonly source: FeedSource;
  readonly store: Pick<StoryStore, 'keepPolls' | 'knownNews'>;
  readonly limits: PollLimits;
  readonly retries: Retries;
  readonly clock: Clock;
  readonly log: Log;
  /** A moment in which outcomes gather, so that many are written at once. */
  readonly moment: () => Promise<void>;
}

/** How polling went since it was last asked. */
export interface PollCount {
  readonly polled: number;
  readonly failed: number;
  readonly versions: number;
}

/** A feed that is due before the next tick is nearer to this one: otherwise an interval of one second would be two. */
const HALF_A_TICK_MS = 500;
/** Feeds under way at one time; the source has a bound of its own for requests, and lets the others wait for their turn. */
const MOST_UNDER_WAY = 512;
const KEPT_AT_ONCE = 128;
/** Items beyond which no further poll is taken with others: while they are judged and written nothing else has its turn. */
const ITEMS_AT_ONCE = 60;
const COULD_NOT_KEEP = failedBecause('What the feed sent could not be kept here; the log says why.');
const BROKE_THE_READER = failedBecause('What the feed sent could not be read; the log says why.');
const NOTHING: PollCount = { polled: 0, failed: 0, versions: 0 };

/**
 * Stage 1 of 7: feeds whose poll is due → unseen versions, one report per pack, and health. A feed is under way from its
 * fetch until its poll is kept, never twice at once; a crash repeats a poll and loses nothing. A feed that fails leaves
 * its health and never stops the others; one whose poll cannot be kept rests, so that no server is asked again and again
 * for what is of no use.
 */
export class FeedPolling {
  readonly #deps: PollDeps;
  readonly #underWay = new UnderWay();
  readonly #polled: Polled[] = [];
  readonly #haste: FeedHaste;
  #due: readonly DueFeed[] = [];
  #keeping = false;
  #progress = Promise.withResolvers<undefined>();
  #count = NOTHING;

  constructor(deps: PollDeps) {
    this.#deps = deps;
    this.#haste = new FeedHaste(deps);
  }

  /** Looks for what is due and starts it, as far as there is room; the rest follows by itself. Answers with what was kept since it was last asked. */
  async takeUp(signal: AbortSignal): Promise<PollCount> {
    const now = this.#deps.clock.now();
    this.#due = await this.#deps.feeds.due(new Date(now.getTime() + HALF_A_TICK_MS));
    await this.#start(signal);
    return this.#counted();
  }

  /** Waits until nothing is under way any more; what is due goes on being started unless the signal is aborted. */
  async idle(): Promise<PollCount> {
    while (this.#underWay.size > 0) await this.#progress.promise;
    return this.#counted();
  }

  /** Polls a feed as soon as politeness allows, because something says that it has news; one that is being asked is asked once more. */
  hasten(id: FeedId): Promise<void> {
    return this.#haste.hasten(id, this.#underWay.has(id));
  }

  #counted(): PollCount {
    const count = this.#count;
    this.#count = NOTHING;
    return count;
  }

  async #start(signal: AbortSignal): Promise<void> {
    const chosen = signal.aborted ? [] : this.#choose();
    if (chosen.length === 0) return;
    const missing = new Set(chosen);
    try {
      for (const feed of await this.#deps.feeds.records(chosen)) {
        missing.delete(feed.id);
        void this.#poll(feed, signal);
      }
    } finally {
      for (const id of missing) this.#underWay.leave(id);
    }
  }

  /** The longest overdue ones that there is room for; what waits for its host alone stays in front. */
  #choose(): readonly FeedId[] {
    const now = this.#deps.clock.now();
    const chosen: FeedId[] = [];
    const waiting: DueFeed[] = [];
    let next = 0;
    for (; next < this.#due.length && this.#underWay.size < MOST_UNDER_WAY; next++) {
      const feed = this.#due[next];
      if (feed === undefined || this.#underWay.has(feed.id)) continue;
      if (this.#deps.retries.isResting(restOf(feed.id), now)) continue;
      if (this.#underWay.enter(feed)) chosen.push(feed.id);
      else waiting.push(feed);
    }
    this.#due = [...waiting, ...this.#due.slice(next)];
    return chosen;
  }

  /** Never rejects: a source that breaks its promise is a failure like any other. */
  async #poll(feed: FeedRecord, signal: AbortSignal): Promise<void> {
    const outcome = await this.#fetch(feed, signal);
    if (outcome === null) this.#underWay.leave(feed.id);
    else this.#polled.push({ feed, outcome });
    await this.#keepAll(signal);
  }

  async #fetch(feed: FeedRecord, signal: AbortSignal): Promise<PollOutcome | null> {
    try {
      const outcome = await this.#deps.source.fetch(pollRequest(feed), signal);
      return signal.aborted ? null : outcome;
    } catch (cause) {
      this.#deps.log.error('feed broke its reader', { feedId: feed.id, cause: String(cause) });
      return BROKE_THE_READER;
    }
  }

  /** One writer at a time; what comes in while it writes is written together next. */
  async #keepAll(signal: AbortSignal): Promise<void> {
    if (this.#keeping) return;
    this.#keeping = true;
    while (this.#polled.length > 0) {
      const othersAreComing = this.#underWay.size > this.#polled.length;
      if (othersAreComing && this.#polled.length < KEPT_AT_ONCE) await this.#deps.moment();
      const polled = this.#polled.splice(0, piece(this.#polled));
      await this.#keep(polled);
      for (const { feed } of polled) this.#underWay.leave(feed.id);
      await this.#haste.afterKept(polled);
      if (this.#underWay.size <= MOST_UNDER_WAY / 2) await this.#goOn(signal);
    }
    this.#keeping = false;
    this.#progress.resolve(undefined);
    this.#progress = Promise.withResolvers<undefined>();
  }

  async #goOn(signal: AbortSignal): Promise<void> {
    try {
      await this.#start(signal);
    } catch (cause) {
      this.#due = [];
      this.#deps.log.error('due feeds left for the next tick', { cause: String(cause) });
    }
  }

  async #keep(polled: readonly Polled[]): Promise<void> {
    try {
      this.#keptAll(polled, await this.#deps.store.keepPolls(await this.#polls(polled)));
    } catch (cause) {
      // one that cannot be kept must not take the others with it
      if (polled.length > 1) for (const one of polled) await this.#keep([one]);
      else for (const { feed } of polled) await this.#rest(feed, cause);
    }
  }

  #polls(polled: readonly Polled[]): Promise<readonly KeptPoll[]> {
    const { store, limits, clock } = this.#deps;
    return keptPollsOf(polled, store, limits, clock.now());
  }

  #keptAll(polled: readonly Polled[], kept: readonly (readonly KeptItem[])[]): void {
    for (const [index, { feed, outcome }] of polled.entries()) {
      this.#deps.retries.succeeded(restOf(feed.id));
      const versions = kept[index]?.filter((item) => item.isNew).length ?? 0;
      const readable = outcome.kind === 'fresh' || outcome.kind === 'unchanged';
      this.#add(versions, readable);
      if (!readable) this.#deps.log.warn('feed not read', { feedId: feed.id, because: outcome.because });
    }
  }

  /** What could not be kept shows in the feed's health, as far as that can be written. */
  async #rest(feed: FeedRecord, cause: unknown): Promise<void> {
    this.#deps.retries.failed(restOf(feed.id), this.#deps.clock.now());
    this.#deps.log.error('poll not kept', { feedId: feed.id, cause: String(cause) });
    this.#add(0, false);
    try {
      await this.#deps.store.keepPolls(await this.#polls([{ feed, outcome: COULD_NOT_KEEP }]));
    } catch (again) {
      this.#deps.log.error('health of a feed not kept', { feedId: feed.id, cause: String(again) });
    }
  }

  #add(versions: number, readable: boolean): void {
    const { polled, failed, versions: before } = this.#count;
    this.#count = { polled: polled + 1, failed: failed + (readable ? 0 : 1), versions: before + versions };
  }
}

/** How many polls are kept together: as many as there are where they say nothing new, few where they bring much. */
function piece(polled: readonly Polled[]): number {
  let items = 0;
  const end = polled.findIndex(({ outcome }, n) => {
    if (outcome.kind === 'fresh') items += outcome.document.items.length;
    return n > 0 && items > ITEMS_AT_ONCE;
  });
  return Math.min(end === -1 ? polled.length : end, KEPT_AT_ONCE);
}

function failedBecause(because: string): PollOutcome {
  return { kind: 'failed', because, status: null, retryAfterMs: null };
}

function restOf(id: FeedId): string {
  return `feed ${id}`;
}
