import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/domain/telling/message.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import type { Post } from '../../src/ports/messenger.ts';
import { SlackBot } from '../support/slack-bot.ts';
import type { Channel } from '../support/slack-server/entities.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import { lackSentences } from '../support/lack-sentences.ts';

const MESSAGES = 'chat.postMessage';
const HISTORY = 'conversations.history';
const message: Message = {
  headline: 'Valmere–Korrath: a truce is proposed',
  blocks: [
    { kind: 'heading', text: 'Valmere–Korrath' },
    { kind: 'quote', text: 'We propose a truce to <!everyone>', attribution: [{ kind: 'text', text: 'Courier' }] },
  ],
  timezone: 'UTC',
};

describe('posting to Slack', () => {
  let slack: SlackServer;
  let bot: SlackBot;
  let channel: Channel;
  let address: ChannelAddress;

  beforeEach(async () => {
    slack = await startSlackServer();
    channel = slack.addChannel();
    bot = new SlackBot(slack);
    address = bot.addressOf(channel);
    await bot.start();
  });
  afterEach(async () => bot.stop());

  const post = (key = 'digest-1', to = channel): Post => ({ key, address: bot.addressOf(to), message });
  const { now } = Date;
  const justNow = (): Date => new Date(now() - 1000);
  /** The same bot with a token that was granted less. */
  const withScopes = async (...scopes: string[]): Promise<SlackBot> => {
    await bot.front.stop();
    bot = new SlackBot(slack, { botToken: slack.addToken({ scopes }).value });
    await bot.start();
    return bot;
  };

  it('pings the group that a post names, and nobody else', async () => {
    const token = slack.addUserGroup('desk');
    const named = { ...message, mention: `<${token}|@desk>` };
    await bot.front.messenger.post({ ...post(), message: named });
    expect(slack.messagesIn(channel)).toMatchObject([
      { text: message.headline, pings: { users: [], groups: [token.replace('!subteam^', '')], broadcasts: [] } },
    ]);
  });

  it('sends blocks under a headline, pings nobody and unfurls nothing', async () => {
    const outcome = await bot.front.messenger.post(post());
    const [sent] = slack.messagesIn(channel);
    const url = `https://fictional-desk.slack.com/archives/${channel.id}/p${sent?.ts.replace('.', '')}`;
    expect(outcome).toEqual({ kind: 'sent', ref: { channel: channel.id, message: sent?.ts, url } });
    expect(sent).toMatchObject({
      text: message.headline,
      pings: { users: [], groups: [], broadcasts: [] },
      unfurlLinks: false,
      unfurlMedia: false,
      metadata: { event_payload: { key: 'digest-1' } },
    });
  });

  it.each([
    ['was reset', { kind: 'drop', stored: true } as const],
    ['gave a 502', { kind: 'status', status: 502, stored: true } as const],
    ['gave a fatal_error', { kind: 'error', error: 'fatal_error', stored: true } as const],
    ['gave an internal_error', { kind: 'error', error: 'internal_error', stored: true } as const],
    ['gave a page of a proxy', { kind: 'error', error: '<html>Bad gateway</html>', stored: true } as const],
  ])('stands once though the connection %s after acceptance', async (_what, fault) => {
    slack.faults.next(MESSAGES, fault);
    expect(await bot.front.messenger.post(post())).toMatchObject({ kind: 'unknown' });
    const [sent] = slack.messagesIn(channel);
    expect(await bot.front.messenger.find(post(), justNow())).toMatchObject({
      kind: 'found',
      ref: { message: sent?.ts },
    });
    expect(slack.calls(MESSAGES)).toHaveLength(1);
  });

  it.each([
    ['was reset', { kind: 'drop' } as const],
    ['gave a 503', { kind: 'status', status: 503 } as const],
  ])('is missed when the connection %s before acceptance', async (_what, fault) => {
    slack.faults.next(MESSAGES, fault);
    expect(await bot.front.messenger.post(post())).toMatchObject({ kind: 'unknown' });
    expect(await bot.front.messenger.find(post(), justNow())).toEqual({ kind: 'absent' });
    expect(await bot.front.messenger.post(post())).toMatchObject({ kind: 'sent' });
  });

  it('is unknown when no answer comes', async () => {
    slack.faults.next(MESSAGES, { kind: 'hang', stored: true });
    expect(await bot.front.messenger.post(post())).toEqual({
      kind: 'unknown',
      because: 'the connection to Slack broke off (no answer in time)',
    });
  });

  it('is found by its key among many others', async () => {
    const user = slack.addUser();
    await bot.front.messenger.post(post());
    const [sent] = slack.messagesIn(channel);
    await bot.front.messenger.post(post('digest-2'));
    for (let n = 0; n < 40; n++) await slack.say({ channel, user, text: `chatter ${n}` });
    const found = await bot.front.messenger.find(post(), justNow());
    expect(found).toMatchObject({ kind: 'found', ref: { message: sent?.ts } });
    expect(await bot.front.messenger.find(post('other key'), justNow())).toEqual({ kind: 'absent' });
    expect(slack.calls(HISTORY).every(({ args }) => String(args['limit']) === '15')).toBe(true);
  });

  it('cannot tell what is beyond reach', async () => {
    const user = slack.addUser();
    for (let n = 0; n < 160; n++) await slack.say({ channel, user, text: `chatter ${n}` });
    expect(await bot.front.messenger.find(post(), justNow())).toMatchObject({ kind: 'cannot-tell' });
  });

  it('is found though our clock is ahead, or was set back since', async () => {
    await bot.front.messenger.post(post());
    for (const ahead of [3_600_000, 86_400_000])
      expect(await bot.front.messenger.find(post(), new Date(Date.now() + ahead))).toMatchObject({ kind: 'found' });
  });

  it('is looked for again when a look failed', async () => {
    slack.faults.next(HISTORY, { kind: 'status', status: 503 });
    expect(await bot.front.messenger.find(post(), justNow())).toMatchObject({ kind: 'later', retryAfterMs: null });
    slack.faults.next(HISTORY, { kind: 'ratelimited', retryAfterSeconds: 30 });
    expect(await bot.front.messenger.find(post(), justNow())).toEqual({
      kind: 'later',
      because: 'Slack does not show what was posted (ratelimited)',
      retryAfterMs: 30_000,
    });
  });

  it('cannot tell where Slack shows one page a minute and more was written', async () => {
    const user = slack.addUser();
    for (let n = 0; n < 20; n++) await slack.say({ channel, user, text: `chatter ${n}` });
    slack.faults.next(HISTORY, { kind: 'delay', ms: 0 });
    slack.faults.next(HISTORY, { kind: 'ratelimited', retryAfterSeconds: 60 });
    expect(await bot.front.messenger.find(post(), justNow())).toMatchObject({ kind: 'cannot-tell' });
  });

  it('cannot tell without the scope or the membership', async () => {
    const away = slack.addChannel({ withBot: false });
    expect(await bot.front.messenger.find(post('k', away), justNow())).toMatchObject({ kind: 'cannot-tell' });
    const lesser = await withScopes('chat:write');
    expect(await lesser.front.messenger.find(post(), justNow())).toEqual({
      kind: 'cannot-tell',
      because: expect.stringContaining('the scope channels:history'),
    });
  });

  it('waits as long as Slack says', async () => {
    slack.faults.next(MESSAGES, { kind: 'ratelimited', retryAfterSeconds: 7 });
    expect(await bot.front.messenger.post(post())).toEqual({
      kind: 'later',
      because: 'Slack limits the rate of posts',
      retryAfterMs: 7000,
    });
    expect(slack.messagesIn(channel)).toEqual([]);
  });

  it('keeps to one message a second in a channel, in order, and holds up no other', async () => {
    const other = slack.addChannel();
    const keys = ['a', 'b', 'c'];
    const posted = Promise.all(keys.map((key) => bot.front.messenger.post(post(key))));
    await bot.front.messenger.post(post('d', other));
    expect(slack.messagesIn(channel).length).toBeLessThan(3);
    expect((await posted).map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent']);
    const stamps = slack.messagesIn(channel).map(({ ts }) => Number(ts));
    expect(stamps.slice(1).every((ts, n) => ts - (stamps[n] ?? 0) >= 1)).toBe(true);
    const kept = slack.messagesIn(channel).map(({ metadata }) => metadata?.['event_payload']);
    expect(kept).toEqual(keys.map((key) => ({ key })));
  });

  it.each([
    ['that is archived', { archived: true }, 'The channel is archived.', true],
    ['for reading only', { restriction: 'restricted_action_read_only_channel' }, 'to some people only', undefined],
    ['that is private and without the bot', { kind: 'private', withBot: false }, '/invite @Ceasefire Bot', true],
  ] as const)('is refused in a channel %s', async (_what, wish, named, closed) => {
    const outcome = await bot.front.messenger.post(post('k', slack.addChannel(wish)));
    expect(outcome).toEqual({ kind: 'refused', because: expect.stringContaining(named), closed });
  });

  it('is refused without the membership or the scope', async () => {
    const away = slack.addChannel({ withBot: false });
    await withScopes('chat:write');
    expect(await bot.front.messenger.post(post('k', away))).toEqual({
      kind: 'refused',
      because: expect.stringContaining('is not in the channel'),
      closed: true,
    });
    await withScopes('users:read');
    expect(await bot.front.messenger.post(post())).toEqual({
      kind: 'refused',
      because: expect.stringContaining('the scope chat:write'),
    });
  });

  it('knows what is missing in a channel', async () => {
    const { messenger } = bot.front;
    expect(await lackSentences(messenger, address)).toEqual([]);
    expect(await lackSentences(messenger, bot.addressOf(slack.directChannel(slack.addUser())))).toEqual([]);
    expect(await lackSentences(messenger, bot.addressOf(slack.addChannel({ archived: true })))).toEqual([
      'That channel is archived.',
    ]);
    expect(await lackSentences(messenger, bot.addressOf(slack.addChannel({ withBot: false })))).toEqual([
      'Ceasefire Bot is not in that channel; invite it with /invite @Ceasefire Bot.',
    ]);
    const hidden = slack.addChannel({ kind: 'private', withBot: false });
    expect(await lackSentences(messenger, bot.addressOf(hidden))).toEqual([
      'Ceasefire Bot cannot see that channel; if it is private, invite it with /invite @Ceasefire Bot.',
    ]);
    await withScopes('channels:read');
    expect(await lackSentences(bot.front.messenger, address)).toEqual(
      ['chat:write', 'channels:history'].map(
        (scope) => `The Slack app lacks the scope ${scope}; add it at api.slack.com/apps and install the app again.`,
      ),
    );
    expect(await lackSentences(bot.front.messenger, address, 'posts')).toEqual([
      expect.stringContaining('the scope chat:write'),
    ]);
    await withScopes('chat:write');
    expect((await lackSentences(bot.front.messenger, address)).join()).toContain('channels:read');
    expect(await lackSentences(bot.front.messenger, address, 'posts')).toEqual([]);
  });

  it('says once that the token is refused, asks no more and blames no channel', async () => {
    slack.refuseToken(slack.botToken, 'token_revoked');
    expect(bot.front.messenger.refusal).toBeNull();
    expect(await bot.front.messenger.post(post())).toMatchObject({ kind: 'later' });
    expect(await bot.front.messenger.post(post('digest-2'))).toMatchObject({ kind: 'later' });
    expect(bot.front.messenger.refusal).toBe('Slack refuses the token of Ceasefire Bot.');
    expect(bot.states.at(-1)).toBe('down');
    expect(bot.logged('Slack refuses the token; nothing more is posted there')).toHaveLength(1);
    expect(slack.calls(MESSAGES)).toHaveLength(1);
    expect(JSON.stringify(bot.room.log.lines)).not.toContain(slack.botToken);
  });
});
