import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FeedId, PollOutcome, Validators } from '../../../src/domain/news/feed.ts';
import { pollDueFeeds } from '../../../src/pipeline/poll-due-feeds.ts';
import { Retries } from '../../../src/pipeline/retries.ts';
import type { Log } from '../../../src/ports/log.ts';
import { InMemoryStore } from '../../fakes/in-memory-store.ts';
import { at, north } from '../../support/stories.ts';

const hour = 3_600_000;
const url = 'https://daily.example/feed';
const newUrl = 'https://new.example/feed';
const validators: Validators = { etag: '"1"', lastModified: null, bodyHash: 'b', itemMarks: 'm' };
const limits = { intervalMs: 600_000, minIntervalMs: 60_000, maxIntervalMs: 2 * hour };
const good = (permanentUrl: string | null): PollOutcome => ({
  kind: 'unchanged',
  status: 200,
  validators,
  permanentUrl,
  retryAfterMs: null,
});
const down: PollOutcome = { kind: 'failed', because: 'Down.', status: 503, retryAfterMs: null };

describe('a feed that has moved for good', () => {
  let store: InMemoryStore;
  let asked: { readonly url: string; readonly validators: Validators }[];
  let answer: (address: string) => PollOutcome;
  let now: Date;
  const poll = async (): Promise<void> => {
    const silent = (): void => undefined;
    const log: Log = { debug: silent, info: silent, warn: silent, error: silent };
    const fetch = async (request: { readonly url: string; readonly validators: Validators }): Promise<PollOutcome> => {
      asked.push(request);
      return answer(request.url);
    };
    const source = { fetch, close: () => Promise.resolve() };
    const moment = (): Promise<void> => Promise.resolve();
    const deps = { feeds: store.feeds, source, store: store.stories, limits, retries: new Retries(), log, moment };
    await pollDueFeeds({ ...deps, clock: { now: () => now } }, new AbortController().signal);
    now = new Date(now.getTime() + 25 * hour);
  };
  const movedTo = async (): Promise<string | null | undefined> => (await store.feeds.all())[0]?.movedTo;

  beforeEach(async () => {
    store = new InMemoryStore();
    asked = [];
    now = at('08:00');
    answer = (address) => good(address === url ? newUrl : null);
    await store.feeds.sync([{ id: 'daily' as FeedId, url, packs: [north] }], limits.intervalMs, now);
    await poll();
  });

  it('is asked at its new address from then on', async () => {
    await poll();
    expect(asked[1]).toEqual({ url: newUrl, validators });
    expect(await movedTo()).toBe(newUrl);
  });

  it('is looked for at the old address too once the new one has failed for long, and stands there again if it answers', async () => {
    answer = (address) => (address === url ? good(null) : down);
    for (let n = 0; n < 5; n += 1) await poll();
    expect(asked.slice(1).map((one) => one.url)).toEqual([newUrl, newUrl, newUrl, newUrl, url]);
    expect(asked.at(-1)?.validators).toEqual({ ...validators, etag: null, lastModified: null });
    expect(await movedTo()).toBeNull();
  });

  it('stays where it moved when the old address only fails or leads there', async () => {
    answer = () => down;
    for (let n = 0; n < 5; n += 1) await poll();
    expect(await movedTo()).toBe(newUrl);
    answer = (address) => (address === url ? good(newUrl) : down);
    for (let n = 0; n < 2; n += 1) await poll();
    expect(await movedTo()).toBe(newUrl);
  });

  it('is remembered at no address that served nothing', async () => {
    answer = () => ({ ...down, status: 404 });
    for (let n = 0; n < 9; n += 1) await poll();
    expect(await movedTo()).toBe(newUrl);
    answer = () => good(null);
    await poll();
    expect((await store.feeds.all())[0]?.health.failures).toBe(0);
  });
});
