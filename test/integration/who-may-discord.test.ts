import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/commands/list.ts';
import { parseWords } from '../../src/commands/parse-words.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { Json } from '../support/discord-server/json.ts';
import type { UserRecord } from '../support/discord-server/records.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { aBaseline, anEntry } from '../support/conflict.ts';
import { GUARDED, heldIn, REFUSALS } from '../support/who-may.ts';

const plenty = { limit: 1_000_000, windowMs: 1000 };

/** The last interaction that Discord tells of meanwhile. */
async function recorded({ gateway }: DiscordServer, act: () => Promise<unknown>): Promise<Json> {
  let last: Json = {};
  const dispatch = gateway.dispatch.bind(gateway);
  gateway.dispatch = (event, data, scope) => {
    if (event === 'INTERACTION_CREATE' && typeof data !== 'function') last = data;
    dispatch(event, data, scope);
  };
  await act();
  gateway.dispatch = dispatch;
  return last;
}

describe('somebody without rights on Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;
  let at: ReturnType<DiscordBot['place']>;
  let reader: UserRecord;
  let click: Json;

  beforeAll(async () => {
    discord = await startDiscordServer({ allowances: { global: plenty, messages: plenty, others: plenty } });
    bot = new DiscordBot(discord);
    bot.room.knows(aBaseline(), [anEntry()]);
    await bot.start();
    at = bot.place();
    await bot.use(at, 'subscribe');
    reader = discord.addUser();
    discord.addMember({ guild: at.guild, user: reader });
    click = await recorded(discord, async () => {
      const status = await bot.use({ ...at, user: reader }, 'status');
      await discord.click({ message: status.message ?? '', user: reader, label: 'Timeline' });
    });
  });
  afterAll(() => bot.stop());

  /** What Discord sends when somebody uses a component or hands in a modal, whoever made its id. */
  const forged = async (data: Json, type: number, more: Json = {}): Promise<string> => {
    const answers = () => discord.requests('POST /interactions/:id/:token/callback');
    const before = answers().length;
    const message = { ...(click['message'] as Json), ...more };
    discord.deliver('INTERACTION_CREATE', { ...click, type, data, message });
    await discord.waitFor(() => answers().length > before);
    return JSON.stringify(answers().at(-1)?.body);
  };
  const withoutMark = (text: string): string => text.replaceAll('\\', '');

  it.each(GUARDED)('is refused "%s" as a command, as a button and in words (%s)', async (words, right) => {
    if (right === 'none') throw new Error('no right is asked');
    const before = heldIn(bot.room.store.state);
    const parsed = parseWords(words, { commands: COMMANDS, packs: bot.room.packs, platform: 'discord' });
    if (parsed.kind === 'refused') throw new Error(parsed.because);
    const refusal = REFUSALS.discord[right];
    const used = await bot.use(
      { ...at, user: reader },
      parsed.command.name.join(' '),
      Object.fromEntries(parsed.options),
    );
    expect(used).toMatchObject({ text: expect.stringContaining(refusal), ephemeral: true });
    const clicked = await forged({ custom_id: `ask-0:${words}`, component_type: 2 }, 3);
    expect(clicked).toContain(refusal);
    expect(clicked).toContain('"flags":64');
    // an answer for one person alone goes to their direct messages
    const said = discord.directMessagesTo(reader).length;
    discord.write({ channel: at.channel, user: reader, content: `<@${discord.botUserId}> ${words}` });
    const answer = await discord.waitFor(() => discord.directMessagesTo(reader)[said]);
    expect(withoutMark(answer.text)).toContain(refusal);
    expect(heldIn(bot.room.store.state)).toBe(before);
  });

  it('opens no form of a subscription, and hands none in, whatever its id says', async () => {
    const address = { platform: 'discord', workspace: at.guild.id, channel: at.channel.id } as const;
    const [subscription] = await bot.room.store.subscriptions.inChannel(address);
    const id = subscription?.id ?? '';
    const before = heldIn(bot.room.store.state);
    const typed = { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'time', value: '07:00' } };
    const embeds = [{ title: 'Nothing was changed', fields: [{ name: 'Hour of the digest', value: '07:00' }] }];
    expect(await forged({ custom_id: `form:${id}:0`, component_type: 2 }, 3)).toContain(REFUSALS.discord.channel);
    expect(await forged({ custom_id: `fix:${id}:0`, component_type: 2 }, 3, { embeds })).toContain(
      REFUSALS.discord.channel,
    );
    expect(await forged({ custom_id: `form:${id}:0`, components: [typed] }, 5)).toContain(REFUSALS.discord.channel);
    expect(heldIn(bot.room.store.state)).toBe(before);
  });

  it.each([
    'ask-0:',
    'ask-x:status',
    'form:zzzz:0',
    'form:__proto__:0',
    'else',
    'ask-0:unsubscribe zzzz',
    'x'.repeat(100),
  ])('gets one sentence for a button with the id “%s”, which nobody made for them', async (id) => {
    const before = heldIn(bot.room.store.state);
    const answer = await forged({ custom_id: id, component_type: 2 }, 3);
    expect(answer).toMatch(/"type":4/u);
    expect(heldIn(bot.room.store.state)).toBe(before);
  });
});

