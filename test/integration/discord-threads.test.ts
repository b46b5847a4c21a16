import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageRef } from '../../src/domain/telling/delivery.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import type { Post } from '../../src/ports/messenger.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { ChannelRecord, GuildRecord } from '../support/discord-server/records.ts';
import { ToldInThreads } from '../support/told-in-threads.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { lackSentences } from '../support/lack-sentences.ts';

const SAY = 'POST /channels/:id/messages';
const OPEN = 'POST /channels/:id/messages/:id/threads';
const HEADLINE = `Valmere–Korrath: ${'talks are held, '.repeat(9)}`;

describe('a thread per event on Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;
  let guild: GuildRecord;
  let channel: ChannelRecord;

  beforeEach(async () => {
    discord = await startDiscordServer({ allowances: { messages: { limit: 50, windowMs: 5000 } } });
    guild = discord.addGuild();
    channel = discord.addChannel({ guild });
    bot = new DiscordBot(discord);
    await bot.start();
    await bot.caughtUp();
  });
  afterEach(async () => bot.stop());

  const at = ({ id }: { readonly id: string }): ChannelAddress => ({
    platform: 'discord',
    workspace: guild.id,
    channel: id,
  });
  const words = (headline: string): Post['message'] => ({
    headline,
    blocks: [{ kind: 'bullet', spans: [{ kind: 'text', text: `In full: ${headline}` }] }],
    timezone: 'UTC',
  });
  /** A post that stands there. */
  const posted = async (there = channel): Promise<MessageRef> => {
    const outcome = await bot.front.messenger.post({
      key: `breaking-${there.id}`,
      address: at(there),
      message: words(HEADLINE),
    });
    if (outcome.kind !== 'sent') throw new Error(`not posted: ${outcome.because}`);
    return outcome.ref;
  };
  const reply = (root: MessageRef, key = 'reply-1', there = channel): Post => ({
    key,
    address: at(there),
    message: words(`What ${key} says`),
    thread: { root, headline: HEADLINE },
  });
  const said = (thread: string) => discord.messagesIn(thread).map(({ content }) => content);

  it('is opened from the post, named by its headline, and holds every reply; the channel holds the post alone', async () => {
    const root = await posted();
    const outcome = await bot.front.messenger.post(reply(root));
    await bot.front.messenger.post(reply(root, 'reply-2'));
    const [thread, ...others] = discord.threadsOf(channel);
    expect(others).toEqual([]);
    expect(thread?.id).toBe(root.message);
    expect([...(thread?.name ?? '')]).toHaveLength(100);
    expect(said(root.message)).toEqual(['What reply-1 says', 'What reply-2 says']);
    expect(discord.messagesIn(channel)).toHaveLength(1);
    const message = discord.messagesIn(root.message)[0]?.id;
    const url = `https://discord.com/channels/${guild.id}/${root.message}/${message}`;
    expect(outcome).toEqual({ kind: 'sent', ref: { channel: root.message, message, url } });
    expect(discord.requests(OPEN)).toHaveLength(1);
  });

  it.each([
    ['the thread', OPEN],
    ['the reply', SAY],
  ] as const)('is found or made whole where the answer about %s was lost', async (_what, route) => {
    const root = await posted();
    if (route === SAY) await bot.front.messenger.post(reply(root, 'reply-0'));
    const since = new Date();
    discord.faults.next(route, { kind: 'drop', afterAccepting: true });
    expect(await bot.front.messenger.post(reply(root))).toMatchObject({ kind: 'unknown' });
    const found = await bot.front.messenger.find(reply(root), since);
    expect(found).toMatchObject(route === SAY ? { kind: 'found', ref: { channel: root.message } } : { kind: 'absent' });
    expect(await bot.front.messenger.post(reply(root))).toMatchObject({ kind: 'sent' });
    expect(said(root.message).filter((one) => one === 'What reply-1 says')).toHaveLength(1);
    expect(discord.threadsOf(channel)).toHaveLength(1);
  });

  it('knows that nothing was said in a thread that was never opened', async () => {
    const root = await posted();
    expect(await bot.front.messenger.find(reply(root), new Date())).toEqual({ kind: 'absent' });
  });

  it('is the post’s own in a forum', async () => {
    const forum = discord.addChannel({ guild, type: 'forum' });
    await bot.caughtUp();
    const root = await posted(forum);
    expect(await bot.front.messenger.post(reply(root, 'reply-1', forum))).toMatchObject({ kind: 'sent' });
    expect(said(root.message)).toEqual([HEADLINE.trim(), 'What reply-1 says']);
    const since = new Date(Date.now() - 1000);
    expect(await bot.front.messenger.find(reply(root, 'reply-1', forum), since)).toMatchObject({ kind: 'found' });
    expect(discord.requests(OPEN)).toEqual([]);
  });

  it('is corrected also when it has gone quiet, and not when it is locked', async () => {
    const root = await posted();
    const outcome = await bot.front.messenger.post(reply(root));
    if (outcome.kind !== 'sent') throw new Error('no reply');
    const [thread] = discord.threadsOf(channel);
    if (!thread?.thread) throw new Error('no thread');
    thread.thread.archived = true;
    const edit = { address: at(channel), ref: outcome.ref, message: words('It is corrected') };
    expect(await bot.front.messenger.edit(edit)).toEqual(outcome);
    expect(said(root.message)).toEqual(['It is corrected']);
    Object.assign(thread.thread, { archived: true, locked: true });
    discord.denyBot(channel, ['ManageThreads']);
    const other = { ...edit, message: words('It is corrected again') };
    expect((await bot.front.messenger.edit(other)).kind).toBe('refused');
    expect(said(root.message)).toEqual(['It is corrected']);
  });

  it.each([
    ['CreatePublicThreads', 'Create Public Threads'],
    ['SendMessagesInThreads', 'Send Messages in Threads'],
  ] as const)('lacks %s: the preflight names it, the post stands and its reply is refused', async (denied, name) => {
    const root = await posted();
    discord.denyBot(channel, [denied]);
    await bot.caughtUp();
    expect(await lackSentences(bot.front.messenger, at(channel))).toEqual([]);
    expect(await lackSentences(bot.front.messenger, at(channel), 'threads')).toEqual([
      expect.stringContaining(`permission ${name} in`),
    ]);
    const because = expect.stringContaining(name);
    expect(await bot.front.messenger.post(reply(root))).toEqual({ kind: 'refused', because });
    expect(discord.messagesIn(channel)).toHaveLength(1);
  });

  it('can be had in forums without the right to open threads, and nowhere within a thread or beside a voice channel', async () => {
    const forum = discord.addChannel({ guild, type: 'forum', denyBot: ['CreatePublicThreads'] });
    const voice = discord.addChannel({ guild, type: 'voice' });
    const thread = discord.addThread({ parent: channel });
    await bot.caughtUp();
    expect(await lackSentences(bot.front.messenger, at(forum), 'threads')).toEqual([]);
    expect(await lackSentences(bot.front.messenger, at(channel), 'threads')).toEqual([]);
    for (const there of [voice, thread]) {
      expect(await lackSentences(bot.front.messenger, at(there), 'threads')).toEqual([
        expect.stringContaining('no threads'),
      ]);
      const root = await posted(there);
      const because = expect.stringContaining('has no threads');
      expect(await bot.front.messenger.post(reply(root, `in-${there.id}`, there))).toEqual({
        kind: 'refused',
        because,
      });
      expect(discord.messagesIn(there)).toHaveLength(1);
    }
  });

  it.each([
    ['is', SAY],
    ['or its thread’s is', OPEN],
  ] as const)(
    'holds what became of an event once, also where the answer about a reply %s lost and the bot starts anew',
    async (_what, route) => {
      const told = await ToldInThreads.begin(bot.front.messenger, at(channel));
      await told.learn({ type: 'talks', value: 'held' });
      discord.faults.next(route, { kind: 'drop', afterAccepting: true });
      await told.tell();
      await told.bot.crash();
      for (let n = 0; n < 3; n++) await told.tell();
      await told.learn({ type: 'demand', value: 'stated' });
      await told.tell();
      await told.withdraw('VK-2');
      for (let n = 0; n < 2; n++) await told.tell();
      const [post, ...others] = discord.messagesIn(channel);
      expect(others).toEqual([]);
      expect(post?.text).toMatch(/Corrected[\s\S]*VK-1[\s\S]*Update [\s\S]*VK-2[\s\S]*Update [\s\S]*VK-3/u);
      const replies = discord.messagesIn(post?.id ?? '');
      expect(replies.map(({ text, pings }) => [/VK-\d/u.exec(text)?.[0], pings])).toEqual([
        ['VK-2', { everyone: false, users: [], roles: [] }],
        ['VK-3', { everyone: false, users: [], roles: [] }],
      ]);
      expect(replies[0]?.text).toMatch(/~~[^~]+~~ → \*\*withdrawn\*\*/u);
      expect(replies[1]?.text).not.toContain('Corrected');
      await told.bot.stop();
    },
  );

  it('waits where the server has as many threads as it may', async () => {
    await bot.stop();
    discord = await startDiscordServer({ maxActiveThreads: 0 });
    guild = discord.addGuild();
    channel = discord.addChannel({ guild });
    bot = new DiscordBot(discord);
    await bot.start();
    const root = await posted();
    expect(await bot.front.messenger.post(reply(root))).toMatchObject({ kind: 'later', retryAfterMs: 15 * 60_000 });
  });
});
