import { describe, expect, it } from '@jest/globals';
import { aLedger, at } from '../support/stories.ts';
import type { OpenStoreUnderTest } from '../support/store-ports.ts';
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
import { aSubscribedDesk } from './subscribed-desk.ts';

/** What is queued, and what counts as told. */
export function itQueuesMessages(open: OpenStoreUnderTest): void {
  const here = aSubscribedDesk(open);

  describe('queueing', () => {
    it('keeps a message whole until it is delivered', async () => {
      const [entry] = await aLedger(here.ports.stories, 1);
      const spans = [{ kind: 'time', at: at('08:00'), style: 'date' }] as const;
      const message = { headline: 'News', blocks: [{ kind: 'note', spans }], timezone: 'Europe/Kyiv' } as const;
      const part = aPart(here.desk, 'k1', { message, carries: entry ? [entry.id] : [], tells: tellsNorth(1) });
      expect(await here.outbox.queue(aDigest(here.desk, [part]))).toBe(1);
      const waiting = { state: 'queued', attempts: 0, attemptedAt: null, nextAttemptAt: at('10:00'), ref: null };
      const due = await theDue((await here.reopen()).outbox, at('10:00'));
      expect(due).toEqual({ ...part, ...waiting, id: due.id });
    });

    it('makes one row of a key that is queued twice', async () => {
      const digest = aDigest(here.desk, [aPart(here.desk, 'k1'), aPart(here.desk, 'k2')], at('08:00'));
      expect(await here.outbox.queue(digest)).toBe(2);
      expect(await (await here.reopen()).outbox.queue(digest)).toBe(0);
    });

    it('takes up a key whose message was given up: with new words, and looked for first where it had been tried', async () => {
      const entries = await aLedger(here.ports.stories, 2);
      const [first, second] = entries.map(({ id }) => id);
      if (!first || !second) throw new Error('no ledger');
      for (const [key, id] of [
        ['b1', first],
        ['b2', second],
      ] as const)
        await here.outbox.queue(aBreakingPost(here.desk, key, [id]));
      const { id } = await theDue(here.outbox, at('10:00'));
      await here.outbox.begin(id, at('10:00'));
      const refused = { kind: 'gave-up', because: 'The channel was archived.', pause: true } as const;
      await here.outbox.settle(id, refused, at('10:00'));
      await here.ports.subscriptions.change(here.desk.id, {}, at('12:00'));
      const later = { createdAt: at('12:00'), kind: 'breaking', carries: [first, second] } as const;
      expect(await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'b1', later)]))).toBe(1);
      const again = await theDue((await here.reopen()).outbox, at('12:00'));
      expect(again).toMatchObject({ key: 'b1', state: 'unknown', attempts: 0, carries: [first, second] });
      expect(again).toMatchObject({ createdAt: at('10:00'), attemptedAt: at('10:00') });
      await here.ports.outbox.settle(again.id, { kind: 'sent', ref }, at('12:00'));
      expect(await here.ports.outbox.queue(aBreakingPost(here.desk, 'b2', [second]))).toBe(1);
      expect(await theDue(here.ports.outbox, at('12:00'))).toMatchObject({ key: 'b2', state: 'queued' });
      expect(await here.ports.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'b1', later)]))).toBe(0);
    });

    it('moves the moment of the last digest on, and never back', async () => {
      await here.outbox.queue(aDigest(here.desk, [], at('08:00')));
      await here.outbox.queue(aDigest(here.desk, [], at('07:00')));
      expect((await current(here.ports.subscriptions, here.desk)).lastDueAt).toEqual(at('08:00'));
    });

    it('answers a request, but not one that came after the digest’s moment', async () => {
      await here.ports.subscriptions.requestDigest(here.desk.id, at('09:30'));
      await here.outbox.queue(aDigest(here.desk, [], at('08:00')));
      expect((await current(here.ports.subscriptions, here.desk)).requestedAt).toEqual(at('09:30'));
      await here.outbox.queue(aDigest(here.desk, [], at('09:30')));
      expect((await current(here.ports.subscriptions, here.desk)).requestedAt).toBeNull();
    });

    it('leaves schedule and request alone for a breaking post', async () => {
      await here.ports.subscriptions.requestDigest(here.desk.id, at('09:30'));
      const before = await current(here.ports.subscriptions, here.desk);
      await here.outbox.queue(aBreakingPost(here.desk, 'b1', []));
      expect(await current(here.ports.subscriptions, here.desk)).toEqual(before);
    });

    it('counts a quiet digest without a post as told at once, and nothing as untold', async () => {
      await here.outbox.queue({ ...aDigest(here.desk, [], at('08:00')), tells: tellsNorth(4) });
      expect(await here.told()).toBe(4);
      await here.outbox.queue({ ...aDigest(here.desk, [], at('09:00')), tells: tellsNorth(2) });
      expect(await here.told()).toBe(4);
    });

    it('queues nothing for a subscription that is gone or paused', async () => {
      await here.ports.subscriptions.pause([here.desk.id], 'The channel was archived.', null);
      expect(await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'k1')]))).toBe(0);
      await here.ports.subscriptions.remove(here.desk.id);
      expect(await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'k2')]))).toBe(0);
    });
  });

  describe('what a subscription was told', () => {
    it('moves only when the last part is sent', async () => {
      await here.outbox.queue(
        aDigest(here.desk, [aPart(here.desk, 'k1'), aPart(here.desk, 'k2', { tells: tellsNorth(5) })], at('08:00')),
      );
      await sendNext(here.outbox, at('10:00'));
      expect([await here.told(), await here.outbox.hasPendingDigest(here.desk.id)]).toEqual([0, true]);
      await here.reopen();
      await sendNext(here.outbox, at('10:01'));
      expect([await here.told(), await here.outbox.hasPendingDigest(here.desk.id)]).toEqual([5, false]);
    });

    it('does not move when an early part is given up: the rest goes with it', async () => {
      await here.outbox.queue(
        aDigest(here.desk, [aPart(here.desk, 'k1'), aPart(here.desk, 'k2', { tells: tellsNorth(5) })], at('08:00')),
      );
      const first = await theDue(here.outbox, at('10:00'));
      await here.outbox.settle(first.id, { kind: 'gave-up', because: 'It is too long.', pause: false }, at('10:00'));
      expect(await here.outbox.due(at('23:00'))).toEqual([]);
      expect([await here.told(), await here.outbox.hasPendingDigest(here.desk.id)]).toEqual([0, false]);
      expect((await current(here.ports.subscriptions, here.desk)).state).toBe('active');
    });

    it('stays when the platform refuses, and the subscription is paused with the reason', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'k1', { tells: tellsNorth(5) })], at('08:00')));
      const only = await theDue(here.outbox, at('10:00'));
      await here.outbox.begin(only.id, at('10:00'));
      await here.outbox.settle(only.id, { kind: 'gave-up', because: 'The channel is gone.', pause: true }, at('10:00'));
      const paused = { state: 'paused', pausedBecause: 'The channel is gone.', told: { north: 0 } };
      expect(await current(here.ports.subscriptions, here.desk)).toMatchObject(paused);
      expect(await here.outbox.due(at('23:00'))).toEqual([]);
    });
  });

  describe('a digest on its way', () => {
    it('promises what it holds until it has arrived', async () => {
      expect(await here.outbox.promised(here.desk.id)).toEqual({});
      await here.outbox.queue(
        aDigest(here.desk, [aPart(here.desk, 'k1'), aPart(here.desk, 'k2', { tells: tellsNorth(5) })], at('08:00')),
      );
      expect([await here.outbox.promised(here.desk.id), await here.told()]).toEqual([tellsNorth(5), 0]);
      await sendNext(here.outbox, at('10:00'));
      await sendNext(here.outbox, at('10:00'));
      expect([await here.outbox.promised(here.desk.id), await here.told()]).toEqual([{}, 5]);
    });
  });

  describe('what breaking posts carry', () => {
    it('is shown by development, delivered or not, with where it stands', async () => {
      const [first, second] = await aLedger(here.ports.stories, 2);
      if (!first || !second) throw new Error('no ledger');
      await here.outbox.queue(aBreakingPost(here.desk, 'b1', [first.id]));
      await here.outbox.queue(aBreakingPost(here.desk, 'b2', [second.id]));
      await sendNext(here.outbox, at('10:00'));
      expect(await here.outbox.carried(here.desk.id, 0)).toEqual([
        { developmentId: 'NO-1', deliveryId: 1, post: 'b1', delivered: true, queuedAt: at('10:00'), ref },
        { developmentId: 'NO-2', deliveryId: 2, post: 'b2', delivered: false, queuedAt: at('10:00'), ref: null },
      ]);
    });

    it('is forgotten once a digest has covered it, or when the post was given up', async () => {
      const [first, second] = await aLedger(here.ports.stories, 2);
      if (!first || !second) throw new Error('no ledger');
      for (const { id } of [first, second]) await here.outbox.queue(aBreakingPost(here.desk, `b-${id}`, [id]));
      await here.outbox.queue({ ...aDigest(here.desk, [], at('08:00')), tells: tellsNorth(1) });
      expect((await here.outbox.carried(here.desk.id, 0)).map((one) => one.developmentId)).toEqual(['NO-2']);
      await sendNext(here.outbox, at('10:00'));
      const last = await theDue(here.outbox, at('10:00'));
      await here.outbox.settle(last.id, { kind: 'gave-up', because: 'No.', pause: false }, at('10:00'));
      expect(await here.outbox.carried(here.desk.id, 0)).toEqual([]);
    });

    it('is shown of so many entries before what was told as one asks for', async () => {
      const entries = await aLedger(here.ports.stories, 3);
      for (const { id } of entries) await here.outbox.queue(aBreakingPost(here.desk, `b-${id}`, [id]));
      await here.outbox.queue({ ...aDigest(here.desk, [], at('08:00')), tells: tellsNorth(3) });
      const shown = async (lookBack: number) =>
        (await here.outbox.carried(here.desk.id, lookBack)).map((one) => one.developmentId);
      expect([await shown(0), await shown(2), await shown(300)]).toEqual([
        [],
        ['NO-2', 'NO-3'],
        ['NO-1', 'NO-2', 'NO-3'],
      ]);
    });

    it('counts as a ping where it names somebody, unless it was given up or is too old', async () => {
      const lobby = await subscribed(here.ports.subscriptions, 'lobby');
      const naming = (key: string, words: string) =>
        aPart(here.desk, key, {
          kind: 'breaking',
          message: { headline: words, blocks: [], timezone: 'UTC', mention: '<@1|@desk>' },
        });
      for (const part of [naming('p1', 'one'), naming('p2', 'two'), aPart(here.desk, 'p3')])
        await here.outbox.queue(aDigest(here.desk, [part]));
      await here.outbox.queue(
        aDigest(here.desk, [
          aPart(here.desk, 'p4', { message: { headline: '"mention":"x"', blocks: [], timezone: 'UTC' } }),
        ]),
      );
      expect(await here.outbox.pingsSince(here.desk.id, at('09:59'))).toBe(2);
      expect(await here.outbox.pingsSince(here.desk.id, at('10:00'))).toBe(0);
      expect(await here.outbox.pingsSince(lobby.id, at('09:59'))).toBe(0);
      const first = await theDue(here.outbox, at('10:00'));
      await here.outbox.settle(first.id, { kind: 'gave-up', because: 'No.', pause: false }, at('10:00'));
      expect(await here.outbox.pingsSince(here.desk.id, at('09:59'))).toBe(1);
    });

    it('is another subscription’s own affair', async () => {
      const [first] = await aLedger(here.ports.stories, 1);
      const lobby = await subscribed(here.ports.subscriptions, 'lobby');
      await here.outbox.queue(aBreakingPost(here.desk, 'b1', first ? [first.id] : []));
      expect(await here.outbox.carried(lobby.id, 0)).toEqual([]);
    });
  });
}
