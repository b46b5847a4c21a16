import { beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { formsOf } from '../../../src/commands/hand-in.ts';
import type { Subscription } from '../../../src/domain/telling/subscription.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, anEntry } from '../../support/conflict.ts';
import { heldIn } from '../../support/who-may.ts';

/** Somebody with every right in a channel of their own, and a subscription of another one. */
describe.each([
  ['another workspace with the same channel id', { workspace: 'T2', channel: 'C1' }],
  ['another channel of the same workspace', { workspace: 'T1', channel: 'C2' }],
] as const)('what belongs to %s', (_, other) => {
  let room: ChatRoom;
  let theirs: Subscription;
  beforeEach(async () => {
    room = new ChatRoom();
    room.knows(aBaseline(), [anEntry()]);
    const address = { platform: 'slack', ...other } as const;
    room.asker = { ...room.asker, address };
    await room.ask('subscribe timezone:Pacific/Chatham');
    const [added] = await room.store.subscriptions.inChannel(address);
    if (!added) throw new Error('nothing was subscribed');
    theirs = added;
    room.asker = { ...room.asker, address: { platform: 'slack', workspace: 'T1', channel: 'C1' }, isAdmin: true };
    await room.ask('subscribe');
  });
  const told = async (words: string): Promise<string> => plainText((await room.ask(words)).message);

  it.each([
    (id: string) => `settings ${id}`,
    (id: string) => `settings subscription:${id} mode:digest`,
    (id: string) => `unsubscribe ${id}`,
  ])('is neither shown nor changed by its id (%#)', async (words) => {
    const before = heldIn(room.store.state);
    const answer = await told(words(theirs.id));
    expect(answer).toContain(`This channel has no subscription ${theirs.id}`);
    expect(answer).not.toContain('Chatham');
    expect(heldIn(room.store.state)).toBe(before);
  });

  it('opens no form, and takes none', async () => {
    const before = heldIn(room.store.state);
    const forms = formsOf(room.deps);
    expect(await forms.open(theirs.id, room.asker)).toMatchObject({ kind: 'refused' });
    const handedIn = await forms.handIn(theirs.id, new Map([['mode', ['digest']]]), room.asker);
    expect(JSON.stringify(handedIn)).toContain('has no subscription');
    expect(heldIn(room.store.state)).toBe(before);
  });

  it('is in no list, and stays when all here is ended', async () => {
    expect(await told('settings')).not.toContain(theirs.id);
    await room.ask('unsubscribe all');
    expect(await room.store.subscriptions.inChannel(theirs.address)).toEqual([theirs]);
  });

  it('is asked for no digest from here', async () => {
    await room.ask('digest now');
    expect(await room.store.subscriptions.inChannel(theirs.address)).toEqual([theirs]);
  });
});

describe('a last look', () => {
  it('is one person’s on one platform, and no other sees or moves it', async () => {
    const room = new ChatRoom();
    room.knows(aBaseline(), [anEntry()]);
    await room.ask('since');
    const first = room.asker;
    expect(plainText((await room.ask('since')).message)).toContain('your last look');
    for (const other of [
      { ...first, user: { ...first.user, id: 'U2' } },
      { ...first, platform: 'discord' as const },
    ]) {
      room.asker = other;
      expect(plainText((await room.ask('since')).message)).toContain('you have not asked before');
    }
  });

  it('is not learned from a message link, which says when a message was posted and nothing else', async () => {
    const room = new ChatRoom();
    room.knows(aBaseline(), [anEntry()]);
    const answer = plainText(
      (await room.ask('since https://secret-desk.slack.com/archives/C999/p1935741600000000')).message,
    );
    expect(answer).not.toMatch(/secret-desk|C999/u);
  });
});

describe('a search', () => {
  it.each(['Kor%sefire', 'cease_ire', "zzz' or '1'='1", 'zzz; drop table development; --', 'cease.*fire'])(
    'takes no words for a pattern or for SQL: %s',
    async (words) => {
      const room = new ChatRoom();
      room.knows(aBaseline(), [anEntry()]);
      expect(plainText((await room.ask(`search words:"${words}"`)).message)).toContain('No entry of the ledger holds');
      expect(plainText((await room.ask('search accepts')).message)).toContain('1 entry holds');
    },
  );
});
