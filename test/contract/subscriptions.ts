import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SubscriptionId } from '../../src/domain/telling/subscription.ts';
import type { Subscriptions } from '../../src/ports/subscriptions.ts';
import { at, north, south } from '../support/stories.ts';
import type { OpenStoreUnderTest, StoreUnderTest } from '../support/store-ports.ts';
import { aDigest, anAddress, aPart, aWish, current, subscribed } from '../support/telling.ts';

const nobody = 'zzzz' as SubscriptionId;

/** How the wishes of channels are kept. */
export function itKeepsSubscriptions(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let subscriptions: Subscriptions;
  beforeEach(async () => {
    store = await open();
    subscriptions = store.ports.subscriptions;
  });
  afterEach(() => store.close());

  describe('subscriptions', () => {
    it('start with today’s ledger told and come back as they were made', async () => {
      const wish = aWish({ packs: [north, south], mention: '@desk', quiet: null, heartbeat: false, threads: true });
      const added = await subscriptions.add(wish, { [north]: 7, [south]: 2 }, at('06:00'));
      expect(added).toMatchObject({ ...wish, state: 'active', pausedBecause: null, requestedAt: null });
      expect(added).toMatchObject({ told: { north: 7, south: 2 }, createdAt: at('06:00'), lastDueAt: at('06:00') });
      expect(added.id).toMatch(/^[a-z0-9]{4}$/);
      expect(await (await store.reopen()).subscriptions.inChannel(wish.address)).toEqual([added]);
      expect(await store.ports.subscriptions.current(added.id)).toEqual(added);
    });

    it('of one channel are listed oldest first, those of others are not', async () => {
      const made = [];
      for (const channel of ['desk', 'lobby', 'desk', 'desk']) made.push(await subscribed(subscriptions, channel));
      const mine = made.filter((subscription) => subscription.address.channel === 'desk');
      expect(await subscriptions.inChannel(anAddress('desk'))).toEqual(mine);
      expect(await subscriptions.active()).toEqual(made);
      expect(await subscriptions.inChannel({ ...anAddress('desk'), workspace: 'elsewhere' })).toEqual([]);
      expect(await subscriptions.inWorkspace(anAddress('desk'))).toEqual(made);
      expect(await subscriptions.inWorkspace({ ...anAddress('desk'), workspace: 'elsewhere' })).toEqual([]);
    });

    it('change only in what is wished anew', async () => {
      const before = await subscribed(subscriptions);
      const schedule = { time: '17:30', days: 'weekdays', timezone: 'UTC' } as const;
      const changed = { schedule, quiet: null, heartbeat: false };
      expect(await subscriptions.change(before.id, changed, at('09:00'))).toBe(true);
      expect(await current(subscriptions, before)).toEqual({ ...before, ...changed, resumedAt: at('09:00') });
    });

    it('count the past of a pack that comes in as told, and keep what was told of the others', async () => {
      const before = await subscribed(subscriptions);
      const told = { [north]: 999, [south]: 7 };
      expect(await subscriptions.change(before.id, { packs: [north, south] }, at('09:00'), told)).toBe(true);
      const after = await current(subscriptions, before);
      expect(after.told).toEqual({ ...told, ...before.told });
    });

    it('pause with a reason and wake with the next change, still knowing what was told', async () => {
      const before = await subscribed(subscriptions);
      await subscriptions.pause([before.id], 'The channel was archived.', null);
      const paused = await current(subscriptions, before);
      expect(paused).toEqual({ ...before, state: 'paused', pausedBecause: 'The channel was archived.' });
      expect(await subscriptions.active()).toEqual([]);
      expect(await subscriptions.change(before.id, {}, at('09:00'))).toBe(true);
      expect(await current(subscriptions, before)).toEqual({ ...before, resumedAt: at('09:00') });
    });

    it('note when they last wished other posts, and not when only words or digests change', async () => {
      const before = await subscribed(subscriptions);
      await subscriptions.change(before.id, { quiet: null }, at('09:00'));
      await subscriptions.change(before.id, { language: 'uk', heartbeat: false, threads: true }, at('09:30'));
      expect((await current(subscriptions, before)).resumedAt).toEqual(at('09:00'));
    });

    it('keep the first reason of a pause', async () => {
      const before = await subscribed(subscriptions);
      await subscriptions.pause([before.id], 'The channel was archived.', null);
      await subscriptions.pause([before.id], 'Something else.', null);
      expect((await current(subscriptions, before)).pausedBecause).toBe('The channel was archived.');
    });

    it('remember that a digest was asked for', async () => {
      const before = await subscribed(subscriptions);
      await subscriptions.requestDigest(before.id, at('09:30'));
      expect((await current(subscriptions, before)).requestedAt).toEqual(at('09:30'));
    });

    it('are gone when removed, and cannot be changed or removed again', async () => {
      const { id } = await subscribed(subscriptions);
      expect(await subscriptions.remove(id)).toBe(true);
      expect(await subscriptions.inChannel(anAddress())).toEqual([]);
      expect(await subscriptions.active()).toEqual([]);
      expect([await subscriptions.remove(id), await subscriptions.change(id, { mode: 'digest' }, at('09:00'))]).toEqual(
        [false, false],
      );
      await subscriptions.pause([id], 'too late', null);
      await subscriptions.requestDigest(id, at('09:30'));
      expect([await subscriptions.inChannel(anAddress()), await subscriptions.current(id)]).toEqual([[], null]);
    });

    it('that were never there cannot be changed or removed', async () => {
      expect([await subscriptions.change(nobody, {}, at('09:00')), await subscriptions.remove(nobody)]).toEqual([
        false,
        false,
      ]);
    });

    it('take what is on its way with them when they go or pause', async () => {
      const { outbox } = store.ports;
      const gone = await subscribed(subscriptions, 'desk');
      const paused = await subscribed(subscriptions, 'lobby');
      for (const one of [gone, paused]) await outbox.queue(aDigest(one, [aPart(one, `d-${one.id}`)]));
      expect(await outbox.due(at('10:00'))).toHaveLength(2);
      await subscriptions.remove(gone.id);
      await subscriptions.pause([paused.id], 'The channel was archived.', null);
      expect(await outbox.due(at('10:00'))).toEqual([]);
      expect([await outbox.hasPendingDigest(gone.id), await outbox.hasPendingDigest(paused.id)]).toEqual([
        false,
        false,
      ]);
    });
  });
}
