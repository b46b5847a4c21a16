import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DiscordMessenger } from '../../src/adapters/discord/discord-messenger.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import { sentence } from '../../src/domain/telling/message.ts';
import type { Post } from '../../src/ports/messenger.ts';
import { ChatRoom } from '../support/chat-room.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { Fault } from '../support/discord-server/faults.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';

const MESSAGES = 'POST /channels/:id/messages';
const DAY_MS = 86_400_000;
const PAGE = '<html><title>Access denied</title></html>';
const HTML = { 'content-type': 'text/html' };

const page = (status: number, headers: Readonly<Record<string, string>> = {}): Fault => ({
  kind: 'answer',
  status,
  body: PAGE,
  headers: { ...HTML, ...headers },
});
const refusal = (code: number): Fault => ({ kind: 'answer', status: 400, body: { message: 'Not now', code } });

describe('what answers in Discord’s place, or out of turn', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;
  let post: Post;

  beforeEach(async () => {
    discord = await startDiscordServer();
    const guild = discord.addGuild();
    const address: ChannelAddress = {
      platform: 'discord',
      workspace: guild.id,
      channel: discord.addChannel({ guild }).id,
    };
    post = { key: 'digest-1', address, message: sentence('the truce holds') };
    bot = new DiscordBot(discord);
    await bot.start();
  });
  afterEach(async () => bot.stop());

  it.each([400, 403, 404, 413])('a page of status %i in between blames no channel', async (status) => {
    discord.faults.next(MESSAGES, page(status));
    expect(await bot.front.messenger.post(post)).toMatchObject({ kind: 'later' });
    expect(await bot.front.messenger.post(post)).toMatchObject({ kind: 'sent' });
  });

  it.each([
    ['a page', page(200)],
    ['a way to elsewhere', page(302, { location: 'http://127.0.0.1:1/' })],
    ['an answer without a message', { kind: 'answer', status: 200, body: {} } as const],
  ])('%s is no word that a post stands', async (_what, fault) => {
    discord.faults.next(MESSAGES, fault);
    expect(await bot.front.messenger.post(post)).toMatchObject({ kind: 'unknown' });
  });

  it('a page is no word that an edit was made', async () => {
    const sent = await bot.front.messenger.post(post);
    if (sent.kind !== 'sent') throw new Error('not sent');
    discord.faults.next('PATCH /channels/:id/messages/:id', page(200));
    const { address, message } = post;
    expect(await bot.front.messenger.edit({ ref: sent.ref, address, message })).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['nothing', {}],
    ['a date', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }],
    ['less than nothing', { 'retry-after': '-5' }],
    ['a time without end', { 'retry-after': '99999999999999' }],
  ])('a limit that names %s is waited for all the same', async (_what, headers) => {
    discord.faults.next(MESSAGES, page(429, headers));
    const outcome = await bot.front.messenger.post(post);
    const wait = outcome.kind === 'later' ? outcome.retryAfterMs : null;
    expect(wait).toBeGreaterThanOrEqual(5000);
    expect(wait).toBeLessThan(2 * DAY_MS);
  });

  it.each([20022, 30046, 40004, 40006, 40333, 160007])('the code %i passes', async (code) => {
    discord.faults.next(MESSAGES, refusal(code));
    expect(await bot.front.messenger.post(post)).toMatchObject({ kind: 'later' });
  });
});

describe('a body that never ends', () => {
  let server: Server;

  beforeEach(async () => {
    server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const dripping = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(dripping));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => void server.close());

  it('holds no channel up for longer than an answer may take', async () => {
    const unknown = { missing: () => null, missingForThreads: () => null, kindOf: () => null };
    const messenger = new DiscordMessenger({
      token: 'discord-test-token',
      apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
      known: { ...unknown, ownId: () => null, mayAttach: () => false },
      clock: { now: () => new Date() },
      log: new ChatRoom().log,
      timeoutMs: 200,
    });
    const address: ChannelAddress = { platform: 'discord', workspace: '1', channel: '2' };
    const outcome = await messenger.post({ key: 'k', address, message: sentence('the truce holds') });
    expect(outcome).toEqual({ kind: 'unknown', because: 'the connection to Discord broke off (no answer in time)' });
    messenger.close();
  });
});
