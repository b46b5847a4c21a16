import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '../../../src/adapters/store/open-store.ts';
import type { HubSubscription } from '../../../src/domain/news/web-sub.ts';
import { prefixes } from '../../support/store-ports.ts';
import { aPoll, at, courier, gazette, north } from '../../support/stories.ts';

const named = { hub: 'https://hub.example/', topic: 'https://gazette.example/feed' };
const lease: HubSubscription = {
  feedId: gazette,
  ...named,
  callbackId: 'word',
  callback: 'https://bot.example/websub/word',
  secret: 'secret',
  pending: 'subscribe',
  leaseEndsAt: at('20:00'),
  nextTryAt: at('18:00'),
  failures: 2,
  lastError: 'The hub did not answer in time.',
};

describe('what is held with hubs', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore('sqlite::memory:', { prefixes });
    const feeds = [gazette, courier].map((id) => ({ id, url: `https://${id}.example/feed`, packs: [north] }));
    await store.feeds.sync(feeds, 600_000, at('07:00'));
  });
  afterEach(() => store.close());

  it('stands beside the hub that a feed names', async () => {
    expect(await store.hubs.standings()).toEqual([]);
    await store.stories.keepPoll({ ...aPoll([]), hub: named });
    expect(await store.hubs.standings()).toEqual([{ feedId: gazette, named, held: null }]);
    await store.hubs.save(lease);
    await store.stories.keepPoll(aPoll([])); // does not say
    expect(await store.hubs.standings()).toEqual([{ feedId: gazette, named, held: lease }]);
    await store.stories.keepPoll({ ...aPoll([]), hub: null });
    expect(await store.hubs.standings()).toEqual([{ feedId: gazette, named: null, held: lease }]);
    await store.hubs.forget(gazette);
    expect(await store.hubs.standings()).toEqual([]);
  });

  it('is found by the address that the hub calls, changed in place, and forgotten', async () => {
    await store.hubs.save(lease);
    expect(await store.hubs.byCallback('word')).toEqual(lease);
    expect(await store.hubs.byCallback('other')).toBeNull();
    const renewed = { ...lease, callbackId: 'new', secret: null, pending: null, leaseEndsAt: null, lastError: null };
    await store.hubs.save(renewed);
    expect(await store.hubs.byCallback('word')).toBeNull();
    expect(await store.hubs.byCallback('new')).toEqual(renewed);
  });

  it('shows in the feed until when its hub tells of changes', async () => {
    await store.hubs.save(lease);
    expect(await store.feeds.records([courier, gazette])).toMatchObject([
      { pushedUntil: null },
      { pushedUntil: at('20:00') },
    ]);
  });

  it('is no longer wanted for a feed that is not followed', async () => {
    await store.stories.keepPoll({ ...aPoll([]), hub: named });
    await store.hubs.save(lease);
    await store.feeds.sync([], 600_000, at('09:00'));
    expect(await store.hubs.standings()).toEqual([{ feedId: gazette, named: null, held: lease }]);
  });
});
