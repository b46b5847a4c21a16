import { describe, expect, it } from '@jest/globals';
import { suggestions, type Suggestible } from '../../../../src/adapters/discord/autocompletion.ts';
import { COMMANDS } from '../../../../src/commands/list.ts';
import type { PackId } from '../../../../src/domain/diplomacy/pack.ts';
import { suggestedEntries } from '../../../../src/queries/suggested-entries.ts';
import { ChatRoom } from '../../../support/chat-room.ts';
import { aBaseline, anEntry, aPack } from '../../../support/conflict.ts';
import { aWish } from '../../../support/telling.ts';

const room = new ChatRoom();
const address = { platform: 'discord', workspace: '1', channel: '2' } as const;
const from: Suggestible = {
  packs: [aPack(), aPack({ id: 'marches' as PackId, name: 'Ondria–Pell', prefix: 'OP' })],
  commands: COMMANDS,
  feeds: async () => [
    { id: 'courier', outlet: 'The Meridian Courier', isAdded: false },
    { id: 'herald.example', outlet: 'The Herald', isAdded: true },
  ],
  entries: (typed) => suggestedEntries(typed, room.packs, room.deps),
  subscriptionsIn: (there) => room.store.subscriptions.inChannel(there),
};

async function offered(name: string, option: string, typed: string): Promise<readonly string[]> {
  const command = COMMANDS.find((one) => one.name.join(' ') === name);
  if (!command) throw new Error(`no command ${name}`);
  return (await suggestions({ command, option, typed, address }, from)).map(({ value }) => value);
}

describe('what is offered while somebody types', () => {
  it('goes on with a list of packs', async () => {
    expect(await offered('subscribe', 'pack', '')).toEqual(['strait', 'marches', 'all']);
    expect(await offered('subscribe', 'pack', 'strait, on')).toEqual(['strait,marches']);
    expect(await offered('status', 'pack', 'korr')).toEqual(['strait']);
  });

  it('is a feed by its outlet or id, of those that were added where only they can be meant', async () => {
    expect(await offered('feeds check', 'feed', '')).toEqual(['courier', 'herald.example']);
    expect(await offered('feeds check', 'feed', 'meridian')).toEqual(['courier']);
    expect(await offered('feeds remove', 'feed', '')).toEqual(['herald.example']);
    expect(await offered('feeds add', 'pack', 'ondria')).toEqual(['marches']);
    expect(await offered('feeds add', 'side', 'val')).toContain('valmere');
  });

  it('is an entry by its number, newest first, with what it says', async () => {
    const entries = Array.from({ length: 25 }, (_, n) => anEntry({ seq: n + 1 }));
    room.knows(aBaseline(), entries);
    expect(await offered('cite', 'id', '')).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16].map((n) => `VK-${n}`));
    expect(await offered('cite', 'id', 'vk-2')).toEqual(['VK-25', 'VK-24', 'VK-23', 'VK-22', 'VK-21', 'VK-20', 'VK-2']);
    expect(await offered('desk merge', 'into', '7')).toEqual(['VK-7']);
    expect(await offered('cite', 'id', 'XX-1')).toEqual([]);
  });

  it('is never more than 25 choices of 100 characters', async () => {
    for (let n = 0; n < 30; n++)
      await room.store.subscriptions.add(aWish({ address, packs: [aPack().id], mention: `<@&${n}>` }), {}, room.now);
    const command = COMMANDS.find((one) => one.name.join(' ') === 'settings');
    if (!command) throw new Error('no settings');
    const choices = await suggestions({ command, option: 'subscription', typed: '', address }, from);
    expect(choices).toHaveLength(25);
    expect(Math.max(...choices.map(({ name }) => name.length))).toBeLessThanOrEqual(100);
  });

  it('is nothing where words are free', async () => {
    expect(await offered('search', 'words', 'pri')).toEqual([]);
  });
});
