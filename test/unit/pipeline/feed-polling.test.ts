import { beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import type { FeedId, PollOutcome } from '../../../src/domain/news/feed.ts';
import { FeedPolling, type PollDeps } from '../../../src/pipeline/feed-polling.ts';
import { Retries } from '../../../src/pipeline/retries.ts';
import type { Log } from '../../../src/ports/log.ts';
import { InMemoryStore } from '../../fakes/in-memory-store.ts';
import { at, north } from '../../support/stories.ts';

const minute = 60_000;
const limits = { intervalMs: 10 * minute, minIntervalMs: minute, maxIntervalMs: 120 * minute };
const unchanged: PollOutcome = {
  kind: 'unchanged',
  status: 304,
  validators: null,
  permanentUrl: null,
  retryAfterMs: null,
};

/** Requests that wait until the test answers them. */
class Desk {
  readonly asked: string[] = [];
  readonly #waiting = new Map<string, PromiseWithResolvers<PollOutcome>>();

  fetch({ url }: { readonly url: string }): Promise<PollOutcome> {
    this.asked.push(url);
    const answer = Promise.withResolvers<PollOutcome>();
    this.#waiting.set(url, answer);
    return answer.promise;
  }

  async answer(url: string, outcome: PollOutcome | Error = unchanged): Promise<void> {
    const waiting = this.#waiting.get(url);
    if (outcome instanceof Error) waiting?.reject(outcome);
    else waiting?.resolve(outcome);
    await settled();
  }

  async answerAll(): Promise<void> {
    for (const { resolve } of this.#waiting.values()) resolve(unchanged);
    await settled();
  }
}

async function settled(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await turn();
}

let store: InMemoryStore;
let desk: Desk;
let now: Date;
let errors: string[];
let polling: FeedPolling;
let deps: PollDeps;
const stop = (): AbortController => new AbortController();

beforeEach(() => {
  store = new InMemoryStore();
  desk = new Desk();
  now = at('08:00');
  errors = [];
  const note = (message: string): void => void errors.push(message);
  const silent = (): void => undefined;
  const log: Log = { debug: silent, info: silent, warn: note, error: note };
  deps = {
    feeds: store.feeds,
    source: { fetch: (request) => desk.fetch(request), close: () => Promise.resolve() },
    store: store.stories,
    limits,
    retries: new Retries(),
    clock: { now: () => now },
    log,
    moment: () => turn(),
  };
  polling = new FeedPolling(deps);
});

function follow(...urls: readonly string[]): Promise<void> {
  const feeds = urls.map((url) => ({ id: url as FeedId, url, packs: [north] }));
  return store.feeds.sync(feeds, limits.intervalMs, now);
}
const onHosts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `https://h${n}.example/rss`);
const onOneHost = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `https://h.example/${n}`);

