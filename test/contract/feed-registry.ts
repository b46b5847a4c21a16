import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { unknownRhythm } from '../../src/domain/news/feed-rhythm.ts';
import type { FeedRegistry, ListedFeed } from '../../src/ports/feed-registry.ts';
import { aHealth, aPoll, at, courier, gazette, north, south } from '../support/stories.ts';
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';

const listedGazette: ListedFeed = { id: gazette, url: 'https://gazette.example/feed', packs: [north, south] };
const listedCourier: ListedFeed = { id: courier, url: 'https://courier.example/feed', packs: [south] };
const validators = {
  etag: '"a1"',
  lastModified: 'Sun, 04 May 2031 07:00:00 GMT',
  bodyHash: 'h1',
  itemMarks: 'm1 m2',
};

/** How the followed feeds are kept. */
export function itKeepsFeeds(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let ports: StorePorts;
  let feeds: FeedRegistry;
  beforeEach(async () => {
    store = await open();
    ports = store.ports;
    feeds = ports.feeds;
    await feeds.sync([listedGazette, listedCourier], 600_000, at('07:00'));
  });
  afterEach(() => store.close());

  const polled = (change: Partial<Parameters<typeof ports.stories.keepPoll>[0]> = {}) =>
    ports.stories.keepPoll({ ...aPoll([]), validators, ...change });

  describe('the followed feeds', () => {
    it('are due at once when they are new', async () => {
      const due = await feeds.due(at('07:00'));
      expect(due.map((feed) => feed.id)).toEqual([courier, gazette]);
      expect(due[1]).toEqual({ id: gazette, url: listedGazette.url });
      expect(await feeds.records([gazette])).toEqual([
        {
          ...listedGazette,
          movedTo: null,
          pushedUntil: null,
          hubError: null,
          validators: { etag: null, lastModified: null, bodyHash: null, itemMarks: null },
          health: {
            lastAttemptAt: null,
            lastSuccessAt: null,
            lastError: null,
            failures: 0,
            intervalMs: 600_000,
            nextPollAt: at('07:00'),
            firstPolledAt: null,
            rhythm: unknownRhythm,
          },
        },
      ]);
    });

    it('are due again when their time has come, longest overdue first', async () => {
      await polled({ health: aHealth({ nextPollAt: at('08:10') }) });
      await polled({ feedId: courier, health: aHealth({ nextPollAt: at('08:05') }) });
      expect(await feeds.due(at('08:04:59'))).toEqual([]);
      expect((await feeds.due(at('08:05'))).map((feed) => feed.id)).toEqual([courier]);
      expect((await feeds.due(at('09:00'))).map((feed) => feed.id)).toEqual([courier, gazette]);
    });

    it('are due at once when their last poll lies ahead, because the clock was set back', async () => {
      await polled({ health: aHealth({ lastAttemptAt: at('09:00'), nextPollAt: at('09:10') }) });
      await polled({ feedId: courier, health: aHealth({ lastAttemptAt: at('08:00'), nextPollAt: at('08:10') }) });
      expect((await feeds.due(at('08:05'))).map((feed) => feed.id)).toEqual([gazette]);
      expect((await feeds.due(at('09:05'))).map((feed) => feed.id)).toEqual([courier]);
    });

    it('remember what a poll left: health, validators and where the feed moved', async () => {
      const health = aHealth({ lastError: 'The server said 503.', failures: 2, lastSuccessAt: null });
      await polled({ health, movedTo: 'https://gazette.example/new' });
      const [, kept] = await (await store.reopen()).feeds.all();
      expect(kept).toEqual({
        ...listedGazette,
        movedTo: 'https://gazette.example/new',
        pushedUntil: null,
        hubError: null,
        validators,
        health,
      });
    });

    it('remember the rhythm that polls have shown', async () => {
      const rhythm = {
        asOf: at('07:30'),
        items: 41.5,
        days: 2.25,
        recentPerDay: 0.000001,
        busiestPerDay: 310,
        windowSize: 30,
        missedAt: at('06:00'),
        ttlMs: 900_000,
        skipHours: [0, 1],
        skipDays: [6],
      };
      await polled({ health: aHealth({ rhythm }) });
      await ports.stories.keepPoll({ ...aPoll([]), harvest: null, health: aHealth({ rhythm, failures: 1 }) });
      const [kept] = await (await store.reopen()).feeds.records([gazette]);
      expect(kept?.health).toEqual(aHealth({ rhythm, failures: 1 }));
    });

    it('stand where the pack says again once a poll has said so', async () => {
      await polled({ movedTo: 'https://gazette.example/new' });
      await polled({ movedTo: listedGazette.url, health: aHealth({ nextPollAt: at('08:10') }) });
      expect(await feeds.records([gazette])).toMatchObject([{ movedTo: null }]);
      expect(await feeds.due(at('08:10'))).toContainEqual({ id: gazette, url: listedGazette.url });
    });

    it('keep validators and address through a poll that says nothing of them', async () => {
      await polled({ movedTo: 'https://gazette.example/new' });
      await polled({ validators: null, movedTo: null, health: aHealth({ failures: 1 }) });
      const [, kept] = await feeds.all();
      expect(kept).toMatchObject({ movedTo: 'https://gazette.example/new', validators, health: { failures: 1 } });
    });

    it('keep their health when they are listed again', async () => {
      await polled();
      await feeds.sync([listedGazette], 60_000, at('08:01'));
      const [kept] = await feeds.all();
      expect(kept).toMatchObject({ validators, health: aHealth() });
    });

    it('are no longer followed when they are not listed, and return as they were', async () => {
      await polled();
      await feeds.sync([listedCourier], 600_000, at('08:01'));
      expect((await feeds.all()).map((feed) => feed.id)).toEqual([courier]);
      expect((await feeds.due(at('23:00'))).map((feed) => feed.id)).toEqual([courier]);
      await feeds.sync([listedGazette, listedCourier], 600_000, at('08:02'));
      expect((await feeds.all())[1]).toMatchObject({ id: gazette, validators, health: aHealth() });
    });

    it('start anew at another address: no validators, due at once, first poll to come', async () => {
      await polled({
        movedTo: 'https://gazette.example/new',
        health: aHealth({ failures: 9, nextPollAt: at('23:00'), rhythm: { ...unknownRhythm, windowSize: 30 } }),
      });
      await feeds.sync([{ ...listedGazette, url: 'https://gazette.example/other' }], 600_000, at('08:01'));
      expect(await feeds.due(at('08:01'))).toEqual([{ id: gazette, url: 'https://gazette.example/other' }]);
      expect(await feeds.records([gazette])).toMatchObject([
        {
          url: 'https://gazette.example/other',
          movedTo: null,
          validators: { etag: null, lastModified: null, bodyHash: null, itemMarks: null },
          health: { failures: 9, firstPolledAt: null, rhythm: unknownRhythm },
        },
      ]);
    });

    it('are asked where they have moved to', async () => {
      await polled({ movedTo: 'https://gazette.example/new', health: aHealth({ nextPollAt: at('08:10') }) });
      expect(await feeds.due(at('08:10'))).toContainEqual({ id: gazette, url: 'https://gazette.example/new' });
    });

    it('are brought forward by a word that there is news, and never put off by one', async () => {
      await polled({ health: aHealth({ nextPollAt: at('09:00') }) });
      await feeds.hasten(gazette, at('08:05'));
      expect((await feeds.due(at('08:05'))).map(({ id }) => id)).toContain(gazette);
      await feeds.hasten(gazette, at('08:30'));
      expect((await feeds.due(at('08:05'))).map(({ id }) => id)).toContain(gazette);
    });

    it('are brought forward together when they failed since a time', async () => {
      await polled({ health: aHealth({ failures: 3, lastAttemptAt: at('08:00'), nextPollAt: at('20:00') }) });
      const good = aHealth({ failures: 0, lastAttemptAt: at('08:00'), nextPollAt: at('20:00') });
      await polled({ feedId: courier, health: good });
      await feeds.hastenFailed(at('08:01'), at('09:00'));
      expect(await feeds.due(at('09:00'))).toEqual([]);
      await feeds.hastenFailed(at('08:00'), at('09:00'));
      expect((await feeds.due(at('09:00'))).map(({ id }) => id)).toEqual([gazette]);
    });

    it('are answered in the order asked for, without those that are followed no longer', async () => {
      expect((await feeds.records([gazette, courier])).map(({ id }) => id)).toEqual([gazette, courier]);
      await feeds.sync([listedGazette], 600_000, at('08:01'));
      expect((await feeds.records([courier, gazette])).map(({ id }) => id)).toEqual([gazette]);
      expect(await feeds.records([])).toEqual([]);
    });

    it('are read anew in full once another pack lists them, and still no first time', async () => {
      await feeds.sync([{ ...listedGazette, packs: [south] }], 600_000, at('08:00'));
      await polled();
      await feeds.sync([{ ...listedGazette, packs: [south, north] }], 600_000, at('08:01'));
      expect(await feeds.records([gazette])).toMatchObject([
        { validators: { etag: null, lastModified: null, bodyHash: null, itemMarks: null }, health: aHealth() },
      ]);
      await polled();
      await feeds.sync([{ ...listedGazette, packs: [north] }], 600_000, at('08:02'));
      expect(await feeds.records([gazette])).toMatchObject([{ validators }]);
    });

    it('take the packs that list them now', async () => {
      await feeds.sync([{ ...listedGazette, packs: [south] }], 600_000, at('08:01'));
      expect((await feeds.all())[0]?.packs).toEqual([south]);
    });
  });
}
