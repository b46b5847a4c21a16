import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aPack } from '../../support/conflict.ts';

describe('digest now for one conflict', () => {
  it('posts the whole digest of a subscription to it, and says that it does', async () => {
    const room = new ChatRoom();
    room.packs = [aPack(), aPack({ id: 'delta' as PackId, name: 'The Delta', prefix: 'DE' })];
    await room.ask('subscribe all');
    const told = async (words: string): Promise<string> => plainText((await room.ask(words)).message);
    expect(await told('digest now pack:delta')).toMatch(/^A digest of Valmere–Korrath, The Delta is on its way/u);
    expect(await told('help digest now')).toContain('Only subscriptions to this conflict; each posts its whole digest');
  });
});

describe('a conflict that is configured no longer', () => {
  const told = async (room: ChatRoom, words: string): Promise<string> => plainText((await room.ask(words)).message);
  const subscribedToBoth = async (): Promise<ChatRoom> => {
    const room = new ChatRoom();
    room.packs = [aPack(), aPack({ id: 'delta' as PackId, name: 'The Delta', prefix: 'DE' })];
    await room.ask('subscribe all');
    return room;
  };

  it('is named as such, and the others are told', async () => {
    const room = await subscribedToBoth();
    room.packs = [aPack()];
    expect(await told(room, 'settings')).toMatch(/Valmere–Korrath, delta \(no longer configured\): .*Next digest /su);
    expect(await told(room, 'digest now')).toMatch(
      /^A digest of Valmere–Korrath, delta \(no longer configured\) is on/u,
    );
  });

  it('is promised no digest where it is the only one', async () => {
    const room = await subscribedToBoth();
    room.packs = [aPack({ id: 'marches' as PackId })];
    expect(await told(room, 'settings')).not.toContain('Next digest');
    expect(await told(room, 'digest now')).toBe(
      'There is no digest of strait (no longer configured), delta (no longer configured); whoever runs the bot can configure it again.',
    );
    expect(room.store.state.subscriptions[0]?.requestedAt).toBeNull();
  });
});
