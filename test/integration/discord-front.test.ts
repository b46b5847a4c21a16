import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/commands/list.ts';
import { say, sentence, type Reply } from '../../src/domain/telling/message.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { lackSentences } from '../support/lack-sentences.ts';

const COMMAND_SET = 'PUT /applications/:id/commands';

describe('the bot on Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;

  beforeEach(async () => {
    discord = await startDiscordServer();
    bot = new DiscordBot(discord);
    bot.room.knows();
  });
  afterEach(async () => bot.stop());

  it('registers one command with every subcommand, and only when it differs', async () => {
    await bot.start();
    const [command, ...others] = discord.commands();
    expect(others).toEqual([]);
    const options = command?.['options'] as { name: string; type: number; options: { name: string }[] }[];
    const names = options.flatMap((o) => (o.type === 2 ? o.options.map((sub) => `${o.name} ${sub.name}`) : [o.name]));
    expect(names.toSorted()).toEqual(COMMANDS.map(({ name }) => name.join(' ')).toSorted());
    await bot.front.stop();
    bot = new DiscordBot(discord);
    await bot.start();
    await discord.waitFor(() => discord.requests('GET /applications/:id/commands').length === 2);
    expect((await bot.use(bot.place(), 'help')).status).toBe('answered');
    expect(discord.requests(COMMAND_SET)).toHaveLength(1);
  });

  it('shows the status to everyone and help to the asker alone', async () => {
    await bot.start();
    const at = bot.place([]);
    const status = await bot.use(at, 'status');
    expect(status).toMatchObject({ status: 'answered', callback: 4, ephemeral: false });
    expect(status.text).toContain('where it stands');
    const help = await bot.use(at, 'help', { command: 'subscribe' });
    expect(help).toMatchObject({ ephemeral: true });
    expect(help.text).toContain('/ceasefire subscribe');
    expect((await bot.use(at, 'desk confirm', { id: 'UA-1' })).text).toContain('You need the permission Manage Server');
  });

  it('subscribes a channel, changes it and lets it go', async () => {
    await bot.start();
    const at = bot.place();
    const made = await bot.use(at, 'subscribe', {
      time: '07:30',
      timezone: 'Europe/Kyiv',
      mode: 'both',
      heartbeat: 'off',
    });
    expect(made).toMatchObject({ status: 'answered', ephemeral: true });
    expect(made.text).toContain('The first digest comes');
    expect(made.controls.map(({ label }) => label)).toEqual(['Change it', 'End it']);
    const address = { platform: 'discord', workspace: at.guild.id, channel: at.channel.id } as const;
    const [kept] = await bot.room.store.subscriptions.inChannel(address);
    expect(kept).toMatchObject({
      createdBy: at.user.id,
      schedule: { time: '07:30', timezone: 'Europe/Kyiv' },
      heartbeat: false,
    });
    expect((await bot.use(at, 'settings', { threshold: 'phase' })).text).toContain('Changed');
    expect(await bot.type(at, 'settings', 'subscription', '')).toEqual([kept?.id]);
    expect((await bot.use(at, 'digest now')).text).toContain('on its way');
    expect((await bot.use(at, 'unsubscribe')).text).toContain('Unsubscribed');
    expect((await bot.use(at, 'settings')).text).toContain('not subscribed');
  });

  it('refuses whoever may not manage the channel, or the other channel', async () => {
    await bot.start();
    const at = bot.place([]);
    const refused = await bot.use(at, 'subscribe');
    expect(refused).toMatchObject({ ephemeral: true });
    expect(refused.text).toContain('Manage Channels');
    const free = bot.place();
    const other = discord.addChannel({ guild: free.guild, name: 'other' });
    await bot.use(free, 'subscribe', { channel: other });
    const there = { platform: 'discord', workspace: free.guild.id, channel: other.id } as const;
    expect(await bot.room.store.subscriptions.inChannel(there)).toHaveLength(1);
    const denied = discord.addChannel({ guild: at.guild, name: 'denied' });
    expect((await bot.use(at, 'subscribe', { channel: denied })).text).toContain('Manage Channels');
  });

  it('does what the buttons of a status say, by the rights of whoever clicks', async () => {
    await bot.start();
    const at = bot.place();
    const address = { platform: 'discord', workspace: at.guild.id, channel: at.channel.id } as const;
    const subscriptions = () => bot.room.store.subscriptions.inChannel(address);
    const offered = async () => (await bot.use(at, 'status')).message;
    const message = (await offered()) ?? '';
    const reader = discord.addUser();
    discord.addMember({ guild: at.guild, user: reader, permissions: [] });
    const refused = await discord.click({ message, user: reader, label: 'Subscribe' });
    expect(refused).toMatchObject({ callback: 4, ephemeral: true, text: expect.stringContaining('Manage Channels') });
    expect(await subscriptions()).toEqual([]);

    const made = await discord.click({ message, user: at.user, label: 'Subscribe' });
    expect(made).toMatchObject({ callback: 4, status: 'answered', ephemeral: true });
    expect(await subscriptions()).toMatchObject([{ createdBy: at.user.id }]);
    const help = await discord.click({ message, user: at.user, label: 'Help' });
    expect(help).toMatchObject({ callback: 4, ephemeral: true, text: expect.stringContaining('can be asked') });
    expect((await offered())?.controls.map(({ label }) => label)).toEqual([
      'What changed',
      'Timeline',
      'Sources',
      'Settings',
      'Help',
    ]);
  });

  it('knows what is missing in a channel', async () => {
    await bot.start();
    const at = bot.place();
    const address = { platform: 'discord', workspace: at.guild.id, channel: at.channel.id } as const;
    await bot.caughtUp();
    expect(await lackSentences(bot.front.messenger, address)).toEqual([]);
    discord.denyBot(at.channel, ['EmbedLinks', 'ReadMessageHistory']);
    await bot.caughtUp();
    expect(await lackSentences(bot.front.messenger, address)).toEqual([
      'Ceasefire Bot lacks the permission Embed Links in that channel; grant it under Edit Channel → Permissions.',
      'Ceasefire Bot lacks the permission Read Message History in that channel; grant it under Edit Channel → Permissions.',
    ]);
  });

  it('offers packs, zones and commands while they are typed', async () => {
    await bot.start();
    const at = bot.place();
    expect(await bot.type(at, 'status', 'pack', '')).toEqual(bot.room.packs.map(({ id }) => id));
    expect(await bot.type(at, 'subscribe', 'timezone', 'kyiv')).toEqual(['Europe/Kyiv']);
    expect(await bot.type(at, 'subscribe', 'timezone', 'new york')).toContain('America/New_York');
    expect(await bot.type(at, 'subscribe', 'timezone', '')).toHaveLength(25);
    expect(await bot.type(at, 'help', 'command', 'sub')).toContain('subscribe');
  });

  it('answers in direct messages', async () => {
    await bot.start();
    const user = discord.addUser();
    const made = await discord.slash({ user, command: 'ceasefire', path: ['subscribe'] });
    expect(made.text).toContain('Its id is');
    expect(made.message?.content).toBe('');
  });
});

