import { expect, it } from '@jest/globals';
import { Client, Events } from 'discord.js';
import { listenToGuilds } from '../../../../src/adapters/discord/guild-changes.ts';
import type { ChannelChange } from '../../../../src/domain/telling/channel-change.ts';

it('an event that names no place by an id is passed over', () => {
  const client = new Client({ intents: [] });
  const told: ChannelChange[] = [];
  listenToGuilds(client, (change) => void told.push(change));
  const guildId = '175928847299117063';
  for (const id of [{ x: ['status'] }, null, false, '', 'C1', `${'1'.repeat(30)}`, '275928847299117064'])
    client.emit(Events.ThreadDelete, { guildId, id } as never);
  client.emit(Events.ThreadDelete, { guildId: [guildId], id: '275928847299117064' } as never);
  expect(told).toEqual([
    { platform: 'discord', workspace: guildId, channel: '275928847299117064', gone: 'The thread was deleted.' },
  ]);
});
