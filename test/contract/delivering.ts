import { describe, expect, it } from '@jest/globals';
import { URGENT_ATTEMPTS } from '../../src/domain/telling/delivery.ts';
import { at } from '../support/stories.ts';
import type { OpenStoreUnderTest } from '../support/store-ports.ts';
import {
  aBreakingPost,
  aDigest,
  anAddress,
  aPart,
  current,
  ref,
  sendNext,
  subscribed,
  tellsNorth,
  theDue,
} from '../support/telling.ts';
import { aSubscribedDesk } from './subscribed-desk.ts';

/** In which order messages leave, and who may send them. */
export function itHandsOutDeliveries(open: OpenStoreUnderTest): void {
  const here = aSubscribedDesk(open);

  describe('what stands in a channel', () => {
    const standing = async (address = here.desk.address) => [...(await here.outbox.standingIn(address))];

    it('is what was sent there, also by a subscription that is gone, and nothing else', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1'), aPart(here.desk, 'd2')]));
      await sendNext(here.outbox, at('10:00'));
      await here.reopen();
      expect(await standing()).toEqual([ref.message]);
      await here.ports.subscriptions.remove(here.desk.id);
      expect([await standing(), await standing(anAddress('lobby'))]).toEqual([[ref.message], []]);
    });
  });

  describe('what is due', () => {
    it('is the first unfinished message of each channel, breaking posts before digests', async () => {
      const lobby = await subscribed(here.ports.subscriptions, 'lobby');
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1'), aPart(here.desk, 'd2')]));
      await here.outbox.queue(aBreakingPost(here.desk, 'b1', []));
      await here.outbox.queue(aBreakingPost(lobby, 'b2', []));
      expect(await here.dueKeys('10:00')).toEqual(['b2', 'd1']);
    });

    it('is a digest before a breaking post that was put off again and again, so that a thousand of these hold up none', async () => {
      const lobby = await subscribed(here.ports.subscriptions, 'lobby');
      await here.outbox.queue(aBreakingPost(lobby, 'b1', []));
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1')]));
      const later = { kind: 'again', state: 'queued', at: at('10:01'), because: 'The platform is busy.' } as const;
      for (let n = 1; n <= URGENT_ATTEMPTS; n++) {
        const [next] = await here.outbox.due(at('10:01'));
        if (!next) throw new Error('nothing is due');
        expect(next.key).toBe('b1');
        await here.outbox.begin(next.id, at('10:01'));
        await here.outbox.settle(next.id, later, at('10:01'));
      }
      expect(await here.dueKeys('10:01')).toEqual(['d1', 'b1']);
    });

    it('keeps its order within a channel while the first one waits', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1'), aPart(here.desk, 'd2')]));
      const first = await theDue(here.outbox, at('10:00'));
      expect(await here.outbox.begin(first.id, at('10:00'))).toBe(true);
      expect(await here.dueKeys('10:00')).toEqual([]);
      const later = { kind: 'again', state: 'queued', at: at('10:05'), because: 'The platform is busy.' } as const;
      await here.outbox.settle(first.id, later, at('10:00'));
      expect([await here.dueKeys('10:04'), await here.dueKeys('10:05')]).toEqual([[], ['d1']]);
      expect(await theDue(here.outbox, at('10:05'))).toMatchObject({
        state: 'queued',
        attempts: 1,
        attemptedAt: at('10:00'),
      });
    });

    it('does not wait out what a clock noted that has been set back since', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1', { createdAt: at('11:00') })]));
      const first = await theDue(here.outbox, at('10:00'));
      await here.outbox.begin(first.id, at('12:00'));
      const later = { kind: 'again', state: 'queued', at: at('12:15'), because: 'Busy.' } as const;
      await here.outbox.settle(first.id, later, at('12:00'));
      expect([await here.dueKeys('10:00'), await here.dueKeys('12:14'), await here.dueKeys('12:15')]).toEqual([
        ['d1'],
        [],
        ['d1'],
      ]);
      expect(await here.outbox.begin(first.id, at('10:00'))).toBe(true);
    });

    it('shows a post of unknown fate as such', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1')]));
      const { id } = await theDue(here.outbox, at('10:00'));
      await here.outbox.begin(id, at('10:00'));
      await here.outbox.settle(
        id,
        { kind: 'again', state: 'unknown', at: at('10:01'), because: 'No answer.' },
        at('10:00'),
      );
      expect(await theDue(here.outbox, at('10:01'))).toMatchObject({ id, state: 'unknown', attempts: 1 });
    });
  });

  describe('an attempt', () => {
    it('is made by one caller only', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1')]));
      const { id } = await theDue(here.outbox, at('10:00'));
      expect([await here.outbox.begin(id, at('10:00')), await here.outbox.begin(id, at('10:00'))]).toEqual([
        true,
        false,
      ]);
    });

    it('is not made before its time nor after the end', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1')]));
      const { id } = await theDue(here.outbox, at('10:00'));
      await here.outbox.begin(id, at('10:00'));
      await here.outbox.settle(id, { kind: 'again', state: 'queued', at: at('10:05'), because: 'Busy.' }, at('10:00'));
      expect(await here.outbox.begin(id, at('10:04'))).toBe(false);
      await here.outbox.settle(id, { kind: 'sent', ref }, at('10:04'));
      expect(await here.outbox.begin(id, at('10:06'))).toBe(false);
    });

    it('whose process died comes back as unknown after a minute', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1')]));
      await here.outbox.begin((await theDue(here.outbox, at('10:00'))).id, at('10:00'));
      await here.reopen();
      expect(await here.dueKeys('10:01:00')).toEqual([]);
      const left = await theDue(here.outbox, at('10:01:01'));
      expect(left).toMatchObject({ key: 'd1', state: 'unknown', attempts: 1, attemptedAt: at('10:00') });
      expect(await here.outbox.begin(left.id, at('10:01:01'))).toBe(true);
      expect(await here.outbox.begin(left.id, at('10:01:01'))).toBe(false);
    });

    it('whose process died is unknown at once when the only process starts anew', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1')]));
      await here.outbox.begin((await theDue(here.outbox, at('10:00'))).id, at('10:00'));
      await here.reopen();
      expect([await here.outbox.recover(), await here.outbox.recover()]).toEqual([1, 0]);
      expect(await theDue(here.outbox, at('10:00'))).toMatchObject({ key: 'd1', state: 'unknown', attempts: 1 });
    });

    it('that ended well is the end of a message, with where it stands', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1')]));
      await sendNext(here.outbox, at('10:00'));
      expect(await here.dueKeys('23:00')).toEqual([]);
    });

    it('that ended well counts even if the message was given up meanwhile', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1', { tells: tellsNorth(3) })]));
      const { id } = await theDue(here.outbox, at('10:00'));
      await here.outbox.begin(id, at('10:00'));
      await here.ports.subscriptions.pause([here.desk.id], 'An editor asked for it.', null);
      await here.outbox.settle(id, { kind: 'sent', ref }, at('10:00'));
      expect((await current(here.ports.subscriptions, here.desk)).told['north']).toBe(3);
    });

    it('that ended badly does not wake a message that was given up meanwhile', async () => {
      await here.outbox.queue(aDigest(here.desk, [aPart(here.desk, 'd1')]));
      const { id } = await theDue(here.outbox, at('10:00'));
      await here.outbox.begin(id, at('10:00'));
      await here.ports.subscriptions.remove(here.desk.id);
      await here.outbox.settle(id, { kind: 'again', state: 'queued', at: at('10:01'), because: 'Busy.' }, at('10:00'));
      expect(await here.dueKeys('23:00')).toEqual([]);
    });
  });
}
