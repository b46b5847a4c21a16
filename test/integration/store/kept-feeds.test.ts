import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '../../../src/adapters/store/open-store.ts';
import type { SourceId } from '../../../src/domain/diplomacy/pack.ts';
import type { AddedSource } from '../../../src/domain/news/added-source.ts';
import type { HubSubscription } from '../../../src/domain/news/web-sub.ts';
import { prefixes } from '../../support/store-ports.ts';
import { aPoll, at, courier, gazette, north, south } from '../../support/stories.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const listed = (id: typeof gazette, packs = [north]) => ({ id, url: `https://${id}.example/feed`, packs });
const added: AddedSource = {
  id: 'lighthouse.example' as SourceId,
  packId: north,
  url: 'https://lighthouse.example/feed',
  outlet: 'The Lighthouse',
  family: 'lighthouse',
  side: null,
  tier: 2,
  language: 'en',
  addedBy: 'slack U1',
  addedAt: at('08:00'),
  removedAt: null,
};
const lease: HubSubscription = {
  feedId: gazette,
  hub: 'https://hub.example/',
  topic: 'https://gazette.example/feed',
  callbackId: 'word',
  callback: 'https://bot.example/websub/word',
  secret: null,
  pending: null,
  leaseEndsAt: at('20:00'),
  nextTryAt: at('18:00'),
  failures: 0,
  lastError: null,
};
const dark = { ...aPoll([]).health, failures: 3, lastError: 'The server answered 500.' };

const WRITES: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  'feeds are listed': ({ feeds }) => feeds.sync([listed(gazette), listed(courier)], 600_000, at('07:00')),
  'polls are kept': ({ stories }) =>
    stories.keepPolls([aPoll([]), { ...aPoll([], { feedId: courier }), health: dark }]),
  'a poll finds that its feed has moved': ({ stories }) =>
    stories.keepPoll({ ...aPoll([]), movedTo: 'https://moved.example/feed' }),
  'a hub is asked': ({ hubs }) => hubs.save(lease),
  'a hub refuses': ({ hubs }) => hubs.save({ ...lease, leaseEndsAt: null, lastError: 'No.' }),
  'a hub is forgotten': ({ hubs }) => hubs.forget(gazette),
  'a feed is hastened': ({ feeds }) => feeds.hasten(gazette, at('07:30')),
  'failed feeds are hastened': ({ feeds }) => feeds.hastenFailed(at('01:00'), at('07:10')),
  'a source is added': (store) => store.added.add([added], 600_000, at('08:00')),
  'a source is removed': (store) => store.added.remove(added.id, at('09:00')),
  'a source is added again': (store) => store.added.add([added], 600_000, at('10:00')),
  'a feed is listed for another pack': ({ feeds }) => feeds.sync([listed(gazette, [south])], 600_000, at('11:00')),
  'the added source is followed again': (store) => store.added.follow([added]),
};

describe('the feeds that are kept in memory', () => {
  let folder: ReturnType<typeof aFolder>;
  let stores: readonly [Store, Store];
  beforeEach(async () => {
    folder = aFolder();
    const open = () => openStore(`sqlite:${folder.path}/news.db`, { prefixes });
    stores = [await open(), await open()];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    folder.remove();
  });

  it('are after each write of either process what the rows are', async () => {
    let before = '';
    for (const [n, [what, write]] of Object.entries(WRITES).entries()) {
      await write(stores[n % 2] ?? stores[0]);
      for (const { readModel, feeds } of stores) {
        const rows = await feeds.all();
        for (const pack of [north, south]) {
          const own = rows.filter(({ packs }) => packs.includes(pack));
          expect({ what, feeds: await readModel.feeds(pack) }).toEqual({ what, feeds: own });
        }
        expect(await readModel.addedSources(north)).toEqual(await stores[0].added.all());
      }
      const now = JSON.stringify([await stores[0].feeds.all(), await stores[0].added.all()]);
      expect({ what, changed: now !== before }).toEqual({ what, changed: true });
      before = now;
    }
  });

  it('are the same list as long as no feed changes, whatever else is written', async () => {
    const [{ feeds, readModel, stories }] = stores;
    await feeds.sync([listed(gazette)], 600_000, at('07:00'));
    const list = await readModel.feeds(north);
    await stories.noteCycle({ endedAt: at('08:10'), polled: 1, failed: 0 });
    expect(await readModel.feeds(north)).toBe(list);
    expect(await readModel.lastCycle()).toEqual({ endedAt: at('08:10'), polled: 1, failed: 0 });
  });
});
