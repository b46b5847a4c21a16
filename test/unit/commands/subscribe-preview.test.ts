import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { EventId } from '../../../src/domain/news/report.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, anEntry } from '../../support/conflict.ts';

/** It is Tuesday 6 May 2031, 13:05 in Kyiv; the last digest at 08:00 there was due at 05:00 UTC. */
const YESTERDAY = new Date('2031-05-05T12:00:00Z');
const TODAY = new Date('2031-05-06T09:40:00Z');

async function told(room: ChatRoom, words: string): Promise<string> {
  return plainText((await room.ask(words)).message);
}

describe('the preview of a subscription', () => {
  it('shows what the last digest would have said, from what was known then, and who sees it: the asker alone', async () => {
    const room = new ChatRoom();
    room.knows(aBaseline(), [
      anEntry({ learnedAt: YESTERDAY }),
      anEntry({ seq: 2, eventId: 'E2' as EventId, value: 'rejects', learnedAt: TODAY }),
    ]);
    const reply = await room.ask('subscribe mode:digest');
    const shown = plainText(reply.message);
    expect(reply.private).toBe(true);
    expect(shown).toContain('The first digest comes Wed 7 May 2031, 08:00 EEST.');
    expect(shown).toContain('What you would have got on Tue 6 May 2031, 08:00 EEST');
    expect(shown).toContain('VK-1');
    expect(shown).not.toContain('VK-2');
    expect(shown).toContain('nothing of it was posted here');
    expect(room.store.state.deliveries).toEqual([]);
  });

  it('shows what there is since where that would have been nothing', async () => {
    const room = new ChatRoom();
    room.knows(aBaseline(), [anEntry({ learnedAt: TODAY })]);
    const shown = await told(room, 'subscribe');
    expect(shown).toContain('What a digest would say now, of the time since Tue 6 May 2031, 08:00 EEST');
    expect(shown).toContain('VK-1');
    expect(shown).toContain('One event of these would have been posted at once');
  });

  it('of breaking posts names only what meets the threshold', async () => {
    const room = new ChatRoom();
    room.knows(aBaseline(), [
      anEntry({ learnedAt: YESTERDAY }),
      anEntry({ seq: 2, eventId: 'E2' as EventId, type: 'demand', value: 'stated', learnedAt: YESTERDAY }),
    ]);
    const shown = await told(room, 'subscribe breaking');
    expect(shown).toContain(
      'What would have been posted from Mon 5 May 2031, 08:00 EEST to Tue 6 May 2031, 08:00 EEST',
    );
    expect(shown).toContain('VK-1');
    expect(shown).not.toContain('VK-2');
    expect(await told(new ChatRoom(), 'subscribe breaking threshold:phase')).toContain('there was nothing to send');
  });

  it('takes the week for what comes weekly', async () => {
    const room = new ChatRoom();
    room.knows(aBaseline({ asOf: new Date('2031-04-01T00:00:00Z') }), [
      anEntry({ learnedAt: new Date('2031-05-01T12:00:00Z') }),
    ]);
    expect(await told(room, 'subscribe weekly')).toContain('What you would have got on Mon 5 May 2031, 08:00 EEST');
  });
});

describe('what can be done with a new subscription', () => {
  it('is offered where it was made', async () => {
    const reply = await new ChatRoom().ask('subscribe');
    expect(reply.next?.map(({ words }) => words)).toEqual(['settings s001', 'unsubscribe s001']);
  });
});
