import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aBaseline, anEntry } from '../support/conflict.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { illustrated } from '../support/illustrated.ts';

const ALT = expect.stringMatching(/^Valmere–Korrath, phases and positions from .* Korrath: undecided, from 6 May 2031 accepts with conditions/u); // prettier-ignore

describe('pictures on Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;
  beforeEach(async () => {
    discord = await startDiscordServer();
    bot = new DiscordBot(discord);
    bot.room.knows(aBaseline(), [anEntry()]);
    await bot.start();
  });
  afterEach(async () => bot.stop());

  it('stand in the answer about the timeline, with what they show in words', async () => {
    const { message } = await bot.use(bot.place(), 'timeline');
    expect(message?.attachments).toMatchObject([{ name: 'timeline.png', description: ALT }]);
    expect(message?.embeds[0]).toMatchObject({ image: { url: expect.stringContaining('timeline.png') } });
    expect(message?.text).toContain('accepts with conditions');
    const other = await bot.use(bot.place(), 'positions');
    expect(other.message?.attachments).toEqual([]);
  });

  it('go with a post where files may be attached, and a post without them where they may not', async () => {
    const guild = discord.addGuild({ botPermissions: ['AttachFiles'] });
    const open = discord.addChannel({ guild });
    const closed = discord.addChannel({ guild, denyBot: ['AttachFiles'] });
    const post = async (channel: typeof open) => {
      const address = { platform: 'discord', workspace: guild.id, channel: channel.id } as const;
      await bot.caughtUp();
      return bot.front.messenger.post({ key: channel.id, address, message: illustrated() });
    };
    expect([await post(open), await post(closed)]).toMatchObject([{ kind: 'sent' }, { kind: 'sent' }]);
    expect(discord.messagesIn(open)[0]?.attachments).toMatchObject([{ name: 'timeline.png' }]);
    expect(discord.messagesIn(closed).map(({ attachments }) => attachments)).toEqual([[]]);
  });

  it('go with an answer to what is said to the bot, where it may attach files', async () => {
    const guild = discord.addGuild({ botPermissions: ['AttachFiles'] });
    const user = discord.addUser();
    discord.addMember({ guild, user });
    const open = discord.addChannel({ guild });
    const closed = discord.addChannel({ guild, denyBot: ['AttachFiles'] });
    const answered = async (channel: typeof open) => {
      discord.write({ channel, user, content: `<@${discord.botUserId}> timeline` });
      return discord.waitFor(() => discord.messagesIn(channel).find(({ authorId }) => authorId === discord.botUserId));
    };
    const shown = await answered(open);
    expect(shown.attachments).toMatchObject([{ name: 'timeline.png', description: ALT }]);
    expect(shown.embeds[0]).toMatchObject({ image: { url: expect.stringContaining('timeline.png') } });
    const bare = await answered(closed);
    expect(bare.attachments).toEqual([]);
    expect(bare.text).toContain('accepts with conditions');
  });

  it('stay in a post that is edited, and its file stays where none may be attached any more', async () => {
    const guild = discord.addGuild({ botPermissions: ['AttachFiles'] });
    const channel = discord.addChannel({ guild });
    await bot.caughtUp();
    const address = { platform: 'discord', workspace: guild.id, channel: channel.id } as const;
    const outcome = await bot.front.messenger.post({ key: 'k', address, message: illustrated() });
    if (outcome.kind !== 'sent') throw new Error('not posted');
    const edit = async (headline: string) => {
      await bot.front.messenger.edit({ address, ref: outcome.ref, message: { ...illustrated(), headline } });
      return discord.messagesIn(channel);
    };
    const shown = { attachments: [{ name: 'timeline.png', description: expect.stringContaining('phases and positions') }], embeds: [{ image: { url: expect.stringContaining('timeline.png') } }] }; // prettier-ignore
    for (const words of ['It is corrected', 'It is corrected again'])
      expect(await edit(words)).toMatchObject([{ content: words, ...shown }]);
    discord.denyBot(channel, ['AttachFiles']);
    await bot.caughtUp();
    expect(await edit('It is corrected at last')).toMatchObject([{ content: 'It is corrected at last', attachments: shown.attachments }]); // prettier-ignore
  });

  it.each([400001, 50045, 50013])(
    'stay away where Discord takes no file there, but not the words: %i',
    async (code) => {
      const guild = discord.addGuild({ botPermissions: ['AttachFiles'] });
      const channel = discord.addChannel({ guild });
      await bot.caughtUp();
      const address = { platform: 'discord', workspace: guild.id, channel: channel.id } as const;
      const fault = { kind: 'answer', status: 403, body: { message: 'No files', code } } as const;
      discord.faults.next('POST /channels/:id/messages', fault);
      const outcome = await bot.front.messenger.post({ key: 'k', address, message: illustrated() });
      if (outcome.kind !== 'sent') throw new Error(JSON.stringify(outcome));
      expect(discord.messagesIn(channel)).toMatchObject([{ attachments: [] }]);
      discord.faults.next('PATCH /channels/:id/messages/:id', fault);
      const message = { ...illustrated(), headline: 'It is corrected' };
      expect(await bot.front.messenger.edit({ address, ref: outcome.ref, message })).toMatchObject({ kind: 'sent' });
      expect(discord.messagesIn(channel)).toMatchObject([{ content: 'It is corrected', attachments: [] }]);
    },
  );

  it('stand in the first message of a forum’s post', async () => {
    const guild = discord.addGuild({ botPermissions: ['AttachFiles'] });
    const forum = discord.addChannel({ guild, type: 'forum' });
    await bot.caughtUp();
    const address = { platform: 'discord', workspace: guild.id, channel: forum.id } as const;
    await bot.front.messenger.post({ key: 'k', address, message: illustrated() });
    const [thread] = discord.threadsOf(forum);
    expect(discord.messagesIn(thread?.id ?? '')).toMatchObject([{ attachments: [{ name: 'timeline.png' }] }]);
  });
});
