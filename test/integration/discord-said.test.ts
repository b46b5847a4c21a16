import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { MessageView } from '../support/discord-server/message-view.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';

const MESSAGES = 'POST /channels/:id/messages';

describe('what is said to the bot on Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;

  beforeEach(async () => {
    discord = await startDiscordServer();
    bot = new DiscordBot(discord);
    bot.room.knows();
    await bot.start();
  });
  afterEach(async () => bot.stop());

  const mention = (words: string): string => `<@${discord.botUserId}> ${words}`;
  const own = (messages: readonly MessageView[]): readonly MessageView[] =>
    messages.filter(({ authorId }) => authorId === discord.botUserId);
  const answersIn = (channel: { readonly id: string }) => own(discord.messagesIn(channel));
  const subscriptions = () => bot.room.store.state.subscriptions;
  const directTo = (user: { readonly id: string }) => own(discord.directMessagesTo(user));

  it('with its name is answered under the message, without pinging anyone', async () => {
    const { channel, user } = bot.place([]);
    discord.write({ channel, user, content: `please ${mention('status')}` });
    const answer = await discord.waitFor(() => answersIn(channel)[0]);
    expect(answer.text).toContain('where it stands');
    expect(answer.pings).toEqual({ everyone: false, users: [], roles: [] });
    expect(answer.allowedMentions).toMatchObject({ parse: [], replied_user: false });
    expect(answer.controls.map(({ label }) => label)).toContain('Help');
    discord.write({ channel, user, content: mention('') });
    expect((await discord.waitFor(() => answersIn(channel)[1])).text).toContain('where it stands');
  });

  it('is answered in direct messages where the answer is for the asker alone, with the nearest command and help', async () => {
    const { channel, user } = bot.place([]);
    discord.write({ channel, user, content: mention('staus') });
    const answer = await discord.waitFor(() => directTo(user)[0]);
    expect(answer.text).toContain('did you mean /ceasefire status? /ceasefire help lists them all.');
    const clicked = await discord.click({ message: answer, label: 'status', user });
    expect(clicked.text).toContain('where it stands');
    expect(answersIn(channel)).toEqual([]);
  });

  it('is told in the channel that the answer found no way, where direct messages are closed', async () => {
    const { channel } = bot.place([]);
    const user = discord.addUser({ closedDms: true });
    discord.write({ channel, user, content: mention('help') });
    expect((await discord.waitFor(() => answersIn(channel)[0])).text).toContain('you take no direct messages');
  });

  it('in direct messages needs no name, and may be a subscription', async () => {
    const user = discord.addUser();
    const channel = discord.directChannel(user);
    discord.write({ channel, user, content: 'subscribe mode:breaking' });
    await discord.waitFor(() => answersIn(channel)[0]);
    discord.write({ channel, user, content: '/ceasefire help' });
    expect((await discord.waitFor(() => answersIn(channel).at(1))).text).toContain('can be asked');
    discord.write({ channel, user, content: mention('what now') });
    const unknown = await discord.waitFor(() => answersIn(channel).at(2));
    expect(unknown.text).toContain('There is no command "what"; /ceasefire help lists the commands.');
    const address = { platform: 'discord', workspace: 'dm', channel: channel.id } as const;
    expect(await bot.room.store.subscriptions.inChannel(address)).toMatchObject([{ mode: 'breaking' }]);
  });

  it.each([
    ['it was taken', { kind: 'answer', status: 502, afterAccepting: true }],
    ['it was not taken', { kind: 'answer', status: 502 }],
  ] as const)('is answered once where Discord’s word for the answer is a 502: %s', async (_, fault) => {
    const { channel, user } = bot.place([]);
    for (const [content, answers] of [
      ['status', answersIn.bind(null, channel)],
      ['staus', directTo.bind(null, user)],
    ] as const) {
      const before = discord.requests(MESSAGES).length;
      discord.faults.next(MESSAGES, fault);
      discord.write({ channel, user, content: mention(content) });
      await discord.waitFor(() => discord.requests(MESSAGES).length === before + 2);
      await bot.caughtUp();
      expect(answers()).toHaveLength(1);
    }
  });

  it('is done by the rights of whoever says it', async () => {
    const [guest, keeper] = [bot.place([]), bot.place(['ManageChannels'])];
    discord.write({ ...guest, content: mention('subscribe') });
    expect((await discord.waitFor(() => directTo(guest.user)[0])).text).toContain('Manage Channels');
    discord.write({ ...guest, content: mention('feeds list') });
    expect((await discord.waitFor(() => directTo(guest.user)[1])).text).toContain('Manage Server');
    expect(subscriptions()).toHaveLength(0);
    discord.write({ ...keeper, content: mention('subscribe') });
    await discord.waitFor(() => subscriptions().length === 1);
  });

  it('by others than the bot is asked by, or to others, is not heard', async () => {
    const { channel, user } = bot.place([]);
    const stranger = discord.addUser({ bot: true });
    discord.write({ channel, user, content: 'status' });
    discord.write({ channel, user, content: '<@12345678901234567> status' });
    discord.write({ channel, user: stranger, content: mention('status') });
    await bot.caughtUp();
    discord.write({ channel, user, content: mention('status') });
    await discord.waitFor(() => answersIn(channel)[0]);
    expect(answersIn(channel)).toHaveLength(1);
  });

  it('where the bot may not write is logged, and the next is answered', async () => {
    const { channel, user } = bot.place([]);
    discord.denyBot(channel, ['SendMessages']);
    discord.write({ channel, user, content: mention('status') });
    await discord.waitFor(() => bot.logged('a message could not be answered').length > 0);
    discord.denyBot(channel, []);
    discord.write({ channel, user, content: mention('status') });
    expect((await discord.waitFor(() => answersIn(channel)[0])).text).toContain('where it stands');
  });
});
