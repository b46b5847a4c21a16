import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { say, sentence, type Reply } from '../../src/domain/telling/message.ts';
import { messageOf, SlackBot, WAYS } from '../support/slack-bot.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

describe.each(WAYS)('the bot on Slack over %s', (way) => {
  let slack: SlackServer;
  let bot: SlackBot;

  beforeEach(async () => {
    slack = await startSlackServer();
    bot = new SlackBot(slack, { way });
    bot.room.knows();
    await bot.start();
  });
  afterEach(async () => bot.stop());

  const ask = async (at: Parameters<SlackBot['use']>[0], words: string) => messageOf((await bot.use(at, words)).reply);

  it('shows the status to everyone and help to the asker alone, with the acknowledgement', async () => {
    const at = bot.place();
    const status = await bot.use(at, 'status');
    expect(status).toMatchObject({ missedDeadline: false, problem: undefined, reply: { ephemeral: false } });
    expect(messageOf(status.reply)).toMatchObject({ via: 'ack', shown: expect.stringContaining('where it stands') });
    expect((await ask(at, '')).shown).toContain('where it stands');
    const help = await bot.use(at, 'help subscribe');
    expect(help).toMatchObject({ problem: undefined, reply: { ephemeral: true } });
    expect(messageOf(help.reply).shown).toContain('/ceasefire subscribe');
    expect((await ask(at, 'desk confirm UA-1')).shown).toContain('Only admins of this workspace');
    expect((await ask(at, 'staus')).shown).toContain('did you mean');
  });

  it('subscribes a channel, changes it and lets it go', async () => {
    const at = bot.place();
    const made = await bot.use(at, 'subscribe time:07:30 timezone:Europe/Kyiv mode:both heartbeat:off');
    expect(made).toMatchObject({ problem: undefined, reply: { ephemeral: true } });
    const [kept] = await bot.subscriptionsIn(at.channel);
    expect(kept).toMatchObject({
      createdBy: at.user.id,
      schedule: { time: '07:30', timezone: 'Europe/Kyiv' },
      heartbeat: false,
    });
    expect((await ask(at, 'settings threshold:phase')).shown).toContain('Changed');
    expect((await ask(at, 'digest now')).shown).toContain('on its way');
    expect((await ask(at, 'unsubscribe')).shown).toContain('Unsubscribed');
    expect((await ask(at, 'settings')).shown).toContain('not subscribed');
  });

  it('reads times in the asker’s own zone', async () => {
    const at = bot.place({ tz: 'America/New_York' });
    await bot.use(at, 'subscribe');
    expect(await bot.subscriptionsIn(at.channel)).toMatchObject([{ schedule: { timezone: 'America/New_York' } }]);
  });

  it.each([
    ['a guest', { isGuest: true }],
    ['a bot', { isBot: true }],
  ])('refuses %s, before the asker alone, but answers questions', async (_who, person) => {
    const at = bot.place(person);
    const refused = await bot.use(at, 'subscribe');
    expect(refused.reply).toMatchObject({ ephemeral: true, text: expect.stringContaining('guests cannot') });
    expect(await bot.subscriptionsIn(at.channel)).toEqual([]);
    expect((await bot.use(at, 'status')).reply).toMatchObject({ ephemeral: false });
  });

  it('refuses somebody of another workspace', async () => {
    const stranger = slack.addUser({ team: slack.addTeam('Other Desk') });
    const channel = slack.addChannel({ members: [stranger] });
    const event = { type: 'app_mention', user: stranger.id, channel: channel.id, ts: '1.1' };
    await slack.event({ ...event, text: `<@${slack.botUserId}> subscribe` });
    const refused = await slack.waitFor(() => slack.ephemeralsFor(stranger)[0]);
    expect(refused.text).toContain('Only full members');
    expect(bot.logged('a person could not be looked up')).toEqual([]);
    expect(await bot.subscriptionsIn(channel)).toEqual([]);
  });

  it('refuses whoever Slack says nothing of, until it does', async () => {
    slack.faults.next('users.info', { kind: 'status', status: 503 });
    const at = bot.place();
    expect((await ask(at, 'subscribe')).shown).toContain('Only full members');
    expect(bot.logged('a person could not be looked up')).toMatchObject([{ because: 'status 503' }]);
    expect((await ask(at, 'subscribe')).shown).toContain('now gets');
  });

  it('answers a mention in its thread, once, though Slack tells of it twice', async () => {
    const { channel, user } = bot.place();
    await slack.say({ channel, user, text: 'good morning' });
    const root = slack.messagesIn(channel)[0]?.ts;
    const event = { type: 'app_mention', user: user.id, channel: channel.id, ts: '1.1', thread_ts: root };
    await slack.event({ ...event, text: `please <@${slack.botUserId}> status` }, { repeats: 1 });
    const answer = await slack.waitFor(() => slack.messagesIn(channel)[1]);
    expect(answer).toMatchObject({
      threadTs: root,
      via: 'chat.postMessage',
      text: expect.stringContaining('Valmere'),
    });
    await bot.use({ channel, user }, 'help');
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
  });

  it('answers a mention privately where the answer is private, and a bot not at all', async () => {
    const { channel, user } = bot.place();
    const outcome = await slack.say({ channel, user, text: `<@${slack.botUserId}> thanks` });
    expect(outcome.reply).toMatchObject({ ephemeral: true, text: expect.stringContaining('no command "thanks"') });
    const event = { type: 'app_mention', bot_id: 'B1', channel: channel.id, ts: '1.1' };
    await slack.event({ ...event, text: `<@${slack.botUserId}> status` });
    expect(slack.calls('chat.postMessage')).toEqual([]);
  });

  it('answers in direct messages', async () => {
    const user = slack.addUser();
    const channel = slack.directChannel(user);
    const made = await slack.say({ channel, user, text: 'subscribe' });
    expect(messageOf(made.reply).shown).toContain('Its id is');
    const help = await slack.say({ channel, user, text: 'help' });
    expect(help.reply).toMatchObject({ ephemeral: false, text: expect.stringContaining('can be asked') });
    const before = slack.messagesIn(channel).length;
    await slack.event({
      type: 'message',
      channel_type: 'im',
      channel: channel.id,
      subtype: 'message_changed',
      ts: '1.2',
    });
    expect(slack.messagesIn(channel)).toHaveLength(before);
  });

  it('does what the buttons of a status say, by the rights of whoever clicks', async () => {
    const at = bot.place();
    const status = messageOf((await bot.use(at, 'status')).reply);
    const guest = slack.addUser({ isGuest: true });
    const refused = await slack.click(status, 'ask-3', guest);
    expect(refused.reply).toMatchObject({ ephemeral: true, text: expect.stringContaining('guests cannot') });
    const made = await slack.click(status, 'ask-3', at.user);
    expect(made).toMatchObject({ missedDeadline: false, reply: { ephemeral: true } });
    expect(await bot.subscriptionsIn(at.channel)).toHaveLength(1);
    const help = await slack.click(status, 'ask-4', at.user);
    expect(help.reply).toMatchObject({ ephemeral: true, text: expect.stringContaining('can be asked') });
    expect(slack.messagesIn(at.channel)[0]?.text).toBe(status.text);
  });

  it('says in the answer that nothing can arrive yet', async () => {
    const user = slack.addUser();
    const channel = slack.addChannel({ members: [user], withBot: false });
    bot.room.lacks = await bot.front.messenger.preflight(bot.addressOf(channel));
    expect((await ask({ user, channel }, 'subscribe')).shown).toContain('/invite @Ceasefire Bot');
  });
});

