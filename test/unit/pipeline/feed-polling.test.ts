import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FeedItem, PollOutcome } from '../../../src/domain/news/feed.ts';
import { at } from '../../support/stories.ts';
import { onHosts, onOneHost, PollingDesk, settled } from '../../support/polling-desk.ts';

let desk: PollingDesk;
beforeEach(() => {
  desk = new PollingDesk();
});

describe('polling what is due', () => {
  it('keeps what has come in while a slow feed is still being asked', async () => {
    await desk.follow('https://slow.example/rss', 'https://fast.example/rss');
    await desk.takeUp();
    await desk.answer('https://fast.example/rss');
    expect(await desk.takeUp()).toEqual({ polled: 1, failed: 0, versions: 0 });
    await desk.answer('https://slow.example/rss');
    expect(await desk.takeUp()).toEqual({ polled: 1, failed: 0, versions: 0 });
  });

  it('never asks a feed that is being asked', async () => {
    await desk.follow('https://slow.example/rss');
    await desk.takeUp();
    desk.now = at('12:00');
    await desk.takeUp();
    await settled();
    expect(desk.asked).toEqual(['https://slow.example/rss']);
    await desk.answer('https://slow.example/rss');
    desk.now = at('16:00');
    await desk.takeUp();
    expect(desk.asked).toHaveLength(2);
  });

  it('takes up more by itself as room appears, and all of it in the end', async () => {
    await desk.follow(...onHosts(1_300));
    await desk.takeUp();
    await settled();
    expect(desk.asked.length).toBeLessThanOrEqual(512);
    for (let n = 0; n < 20; n += 1) await desk.answerAll();
    expect(new Set(desk.asked).size).toBe(1_300);
    expect(desk.asked).toHaveLength(1_300);
    expect(await desk.polling.idle()).toEqual({ polled: 1_300, failed: 0, versions: 0 });
  });

  it('leaves room for others where one host has very many feeds', async () => {
    await desk.follow(...onOneHost(600), 'https://other.example/rss');
    await desk.takeUp();
    await settled();
    expect(desk.asked).toContain('https://other.example/rss');
    expect(desk.asked.length).toBeLessThan(100);
  });

  it('loses none of the others when one of a batch cannot be kept', async () => {
    await desk.follow(...onHosts(3));
    const keepPolls = desk.store.stories.keepPolls.bind(desk.store.stories);
    desk.deps.store.keepPolls = (polls) =>
      polls.some(({ feedId, health }) => feedId === 'https://h1.example/rss' && health.failures === 0)
        ? Promise.reject(new Error('no room'))
        : keepPolls(polls);
    await desk.takeUp();
    await desk.answerAll();
    expect(await desk.polling.idle()).toEqual({ polled: 3, failed: 1, versions: 0 });
    const healths = (await desk.store.feeds.all()).map(({ health }) => health.lastError);
    expect(healths).toEqual([null, expect.stringContaining('could not be kept'), null]);
  });

  it('keeps few polls together where they bring much, so that nobody waits for long', async () => {
    await desk.follow(...onHosts(10));
    const keepPolls = desk.store.stories.keepPolls.bind(desk.store.stories);
    const together: number[] = [];
    desk.deps.store.keepPolls = (polls) => {
      together.push(polls.length);
      return keepPolls(polls);
    };
    await desk.takeUp();
    await desk.answerAll(bringing(25));
    expect(await desk.polling.idle()).toMatchObject({ polled: 10, failed: 0 });
    expect(together.reduce((sum, count) => sum + count, 0)).toBe(10);
    expect(Math.max(...together)).toBe(2);
  });

  it('takes a reader that throws for a failure of that feed', async () => {
    await desk.follow(...onHosts(2));
    await desk.takeUp();
    await desk.answer('https://h0.example/rss', new Error('a bug'));
    await desk.answerAll();
    expect(await desk.polling.idle()).toMatchObject({ polled: 2, failed: 1 });
    expect((await desk.store.feeds.all())[0]?.health).toMatchObject({
      failures: 1,
      lastError: expect.stringContaining('read'),
    });
    expect(desk.logged).toContain('feed broke its reader');
  });

  it('keeps nothing that comes in after the stop, and is idle then', async () => {
    await desk.follow(...onHosts(2));
    await desk.takeUp();
    desk.stopping.abort();
    await desk.answerAll();
    expect(await desk.polling.idle()).toEqual({ polled: 0, failed: 0, versions: 0 });
    expect((await desk.store.feeds.all()).map(({ health }) => health.lastAttemptAt)).toEqual([null, null]);
  });

  it('goes on at the next tick when the registry could not answer', async () => {
    await desk.follow(...onHosts(2));
    const records = desk.store.feeds.records.bind(desk.store.feeds);
    desk.store.feeds.records = () => Promise.reject(new Error('locked'));
    await expect(desk.takeUp()).rejects.toThrow('locked');
    desk.store.feeds.records = records;
    await desk.takeUp();
    await desk.answerAll();
    expect(await desk.polling.idle()).toMatchObject({ polled: 2 });
  });
});

function bringing(count: number): PollOutcome {
  const items = Array.from({ length: count }, (_, n): FeedItem => {
    const link = `https://gazette.example/${n}`;
    return { guid: link, title: `Day ${n}`, summary: '', link, publishedAt: at('07:00'), author: null, originName: null, categories: [] }; // prettier-ignore
  });
  const document = { title: 'Gazette', link: '', items, ttlMs: null, skipHours: [], hub: null, self: null };
  const validators = { etag: null, lastModified: null, bodyHash: null, itemMarks: null };
  return {
    kind: 'fresh',
    status: 200,
    document,
    unchangedItems: 0,
    validators,
    permanentUrl: null,
    retryAfterMs: null,
  };
}
