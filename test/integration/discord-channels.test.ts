import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { ChannelRecord } from '../support/discord-server/records.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { lackSentences } from '../support/lack-sentences.ts';

describe('channels that change on Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;
  let at: ReturnType<DiscordBot['place']>;
  let other: ChannelRecord;

  beforeEach(async () => {
    discord = await startDiscordServer();
    bot = new DiscordBot(discord);
    bot.room.knows();
    await bot.start();
    at = bot.place();
    other = discord.addChannel({ guild: at.guild });
    await bot.use(at, 'subscribe');
    await bot.use({ ...at, channel: other }, 'subscribe');
  });
  afterEach(async () => bot.stop());

  const states = () => bot.room.store.state.subscriptions.map(({ state }) => state).join();
  const until = (wanted: string) => discord.waitFor(() => states() === wanted);
  const notices = () => bot.room.store.state.deliveries.filter(({ kind }) => kind === 'notice');

  it('pause when they are deleted, with one notice to who subscribed', async () => {
    discord.deleteChannel(at.channel);
    await until('paused,active');
    expect(notices()).toMatchObject([{ address: { workspace: 'person', channel: at.user.id } }]);
    expect(notices()[0]?.message.headline).toContain('The channel was deleted.');
  });

  it('pause when a permission is taken away, and go on when it is given back', async () => {
    discord.denyBot(at.channel, ['SendMessages']);
    await until('paused,active');
    expect(notices()[0]?.message.headline).toContain('lacks the permission Send Messages');
    discord.denyBot(at.channel, ['SendMessages', 'EmbedLinks']);
    await bot.caughtUp();
    expect(states()).toBe('paused,active');
    discord.denyBot(at.channel, []);
    await until('active,active');
    expect(notices()).toHaveLength(1);
  });

  it('are served without the right to read back, which a check names all the same', async () => {
    const address = { platform: 'discord', workspace: at.guild.id, channel: at.channel.id } as const;
    discord.denyBot(at.channel, ['SendMessages', 'ReadMessageHistory']);
    await until('paused,active');
    expect(notices()[0]?.message.headline).not.toContain('Read Message History');
    discord.denyBot(at.channel, ['ReadMessageHistory']);
    await until('active,active');
    expect(await lackSentences(bot.front.messenger, address)).toEqual([
      expect.stringContaining('lacks the permission Read Message History'),
    ]);
    discord.denyBot(other, ['ReadMessageHistory', 'AttachFiles']);
    await bot.caughtUp();
    expect(states()).toBe('active,active');
    expect(notices()).toHaveLength(1);
  });

  it('change nothing during an outage', async () => {
    discord.setOutage(at.guild, true);
    await bot.caughtUp();
    expect(states()).toBe('active,active');
    discord.setOutage(at.guild, false);
    await bot.caughtUp();
    expect(states()).toBe('active,active');
    expect(notices()).toEqual([]);
  });

  it('pause all when the bot is thrown out of the server, and go on when it is back', async () => {
    discord.kick(at.guild);
    await until('paused,paused');
    expect(notices()).toHaveLength(1);
    discord.invite(at.guild);
    await until('active,active');
  });
});
