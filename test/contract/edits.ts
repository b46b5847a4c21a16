import { describe, expect, it } from '@jest/globals';
import type { DevelopmentId, NewCorrection } from '../../src/domain/ledger/development.ts';
import { sentence } from '../../src/domain/telling/message.ts';
import { at, north, south } from '../support/stories.ts';
import type { OpenStoreUnderTest } from '../support/store-ports.ts';
import { aBreakingPost, aDigest, aPart, ref, sendNext, subscribed, theDue } from '../support/telling.ts';
import { anEditedDesk } from './edited-desk.ts';
import { aSubscribedDesk } from './subscribed-desk.ts';

/** Which messages have to be changed, and how their edits and replies are queued and handed out. */
export function itKeepsEdits(open: OpenStoreUnderTest): void {
  const here = aSubscribedDesk(open);
  const { posted, carrierOf, anEdit, aReply, end } = anEditedDesk(here);

  const amend = (entryId: DevelopmentId, time: string, seen = 0) => {
    const by = { kind: 'desk', member: 'slack:U1' } as const;
    const correction: NewCorrection = {
      entryId,
      amendment: { kind: 'disputed' },
      why: 'desk',
      by,
      note: null,
      tells: true,
    };
    return here.ports.decisions.judge([correction], { packId: north, at: at(time) }, seen);
  };
  const refused = { kind: 'gave-up', because: 'The message was deleted.', pause: true } as const;
  const numbersDue = async () => (await here.ports.edits.due(north)).map(({ carrier, corrections }) => [carrier.key, corrections]); // prettier-ignore

  describe('a message that can be edited', () => {
    it('is known as it stands, with what it tells and in which language', async () => {
      const { id, first, second } = await posted();
      await here.ports.subscriptions.change(here.desk.id, { language: 'uk' }, at('12:00'));
      const before = await carrierOf(id);
      const { address } = here.desk;
      const told = { id: first, since: at('10:00'), knows: null };
      expect(before).toEqual({ id, key: 'b1', subscriptionId: here.desk.id, address, ref, language: 'uk', plain: sentence('Digest b1'), tells: [told], lastEdit: null }); // prettier-ignore
      expect(await here.ports.edits.queue(anEdit(before, { adds: [second], knows: 4 }))).toBe(true);
      await here.reopen();
      const after = await carrierOf(id);
      expect(after).toMatchObject({ plain: sentence('As it is told'), lastEdit: expect.any(Number) });
      expect(after.tells).toEqual([told, { id: second, since: at('11:00'), knows: 4 }]);
      expect([...(await here.ports.edits.added(here.desk.id))]).toEqual([second]);
    });

    it('is none that waits, and none that the platform refused to change', async () => {
      const { id, second } = await posted();
      await here.outbox.queue(aBreakingPost(here.desk, 'b2', [second]));
      const waiting = await theDue(here.outbox, at('10:00'));
      expect(await here.ports.edits.carrier(waiting.id)).toBeNull();
      await sendNext(here.outbox, at('10:00'));
      await here.ports.edits.queue(anEdit(await carrierOf(id)));
      await end(refused);
      expect(await here.ports.edits.carrier(id)).toBeNull();
      expect((await here.ports.subscriptions.current(here.desk.id))?.state).toBe('active');
    });
  });

  describe('an edit', () => {
    it('is queued once for each state of its message', async () => {
      const { id } = await posted();
      const carrier = await carrierOf(id);
      const both = [await here.ports.edits.queue(anEdit(carrier)), await here.ports.edits.queue(anEdit(carrier))];
      expect(both).toEqual([true, false]);
      expect(await here.ports.edits.queue(anEdit(await carrierOf(id)))).toBe(true);
    });

    it('is handed out with where its message stands and what that carries, also for a channel that is gone', async () => {
      const { id, first, second } = await posted();
      await here.ports.edits.queue(anEdit(await carrierOf(id), { adds: [second] }));
      await here.ports.subscriptions.remove(here.desk.id);
      await here.reopen();
      const due = await theDue(here.outbox, at('11:00'));
      expect(due).toMatchObject({ kind: 'edit', ref, carries: [first], message: sentence('As it is shown') });
    });

    it('waits for no post, and no post for it', async () => {
      const { id, second } = await posted();
      await here.outbox.queue(aBreakingPost(here.desk, 'b2', [second]));
      await here.outbox.queue(aBreakingPost(here.desk, 'b3', []));
      const carrier = await carrierOf(id);
      const replies = [aReply(carrier, 'b1:reply:1'), aReply(carrier, 'b1:reply:2')];
      await here.ports.edits.queue(anEdit(carrier, { replies }));
      expect(await here.dueKeys('11:00')).toEqual(['b2', 'b1:edit:0', 'b1:reply:1']);
    });

    it.each([
      ['sent', { kind: 'sent', ref } as const, true],
      ['refused', refused, false],
    ])(
      'is left out where a newer one waits, which says all that it said, and ends as that does: %s',
      async (_, how, editable) => {
        const { id } = await posted();
        for (let n = 0; n < 3; n++)
          await here.ports.edits.queue(anEdit(await carrierOf(id), { message: sentence(`${n}`) }));
        await here.reopen();
        const due = await here.outbox.due(at('11:00'));
        expect(due.map(({ message }) => message)).toEqual([sentence('2')]);
        await end(how);
        expect(await here.outbox.due(at('23:00'))).toEqual([]);
        expect((await here.ports.edits.carrier(id)) !== null).toBe(editable);
      },
    );

    it('waits while its channel is paused, and is made once that goes on', async () => {
      const { id } = await posted();
      await here.ports.edits.queue(anEdit(await carrierOf(id)));
      await here.ports.subscriptions.pause([here.desk.id], 'The channel is archived.', null);
      expect(await here.dueKeys('11:00')).toEqual([]);
      await here.ports.subscriptions.change(here.desk.id, {}, at('12:00'));
      expect(await here.dueKeys('12:00')).toEqual(['b1:edit:0']);
    });

    it('that a closed channel refused is made once that goes on, unless a later one was', async () => {
      const { id } = await posted();
      await here.ports.edits.queue(anEdit(await carrierOf(id)));
      const before = await carrierOf(id);
      await end(refused);
      await here.ports.subscriptions.pause([here.desk.id], 'The channel is archived.', null);
      await here.ports.subscriptions.change(here.desk.id, {}, at('12:00'));
      expect(await here.dueKeys('12:00')).toEqual(['b1:edit:0']);
      await here.ports.edits.queue(anEdit(before));
      await end({ kind: 'sent', ref }, '12:00');
      await here.ports.subscriptions.pause([here.desk.id], 'The channel is archived.', null);
      await here.ports.subscriptions.change(here.desk.id, {}, at('13:00'));
      expect(await here.dueKeys('13:00')).toEqual([]);
    });

    it('that was left out is not begun either', async () => {
      const { id } = await posted();
      await here.ports.edits.queue(anEdit(await carrierOf(id)));
      const older = await theDue(here.outbox, at('11:00'));
      await here.ports.edits.queue(anEdit(await carrierOf(id)));
      expect(await here.outbox.begin(older.id, at('11:00'))).toBe(false);
    });
  });

  describe('a reply', () => {
    it('is queued with its edit or not at all, and handed out with the message that it answers', async () => {
      const { id, second } = await posted();
      const carrier = await carrierOf(id);
      const edit = anEdit(carrier, { adds: [second], replies: [aReply(carrier, 'b1:reply:0:1', [second])] });
      const twin = anEdit(carrier, { replies: [aReply(carrier, 'b1:reply:other')] });
      expect([await here.ports.edits.queue(edit), await here.ports.edits.queue(twin)]).toEqual([true, false]);
      await here.reopen();
      const replies = (await here.outbox.due(at('11:00'))).filter(({ kind }) => kind === 'reply');
      const thread = { root: ref, headline: 'Digest b1' };
      expect(replies).toMatchObject([{ key: 'b1:reply:0:1', repliesTo: id, carries: [second], thread }]);
    });

    it('is given up with the parts after it when it is refused, and pauses nothing', async () => {
      const { id } = await posted();
      const carrier = await carrierOf(id);
      const replies = [aReply(carrier, 'r:1'), aReply(carrier, 'r:2')];
      await here.ports.edits.queue(anEdit(carrier, { replies }));
      await sendNextOf('edit');
      await end({ ...refused, because: 'This kind of channel has no threads.' });
      expect(await here.dueKeys('23:00')).toEqual([]);
      expect((await here.ports.subscriptions.current(here.desk.id))?.state).toBe('active');
    });

    it('is given up with the posts when its channel is let alone, and never queued afterwards', async () => {
      const { id } = await posted();
      const carrier = await carrierOf(id);
      await here.ports.edits.queue(anEdit(carrier, { replies: [aReply(carrier, 'r:1')] }));
      await here.ports.subscriptions.pause([here.desk.id], 'An editor asked for it.', null);
      const next = await carrierOf(id);
      expect(await here.ports.edits.queue(anEdit(next, { replies: [aReply(next, 'r:2')] }))).toBe(true);
      await here.ports.subscriptions.change(here.desk.id, {}, at('12:00'));
      expect(await here.dueKeys('23:00')).toEqual([expect.stringMatching(/^b1:edit:[1-9]/u)]);
    });

    it('counts neither as a post that carries its entries nor as one that names somebody', async () => {
      const { id, first, second } = await posted();
      const carrier = await carrierOf(id);
      const replies = [aReply(carrier, 'r:1', [second])];
      await here.ports.edits.queue(anEdit(carrier, { adds: [second], replies }));
      expect((await here.outbox.carried(here.desk.id, 0)).map(({ developmentId }) => developmentId)).toEqual([first]);
      expect(await here.ports.readModel.tellings([second])).toMatchObject([{ breaking: 0, digests: 0, waiting: 0 }]);
    });
  });

  describe('a correction', () => {
    it('is due in every message that told its entry before, and in those of its updates and replies', async () => {
      const { id, second } = await posted();
      const carrier = await carrierOf(id);
      await here.ports.edits.queue(anEdit(carrier, { adds: [second], replies: [aReply(carrier, 'r:1', [second])] }));
      await sendNextOf('edit');
      await sendNext(here.outbox, at('11:00'));
      await amend(second, '11:30');
      expect(await numbersDue()).toEqual([
        ['b1', [1]],
        ['r:1', [1]],
      ]);
      expect(await here.ports.edits.due(south)).toEqual([]);
      for (const { carrier: one } of await here.ports.edits.due(north))
        await here.ports.edits.queue(anEdit(one, { corrects: [1] }));
      expect(await numbersDue()).toEqual([]);
    });

    it('is not due in a message whose words know of it', async () => {
      const { first } = await posted();
      await amend(first, '10:30');
      const lobby = await subscribed(here.ports.subscriptions, 'lobby');
      const parts = [
        aPart(lobby, 'd1', { carries: [first], knows: 1 }),
        aPart(lobby, 'd2', { carries: [first], knows: 0 }),
      ];
      await here.outbox.queue(aDigest(lobby, parts));
      for (let n = 0; n < 2; n++) await sendNext(here.outbox, at('10:40'));
      expect(await numbersDue()).toEqual([
        ['b1', [1]],
        ['d2', [1]],
      ]);
    });

    it('is chased until all its messages have their edits, and also waits for one that is on its way', async () => {
      const { id, first } = await posted();
      const lobby = await subscribed(here.ports.subscriptions, 'lobby');
      await here.outbox.queue(aDigest(lobby, [aPart(lobby, 'd1', { carries: [first], knows: 0 })]));
      await amend(first, '10:30');
      await here.ports.edits.queue(anEdit(await carrierOf(id), { corrects: [1] }));
      await here.ports.edits.close(north);
      await sendNextOf('edit');
      await sendNext(here.outbox, at('11:00'));
      expect(await numbersDue()).toEqual([['d1', [1]]]);
      const [due] = await here.ports.edits.due(north);
      if (due) await here.ports.edits.queue(anEdit(due.carrier, { corrects: [1] }));
      await here.ports.edits.close(north);
      await here.reopen();
      await here.outbox.queue(aDigest(lobby, [aPart(lobby, 'd2', { carries: [first], knows: 0 })]));
      await sendNextOf('digest');
      expect(await numbersDue()).toEqual([]);
    });
  });

  /** Sends what is due of a kind. */
  async function sendNextOf(kind: string): Promise<void> {
    const due = (await here.outbox.due(at('11:00'))).find((one) => one.kind === kind);
    if (!due) throw new Error(`no ${kind} is due`);
    await here.outbox.begin(due.id, at('11:00'));
    await here.outbox.settle(due.id, { kind: 'sent', ref: due.ref ?? ref }, at('11:00'));
  }
}
