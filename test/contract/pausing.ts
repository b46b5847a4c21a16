import { describe, expect, it } from '@jest/globals';
import type { DeliveryId } from '../../src/domain/telling/delivery.ts';
import { addressOfPerson } from '../../src/domain/telling/subscription.ts';
import { at } from '../support/stories.ts';
import type { OpenStoreUnderTest } from '../support/store-ports.ts';
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
import { aSubscribedDesk } from './subscribed-desk.ts';

/** What becomes of messages whose channel refuses them. */
export function itPauses(open: OpenStoreUnderTest): void {
  const here = aSubscribedDesk(open);

  describe('a pause', () => {
    const begun = async () => {
      const { id } = await theDue(here.outbox, at('10:00'));
      await here.outbox.begin(id, at('10:00'));
      return id;
    };
    const lost = { kind: 'again', state: 'unknown', at: at('10:01'), because: 'No answer.' } as const;

    it('keeps what may stand in the channel, to be looked for when the subscription goes on', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'k1', { tells: tellsNorth(5) })], at('08:00')));
      await here.outbox.queue(aBreakingPost(here.desk, 'b1', []));
      await here.outbox.settle(await begun(), lost, at('10:00'));
      await here.ports.subscriptions.pause([here.desk.id], 'The channel was archived.', null);
      expect(await here.outbox.due(at('12:00'))).toEqual([]);
      expect(
        await here.outbox.begin((await here.outbox.due(at('12:00')))[0]?.id ?? (1 as DeliveryId), at('12:00')),
      ).toBe(false);
      await here.ports.subscriptions.change(here.desk.id, {}, at('12:00'));
      expect(await theDue(here.outbox, at('12:00'))).toMatchObject({ key: 'k1', state: 'unknown' });
      expect(await here.outbox.hasPendingDigest(here.desk.id)).toBe(true);
    });

    it('keeps the rest of a digest of which a part stands there', async () => {
      const parts = [aPart(here.desk, 'k1'), aPart(here.desk, 'k2'), aPart(here.desk, 'k3', { tells: tellsNorth(5) })];
      await here.outbox.queue(aDigest(here.desk, parts, at('08:00')));
      await sendNext(here.outbox, at('10:00'));
      await here.outbox.settle(await begun(), { kind: 'gave-up', because: 'Archived.', pause: true }, at('10:00'));
      await here.ports.subscriptions.change(here.desk.id, {}, at('12:00'));
      await sendNext(here.outbox, at('12:00'));
      await sendNext(here.outbox, at('12:00'));
      expect([await here.told(), await here.outbox.hasPendingDigest(here.desk.id)]).toEqual([5, false]);
    });

    it('is told to a person once, by what pauses the subscription, and goes out all the same', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'k1', { tells: tellsNorth(5) })], at('08:00')));
      const gaveUp = { kind: 'gave-up', because: 'Archived.', pause: true } as const;
      const person = addressOfPerson('slack', 'U1');
      const notice = (key: string) => aPart(here.desk, key, { subscriptionId: null, kind: 'notice', address: person });
      const id = await begun();
      await here.outbox.settle(id, gaveUp, at('10:00'), notice('n1'));
      await here.outbox.settle(id, gaveUp, at('10:00'), notice('n2'));
      await here.reopen();
      expect(await sendNext(here.outbox, at('10:01'))).toMatchObject({ key: 'n1', address: person });
      expect(await here.outbox.due(at('12:00'))).toEqual([]);
    });

    it('of several is told to a person once, where one of them was active', async () => {
      const { subscriptions } = here.ports;
      const lobby = await subscribed(subscriptions, 'lobby');
      const person = addressOfPerson('slack', 'U1');
      const notice = (key: string) => aPart(here.desk, key, { subscriptionId: null, kind: 'notice', address: person });
      await subscriptions.pause([lobby.id], 'Deleted.', null);
      await subscriptions.pause([here.desk.id, lobby.id], 'Archived.', notice('n1'));
      await subscriptions.pause([here.desk.id, lobby.id], 'Archived.', notice('n2'));
      const reasons = [here.desk, lobby].map(async (one) => (await current(subscriptions, one)).pausedBecause);
      expect(await Promise.all(reasons)).toEqual(['Archived.', 'Deleted.']);
      await here.reopen();
      expect(await sendNext(here.outbox, at('10:01'))).toMatchObject({ key: 'n1', address: person });
      expect(await here.outbox.due(at('12:00'))).toEqual([]);
    });

    it('is told to nobody where nothing is paused', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'k1')], at('08:00')));
      const notice = aPart(here.desk, 'n1', { subscriptionId: null, kind: 'notice' });
      const gaveUp = { kind: 'gave-up', because: 'It is too long.', pause: false } as const;
      await here.outbox.settle(await begun(), gaveUp, at('10:00'), notice);
      expect(await here.outbox.due(at('12:00'))).toEqual([]);
    });

    it('keeps what was given up while nobody knew whether it stands', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'k1')], at('08:00')));
      const gaveUp = { kind: 'gave-up', because: 'Archived.', pause: true, mayStand: true } as const;
      await here.outbox.settle(await begun(), gaveUp, at('10:00'));
      await here.ports.subscriptions.change(here.desk.id, {}, at('12:00'));
      expect(await theDue(here.outbox, at('12:00'))).toMatchObject({ key: 'k1', state: 'unknown' });
    });
  });
}
