import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Events, GatewayIntentBits, Client } from 'discord.js';
import type { DiscordServer } from '../../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../../support/discord-server/start-discord-server.ts';
import { connect, stopAll } from './setting.ts';

describe('the local Discord at the gateway', () => {
  let discord: DiscordServer;
  let client: Client;

  beforeEach(async () => {
    discord = await startDiscordServer();
  });
  afterEach(async () => stopAll(client, discord));

  it('welcomes a client with its guilds and channels', async () => {
    const guild = discord.addGuild({ name: 'Desk' });
    const channel = discord.addChannel({ guild, name: 'truce-watch' });
    client = await connect(discord);
    expect(client.user?.id).toBe(discord.botUserId);
    expect(client.guilds.cache.get(guild.id)?.channels.cache.get(channel.id)?.name).toBe('truce-watch');
  });

  it('resumes a session whose connection broke and replays what was missed', async () => {
    const guild = discord.addGuild();
    client = await connect(discord);
    const resumed = new Promise<number>((resolve) => {
      client.once(Events.ShardResume, (_id, replayed) => {
        resolve(replayed);
      });
    });
    discord.gateway.drop();
    const channel = discord.addChannel({ guild, name: 'made-meanwhile' });
    expect(await resumed).toBeGreaterThanOrEqual(1);
    expect(discord.gateway.resumes).toBe(1);
    expect(discord.gateway.identifies).toBe(1);
    expect(client.channels.cache.has(channel.id)).toBe(true);
  });

  it('makes a client identify anew after an invalid session', async () => {
    discord.addGuild();
    client = await connect(discord);
    const readyAgain = new Promise<void>((resolve) => {
      client.once(Events.ShardReady, () => {
        resolve();
      });
    });
    discord.gateway.invalidate(false);
    await readyAgain;
    expect(discord.gateway.identifies).toBe(2);
    expect(discord.gateway.resumes).toBe(0);
  }, 20_000);

  it('tells outage and removal of a guild apart', async () => {
    const guild = discord.addGuild();
    client = await connect(discord);
    const seen: string[] = [];
    client.on(Events.GuildUnavailable, () => seen.push('outage'));
    client.on(Events.GuildDelete, () => seen.push('removed'));
    discord.setOutage(guild, true);
    discord.setOutage(guild, false);
    discord.kick(guild);
    await discord.waitFor(() => seen.length === 2);
    expect(seen).toEqual(['outage', 'removed']);
  });

  it('refuses an intent that is not switched on, and a wrong token', async () => {
    client = new Client({ intents: [GatewayIntentBits.MessageContent], rest: { api: discord.url } });
    await expect(client.login(discord.token)).rejects.toThrow('disallowed intents');
    await discord.waitFor(() => discord.gateway.closings.includes(4014));
    await client.destroy();
    client = new Client({ intents: [], rest: { api: discord.url } });
    await expect(client.login('wrong')).rejects.toThrow('An invalid token was provided.');
  });
});
