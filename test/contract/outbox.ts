import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Subscription } from '../../src/domain/telling/subscription.ts';
import type { Outbox } from '../../src/ports/outbox.ts';
import { aLedger, at } from '../support/stories.ts';
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';
import {
  aBreakingPost,
  aDigest,
  aPart,
  current,
  ref,
  sendNext,
  subscribed,
  tellsNorth,
  theDue,
} from '../support/telling.ts';

/** What is queued, and what counts as told. */
export function itQueuesMessages(open: OpenStoreUnderTest): void {
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

  describe('queueing', () => {
    it('keeps a message whole until it is delivered', async () => {
      const [entry] = await aLedger(ports.stories, 1);
      const spans = [{ kind: 'time', at: at('08:00'), style: 'date' }] as const;
      const message = { headline: 'News', blocks: [{ kind: 'note', spans }], timezone: 'Europe/Kyiv' } as const;
      const part = aPart(desk, 'k1', { message, carries: entry ? [entry.id] : [], tells: tellsNorth(1) });
      expect(await outbox.queue(aDigest(desk, [part]))).toBe(1);
      const waiting = { state: 'queued', attempts: 0, attemptedAt: null, nextAttemptAt: at('10:00'), ref: null };
      const due = await theDue((await store.reopen()).outbox, at('10:00'));
      expect(due).toEqual({ ...part, ...waiting, id: due.id });
    });

    it('makes one row of a key that is queued twice', async () => {
      const digest = aDigest(desk, [aPart(desk, 'k1'), aPart(desk, 'k2')], at('08:00'));
      expect(await outbox.queue(digest)).toBe(2);
      expect(await (await store.reopen()).outbox.queue(digest)).toBe(0);
    });

    it('takes up a key whose message was given up: with new words, and looked for first where it had been tried', async () => {
      const entries = await aLedger(ports.stories, 2);
      const [first, second] = entries.map(({ id }) => id);
      if (!first || !second) throw new Error('no ledger');
      for (const [key, id] of [
        ['b1', first],
        ['b2', second],
      ] as const)
        await outbox.queue(aBreakingPost(desk, key, [id]));
      const { id } = await theDue(outbox, at('10:00'));
      await outbox.begin(id, at('10:00'));
      const refused = { kind: 'gave-up', because: 'The channel was archived.', pause: true } as const;
      await outbox.settle(id, refused, at('10:00'));
      await ports.subscriptions.change(desk.id, {}, at('12:00'));
      const later = { createdAt: at('12:00'), kind: 'breaking', carries: [first, second] } as const;
      expect(await outbox.queue(aDigest(desk, [aPart(desk, 'b1', later)]))).toBe(1);
      const again = await theDue((await store.reopen()).outbox, at('12:00'));
      expect(again).toMatchObject({ key: 'b1', state: 'unknown', attempts: 0, carries: [first, second] });
      expect(again).toMatchObject({ createdAt: at('10:00'), attemptedAt: at('10:00') });
      await store.ports.outbox.settle(again.id, { kind: 'sent', ref }, at('12:00'));
      expect(await store.ports.outbox.queue(aBreakingPost(desk, 'b2', [second]))).toBe(1);
      expect(await theDue(store.ports.outbox, at('12:00'))).toMatchObject({ key: 'b2', state: 'queued' });
      expect(await store.ports.outbox.queue(aDigest(desk, [aPart(desk, 'b1', later)]))).toBe(0);
    });

    it('moves the moment of the last digest on, and never back', async () => {
      await outbox.queue(aDigest(desk, [], at('08:00')));
      await outbox.queue(aDigest(desk, [], at('07:00')));
      expect((await current(ports.subscriptions, desk)).lastDueAt).toEqual(at('08:00'));
    });

    it('answers a request, but not one that came after the digest’s moment', async () => {
      await ports.subscriptions.requestDigest(desk.id, at('09:30'));
      await outbox.queue(aDigest(desk, [], at('08:00')));
      expect((await current(ports.subscriptions, desk)).requestedAt).toEqual(at('09:30'));
      await outbox.queue(aDigest(desk, [], at('09:30')));
      expect((await current(ports.subscriptions, desk)).requestedAt).toBeNull();
    });

    it('leaves schedule and request alone for a breaking post', async () => {
      await ports.subscriptions.requestDigest(desk.id, at('09:30'));
      const before = await current(ports.subscriptions, desk);
      await outbox.queue(aBreakingPost(desk, 'b1', []));
      expect(await current(ports.subscriptions, desk)).toEqual(before);
    });

    it('counts a quiet digest without a post as told at once, and nothing as untold', async () => {
      await outbox.queue({ ...aDigest(desk, [], at('08:00')), tells: tellsNorth(4) });
      expect(await told()).toBe(4);
      await outbox.queue({ ...aDigest(desk, [], at('09:00')), tells: tellsNorth(2) });
      expect(await told()).toBe(4);
    });

    it('queues nothing for a subscription that is gone or paused', async () => {
      await ports.subscriptions.pause([desk.id], 'The channel was archived.', null);
      expect(await outbox.queue(aDigest(desk, [aPart(desk, 'k1')]))).toBe(0);
      await ports.subscriptions.remove(desk.id);
      expect(await outbox.queue(aDigest(desk, [aPart(desk, 'k2')]))).toBe(0);
    });
  });

  describe('what a subscription was told', () => {
    it('moves only when the last part is sent', async () => {
      await outbox.queue(aDigest(desk, [aPart(desk, 'k1'), aPart(desk, 'k2', { tells: tellsNorth(5) })], at('08:00')));
      await sendNext(outbox, at('10:00'));
      expect([await told(), await outbox.hasPendingDigest(desk.id)]).toEqual([0, true]);
      outbox = (await store.reopen()).outbox;
      ports = store.ports;
      await sendNext(outbox, at('10:01'));
      expect([await told(), await outbox.hasPendingDigest(desk.id)]).toEqual([5, false]);
    });

    it('does not move when an early part is given up: the rest goes with it', async () => {
      await outbox.queue(aDigest(desk, [aPart(desk, 'k1'), aPart(desk, 'k2', { tells: tellsNorth(5) })], at('08:00')));
      const first = await theDue(outbox, at('10:00'));
      await outbox.settle(first.id, { kind: 'gave-up', because: 'It is too long.', pause: false }, at('10:00'));
      expect(await outbox.due(at('23:00'))).toEqual([]);
      expect([await told(), await outbox.hasPendingDigest(desk.id)]).toEqual([0, false]);
      expect((await current(ports.subscriptions, desk)).state).toBe('active');
    });

    it('stays when the platform refuses, and the subscription is paused with the reason', async () => {
      await outbox.queue(aDigest(desk, [aPart(desk, 'k1', { tells: tellsNorth(5) })], at('08:00')));
      const only = await theDue(outbox, at('10:00'));
      await outbox.begin(only.id, at('10:00'));
      await outbox.settle(only.id, { kind: 'gave-up', because: 'The channel is gone.', pause: true }, at('10:00'));
      const paused = { state: 'paused', pausedBecause: 'The channel is gone.', told: { north: 0 } };
      expect(await current(ports.subscriptions, desk)).toMatchObject(paused);
      expect(await outbox.due(at('23:00'))).toEqual([]);
    });
  });

  describe('a digest on its way', () => {
    it('promises what it holds until it has arrived', async () => {
      expect(await outbox.promised(desk.id)).toEqual({});
      await outbox.queue(aDigest(desk, [aPart(desk, 'k1'), aPart(desk, 'k2', { tells: tellsNorth(5) })], at('08:00')));
      expect([await outbox.promised(desk.id), await told()]).toEqual([tellsNorth(5), 0]);
      await sendNext(outbox, at('10:00'));
      await sendNext(outbox, at('10:00'));
      expect([await outbox.promised(desk.id), await told()]).toEqual([{}, 5]);
    });
  });

  describe('what breaking posts carry', () => {
    it('is shown by development, delivered or not, with where it stands', async () => {
      const [first, second] = await aLedger(ports.stories, 2);
      if (!first || !second) throw new Error('no ledger');
      await outbox.queue(aBreakingPost(desk, 'b1', [first.id]));
      await outbox.queue(aBreakingPost(desk, 'b2', [second.id]));
      await sendNext(outbox, at('10:00'));
      expect(await outbox.carried(desk.id, 0)).toEqual([
        { developmentId: 'NO-1', deliveryId: 1, post: 'b1', delivered: true, queuedAt: at('10:00'), ref },
        { developmentId: 'NO-2', deliveryId: 2, post: 'b2', delivered: false, queuedAt: at('10:00'), ref: null },
      ]);
    });

    it('is forgotten once a digest has covered it, or when the post was given up', async () => {
      const [first, second] = await aLedger(ports.stories, 2);
      if (!first || !second) throw new Error('no ledger');
      for (const { id } of [first, second]) await outbox.queue(aBreakingPost(desk, `b-${id}`, [id]));
      await outbox.queue({ ...aDigest(desk, [], at('08:00')), tells: tellsNorth(1) });
      expect((await outbox.carried(desk.id, 0)).map((one) => one.developmentId)).toEqual(['NO-2']);
      await sendNext(outbox, at('10:00'));
      const last = await theDue(outbox, at('10:00'));
      await outbox.settle(last.id, { kind: 'gave-up', because: 'No.', pause: false }, at('10:00'));
      expect(await outbox.carried(desk.id, 0)).toEqual([]);
    });

    it('is shown of so many entries before what was told as one asks for', async () => {
      const entries = await aLedger(ports.stories, 3);
      for (const { id } of entries) await outbox.queue(aBreakingPost(desk, `b-${id}`, [id]));
      await outbox.queue({ ...aDigest(desk, [], at('08:00')), tells: tellsNorth(3) });
      const shown = async (lookBack: number) =>
        (await outbox.carried(desk.id, lookBack)).map((one) => one.developmentId);
      expect([await shown(0), await shown(2), await shown(300)]).toEqual([
        [],
        ['NO-2', 'NO-3'],
        ['NO-1', 'NO-2', 'NO-3'],
      ]);
    });

    it('counts as a ping where it names somebody, unless it was given up or is too old', async () => {
      const lobby = await subscribed(ports.subscriptions, 'lobby');
      const naming = (key: string, words: string) =>
        aPart(desk, key, {
          kind: 'breaking',
          message: { headline: words, blocks: [], timezone: 'UTC', mention: '<@1|@desk>' },
        });
      for (const part of [naming('p1', 'one'), naming('p2', 'two'), aPart(desk, 'p3')])
        await outbox.queue(aDigest(desk, [part]));
      await outbox.queue(
        aDigest(desk, [aPart(desk, 'p4', { message: { headline: '"mention":"x"', blocks: [], timezone: 'UTC' } })]),
      );
      expect(await outbox.pingsSince(desk.id, at('09:59'))).toBe(2);
      expect(await outbox.pingsSince(desk.id, at('10:00'))).toBe(0);
      expect(await outbox.pingsSince(lobby.id, at('09:59'))).toBe(0);
      const first = await theDue(outbox, at('10:00'));
      await outbox.settle(first.id, { kind: 'gave-up', because: 'No.', pause: false }, at('10:00'));
      expect(await outbox.pingsSince(desk.id, at('09:59'))).toBe(1);
    });

    it('is another subscription’s own affair', async () => {
      const [first] = await aLedger(ports.stories, 1);
      const lobby = await subscribed(ports.subscriptions, 'lobby');
      await outbox.queue(aBreakingPost(desk, 'b1', first ? [first.id] : []));
      expect(await outbox.carried(lobby.id, 0)).toEqual([]);
    });
  });
}
