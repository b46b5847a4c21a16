import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import type { SubscriptionId } from '../../../src/domain/telling/subscription.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aPack } from '../../support/conflict.ts';

async function told(room: ChatRoom, words: string): Promise<string> {
  return plainText((await room.ask(words)).message);
}

describe('a change of one of several subscriptions', () => {
  it('asks which, with a button each that makes that very change', async () => {
    const room = new ChatRoom();
    await room.ask('subscribe');
    await room.ask('subscribe digest');
    const reply = await room.ask('settings time:07:30 timezone:Europe/Kyiv mention:@desk quiet:22:00-07:00');
    expect(plainText(reply.message)).toContain('Which one? Add subscription:s001 or s002');
    expect(reply.private).toBe(true);
    expect(reply.next?.map(({ label }) => label)).toEqual(['Change s001', 'Change s002']);
    await room.ask(reply.next?.[1]?.words ?? '');
    expect(room.store.state.subscriptions).toMatchObject([
      { schedule: { time: '08:00' }, mention: null },
      { schedule: { time: '07:30' }, mention: '@desk', quiet: '22:00-07:00' },
    ]);
  });
});

describe('a second subscription of a channel', () => {
  it('is not made by a second click, nor by the same payload once more', async () => {
    const room = new ChatRoom();
    const answers = await Promise.all(['subscribe', 'subscribe', 'subscribe'].map((words) => told(room, words)));
    expect(room.store.state.subscriptions).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('exactly that already, under the id s001'))).toHaveLength(2);
  });

  it('says under which id the channel is told of the same conflict already, while that goes on', async () => {
    const room = new ChatRoom();
    room.packs = [aPack(), aPack({ id: 'delta' as PackId, name: 'The Delta', prefix: 'DE' })];
    expect(await told(room, 'subscribe pack:strait')).not.toContain('already');
    expect(await told(room, 'subscribe pack:delta')).not.toContain('already');
    const answer = await told(room, 'subscribe pack:all mode:breaking');
    expect(answer).toContain(
      'This channel is told of Valmere–Korrath already, under the id s001; each posts by itself. Change that one with /ceasefire settings subscription:s001 time:07:30, stop it with /ceasefire unsubscribe s001.',
    );
    expect(answer).toContain('This channel is told of The Delta already, under the id s002; each posts by itself.');
    await room.store.subscriptions.pause(['s001' as SubscriptionId], 'It is locked.', null);
    expect(await told(room, 'subscribe pack:strait threshold:all')).not.toContain('under the id s001');
    expect(await told(room, 'subscribe channel:C9')).not.toContain('already');
  });
});