describe('an answer on Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;

  const begin = async (answer: () => Promise<Reply>): Promise<void> => {
    discord = await startDiscordServer();
    bot = new DiscordBot(discord, { answer });
    await bot.start();
  };
  const after = async (ms: number, reply: Reply): Promise<Reply> => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return reply;
  };
  afterEach(async () => bot.stop());

  it('that takes long is announced, then given', async () => {
    await begin(() => after(1800, { message: sentence('slow but sure'), private: false }));
    const outcome = await bot.use(bot.place(), 'status');
    expect(outcome).toMatchObject({ callback: 5, status: 'answered', text: 'slow but sure', ephemeral: false });
  });

  it('that turns out to be private leaves nothing in the channel', async () => {
    await begin(() => after(1800, { message: sentence('only for you'), private: true }));
    const at = bot.place();
    const outcome = await bot.use(at, 'status');
    const found = await discord.waitFor(() => discord.look(outcome).followUps[0]);
    expect(found).toMatchObject({ text: 'only for you', ephemeral: true });
    expect(discord.messagesIn(at.channel).filter(({ deleted }) => !deleted)).toEqual([]);
  });

  it('that is long comes in several parts', async () => {
    const blocks = Array.from({ length: 30 }, (_, n) => say(`${n} ${'word '.repeat(60)}`));
    await begin(async () => ({ message: { ...sentence('long'), blocks }, private: true }));
    const outcome = await bot.use(bot.place(), 'status');
    await discord.waitFor(() => discord.look(outcome).followUps.length >= 2);
    const all = discord.look(outcome);
    expect(all.followUps.every(({ ephemeral }) => ephemeral)).toBe(true);
    expect([all.text, ...all.followUps.map((part) => part.text)].join('\n')).toContain('29 word');
  });

  it.each([
    ['a reset', { kind: 'drop', afterAccepting: true }],
    ['a 502', { kind: 'answer', status: 502, afterAccepting: true }],
  ] as const)('that is long says no part twice where Discord’s word for one is lost: %s', async (_, fault) => {
    const blocks = Array.from({ length: 30 }, (_block, n) => say(`${n} ${'word '.repeat(60)}`));
    await begin(async () => ({ message: { ...sentence('long'), blocks }, private: false }));
    const at = bot.place();
    discord.faults.next('POST /webhooks/:application/:token', fault);
    await bot.use(at, 'status');
    await discord.waitFor(() => bot.logged('an interaction could not be answered').length > 0);
    const said = discord.messagesIn(at.channel).map(({ text }) => text);
    expect(said.length).toBeGreaterThanOrEqual(2);
    expect(new Set(said).size).toBe(said.length);
  });

  it('to a click that takes long is announced, then given with its own buttons', async () => {
    const next = [{ label: 'Help', words: 'help subscribe' }];
    await begin(async () => ({ message: sentence('at once'), private: false, next }));
    const { message = '' } = await bot.use(bot.place(), 'status');
    await bot.front.stop();
    bot = new DiscordBot(discord, { answer: () => after(1800, { message: sentence('help'), private: true, next }) });
    await bot.front.start();
    await discord.waitForConnection();
    const outcome = await discord.click({ message, user: discord.addUser(), label: 'Help' });
    expect(outcome).toMatchObject({ callback: 5, status: 'answered', text: 'help', ephemeral: true });
    expect(outcome.controls.map(({ label }) => label)).toEqual(['Help']);
  });

  it('to a click on what is offered no longer says so to the asker alone', async () => {
    const next = [{ label: 'Old', words: 'prophesy' }];
    await begin(async () => ({ message: sentence('here'), private: false, next }));
    const { message = '' } = await bot.use(bot.place(), 'status');
    const outcome = await discord.click({ message, user: discord.addUser(), label: 'Old' });
    expect(outcome).toMatchObject({ ephemeral: true, text: expect.stringContaining('no command "prophesy"') });
  });

  it('that comes too late is nobody’s accident', async () => {
    await begin(async () => {
      discord.advance(3500);
      return { message: sentence('late'), private: false };
    });
    expect((await bot.use(bot.place(), 'status')).status).toBe('no-answer');
    await discord.waitFor(() => bot.logged('an interaction was over already').length === 1);
    expect(bot.logged('an interaction could not be answered')).toEqual([]);
  });
});