describe.each(WAYS)('the rights of an asker on Slack over %s', (way) => {
  it('are an admin’s for workspace admins, owners and whoever is named', async () => {
    const slack = await startSlackServer();
    const named = slack.addUser();
    const seen: boolean[] = [];
    const bot = new SlackBot(slack, {
      way,
      admins: [named.id],
      answer: async (_words, asker) => {
        seen.push(asker.isAdmin);
        return { message: sentence('noted'), private: true };
      },
    });
    await bot.start();
    const channel = slack.addChannel();
    const people = [named, slack.addUser({ isAdmin: true }), slack.addUser({ isOwner: true }), slack.addUser()];
    for (const user of people) await bot.use({ channel, user }, 'feeds list');
    expect(seen).toEqual([true, true, true, false]);
    await bot.use({ channel, user: named }, 'feeds list');
    expect(slack.calls('users.info')).toHaveLength(people.length);
    await bot.stop();
  });
});

describe.each(WAYS)('an answer on Slack over %s', (way) => {
  let slack: SlackServer;
  let bot: SlackBot;

  const begin = async (answer: () => Promise<Reply>): Promise<void> => {
    slack = await startSlackServer();
    bot = new SlackBot(slack, { way, answer });
    await bot.start();
  };
  const after = async (ms: number, reply: Reply): Promise<Reply> => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return reply;
  };
  afterEach(async () => bot.stop());

  it.each([
    [true, 'the asker alone'],
    [false, 'everyone'],
  ])('that takes long is acknowledged in time, then given (private: %s)', async (isPrivate) => {
    await begin(() => after(3300, { message: sentence('slow but sure'), private: isPrivate }));
    const outcome = await bot.use(bot.place(), 'status');
    expect(outcome).toMatchObject({
      missedDeadline: false,
      replies: [{ ephemeral: isPrivate, text: 'slow but sure' }],
    });
    expect(messageOf(outcome.reply).via).toBe('response_url');
  });

  it('is given in time though Slack is slow to say who asks', async () => {
    await begin(async () => ({ message: sentence('at last'), private: false }));
    slack.faults.next('users.info', { kind: 'delay', ms: 2000 });
    expect(await bot.use(bot.place(), 'status')).toMatchObject({ missedDeadline: false, reply: { text: 'at last' } });
  });

  it('that is long comes in several parts', async () => {
    const blocks = Array.from({ length: 60 }, (_, n) => say(`${n} ${'word '.repeat(60)}`));
    await begin(async () => ({ message: { ...sentence('long'), blocks }, private: true }));
    const outcome = await bot.use(bot.place(), 'status', {
      until: (r) => r.kind === 'message' && r.text.includes('59 word'),
    });
    expect(outcome.problem).toBeUndefined();
    expect(outcome.replies.length).toBeGreaterThan(1);
    expect(outcome.replies.every((reply) => reply.kind === 'message' && reply.ephemeral)).toBe(true);
    const all = outcome.replies.map((reply) => messageOf(reply).shown).join('\n');
    expect(blocks.every((_, n) => all.includes(`${n} word`))).toBe(true);
  });

  it('that Slack does not take is logged, and the next one is given', async () => {
    await begin(() => after(1800, { message: sentence('here'), private: false }));
    slack.faults.next('response_url', { kind: 'status', status: 404 });
    const at = bot.place();
    await bot.use(at, 'status', { timeoutMs: 2500 });
    expect(bot.logged('an interaction could not be answered')).toMatchObject([
      { cause: expect.stringContaining('404') },
    ]);
    expect((await bot.use(at, 'status')).reply).toMatchObject({ text: 'here' });
  });
});
