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
