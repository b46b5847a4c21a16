import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FeedId } from '../../src/domain/news/feed.ts';
import type { KeptLook, Outages } from '../../src/ports/outages.ts';
import { addressOfPerson } from '../../src/domain/telling/subscription.ts';
import type { NewDelivery } from '../../src/domain/telling/delivery.ts';
import { sentence } from '../../src/domain/telling/message.ts';
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';
import { aPoll, at, aVersion, courier, gazette, north } from '../support/stories.ts';
import { theDue } from '../support/telling.ts';

const listed = (id: FeedId) => ({ id, url: `https://${id}.example/feed`, packs: [north] });
const editor = addressOfPerson('slack', 'U1');

function aLook(look: Partial<KeptLook> & Pick<KeptLook, 'lookedAt'>): KeptLook {
  return { gaps: [], opened: [], noticed: [], closed: [], deliveries: [], ...look };
}

function aNotice(key: string, notice: Partial<NewDelivery> = {}): NewDelivery {
  const message = sentence('The Gazette has not been read.');
  const blank = { subscriptionId: null, carries: [], tells: null };
  return { ...blank, key, address: editor, kind: 'notice', message, createdAt: at('14:00'), ...notice };
}

/** What the watch over the feeds keeps in mind. */
export function itWatchesFeeds(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let ports: StorePorts;
  let outages: Outages;
  beforeEach(async () => {
    store = await open();
    ports = store.ports;
    outages = ports.outages;
    await ports.feeds.sync([listed(gazette), listed(courier)], 600_000, at('07:00'));
  });
  afterEach(() => store.close());

  const reopen = async (): Promise<void> => {
    ports = await store.reopen();
    outages = ports.outages;
  };
  const watchedSince = async () => (await outages.watch()).feeds.map((feed) => [feed.id, feed.watchedSince]);
  const darkGazette = { feedId: gazette, unreadSince: at('08:00') };

  describe('the watch over the feeds', () => {
    it('knows nothing before its first look, and afterwards when it last looked', async () => {
      expect([await outages.lastLookAt(), await outages.watch()]).toMatchObject([null, { gaps: [], outages: [] }]);
      for (const time of ['08:00', '08:01']) await outages.keep(aLook({ lookedAt: at(time) }));
      await reopen();
      expect(await outages.lastLookAt()).toEqual(at('08:01'));
    });

    it('shows followed feeds with their health, and since when it has seen them followed', async () => {
      const [first] = (await outages.watch()).feeds;
      expect(first).toMatchObject({
        id: courier,
        url: listed(courier).url,
        watchedSince: null,
        health: { failures: 0 },
      });
      await outages.keep(aLook({ lookedAt: at('08:00') }));
      await ports.feeds.sync([listed(gazette)], 600_000, at('09:00'));
      await outages.keep(aLook({ lookedAt: at('09:00') }));
      expect(await watchedSince()).toEqual([[gazette, at('08:00')]]);
      await ports.feeds.sync([listed(gazette), listed(courier)], 600_000, at('10:00'));
      await reopen();
      await outages.keep(aLook({ lookedAt: at('10:00') }));
      expect(await watchedSince()).toEqual([
        [courier, at('10:00')],
        [gazette, at('08:00')],
      ]);
    });

    it('remembers gaps; one goes on from where it began', async () => {
      const off = { kind: 'off', from: at('08:00'), to: at('09:00') } as const;
      const blind = { kind: 'blind', from: at('08:00'), to: at('09:30') } as const;
      await outages.keep(aLook({ lookedAt: at('09:30'), gaps: [off, blind] }));
      await outages.keep(aLook({ lookedAt: at('09:31'), gaps: [{ ...blind, to: at('09:31') }] }));
      await reopen();
      const { gaps } = await outages.watch();
      expect(gaps).toHaveLength(2);
      expect(gaps).toEqual(expect.arrayContaining([off, { ...blind, to: at('09:31') }]));
    });

    it('forgets what ended a month ago, and nothing that goes on', async () => {
      const gaps = [{ kind: 'off', from: at('08:00'), to: at('09:00') }] as const;
      const opened = [darkGazette, { feedId: courier, unreadSince: at('08:00') }];
      await outages.keep(aLook({ lookedAt: at('14:00'), gaps, opened }));
      const [ended] = (await outages.watch()).outages;
      await outages.keep(aLook({ lookedAt: at('15:00'), closed: ended ? [ended.id] : [] }));
      await outages.keep(aLook({ lookedAt: new Date(at('15:00').getTime() + 31 * 86_400_000) }));
      expect(await outages.watch()).toMatchObject({ gaps: [], outages: [{ feedId: courier, closedAt: null }] });
    });
  });

  describe('an outage', () => {
    it('is on record together with its notice, from its beginning to its end', async () => {
      const opened = [darkGazette, { feedId: null, unreadSince: at('07:50') }];
      await outages.keep(aLook({ lookedAt: at('14:00'), opened, deliveries: [aNotice('n1')] }));
      await reopen();
      const { outages: told } = await outages.watch();
      const begun = { toldAt: at('14:00'), readSince: null, closedAt: null };
      expect(told).toMatchObject([
        { ...darkGazette, ...begun },
        { ...opened[1], ...begun },
      ]);
      expect(await theDue(ports.outbox, at('14:00'))).toMatchObject(aNotice('n1'));
      const [first, second] = told;
      if (!first || !second) throw new Error('two outages are needed');
      const noticed = [
        { id: first.id, readSince: at('15:00') },
        { id: second.id, readSince: at('15:01') },
      ];
      await outages.keep(aLook({ lookedAt: at('15:02'), noticed, closed: [first.id] }));
      await outages.keep(aLook({ lookedAt: at('15:03'), noticed: [{ id: second.id, readSince: null }] }));
      expect((await outages.watch()).outages).toMatchObject([
        { id: first.id, readSince: at('15:00'), closedAt: at('15:02') },
        { id: second.id, readSince: null, closedAt: null },
      ]);
    });

    it('brings the items that came with the first reading after it; one of everything, all that came', async () => {
      const before = aPoll([aVersion()], { seenAt: at('08:00') });
      await ports.stories.keepPoll(before);
      const opened = [darkGazette, { feedId: null, unreadSince: at('07:50') }];
      await outages.keep(aLook({ lookedAt: at('14:00'), opened }));
      const polled = [
        [gazette, '15:00', ['two', 'three']],
        [courier, '15:00', ['four']],
        [gazette, '15:10', ['five']],
      ] as const;
      for (const [feedId, time, guids] of polled) {
        const versions = guids.map((guid) =>
          aVersion({ guid, title: guid, link: `https://x.example/${guid}` }, feedId),
        );
        await ports.stories.keepPoll(aPoll(versions, { feedId, seenAt: at(time) }));
      }
      const told = (await outages.watch()).outages.map((outage) => ({ ...outage, readSince: at('15:00') }));
      expect(await Promise.all(told.map((outage) => outages.broughtBy(outage)))).toEqual([2, 4]);
    });
  });

  describe('a notice to an admin', () => {
    const given = { kind: 'gave-up', because: 'The person takes no direct messages.', pause: true } as const;

    it('is queued once, however often it is kept', async () => {
      await outages.keep(aLook({ lookedAt: at('14:00'), deliveries: [aNotice('n1')] }));
      await outages.keep(aLook({ lookedAt: at('14:00'), deliveries: [aNotice('n1')] }));
      const { id } = await theDue(ports.outbox, at('14:00'));
      await ports.outbox.settle(id, { kind: 'sent', ref: { channel: 'D1', message: '1', url: null } }, at('14:00'));
      expect(await ports.outbox.due(at('23:00'))).toEqual([]);
    });

    it('that is refused is given up alone: it pauses nothing, and the next one has its turn', async () => {
      const deliveries = [aNotice('n1'), aNotice('n2'), aNotice('n3', { address: addressOfPerson('slack', 'U2') })];
      await outages.keep(aLook({ lookedAt: at('14:00'), deliveries }));
      const due = await ports.outbox.due(at('14:00'));
      expect(due.map(({ key }) => key)).toEqual(['n1', 'n3']);
      for (const { id } of due) expect(await ports.outbox.begin(id, at('14:00'))).toBe(true);
      for (const { id } of due) await ports.outbox.settle(id, given, at('14:00'));
      expect(await theDue(ports.outbox, at('14:00'))).toMatchObject({ key: 'n2' });
    });
  });
}
