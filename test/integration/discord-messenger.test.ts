import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import type { Message } from '../../src/domain/telling/message.ts';
import type { Post } from '../../src/ports/messenger.ts';
import { perhapsRepeated } from '../../src/domain/telling/perhaps-repeated.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { ChannelRecord } from '../support/discord-server/records.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';

const HISTORY = 'GET /channels/:id/messages';
const MESSAGES = 'POST /channels/:id/messages';
const message: Message = {
  headline: 'Valmere–Korrath: a truce is proposed',
  blocks: [
    { kind: 'heading', text: 'Valmere–Korrath' },
    { kind: 'quote', text: 'We propose a truce to @everyone', attribution: [{ kind: 'text', text: 'Courier' }] },
  ],
  timezone: 'UTC',
};

describe('posting to Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;
  let channel: ChannelRecord;
  let address: ChannelAddress;

  beforeEach(async () => {
    discord = await startDiscordServer();
    const guild = discord.addGuild();
    channel = discord.addChannel({ guild });
    address = { platform: 'discord', workspace: guild.id, channel: channel.id };
    bot = new DiscordBot(discord);
    await bot.start();
  });
  afterEach(async () => bot.stop());

  const post = (key = 'digest-1'): Post => ({ key, address, message });
  const longAgo = (): Date => new Date(Date.now() - 10 * 60_000);

  it('sends an embed under its headline and pings nobody', async () => {
    const outcome = await bot.front.messenger.post(post());
    const [sent] = discord.messagesIn(channel);
    const url = `https://discord.com/channels/${address.workspace}/${channel.id}/${sent?.id}`;
    expect(outcome).toEqual({ kind: 'sent', ref: { channel: channel.id, message: sent?.id, url } });
    expect(sent?.content).toBe(message.headline);
    expect(sent?.pings).toEqual({ everyone: false, users: [], roles: [] });
    expect(sent?.nonce).toHaveLength(25);
  });

  it('pings the role or the person that a post names, and nobody whom a text names', async () => {
    const guild = address.workspace;
    const role = discord.addRole({ guild, name: 'desk', mentionable: true });
    const user = discord.addUser();
    discord.addMember({ guild, user, permissions: [] });
    for (const [n, mention] of [`<@&${role.id}|@desk>`, `<@${user.id}|@ana>`].entries())
      await bot.front.messenger.post({ ...post(`named-${n}`), message: { ...message, mention } });
    const [first, second] = discord.messagesIn(channel);
    expect(first?.content).toBe(`<@&${role.id}> ${message.headline}`);
    expect(first?.pings).toEqual({ everyone: false, users: [], roles: [role.id] });
    expect(second?.pings).toEqual({ everyone: false, users: [user.id], roles: [] });
  });

  it.each([
    ['was reset', { kind: 'drop', afterAccepting: true } as const],
    ['was closed', { kind: 'drop', afterAccepting: true, how: 'close' } as const],
    ['gave a 502', { kind: 'answer', status: 502, afterAccepting: true } as const],
  ])('stands once though the connection %s after acceptance', async (_what, fault) => {
    discord.faults.next(MESSAGES, fault);
    expect(await bot.front.messenger.post(post())).toMatchObject({ kind: 'unknown' });
    expect(discord.requests(MESSAGES)).toHaveLength(1);
    expect(await bot.front.messenger.post(post())).toMatchObject({ kind: 'sent' });
    const [sent, ...others] = discord.messagesIn(channel);
    expect(others).toEqual([]);
    expect(await bot.front.messenger.find(post(), new Date())).toMatchObject({
      kind: 'found',
      ref: { message: sent?.id },
    });
  });

  it.each([
    ['is an hour ahead', 3_600_000],
    ['was set back a day since', 86_400_000],
  ])('finds a post though our clock %s', async (_what, ahead) => {
    await bot.front.messenger.post(post());
    const since = new Date(Date.now() + ahead);
    expect(await bot.front.messenger.find(post(), since)).toMatchObject({ kind: 'found' });
  });

  it('finds a post that was marked as a possible repeat', async () => {
    await bot.front.messenger.post({ ...post(), message: perhapsRepeated(message) });
    expect(await bot.front.messenger.find(post(), longAgo())).toMatchObject({ kind: 'found' });
  });

  it('looks again when a look failed', async () => {
    discord.faults.next(HISTORY, { kind: 'answer', status: 503 });
    expect(await bot.front.messenger.find(post(), longAgo())).toMatchObject({ kind: 'later' });
    discord.faults.next(HISTORY, { kind: 'drop', afterAccepting: false });
    expect(await bot.front.messenger.find(post(), longAgo())).toMatchObject({ kind: 'later' });
  });

  it('finds a post by its words long after, among many others, and misses what is not there', async () => {
    const user = discord.addUser();
    for (let n = 0; n < 60; n++) discord.write({ channel, user, content: `chatter ${n}` });
    await bot.front.messenger.post(post());
    const [sent] = discord.messagesIn(channel).slice(-1);
    expect(await bot.front.messenger.find(post('other key'), longAgo())).toMatchObject({
      kind: 'found',
      ref: { message: sent?.id },
    });
    const other = { ...post(), message: { ...message, headline: 'Another headline' } };
    expect(await bot.front.messenger.find(other, longAgo())).toEqual({ kind: 'absent' });
  });

  it('does not take another post of the same words for it', async () => {
    const first = await bot.front.messenger.post(post('quiet-1'));
    const others = new Set([first.kind === 'sent' ? first.ref.message : '']);
    expect(await bot.front.messenger.find(post('quiet-2'), longAgo(), others)).toEqual({ kind: 'absent' });
    const second = await bot.front.messenger.post(post('quiet-2'));
    const found = await bot.front.messenger.find(post('quiet-2'), longAgo(), others);
    expect(found).toEqual({ ...second, kind: 'found' });
  });

  it('cannot tell without the right to read what was written', async () => {
    discord.denyBot(channel, ['ReadMessageHistory']);
    await bot.caughtUp();
    expect(await bot.front.messenger.find(post(), longAgo())).toMatchObject({ kind: 'cannot-tell' });
    discord.denyBot(channel, ['ViewChannel']);
    await bot.caughtUp();
    expect(await bot.front.messenger.find(post(), longAgo())).toMatchObject({ kind: 'cannot-tell' });
  });

  it('waits as long as Discord says', async () => {
    discord.faults.next(MESSAGES, { kind: 'limit', retryAfter: 2 });
    const outcome = await bot.front.messenger.post(post());
    expect(outcome).toMatchObject({ kind: 'later' });
    expect(outcome.kind === 'later' ? outcome.retryAfterMs : 0).toBeGreaterThanOrEqual(1500);
    expect(discord.messagesIn(channel)).toEqual([]);
  });

  it.each([
    [['ViewChannel'] as const, 'View Channel'],
    [['SendMessages'] as const, 'Send Messages'],
    [['EmbedLinks'] as const, 'Embed Links'],
  ])('is refused without %j', async (denied, named) => {
    discord.denyBot(channel, denied);
    const outcome = await bot.front.messenger.post(post());
    expect(outcome.kind).toBe('refused');
    expect(outcome.kind === 'refused' ? outcome.because : '').toContain(named);
  });

  it('is refused in a channel that is gone, or takes no posts', async () => {
    const category = discord.addChannel({ guild: address.workspace, type: 'category' });
    const there = { ...post(), address: { ...address, channel: category.id } };
    expect(await bot.front.messenger.post(there)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('text channel'),
    });
    discord.deleteChannel(channel);
    expect(await bot.front.messenger.post(post())).toEqual({
      kind: 'refused',
      because: 'The channel is gone.',
      closed: true,
    });
  });

  it('says once that the token is refused, asks no more and blames no channel', async () => {
    discord.revokeToken();
    expect(bot.front.messenger.refusal).toBeNull();
    expect(await bot.front.messenger.post(post())).toMatchObject({ kind: 'later' });
    expect(await bot.front.messenger.post(post('digest-2'))).toMatchObject({ kind: 'later' });
    expect(await bot.front.messenger.find(post(), longAgo())).toMatchObject({ kind: 'later' });
    expect(bot.front.messenger.refusal).toBe('Discord refuses the token of Ceasefire Bot.');
    expect(bot.states.at(-1)).toBe('down');
    expect(discord.requests(MESSAGES)).toHaveLength(1);
    expect(bot.logged('Discord refuses the token; nothing more is posted there')).toHaveLength(1);
    expect(JSON.stringify(bot.room.log.lines)).not.toContain(discord.token);
  });
});
