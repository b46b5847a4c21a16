import { barring } from '../../../src/domain/telling/lack.ts';
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

/** Somebody in another channel of the same workspace, of which the platform says whether they may look after it. */
describe('a subscription of another channel of one workspace', () => {
  const address = { platform: 'slack', workspace: 'T1', channel: 'C2' } as const;
  const roomWhere = async (mayManage: boolean, here = true): Promise<ChatRoom> => {
    const room = new ChatRoom();
    room.knows(aBaseline(), [anEntry()]);
    const { asker } = room;
    room.asker = { ...asker, address };
    await room.ask('subscribe timezone:Pacific/Chatham');
    const asked: string[] = [];
    const mayManageOther = async (channel: string) => asked.push(channel) > 0 && mayManage;
    room.asker = { ...asker, mayManageChannel: here, mayManageOther };
    return room;
  };
  const told = async (room: ChatRoom, words: string): Promise<string> => plainText((await room.ask(words)).message);

  it.each([true, false])(
    'is shown, changed and ended by its id where that channel is theirs (here: %s)',
    async (here) => {
      const room = await roomWhere(true, here);
      room.lacks = [barring('It is locked.')];
      expect(await told(room, 'settings s001')).toContain('Chatham');
      expect((await room.ask('settings s001')).form).toBeDefined();
      expect(await formsOf(room.deps).open('s001', room.asker)).toMatchObject({ kind: 'form' });
      expect(await told(room, 'settings subscription:s001 time:07:30')).toContain('Nothing can arrive there yet');
      expect(await room.store.subscriptions.inChannel(address)).toMatchObject([{ schedule: { time: '07:30' } }]);
      const ended = await room.ask('unsubscribe s001');
      expect(plainText(ended.message)).toContain('Nothing more is posted there.');
      expect(ended.private).toBe(true);
      expect(await room.store.subscriptions.inChannel(address)).toEqual([]);
    },
  );

  it.each([
    ['with a subscription here', true, true],
    ['with nothing here', false, true],
    ['without rights here', true, false],
  ])('is no other than an unknown id to whoever may not: %s', async (_, hasOwn, here) => {
    const room = await roomWhere(false);
    if (hasOwn) await room.ask('subscribe');
    room.asker = { ...room.asker, mayManageChannel: here };
    const before = heldIn(room.store.state);
    for (const words of ['settings s001', 'settings subscription:s001 mode:digest', 'unsubscribe s001']) {
      const unknown = await told(room, words.replace('s001', 's999'));
      expect((await told(room, words)).replaceAll('s001', 's999')).toBe(unknown);
    }
    expect(heldIn(room.store.state)).toBe(before);
  });

  it.each(['T2', ''])('is nobody’s from another workspace (%s), whatever they may there', async (workspace) => {
    const room = await roomWhere(true);
    room.asker = { ...room.asker, address: { ...address, workspace } };
    const before = heldIn(room.store.state);
    expect(await told(room, 'settings s001')).not.toContain('Chatham');
    await room.ask('settings subscription:s001 mode:digest');
    await room.ask('unsubscribe s001');
    expect(heldIn(room.store.state)).toBe(before);
  });

  it('counts as this channel’s in a thread of that forum, and is changed by the rights there alone', async () => {
    const room = await roomWhere(true);
    room.asker = { ...room.asker, forum: 'C2' };
    expect(await told(room, 'settings')).toContain('Chatham');
    expect(await told(room, 'digest now')).toContain('since that channel was last told');
    expect((await room.store.subscriptions.current('s001' as Subscription['id']))?.requestedAt).not.toBeNull();
    const before = heldIn(room.store.state);
    const mayManageOther = async () => false;
    room.asker = { ...room.asker, mayManageOther };
    for (const words of ['settings mode:digest', 'unsubscribe', 'unsubscribe all', 'digest now'])
      expect(await told(room, words)).toContain('Only full members');
    expect(heldIn(room.store.state)).toBe(before);
    room.asker = { ...room.asker, mayManageOther: async () => true };
    expect(await told(room, 'settings time:07:30')).toContain('07:30');
    expect(await told(room, 'unsubscribe')).toContain('Nothing more is posted there.');
  });

  it('is its forum’s own where only the thread is theirs to look after', async () => {
    const room = await roomWhere(false);
    room.asker = { ...room.asker, forum: 'C2' };
    await room.ask('subscribe mode:digest');
    const before = heldIn(room.store.state);
    for (const words of ['settings subscription:s001 mode:digest', 'unsubscribe s001', 'unsubscribe all', 'digest now'])
      expect(await told(room, words)).toContain('Only full members');
    const forms = formsOf(room.deps);
    expect(await forms.open('s001', room.asker)).toMatchObject({ kind: 'refused' });
    await forms.handIn('s001', new Map([['mode', ['digest']]]), room.asker);
    expect(heldIn(room.store.state)).toBe(before);
    expect(await told(room, 'unsubscribe s002')).toContain('Nothing more is posted');
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