describe('an interaction from another guild', () => {
  it('neither sees nor changes what a guild’s channel is subscribed to, though it names that channel', async () => {
    const discord = await startDiscordServer();
    const bot = new DiscordBot(discord);
    bot.room.knows(aBaseline(), [anEntry()]);
    await bot.start();
    const theirs = bot.place();
    await bot.use(theirs, 'subscribe', { timezone: 'Pacific/Chatham' });
    const own = bot.place(['ManageChannels', 'ManageGuild']);
    const before = heldIn(bot.room.store.state);
    const address = { platform: 'discord', workspace: theirs.guild.id, channel: theirs.channel.id } as const;
    const [subscription] = await bot.room.store.subscriptions.inChannel(address);
    const [payload, plain] = [{ subscription: subscription?.id ?? '' }, { mode: 'digest' }];
    expect((await bot.use(own, 'settings', payload)).text).toContain('This channel is not subscribed');
    expect((await bot.use(own, 'unsubscribe', payload)).text).toContain('This channel is not subscribed');
    const elsewhere = await bot.use(own, 'subscribe', { ...plain, channel: theirs.channel.id });
    expect(elsewhere.text).toContain('You need the permission Manage Channels');
    expect(heldIn(bot.room.store.state)).toBe(before);
    await bot.stop();
  });

  it('that leaves out the guild has no more rights in its channel than anybody', async () => {
    const discord = await startDiscordServer();
    const bot = new DiscordBot(discord);
    await bot.start();
    const at = bot.place([]);
    const used = await recorded(discord, () => bot.use(at, 'subscribe'));
    const { guild_id: _guild, member, ...rest } = used;
    discord.deliver('INTERACTION_CREATE', { ...rest, user: (member as Json)['user'] });
    const answer = await discord.waitFor(() => discord.requests('POST /interactions/:id/:token/callback')[1]);
    expect(JSON.stringify(answer.body)).toContain('You need the permission Manage Channels');
    await bot.stop();
  });
});

it('whoever looks after a channel names no role of everyone, though the bot itself might', async () => {
  const discord = await startDiscordServer();
  const bot = new DiscordBot(discord);
  bot.room.knows();
  await bot.start();
  const guild = discord.addGuild({ botPermissions: ['MentionEveryone'] });
  const at = { guild, channel: discord.addChannel({ guild }), user: discord.addUser() };
  discord.addMember({ guild, user: at.user, permissions: ['ManageChannels'] });
  const role = discord.addRole({ guild, name: 'desk' });
  for (const mention of [`<@&${guild.id}>`, `<@&${guild.id}|@desk>`, '@everyone', '@@everyone'])
    expect((await bot.use(at, 'subscribe', { mention })).text).toMatch(/Nobody here is called|does not fit mention/u);
  expect(bot.room.store.state.subscriptions).toEqual([]);
  await bot.use(at, 'subscribe', { mention: `<@&${role.id}>` });
  expect(bot.room.store.state.subscriptions).toMatchObject([{ mention: `<@&${role.id}|@desk>` }]);
  await bot.stop();
});
