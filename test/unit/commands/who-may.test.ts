import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { COMMANDS } from '../../../src/commands/list.ts';
import { formsOf } from '../../../src/commands/hand-in.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, anEntry } from '../../support/conflict.ts';
import { GUARDED, heldIn, REFUSALS, WHO_MAY, type Right } from '../../support/who-may.ts';

const platforms = ['discord', 'slack', 'terminal'] as const;

/** A channel with a subscription, seen by somebody with these rights. */
async function aRoom(platform: (typeof platforms)[number], rights: Partial<Record<Right, boolean>>): Promise<ChatRoom> {
  const room = new ChatRoom();
  room.knows(aBaseline(), [anEntry()]);
  const address = { platform, workspace: 'W1', channel: 'C1' };
  room.asker = { ...room.asker, platform, address };
  await room.ask('subscribe');
  room.asker = { ...room.asker, mayManageChannel: rights.channel === true, isAdmin: rights.admin === true };
  return room;
}

describe('who may use a command', () => {
  it('is settled for every one of them', () => {
    const names = COMMANDS.map(({ name }) => name.join(' '));
    const settled = WHO_MAY.map(([words]) => names.findLast((name) => `${words} `.startsWith(`${name} `)));
    expect(settled.toSorted()).toEqual(names.toSorted());
  });

  it.each(platforms.flatMap((platform) => GUARDED.map(([words, right]) => [platform, words, right] as const)))(
    'on %s, "%s" is refused without the right (%s), which is named, and nothing changes',
    async (platform, words, right) => {
      if (right === 'none') throw new Error('no right is asked');
      const room = await aRoom(platform, { [right === 'admin' ? 'channel' : 'admin']: true });
      const before = heldIn(room.store.state);
      const reply = await room.ask(words);
      expect(plainText(reply.message)).toContain(REFUSALS[platform][right]);
      expect(reply.private).toBe(true);
      expect(heldIn(room.store.state)).toBe(before);
    },
  );

  it.each(GUARDED.map(([words, right]) => [words, right] as const))(
    '"%s" is not refused for want of rights to those who have them (%s)',
    async (words, right) => {
      const room = await aRoom('discord', { [right]: true });
      expect(plainText((await room.ask(words)).message)).not.toContain('You need the permission');
    },
  );

  it.each(WHO_MAY.filter(([, right]) => right === 'none').map(([words]) => words))(
    'changes nothing where anybody may: "%s"',
    async (words) => {
      const room = await aRoom('discord', {});
      const before = heldIn(room.store.state);
      expect(plainText((await room.ask(words)).message)).not.toContain('You need the permission');
      expect(heldIn(room.store.state)).toBe(before);
    },
  );

  it('is asked of a form when it opens and again when it is handed in', async () => {
    const room = await aRoom('discord', {});
    const [subscription] = await room.store.subscriptions.inChannel(room.asker.address);
    const subject = subscription?.id ?? '';
    const before = heldIn(room.store.state);
    const forms = formsOf(room.deps);
    const opened = await forms.open(subject, room.asker);
    expect(opened).toMatchObject({ kind: 'refused', because: expect.stringContaining(REFUSALS.discord.channel) });
    const handedIn = await forms.handIn(subject, new Map([['mode', ['digest']]]), room.asker);
    expect(JSON.stringify(handedIn)).toContain(REFUSALS.discord.channel);
    expect(heldIn(room.store.state)).toBe(before);
  });

  it.each(['merge-VK-1', 'split-VK-1'])('is asked of the desk’s form %s, too', async (subject) => {
    const room = await aRoom('discord', { channel: true });
    const before = heldIn(room.store.state);
    const forms = formsOf(room.deps);
    const opened = await forms.open(subject, room.asker);
    expect(opened).toMatchObject({ kind: 'refused', because: expect.stringContaining(REFUSALS.discord.admin) });
    const handedIn = await forms.handIn(subject, new Map([['into', ['VK-2']]]), room.asker);
    expect(JSON.stringify(handedIn)).toContain(REFUSALS.discord.admin);
    expect(heldIn(room.store.state)).toBe(before);
  });
});
