import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { ChatRoom } from '../../support/chat-room.ts';

async function told(room: ChatRoom, words: string): Promise<string> {
  return plainText((await room.ask(words)).message);
}

describe('one subscription', () => {
  it('is offered as a form of two pages to those who may change it', async () => {
    const room = new ChatRoom();
    await room.ask('subscribe');
    const reply = await room.ask('settings s001');
    expect(reply.form?.pages.map(({ fields }) => fields.map(({ name }) => name))).toEqual([
      ['pack', 'mode', 'days', 'time', 'timezone'],
      ['threshold', 'quiet', 'mention', 'language', 'extras'],
    ]);
    expect(reply.form?.pages.flatMap(({ fields }) => fields).filter(({ hint }) => hint.length > 100)).toEqual([]);
    room.asker = { ...room.asker, mayManageChannel: false };
    expect((await room.ask('settings s001')).form).toBeUndefined();
  });

  it('is named by its number in the list as well as by its id', async () => {
    const room = new ChatRoom();
    await room.ask('subscribe');
    await room.ask('subscribe digest');
    expect(await told(room, 'settings 2 time:06:00')).toContain('s002');
    expect(room.store.state.subscriptions.map(({ schedule }) => schedule.time)).toEqual(['08:00', '06:00']);
    expect(await told(room, 'unsubscribe 2')).toContain('(s002)');
    expect(await told(room, 'unsubscribe 3')).toBe('This channel has no subscription 3; there is s001.');
  });

  it('names a mention by what the platform knows, and nobody who stands for everyone', async () => {
    const room = new ChatRoom();
    const findMention = async (typed: string) => (typed === '@desk' ? { token: '!subteam^S1', name: '@desk' } : null);
    room.asker = { ...room.asker, findMention };
    await room.ask('subscribe mention:@desk');
    expect(room.store.state.subscriptions[0]?.mention).toBe('<!subteam^S1|@desk>');
    expect(await told(room, 'settings')).toContain('naming @desk');
    const nobody = (whom: string): string => `Nobody here is called @nobody: name ${whom}, or off.`;
    expect(await told(room, 'settings mention:@nobody')).toBe(nobody('a user group'));
    room.asker = { ...room.asker, platform: 'discord' };
    expect(await told(room, 'settings mention:@nobody')).toBe(nobody('a role or a person'));
    for (const all of ['@everyone', '@here', '@channel', '<!channel>', '<!here|here>'])
      expect(await told(room, `settings mention:${all}`)).toMatch(/does not fit mention/u);
  });
});
