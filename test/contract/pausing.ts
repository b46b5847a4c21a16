import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeliveryId } from '../../src/domain/telling/delivery.ts';
import { addressOfPerson, type Subscription } from '../../src/domain/telling/subscription.ts';
import type { Outbox } from '../../src/ports/outbox.ts';
import { at } from '../support/stories.ts';
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';
import {
  aBreakingPost,
  aDigest,
  aPart,
  current,
  sendNext,
  subscribed,
  tellsNorth,
  theDue,
} from '../support/telling.ts';

/** What becomes of messages whose channel refuses them. */
export function itPauses(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let ports: StorePorts;
  let outbox: Outbox;
  let desk: Subscription;
  beforeEach(async () => {
    store = await open();
    ports = store.ports;
    outbox = ports.outbox;
    desk = await subscribed(ports.subscriptions);
  });
  afterEach(() => store.close());

  const told = async () => (await current(ports.subscriptions, desk)).told['north'];

  describe('a pause', () => {
    const begun = async () => {
      const { id } = await theDue(outbox, at('10:00'));
      await outbox.begin(id, at('10:00'));
      return id;
    };
    const lost = { kind: 'again', state: 'unknown', at: at('10:01'), because: 'No answer.' } as const;

    it('keeps what may stand in the channel, to be looked for when the subscription goes on', async () => {
      await outbox.queue(aDigest(desk, [aPart(desk, 'k1', { tells: tellsNorth(5) })], at('08:00')));
      await outbox.queue(aBreakingPost(desk, 'b1', []));
      await outbox.settle(await begun(), lost, at('10:00'));
      await ports.subscriptions.pause([desk.id], 'The channel was archived.', null);
      expect(await outbox.due(at('12:00'))).toEqual([]);
      expect(await outbox.begin((await outbox.due(at('12:00')))[0]?.id ?? (1 as DeliveryId), at('12:00'))).toBe(false);
      await ports.subscriptions.change(desk.id, {}, at('12:00'));
      expect(await theDue(outbox, at('12:00'))).toMatchObject({ key: 'k1', state: 'unknown' });
      expect(await outbox.hasPendingDigest(desk.id)).toBe(true);
    });

    it('keeps the rest of a digest of which a part stands there', async () => {
      const parts = [aPart(desk, 'k1'), aPart(desk, 'k2'), aPart(desk, 'k3', { tells: tellsNorth(5) })];
      await outbox.queue(aDigest(desk, parts, at('08:00')));
      await sendNext(outbox, at('10:00'));
      await outbox.settle(await begun(), { kind: 'gave-up', because: 'Archived.', pause: true }, at('10:00'));
      await ports.subscriptions.change(desk.id, {}, at('12:00'));
      await sendNext(outbox, at('12:00'));
      await sendNext(outbox, at('12:00'));
      expect([await told(), await outbox.hasPendingDigest(desk.id)]).toEqual([5, false]);
    });

    it('is told to a person once, by what pauses the subscription, and goes out all the same', async () => {
      await outbox.queue(aDigest(desk, [aPart(desk, 'k1', { tells: tellsNorth(5) })], at('08:00')));
      const gaveUp = { kind: 'gave-up', because: 'Archived.', pause: true } as const;
      const person = addressOfPerson('slack', 'U1');
      const notice = (key: string) => aPart(desk, key, { subscriptionId: null, kind: 'notice', address: person });
      const id = await begun();
      await outbox.settle(id, gaveUp, at('10:00'), notice('n1'));
      await outbox.settle(id, gaveUp, at('10:00'), notice('n2'));
      outbox = (await store.reopen()).outbox;
      expect(await sendNext(outbox, at('10:01'))).toMatchObject({ key: 'n1', address: person });
      expect(await outbox.due(at('12:00'))).toEqual([]);
    });

    it('of several is told to a person once, where one of them was active', async () => {
      const lobby = await subscribed(ports.subscriptions, 'lobby');
      const person = addressOfPerson('slack', 'U1');
      const notice = (key: string) => aPart(desk, key, { subscriptionId: null, kind: 'notice', address: person });
      await ports.subscriptions.pause([lobby.id], 'Deleted.', null);
      await ports.subscriptions.pause([desk.id, lobby.id], 'Archived.', notice('n1'));
      await ports.subscriptions.pause([desk.id, lobby.id], 'Archived.', notice('n2'));
      const reasons = [desk, lobby].map(async (one) => (await current(ports.subscriptions, one)).pausedBecause);
      expect(await Promise.all(reasons)).toEqual(['Archived.', 'Deleted.']);
      outbox = (await store.reopen()).outbox;
      expect(await sendNext(outbox, at('10:01'))).toMatchObject({ key: 'n1', address: person });
      expect(await outbox.due(at('12:00'))).toEqual([]);
    });

    it('is told to nobody where nothing is paused', async () => {
      await outbox.queue(aDigest(desk, [aPart(desk, 'k1')], at('08:00')));
      const notice = aPart(desk, 'n1', { subscriptionId: null, kind: 'notice' });
      const gaveUp = { kind: 'gave-up', because: 'It is too long.', pause: false } as const;
      await outbox.settle(await begun(), gaveUp, at('10:00'), notice);
      expect(await outbox.due(at('12:00'))).toEqual([]);
    });

    it('keeps what was given up while nobody knew whether it stands', async () => {
      await outbox.queue(aDigest(desk, [aPart(desk, 'k1')], at('08:00')));
      const gaveUp = { kind: 'gave-up', because: 'Archived.', pause: true, mayStand: true } as const;
      await outbox.settle(await begun(), gaveUp, at('10:00'));
      await ports.subscriptions.change(desk.id, {}, at('12:00'));
      expect(await theDue(outbox, at('12:00'))).toMatchObject({ key: 'k1', state: 'unknown' });
    });
  });
}
