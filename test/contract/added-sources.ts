import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PartyId, SourceId } from '../../src/domain/diplomacy/pack.ts';
import type { AddedSource } from '../../src/domain/news/added-source.ts';
import type { FeedId } from '../../src/domain/news/feed.ts';
import { aHealth, aPoll, at, courier, north, south } from '../support/stories.ts';
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';

const listedCourier = { id: courier, url: 'https://courier.example/feed', packs: [south] };
const HOUR = 3_600_000;

/** A source as an admin added it. */
function anAdded(change: Partial<AddedSource> = {}): AddedSource {
  return {
    id: 'herald.example' as SourceId,
    packId: north,
    url: 'https://herald.example/rss.xml',
    outlet: 'The Herald',
    family: 'herald.example',
    side: 'valmere' as PartyId,
    tier: 3,
    language: 'en',
    addedBy: 'slack:U1',
    addedAt: at('07:00'),
    removedAt: null,
    ...change,
  };
}

/** How added sources are kept. */
export function itKeepsAddedSources(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let ports: StorePorts;
  beforeEach(async () => {
    store = await open();
    ports = store.ports;
    await ports.feeds.sync([listedCourier], HOUR, at('07:00'));
  });
  afterEach(() => store.close());

  const followed = async () => (await ports.feeds.all()).map((feed) => feed.id);
  const herald = 'herald.example' as FeedId;
  const polled = (change = {}) =>
    ports.stories.keepPoll({ ...aPoll([]), feedId: herald, health: aHealth({ nextPollAt: at('09:00') }), ...change });

  describe('the added sources', () => {
    it('are kept as they were added, and their feeds are due at once', async () => {
      await ports.added.add([anAdded(), anAdded({ packId: south, side: null })], HOUR, at('08:00'));
      const reopened = await store.reopen();
      expect(await reopened.added.all()).toEqual([anAdded(), anAdded({ packId: south, side: null })]);
      expect(await reopened.readModel.addedSources(south)).toEqual([anAdded({ packId: south, side: null })]);
      expect(await reopened.feeds.due(at('08:00'))).toEqual([
        { id: courier, url: 'https://courier.example/feed' },
        { id: herald, url: 'https://herald.example/rss.xml' },
      ]);
      expect(await reopened.feeds.records([herald])).toMatchObject([
        { packs: [north, south], health: { firstPolledAt: null, nextPollAt: at('08:00') } },
      ]);
    });

    it('are followed by no file, so a start follows them anew, with their health kept', async () => {
      await ports.added.add([anAdded()], HOUR, at('08:00'));
      await polled();
      await ports.feeds.sync([listedCourier], HOUR, at('08:10'));
      expect(await followed()).toEqual([courier]);
      await ports.added.follow([anAdded()]);
      expect(await followed()).toEqual([courier, herald]);
      expect((await ports.feeds.all())[1]?.health).toEqual(aHealth({ nextPollAt: at('09:00') }));
    });

    it('are followed for those packs alone that are still there', async () => {
      await ports.added.add([anAdded(), anAdded({ packId: south })], HOUR, at('08:00'));
      await ports.feeds.sync([listedCourier], HOUR, at('08:10'));
      await ports.added.follow([anAdded({ packId: south })]);
      expect((await ports.feeds.all())[1]?.packs).toEqual([south]);
    });

    it('are followed no more once they are removed, also by a start that has not heard of it', async () => {
      await ports.added.add([anAdded()], HOUR, at('08:00'));
      expect(await ports.added.remove(herald, at('08:30'))).toBe(true);
      await ports.added.follow([anAdded()]);
      expect(await followed()).toEqual([courier]);
      expect(await ports.added.all()).toEqual([anAdded({ removedAt: at('08:30') })]);
      expect(await ports.added.remove(herald, at('08:31'))).toBe(false);
    });

    it('leave a feed of a file alone', async () => {
      expect(await ports.added.remove(courier, at('08:30'))).toBe(false);
      expect(await followed()).toEqual([courier]);
    });

    it('keep the health of a feed that another pack takes up, whose whole document is read for it once more', async () => {
      await ports.added.add([anAdded()], HOUR, at('08:00'));
      const validators = { etag: '"a1"', lastModified: null, bodyHash: 'h1', itemMarks: 'm1' };
      await polled({ validators });
      expect((await ports.feeds.all())[1]).toMatchObject({ validators: { etag: '"a1"' } });
      await ports.added.add([anAdded({ packId: south })], HOUR, at('08:10'));
      expect((await ports.feeds.all())[1]).toMatchObject({
        packs: [north, south],
        validators: { etag: null, bodyHash: null },
        health: { firstPolledAt: aHealth().firstPolledAt, nextPollAt: at('09:00') },
      });
    });

    it('start anew when they come back: due at once, first poll to come', async () => {
      await ports.added.add([anAdded()], HOUR, at('08:00'));
      await polled();
      await ports.added.remove(herald, at('08:10'));
      const again = anAdded({ url: 'https://herald.example/atom.xml', addedAt: at('08:20') });
      await ports.added.add([again], HOUR, at('08:20'));
      expect(await ports.added.all()).toEqual([again]);
      expect((await ports.feeds.due(at('08:20'))).at(-1)).toEqual({ id: herald, url: again.url });
      expect(await ports.feeds.records([herald])).toMatchObject([{ health: { firstPolledAt: null } }]);
    });

    it('are added all or none: an id that is another feed’s by now is refused', async () => {
      await ports.added.add([anAdded()], HOUR, at('08:00'));
      const other = anAdded({ id: 'other.example' as SourceId, url: 'https://other.example/feed' });
      const clash = anAdded({ packId: south, url: 'https://herald.example/else.xml' });
      await expect(ports.added.add([other, clash], HOUR, at('08:10'))).rejects.toMatchObject({ code: 'conflict' });
      expect(await ports.added.all()).toEqual([anAdded()]);
      expect(await followed()).toEqual([courier, herald]);
    });
  });
}
