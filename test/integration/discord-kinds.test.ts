import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import type { Post } from '../../src/ports/messenger.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { GuildRecord } from '../support/discord-server/records.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { lackSentences } from '../support/lack-sentences.ts';

const CROSSPOST = 'POST /channels/:id/messages/:id/crosspost';
const FORUM_POST = 'POST /channels/:id/threads';

describe('channels of a special kind on Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;
  let guild: GuildRecord;

  beforeEach(async () => {
    discord = await startDiscordServer({
      maxActiveThreads: 3,
      allowances: { messages: { limit: 50, windowMs: 5000 } },
    });
    guild = discord.addGuild();
    bot = new DiscordBot(discord);
    await bot.start();
  });
  afterEach(async () => bot.stop());

  const at = ({ id }: { readonly id: string }): ChannelAddress => ({
    platform: 'discord',
    workspace: guild.id,
    channel: id,
  });
  const post = (
    address: ChannelAddress,
    key = 'digest-1',
    headline = 'Valmere–Korrath: a truce is proposed',
  ): Post => ({
    key,
    address,
    message: { headline, blocks: [{ kind: 'paragraph', spans: [{ kind: 'text', text: 'It is.' }] }], timezone: 'UTC' },
  });

  it('a forum gets each post as a thread named by its headline', async () => {
    const forum = discord.addChannel({ guild, type: 'forum', tags: ['news'] });
    await bot.caughtUp();
    expect(await lackSentences(bot.front.messenger, at(forum))).toEqual([]);
    const outcome = await bot.front.messenger.post(post(at(forum)));
    const [thread, ...others] = discord.threadsOf(forum);
    expect(others).toEqual([]);
    expect(thread).toMatchObject({ name: 'Valmere–Korrath: a truce is proposed', thread: { appliedTags: [] } });
    const url = `https://discord.com/channels/${guild.id}/${thread?.id}/${thread?.id}`;
    expect(outcome).toEqual({ kind: 'sent', ref: { channel: thread?.id, message: thread?.id, url } });
    expect(discord.messagesIn(thread?.id ?? '')[0]?.text).toContain('It is.');
  });

  it.each([
    ['forum', '停'.repeat(300)],
    ['media', `a\u202e\n b ${'é'.repeat(200)}`],
  ] as const)('a name in a %s channel keeps to a hundred characters', async (type, headline) => {
    const forum = discord.addChannel({ guild, type });
    await bot.caughtUp();
    expect(await bot.front.messenger.post(post(at(forum), 'long', headline))).toMatchObject({ kind: 'sent' });
    const [thread] = discord.threadsOf(forum);
    expect([...(thread?.name ?? '')]).toHaveLength(100);
    expect(thread?.name).not.toMatch(/[\u202e\n]/u);
  });

  it('a forum is not closed because one of its posts was deleted, which is not edited any more', async () => {
    const forum = discord.addChannel({ guild, type: 'forum' });
    await bot.caughtUp();
    const first = post(at(forum));
    const outcome = await bot.front.messenger.post(first);
    if (outcome.kind !== 'sent') throw new Error(outcome.kind);
    discord.deleteChannel(outcome.ref.channel);
    const edited = await bot.front.messenger.edit({ ...first, ref: outcome.ref });
    expect(edited).toEqual({ kind: 'refused', because: 'The message or its thread is gone.' });
    discord.deleteChannel(forum);
    expect(await bot.front.messenger.post(post(at(forum), 'digest-2'))).toMatchObject({ closed: true });
  });

  it('a forum that asks for a tag gets the first that anyone may set, and says so where there is none', async () => {
    const tagged = discord.addChannel({ guild, type: 'forum', tags: ['news', 'talk'], requireTag: true });
    const bare = discord.addChannel({ guild, type: 'forum', requireTag: true });
    await bot.caughtUp();
    expect(await bot.front.messenger.post(post(at(tagged)))).toMatchObject({ kind: 'sent' });
    expect(discord.threadsOf(tagged)[0]?.thread?.appliedTags).toEqual([tagged.tags[0]?.id]);
    const sentence = expect.stringContaining('asks for a tag on each post');
    expect(await lackSentences(bot.front.messenger, at(bare))).toEqual([sentence]);
    expect(await bot.front.messenger.post(post(at(bare)))).toEqual({ kind: 'refused', because: sentence });
  });

  it('a forum post whose answer was lost is found among the threads, and not made again', async () => {
    const forum = discord.addChannel({ guild, type: 'forum' });
    await bot.caughtUp();
    const since = new Date();
    discord.faults.next(FORUM_POST, { kind: 'drop', afterAccepting: true });
    expect(await bot.front.messenger.post(post(at(forum)))).toMatchObject({ kind: 'unknown' });
    const [thread] = discord.threadsOf(forum);
    const ref = { channel: thread?.id, message: thread?.id };
    expect(await bot.front.messenger.find(post(at(forum)), since)).toMatchObject({ kind: 'found', ref });
    const other = post(at(forum), 'digest-2', 'Another one');
    expect(await bot.front.messenger.find(other, since)).toEqual({ kind: 'absent' });
    if (thread?.thread) thread.thread.archived = true;
    expect(await bot.front.messenger.find(post(at(forum)), since)).toMatchObject({ kind: 'found', ref });
    discord.denyBot(forum, ['ReadMessageHistory']);
    await bot.caughtUp();
    expect(await bot.front.messenger.find(other, since)).toMatchObject({ kind: 'cannot-tell' });
  });

  it('a server with as many threads as it may have is waited for', async () => {
    const forum = discord.addChannel({ guild, type: 'forum' });
    await bot.caughtUp();
    for (const key of ['a', 'b', 'c'])
      expect(await bot.front.messenger.post(post(at(forum), key, key))).toMatchObject({ kind: 'sent' });
    expect(await bot.front.messenger.post(post(at(forum), 'd', 'd'))).toMatchObject({
      kind: 'later',
      retryAfterMs: 15 * 60_000,
    });
  });

  it('an announcement channel’s posts are published to those who follow it, as long as Discord lets them be', async () => {
    const channel = discord.addChannel({ guild, type: 'announcement' });
    await bot.caughtUp();
    for (let n = 0; n < 12; n++)
      expect(await bot.front.messenger.post(post(at(channel), `digest-${n}`, `n ${n}`))).toMatchObject({
        kind: 'sent',
      });
    await discord.waitFor(() => bot.logged('a post was not published to following channels').length > 0);
    const messages = discord.messagesIn(channel);
    expect(messages).toHaveLength(12);
    expect(messages[0]?.crossposted).toBe(true);
    expect(messages.at(-1)?.crossposted).toBe(false);
    expect(discord.requests(CROSSPOST)).toHaveLength(10);
  });

  it('a thread takes posts, also one that went quiet, but none that is locked', async () => {
    const channel = discord.addChannel({ guild });
    const [open, quiet] = [
      discord.addThread({ parent: channel }),
      discord.addThread({ parent: channel, archived: true }),
    ];
    const locked = discord.addThread({ parent: channel, archived: true, locked: true });
    const lockedOpen = discord.addThread({ parent: channel, locked: true });
    await bot.caughtUp();
    for (const thread of [open, quiet]) {
      expect(await lackSentences(bot.front.messenger, at(thread))).toEqual([]);
      expect(await bot.front.messenger.post(post(at(thread), thread.id))).toMatchObject({ kind: 'sent' });
      expect(discord.messagesIn(thread)).toHaveLength(1);
    }
    const because = expect.stringContaining('The thread is locked; unlock it');
    for (const thread of [locked, lockedOpen]) {
      expect(await lackSentences(bot.front.messenger, at(thread))).toEqual([because]);
      expect(await bot.front.messenger.post(post(at(thread), thread.id))).toEqual({ kind: 'refused', because });
    }
  });

  it('a thread where the bot may not write in threads says which permission lacks', async () => {
    const channel = discord.addChannel({ guild, denyBot: ['SendMessagesInThreads'] });
    const thread = discord.addThread({ parent: channel });
    await bot.caughtUp();
    expect(await lackSentences(bot.front.messenger, at(thread))).toEqual([
      expect.stringContaining('lacks the permission Send Messages in Threads'),
    ]);
    expect(await lackSentences(bot.front.messenger, at({ id: '12345678901234567' }))).toEqual([
      expect.stringContaining('cannot see that channel'),
    ]);
  });

  it('a forum can be subscribed from another channel', async () => {
    const forum = discord.addChannel({ guild, type: 'forum' });
    const here = discord.addChannel({ guild });
    const user = discord.addUser();
    discord.addMember({ guild, user, permissions: ['ManageChannels'] });
    bot.room.knows();
    await bot.use({ guild, channel: here, user }, 'subscribe', { channel: forum.id });
    expect(await bot.room.store.subscriptions.inChannel(at(forum))).toHaveLength(1);
  });

  it('a forum’s subscription is changed and ended from the channel that asked for it, and from its threads', async () => {
    const forum = discord.addChannel({ guild, type: 'forum' });
    const here = discord.addChannel({ guild });
    const thread = discord.addThread({ parent: forum });
    const [user, reader] = [discord.addUser(), discord.addUser()];
    discord.addMember({ guild, user, permissions: ['ManageChannels'] });
    discord.addMember({ guild, user: reader });
    bot.room.knows();
    const kept = () => bot.room.store.subscriptions.inChannel(at(forum));
    const [mine, inside] = [
      { guild, channel: here, user },
      { guild, channel: thread, user },
    ];
    await bot.use(mine, 'subscribe', { channel: forum.id });
    const refused = await bot.use({ ...mine, user: reader }, 'settings', { subscription: 's001', time: '07:00' });
    expect(refused.text).toContain('This channel is not subscribed');
    expect(await bot.type(inside, 'settings', 'subscription', '')).toEqual(['s001']);
    await bot.use(mine, 'settings', { subscription: 's001', time: '07:30' });
    expect(await kept()).toMatchObject([{ schedule: { time: '07:30' } }]);
    expect((await bot.use({ ...inside, user: reader }, 'settings', { time: '07:00' })).text).toContain(
      'Manage Channels',
    );
    await bot.use(inside, 'settings', { time: '06:30' });
    expect(await kept()).toMatchObject([{ schedule: { time: '06:30' } }]);
    discord.write({ channel: here, user, content: `<@${discord.botUserId}> settings s001 time:05:30` });
    await discord.waitFor(() => bot.room.store.state.subscriptions[0]?.schedule.time === '05:30');
    expect((await bot.use(inside, 'digest now')).text).toContain('on its way');
    await bot.use(inside, 'unsubscribe');
    expect(await kept()).toEqual([]);
  });
});
