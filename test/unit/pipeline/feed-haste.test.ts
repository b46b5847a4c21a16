import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FeedId, PollOutcome } from '../../../src/domain/news/feed.ts';
import { at } from '../../support/stories.ts';
import { onHosts, PollingDesk } from '../../support/polling-desk.ts';

let desk: PollingDesk;
beforeEach(() => {
  desk = new PollingDesk();
});

describe('bringing a poll forward', () => {
  it('asks at once a feed that is said to have news, but not sooner than politeness allows', async () => {
    const [url = ''] = onHosts(1);
    await desk.follow(url);
    await desk.takeUp();
    await desk.answer(url);
    desk.now = new Date(desk.now.getTime() + 10_000);
    await desk.polling.hasten(url as FeedId);
    expect((await desk.store.feeds.all())[0]?.health.nextPollAt).toEqual(at('08:01'));
    desk.now = at('08:05');
    await desk.polling.hasten(url as FeedId);
    await desk.takeUp();
    expect(desk.asked).toHaveLength(2);
  });

  it('asks a feed once more that is said to have news while it is being asked', async () => {
    const [url = ''] = onHosts(1);
    await desk.follow(url);
    await desk.takeUp();
    await desk.polling.hasten(url as FeedId);
    await desk.answer(url);
    expect((await desk.store.feeds.all())[0]?.health.nextPollAt).toEqual(at('08:01'));
  });

  it('looks again, twice, for news that was announced and may still stand behind a cache', async () => {
    const [url = ''] = onHosts(1);
    await desk.follow(url);
    await desk.takeUp();
    await desk.answer(url);
    desk.now = at('08:05');
    await desk.polling.hasten(url as FeedId);
    for (const [time, next] of [
      ['08:05', '08:06'],
      ['08:06', '08:11'],
    ] as const) {
      desk.now = at(time);
      await desk.takeUp();
      await desk.answer(url);
      expect((await desk.store.feeds.all())[0]?.health.nextPollAt).toEqual(at(next));
    }
    desk.now = at('08:11');
    await desk.takeUp();
    await desk.answer(url);
    expect((await desk.store.feeds.all())[0]?.health.nextPollAt.getTime()).toBeGreaterThan(at('08:20').getTime());
  });

  it('leaves a feed that fails to its back-off, whoever says that it has news', async () => {
    const [url = ''] = onHosts(1);
    await desk.follow(url);
    await desk.takeUp();
    await desk.answer(url, { kind: 'failed', because: 'It asks for fewer.', status: 429, retryAfterMs: 3_600_000 });
    desk.now = at('08:05');
    await desk.polling.hasten(url as FeedId);
    expect((await desk.store.feeds.all())[0]?.health.nextPollAt.getTime()).toBeGreaterThanOrEqual(
      at('09:00').getTime(),
    );
  });

  it('takes a word about a feed that nobody follows for nothing', async () => {
    await desk.polling.hasten('nobody' as FeedId);
    expect(await desk.takeUp()).toEqual({ polled: 0, failed: 0, versions: 0 });
  });

  describe('after hours in which nothing could be read', () => {
    const failed: PollOutcome = {
      kind: 'failed',
      because: 'The host name is unknown.',
      status: null,
      retryAfterMs: null,
    };

    /** All fail at each of these times, at ever greater distances. */
    async function failing(urls: readonly string[], ...times: readonly string[]): Promise<void> {
      for (const time of times) {
        desk.now = at(time);
        await desk.takeUp();
        for (const url of urls) await desk.answer(url, failed);
      }
    }

    it('tries at once what had failed, as soon as one feed is read', async () => {
      const urls = onHosts(5);
      await desk.follow(...urls);
      await failing(urls, '08:00', '08:30', '09:30', '12:00');
      const [first = ''] = urls;
      desk.now = at('18:00');
      await desk.polling.hasten(first as FeedId);
      const before = desk.asked.length;
      await desk.takeUp();
      await desk.answer(first);
      await desk.takeUp();
      await desk.answerAll();
      expect(new Set(desk.asked.slice(before))).toEqual(new Set(urls));
      expect((await desk.store.feeds.all()).every(({ health }) => health.failures === 0)).toBe(true);
    });

    it('leaves alone feeds that fail while others are read', async () => {
      const [good = '', ...bad] = onHosts(5);
      await desk.follow(good, ...bad);
      await desk.takeUp();
      for (const url of bad) await desk.answer(url, failed);
      desk.now = at('08:04');
      await desk.answer(good);
      const next = (await desk.store.feeds.all()).map(({ health }) => health.nextPollAt);
      expect(Math.max(...next.map((time) => time.getTime()))).toBeGreaterThan(desk.now.getTime());
      expect(next.filter((time) => time <= desk.now)).toEqual([]);
    });
  });
});
