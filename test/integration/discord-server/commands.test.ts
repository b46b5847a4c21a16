import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Client } from 'discord.js';
import type { DiscordServer } from '../../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../../support/discord-server/start-discord-server.ts';
import { command, connect, onCommand, refusalOf, stopAll } from './setting.ts';

describe('the local Discord and commands', () => {
  let discord: DiscordServer;
  let client: Client;

  beforeEach(async () => {
    discord = await startDiscordServer();
    client = await connect(discord);
  });
  afterEach(async () => stopAll(client, discord));

  it('keeps the ids of equal names when the set is replaced', async () => {
    const first = await client.application?.commands.set([command]);
    const again = await client.application?.commands.set([command, { name: 'other', description: 'Another' }]);
    expect(again?.size).toBe(2);
    expect(again?.find((entry) => entry.name === 'ceasefire')?.id).toBe(first?.first()?.id);
  });

  it.each([
    ['upper case in a name', { ...command, name: 'Ceasefire' }, '0[APPLICATION_COMMAND_INVALID_NAME]'],
    ['a missing description', { ...command, description: '' }, '0[BASE_TYPE_REQUIRED]'],
    [
      '26 options',
      {
        name: 'big',
        description: 'Big',
        options: Array.from({ length: 26 }, (_, at) => ({ type: 3, name: `o${at}`, description: 'x' })),
      },
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a required option after an optional one',
      {
        name: 'late',
        description: 'Late',
        options: [
          { type: 3, name: 'a', description: 'a' },
          { type: 3, name: 'b', description: 'b', required: true },
        ],
      },
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'more than 8000 characters',
      {
        name: 'long',
        description: 'Long',
        options: Array.from({ length: 25 }, (_, at) => ({
          type: 1,
          name: `s${at}`,
          description: 'x'.repeat(100),
          options: Array.from({ length: 3 }, (__, n) => ({ type: 3, name: `o${n}`, description: 'y'.repeat(100) })),
        })),
      },
      'APPLICATION_COMMAND_TOO_LARGE',
    ],
  ])('refuses %s with a path', async (_what, wrong, code) => {
    const refusal = await refusalOf(
      client.rest.put(`/applications/${discord.applicationId}/commands`, { body: [wrong] }),
    );
    expect(refusal.code).toBe(50035);
    expect(JSON.stringify(refusal.rawError)).toContain(code.replace(/^0\[|\]$/g, ''));
  });

  it('shows a command only to people with its permission', async () => {
    const guild = discord.addGuild();
    const channel = discord.addChannel({ guild });
    const user = discord.addUser();
    await client.application?.commands.set([
      { name: 'guarded', description: 'Guarded', defaultMemberPermissions: 'ManageGuild' },
    ]);
    await expect(discord.slash({ channel, user, command: 'guarded' })).rejects.toThrow('cannot see');
    discord.addMember({ guild, user, permissions: ['ManageGuild'] });
    onCommand(client, async (interaction) => interaction.reply('you may'));
    expect((await discord.slash({ channel, user, command: 'guarded' })).text).toBe('you may');
  });
});
