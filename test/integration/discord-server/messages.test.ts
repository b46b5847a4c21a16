import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ChannelType, Events, type Client } from 'discord.js';
import type { DiscordServer } from '../../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../../support/discord-server/start-discord-server.ts';
import { connect, refusalOf, stopAll, textChannel } from './setting.ts';

const MESSAGES = 'POST /channels/:id/messages';

describe('the local Discord and messages', () => {
  let discord: DiscordServer;
  let client: Client;

  beforeEach(async () => {
    discord = await startDiscordServer();
    client = await connect(discord);
  });
  afterEach(async () => stopAll(client, discord));

  const place = () => discord.addChannel({ guild: discord.addGuild() });

  it('makes one message of an enforced nonce sent twice, until it forgets', async () => {
    const channel = await textChannel(client, place().id);
    const send = async () => channel.send({ content: 'told once', nonce: 'delivery-1', enforceNonce: true });
    const [first, second] = [await send(), await send()];
    expect(second.id).toBe(first.id);
    discord.advance(600_000);
    expect((await send()).id).not.toBe(first.id);
    expect(discord.messagesIn(channel)).toHaveLength(2);
  });

  it('keeps a message whose connection broke after it was accepted', async () => {
    const channel = await textChannel(client, place().id);
    const send = async () => channel.send({ content: 'accepted', nonce: 'delivery-2', enforceNonce: true });
    discord.faults.next(MESSAGES, { kind: 'drop', afterAccepting: true });
    await send().catch((error: unknown) => {
      expect(String(error)).toContain('ECONNRESET');
    }); // the client may retry by itself
    await send();
    expect(discord.messagesIn(channel)).toHaveLength(1);
    discord.faults.next(MESSAGES, { kind: 'drop', afterAccepting: true, how: 'close' });
    await expect(channel.send({ content: 'closed' })).rejects.toThrow('other side closed');
    expect(discord.messagesIn(channel)).toHaveLength(2);
  });

  it('doubles a message without nonce when a 5xx follows acceptance', async () => {
    const channel = await textChannel(client, place().id);
    discord.faults.next(MESSAGES, { kind: 'answer', status: 502, afterAccepting: true });
    await channel.send({ content: 'twice' });
    expect(discord.messagesIn(channel).map((message) => message.content)).toEqual(['twice', 'twice']);
  });

  it('makes the client wait when it is limited', async () => {
    const channel = await textChannel(client, place().id);
    discord.faults.next(MESSAGES, { kind: 'limit', retryAfter: 0.2 });
    await channel.send('after a wait');
    expect(discord.requests(MESSAGES).map((request) => request.status)).toEqual([429, 200]);
    const [limited, accepted] = discord.requests(MESSAGES);
    expect((accepted?.at ?? 0) - (limited?.at ?? 0)).toBeGreaterThanOrEqual(200);
  });

  it('limits a channel by headers, so that a well-behaved client never meets a 429', async () => {
    await stopAll(client, discord);
    discord = await startDiscordServer({ allowances: { messages: { limit: 2, windowMs: 150 } } });
    client = await connect(discord);
    const channel = await textChannel(client, place().id);
    for (const number of [1, 2, 3, 4, 5]) await channel.send(`number ${number}`);
    expect(discord.requests(MESSAGES).every((request) => request.status === 200)).toBe(true);
  });

  it.each([
    ['the right to look', ['ViewChannel'] as const, 50001],
    ['the right to send', ['SendMessages'] as const, 50013],
    ['the right to embed', ['EmbedLinks'] as const, 50013],
  ])('refuses a message without %s', async (_what, denyBot, code) => {
    const channel = place();
    discord.denyBot(channel, denyBot);
    const refusal = await refusalOf(
      client.rest.post(`/channels/${channel.id}/messages`, { body: { embeds: [{ title: 'x' }] } }),
    );
    expect(refusal).toMatchObject({ status: 403, code });
  });

  it.each([
    ['too long a text', { content: 'x'.repeat(2001) }, 50035, 'content'],
    ['nothing', { content: ' ' }, 50006, 'empty'],
    ['a description beyond 4096', { embeds: [{ description: 'x'.repeat(4097) }] }, 50035, '4096 or fewer'],
    [
      'embeds beyond 6000 together',
      { embeds: [{ description: 'x'.repeat(3001) }, { description: 'y'.repeat(3000) }] },
      50035,
      'MAX_EMBED_SIZE_EXCEEDED',
    ],
    ['eleven embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }, 50035, 'BASE_TYPE_BAD_LENGTH'],
    [
      'a repeated custom id',
      {
        content: 'x',
        components: [
          {
            type: 1,
            components: [
              { type: 2, style: 1, label: 'a', custom_id: 'same' },
              { type: 2, style: 1, label: 'b', custom_id: 'same' },
            ],
          },
        ],
      },
      50035,
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'content beside a layout',
      { content: 'x', flags: 1 << 15, components: [{ type: 10, content: 'y' }] },
      50035,
      'content',
    ],
    ['a layout without its flag', { components: [{ type: 10, content: 'y' }] }, 50035, 'UNION_TYPE_CHOICES'],
    [
      'a layout beyond 4000 characters',
      {
        flags: 1 << 15,
        components: [
          { type: 10, content: 'y'.repeat(2500) },
          { type: 10, content: 'z'.repeat(1501) },
        ],
      },
      50035,
      '4000',
    ],
  ])('refuses %s', async (_what, body, code, words) => {
    const refusal = await refusalOf(client.rest.post(`/channels/${place().id}/messages`, { body }));
    expect(refusal).toMatchObject({ status: 400, code });
    expect(JSON.stringify(refusal.rawError)).toContain(words);
  });

  it('knows no such channel, and closes itself to a revoked token', async () => {
    expect(await refusalOf(client.rest.get('/channels/1234567890'))).toMatchObject({ status: 404, code: 10003 });
    const lost = new Promise<void>((resolve) => {
      client.once(Events.Invalidated, () => {
        resolve();
      });
      client.once(Events.ShardDisconnect, () => {
        resolve();
      });
    });
    discord.revokeToken();
    await lost;
    expect(await refusalOf(client.rest.get('/users/@me'))).toMatchObject({ status: 401 });
  });

  it('says who is really pinged', async () => {
    const channel = await textChannel(client, place().id);
    const user = discord.addUser();
    discord.addMember({ guild: channel.guildId, user });
    await channel.send(`@everyone <@${user.id}>`);
    await channel.send({ content: `@everyone <@${user.id}>`, allowedMentions: { parse: [] } });
    const [loud, quiet] = discord.messagesIn(channel);
    expect(loud?.pings).toEqual({ everyone: false, users: [user.id], roles: [] });
    expect(quiet?.pings).toEqual({ everyone: false, users: [], roles: [] });
  });

  it('edits, lists without history rights as empty, and deletes', async () => {
    const channel = await textChannel(client, place().id);
    const message = await channel.send('before');
    await message.edit('after');
    expect((await channel.messages.fetch({ limit: 5 })).first()?.content).toBe('after');
    discord.denyBot(channel, ['ReadMessageHistory']);
    expect(await client.rest.get(`/channels/${channel.id}/messages`)).toEqual([]);
    await message.delete();
    expect(await refusalOf(message.edit('gone'))).toMatchObject({ code: 10008 });
  });

  it('opens forum posts and threads, and publishes announcements once', async () => {
    const guild = discord.addGuild();
    const [forum, news] = [
      discord.addChannel({ guild, type: 'forum', requireTag: true, tags: ['truce'] }),
      discord.addChannel({ guild, type: 'announcement' }),
    ];
    expect(
      await refusalOf(client.rest.post(`/channels/${forum.id}/messages`, { body: { content: 'x' } })),
    ).toMatchObject({ code: 50008 });
    const post = { name: 'Digest', message: { content: 'x' } };
    expect(await refusalOf(client.rest.post(`/channels/${forum.id}/threads`, { body: post }))).toMatchObject({
      code: 40067,
    });
    await client.rest.post(`/channels/${forum.id}/threads`, { body: { ...post, applied_tags: [forum.tags[0]?.id] } });
    const [thread] = discord.threadsOf(forum);
    expect(discord.messagesIn(thread ?? '').map((message) => message.id)).toEqual([thread?.id]);
    const announcement = await client.channels.fetch(news.id);
    if (announcement?.type !== ChannelType.GuildAnnouncement) throw new Error('not an announcement channel');
    const message = await announcement.send('news');
    await message.crosspost();
    expect((await message.startThread({ name: 'talk' })).id).toBe(message.id);
    expect(await refusalOf(message.crosspost())).toMatchObject({ code: 40033 });
    expect(discord.message(message.id).crossposted).toBe(true);
  });
});
