import { describe, expect, it } from '@jest/globals';
import { barring } from '../../../src/domain/telling/lack.ts';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { ChatRoom } from '../../support/chat-room.ts';

const told = async (room: ChatRoom, words: string): Promise<string> => plainText((await room.ask(words)).message);

describe('the answer to a subscription', () => {
  it('names what keeps posts from arriving', async () => {
    const room = new ChatRoom();
    room.lacks = [barring('The bot lacks Send Messages there.')];
    expect(await told(room, 'subscribe')).toContain(
      'Nothing can arrive here yet:\n  • The bot lacks Send Messages there.',
    );
  });

  it('names what lets posts arrive, and perhaps twice', async () => {
    const room = new ChatRoom();
    room.lacks = [{ harms: 'look-ups', because: 'The bot lacks Read Message History there.' }];
    const words = await told(room, 'subscribe');
    expect(words).toContain(
      'Posts arrive here; after a lost answer one may come twice:\n  • The bot lacks Read Message History there.',
    );
    expect(words).not.toContain('Nothing can arrive');
  });

  it('names what keeps threads from being opened, where they are wished', async () => {
    const room = new ChatRoom();
    room.lacks = [{ harms: 'threads', because: 'The bot lacks Create Public Threads there.' }];
    expect(await told(room, 'subscribe')).not.toContain('threads');
    const lacks = 'so posts are only edited as their events go on:\n  • The bot lacks Create Public Threads there.';
    expect(await told(room, 'subscribe threads:on')).toContain(`No threads can be opened here yet, ${lacks}`);
    const id = room.store.state.subscriptions[1]?.id ?? '';
    expect(await told(room, `settings subscription:${id} time:09:00`)).toContain(
      `No threads can be opened here yet, ${lacks}`,
    );
    expect(await told(room, `settings subscription:${id} threads:off`)).not.toContain('No threads');
  });
});