describe('polling what is due', () => {
  it('keeps what has come in while a slow feed is still being asked', async () => {
    await follow('https://slow.example/rss', 'https://fast.example/rss');
    const { signal } = stop();
    await polling.takeUp(signal);
    await desk.answer('https://fast.example/rss');
    expect(await polling.takeUp(signal)).toEqual({ polled: 1, failed: 0, versions: 0 });
    await desk.answer('https://slow.example/rss');
    expect(await polling.takeUp(signal)).toEqual({ polled: 1, failed: 0, versions: 0 });
  });

  it('never asks a feed that is being asked', async () => {
    await follow('https://slow.example/rss');
    const { signal } = stop();
    await polling.takeUp(signal);
    now = at('12:00');
    await polling.takeUp(signal);
    await settled();
    expect(desk.asked).toEqual(['https://slow.example/rss']);
    await desk.answer('https://slow.example/rss');
    now = at('16:00');
    await polling.takeUp(signal);
    expect(desk.asked).toHaveLength(2);
  });

  it('takes up more by itself as room appears, and all of it in the end', async () => {
    await follow(...onHosts(1_300));
    const { signal } = stop();
    await polling.takeUp(signal);
    await settled();
    expect(desk.asked.length).toBeLessThanOrEqual(512);
    for (let n = 0; n < 20; n += 1) await desk.answerAll();
    expect(new Set(desk.asked).size).toBe(1_300);
    expect(desk.asked).toHaveLength(1_300);
    expect(await polling.idle()).toEqual({ polled: 1_300, failed: 0, versions: 0 });
  });

  it('leaves room for others where one host has very many feeds', async () => {
    await follow(...onOneHost(600), 'https://other.example/rss');
    const { signal } = stop();
    await polling.takeUp(signal);
    await settled();
    expect(desk.asked).toContain('https://other.example/rss');
    expect(desk.asked.length).toBeLessThan(100);
  });

  it('loses none of the others when one of a batch cannot be kept', async () => {
    await follow(...onHosts(3));
    const keepPolls = store.stories.keepPolls.bind(store.stories);
    deps.store.keepPolls = (polls) =>
      polls.some(({ feedId, health }) => feedId === 'https://h1.example/rss' && health.failures === 0)
        ? Promise.reject(new Error('no room'))
        : keepPolls(polls);
    const { signal } = stop();
    await polling.takeUp(signal);
    await desk.answerAll();
    expect(await polling.idle()).toEqual({ polled: 3, failed: 1, versions: 0 });
    const healths = (await store.feeds.all()).map(({ health }) => health.lastError);
    expect(healths).toEqual([null, expect.stringContaining('could not be kept'), null]);
  });

  it('takes a reader that throws for a failure of that feed', async () => {
    await follow(...onHosts(2));
    const { signal } = stop();
    await polling.takeUp(signal);
    await desk.answer('https://h0.example/rss', new Error('a bug'));
    await desk.answerAll();
    expect(await polling.idle()).toMatchObject({ polled: 2, failed: 1 });
    expect((await store.feeds.all())[0]?.health).toMatchObject({
      failures: 1,
      lastError: expect.stringContaining('read'),
    });
    expect(errors).toContain('feed broke its reader');
  });

  it('keeps nothing that comes in after the stop, and is idle then', async () => {
    await follow(...onHosts(2));
    const stopping = stop();
    await polling.takeUp(stopping.signal);
    stopping.abort();
    await desk.answerAll();
    expect(await polling.idle()).toEqual({ polled: 0, failed: 0, versions: 0 });
    expect((await store.feeds.all()).map(({ health }) => health.lastAttemptAt)).toEqual([null, null]);
  });

  it('goes on at the next tick when the registry could not answer', async () => {
    await follow(...onHosts(2));
    const records = store.feeds.records.bind(store.feeds);
    store.feeds.records = () => Promise.reject(new Error('locked'));
    const { signal } = stop();
    await expect(polling.takeUp(signal)).rejects.toThrow('locked');
    store.feeds.records = records;
    await polling.takeUp(signal);
    await desk.answerAll();
    expect(await polling.idle()).toMatchObject({ polled: 2 });
  });

  it('asks at once a feed that is said to have news, but not sooner than politeness allows', async () => {
    const [url = ''] = onHosts(1);
    await follow(url);
    const { signal } = stop();
    await polling.takeUp(signal);
    await desk.answer(url);
    now = new Date(now.getTime() + 10_000);
    await polling.hasten(url as FeedId);
    expect((await store.feeds.all())[0]?.health.nextPollAt).toEqual(at('08:01'));
    now = at('08:05');
    await polling.hasten(url as FeedId);
    await polling.takeUp(signal);
    expect(desk.asked).toHaveLength(2);
  });

  it('asks a feed once more that is said to have news while it is being asked', async () => {
    const [url = ''] = onHosts(1);
    await follow(url);
    const { signal } = stop();
    await polling.takeUp(signal);
    await polling.hasten(url as FeedId);
    await desk.answer(url);
    expect((await store.feeds.all())[0]?.health.nextPollAt).toEqual(at('08:01'));
  });

  it('takes a word about a feed that nobody follows for nothing', async () => {
    await polling.hasten('nobody' as FeedId);
    expect(await polling.takeUp(stop().signal)).toEqual({ polled: 0, failed: 0, versions: 0 });
  });
});
