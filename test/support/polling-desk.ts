import { setImmediate as turn } from 'node:timers/promises';
import type { FeedId, PollOutcome } from '../../src/domain/news/feed.ts';
import { FeedPolling, type PollDeps } from '../../src/pipeline/feed-polling.ts';
import { Retries } from '../../src/pipeline/retries.ts';
import type { Log } from '../../src/ports/log.ts';
import { InMemoryStore } from '../fakes/in-memory-store.ts';
import { at, north } from './stories.ts';

const minute = 60_000;
const limits = { intervalMs: 10 * minute, minIntervalMs: minute, maxIntervalMs: 120 * minute };
const unchanged: PollOutcome = {
  kind: 'unchanged',
  status: 304,
  validators: null,
  permanentUrl: null,
  retryAfterMs: null,
};

/** The poll stage over memory, whose requests wait until the test answers them; a feed's id is its address. */
export class PollingDesk {
  readonly store = new InMemoryStore();
  readonly asked: string[] = [];
  /** The messages that were logged as warnings or errors. */
  readonly logged: string[] = [];
  now = at('08:00');
  readonly deps: PollDeps;
  readonly polling: FeedPolling;
  readonly stopping = new AbortController();
  readonly #waiting = new Map<string, PromiseWithResolvers<PollOutcome>>();

  constructor() {
    const note = (message: string): void => void this.logged.push(message);
    const silent = (): void => undefined;
    const log: Log = { debug: silent, info: silent, warn: note, error: note };
    this.deps = {
      feeds: this.store.feeds,
      source: { fetch: ({ url }) => this.#fetch(url), close: () => Promise.resolve() },
      store: this.store.stories,
      limits,
      retries: new Retries(),
      clock: { now: () => this.now },
      log,
      moment: () => turn(),
    };
    this.polling = new FeedPolling(this.deps);
  }

  follow(...urls: readonly string[]): Promise<void> {
    const feeds = urls.map((url) => ({ id: url as FeedId, url, packs: [north] }));
    return this.store.feeds.sync(feeds, limits.intervalMs, this.now);
  }

  takeUp(): ReturnType<FeedPolling['takeUp']> {
    return this.polling.takeUp(this.stopping.signal);
  }

  async answer(url: string, outcome: PollOutcome | Error = unchanged): Promise<void> {
    const waiting = this.#waiting.get(url);
    if (outcome instanceof Error) waiting?.reject(outcome);
    else waiting?.resolve(outcome);
    await settled();
  }

  async answerAll(outcome: PollOutcome = unchanged): Promise<void> {
    for (const { resolve } of this.#waiting.values()) resolve(outcome);
    await settled();
  }

  #fetch(url: string): Promise<PollOutcome> {
    this.asked.push(url);
    const answer = Promise.withResolvers<PollOutcome>();
    this.#waiting.set(url, answer);
    return answer.promise;
  }
}

/** Lets everything happen that needs no answer. */
export async function settled(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await turn();
}

export const onHosts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `https://h${n}.example/rss`);
export const onOneHost = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `https://h.example/${n}`);
