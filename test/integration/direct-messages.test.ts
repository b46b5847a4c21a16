import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sentence } from '../../src/domain/telling/message.ts';
import { addressOfPerson } from '../../src/domain/telling/subscription.ts';
import type { Post } from '../../src/ports/messenger.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { SlackBot } from '../support/slack-bot.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import { lackSentences } from '../support/lack-sentences.ts';

const message = sentence('Harbour Daily has not been read since this morning.');

describe('writing to a person on Slack', () => {
  let slack: SlackServer;
  let bot: SlackBot;
  beforeEach(async () => {
    slack = await startSlackServer();
    bot = new SlackBot(slack);
    await bot.start();
  });
  afterEach(async () => bot.stop());

  const post = (id: string, key = 'n1'): Post => ({ key, address: addressOfPerson('slack', id), message });
  const justNow = (): Date => new Date(Date.now() - 1000);

  it('goes to their channel with the bot, opened once', async () => {
    const user = slack.addUser();
    const first = await bot.front.messenger.post(post(user.id));
    const second = await bot.front.messenger.post(post(user.id, 'n2'));
    const [sent, next, ...others] = slack.directMessagesTo(user);
    expect([first, second, others]).toMatchObject([
      { kind: 'sent', ref: { channel: sent?.channel, message: sent?.ts } },
      { kind: 'sent', ref: { channel: sent?.channel, message: next?.ts } },
      [],
    ]);
    expect(sent).toMatchObject({ text: message.headline, metadata: { event_payload: { key: 'n1' } } });
    expect(slack.calls('conversations.open')).toHaveLength(1);
  });

  it('is looked for there when the answer was lost, by another process too', async () => {
    const user = slack.addUser();
    slack.faults.next('chat.postMessage', { kind: 'drop', stored: true });
    expect(await bot.front.messenger.post(post(user.id))).toMatchObject({ kind: 'unknown' });
    await bot.front.stop();
    bot = new SlackBot(slack);
    await bot.start();
    const [sent] = slack.directMessagesTo(user);
    expect(await bot.front.messenger.find(post(user.id), justNow())).toMatchObject({
      kind: 'found',
      ref: { message: sent?.ts },
    });
    expect(await bot.front.messenger.find(post(user.id, 'n2'), justNow())).toEqual({ kind: 'absent' });
  });

  it('waits for another try while their channel cannot be opened: nothing was posted', async () => {
    const user = slack.addUser();
    slack.faults.next('conversations.open', { kind: 'drop', stored: true });
    expect(await bot.front.messenger.post(post(user.id))).toMatchObject({ kind: 'later' });
    expect(slack.calls('chat.postMessage')).toEqual([]);
    expect(await bot.front.messenger.post(post(user.id))).toMatchObject({ kind: 'sent' });
  });

  it('is refused for good, with the reason, where nobody is', async () => {
    const nobody = /Nobody in this workspace has that id/u;
    expect(await bot.front.messenger.post(post('U0NOBODY'))).toMatchObject({
      kind: 'refused',
      because: expect.stringMatching(nobody),
    });
    expect(await lackSentences(bot.front.messenger, addressOfPerson('slack', 'U0NOBODY'))).toEqual([
      expect.stringMatching(nobody),
    ]);
    const user = slack.addUser();
    expect(await lackSentences(bot.front.messenger, addressOfPerson('slack', user.id))).toEqual([]);
    expect(slack.directMessagesTo(user)).toEqual([]);
  });

  it('names the scope that is missing', async () => {
    await bot.front.stop();
    bot = new SlackBot(slack, { botToken: slack.addToken({ scopes: ['chat:write', 'channels:read'] }).value });
    await bot.start();
    const user = slack.addUser();
    expect(await bot.front.messenger.post(post(user.id))).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('im:write'),
    });
  });
});

describe('writing to a person on Discord', () => {
  const OPEN = 'POST /users/@me/channels';
  const MESSAGES = 'POST /channels/:id/messages';
  let discord: DiscordServer;
  let bot: DiscordBot;
  beforeEach(async () => {
    discord = await startDiscordServer();
    bot = new DiscordBot(discord);
    await bot.start();
  });
  afterEach(async () => bot.stop());

  const post = (id: string, key = 'n1'): Post => ({ key, address: addressOfPerson('discord', id), message });
  const longAgo = (): Date => new Date(Date.now() - 10 * 60_000);

  it('goes to their channel with the bot, opened once', async () => {
    const user = discord.addUser();
    const outcomes = [
      await bot.front.messenger.post(post(user.id)),
      await bot.front.messenger.post(post(user.id, 'n2')),
    ];
    const sent = discord.directMessagesTo(user);
    const url = `https://discord.com/channels/@me/${sent[0]?.channelId}/${sent[0]?.id}`;
    expect(outcomes).toMatchObject([{ kind: 'sent', ref: { message: sent[0]?.id, url } }, { kind: 'sent' }]);
    expect(sent.map(({ content }) => content)).toEqual([message.headline, message.headline]);
    expect(discord.requests(OPEN)).toHaveLength(1);
  });

  it('is looked for there when the answer was lost, by another process too', async () => {
    const user = discord.addUser();
    discord.faults.next(MESSAGES, { kind: 'drop', afterAccepting: true });
    expect(await bot.front.messenger.post(post(user.id))).toMatchObject({ kind: 'unknown' });
    const again = new DiscordBot(discord);
    const found = await again.front.messenger.find(post(user.id), longAgo());
    expect(found).toMatchObject({ kind: 'found', ref: { message: discord.directMessagesTo(user)[0]?.id } });
    await again.front.stop();
  });

  it('waits for another try while their channel cannot be opened: nothing was posted', async () => {
    const user = discord.addUser();
    discord.faults.next(OPEN, { kind: 'drop', afterAccepting: true });
    expect(await bot.front.messenger.post(post(user.id))).toMatchObject({ kind: 'later' });
    expect(discord.requests(MESSAGES)).toEqual([]);
    expect(await bot.front.messenger.post(post(user.id))).toMatchObject({ kind: 'sent' });
  });

  it('is refused for good, with the reason, by who takes none and where nobody is', async () => {
    const shy = discord.addUser({ closedDms: true });
    expect(await bot.front.messenger.post(post(shy.id))).toEqual({
      kind: 'refused',
      because: 'The person takes no direct messages from Ceasefire Bot.',
    });
    const nobody = 'Nobody on Discord has that id.';
    expect(await bot.front.messenger.post(post('175928847299117063'))).toEqual({ kind: 'refused', because: nobody });
    expect(await lackSentences(bot.front.messenger, addressOfPerson('discord', '175928847299117063'))).toEqual([
      nobody,
    ]);
    expect(await lackSentences(bot.front.messenger, addressOfPerson('discord', discord.addUser().id))).toEqual([]);
  });
});
