import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sentence } from '../../src/domain/telling/message.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { lackSentences } from '../support/lack-sentences.ts';

/** An address at which nobody listens any more. */
async function nobodysUrl(): Promise<string> {
  const gone = await startDiscordServer();
  await gone.stop();
  return gone.url;
}

const GATEWAY = 'GET /gateway/bot';

describe('the connection to Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;

  beforeEach(async () => {
    discord = await startDiscordServer();
    bot = new DiscordBot(discord);
  });
  afterEach(async () => bot.stop());

  it('comes up by itself when Discord was down at the start', async () => {
    discord.faults.always(GATEWAY, { kind: 'answer', status: 503 });
    await bot.front.start();
    expect(bot.states).toEqual(['connecting', 'down']);
    discord.faults.clear();
    await discord.waitFor(() => discord.commands().length > 0, 15_000);
    expect(bot.states.at(-1)).toBe('connected');
    expect((await bot.use(bot.place(), 'help')).status).toBe('answered');
  });

  it('is not waited for when nobody listens there', async () => {
    await bot.front.stop();
    const nowhere = new DiscordBot(discord, { apiUrl: await nobodysUrl() });
    await nowhere.front.start();
    const address = { platform: 'discord', workspace: '1', channel: '2' } as const;
    expect(await nowhere.front.messenger.post({ key: 'k', address, message: sentence('x') })).toMatchObject({
      kind: 'later',
    });
    expect(await lackSentences(nowhere.front.messenger, address)).toEqual([]);
    await nowhere.front.stop();
    expect(nowhere.states).toEqual(['connecting', 'down']);
  });

  it('ends with one word about a wrong token, which is not repeated', async () => {
    await bot.front.stop();
    const wrong = new DiscordBot(discord, { token: 'wrong-token-of-a-test' });
    await wrong.front.start();
    expect(wrong.states).toEqual(['connecting', 'down']);
    expect(wrong.logged('Discord will not be tried again')).toHaveLength(1);
    expect(JSON.stringify(wrong.room.log.lines)).not.toContain('wrong-token-of-a-test');
    await wrong.front.stop();
    expect(discord.requests(GATEWAY)).toHaveLength(1);
  });

  it('ends for good when the token is taken away', async () => {
    await bot.start();
    discord.revokeToken();
    await discord.waitFor(() => bot.states.at(-1) === 'down');
    expect(discord.gateway.identifies).toBe(1);
  });

  it('is taken up again after a break, and answers then', async () => {
    await bot.start();
    discord.gateway.drop();
    await discord.waitFor(() => discord.gateway.resumes === 1, 15_000);
    expect((await bot.use(bot.place(), 'help')).status).toBe('answered');
    expect(bot.states).toEqual(['connecting', 'connected', 'down', 'connected']);
  });

  it('registers the commands though the first try fails', async () => {
    discord.faults.next('PUT /applications/:id/commands', { kind: 'answer', status: 503 }, { times: 4 });
    await bot.front.start();
    await discord.waitFor(() => discord.commands().length > 0, 15_000);
    expect(bot.logged('commands not registered yet')).toHaveLength(1);
  });

  it('registers the commands though something in between shows a page at first', async () => {
    const body = '<html>Access denied</html>';
    const headers = { 'content-type': 'text/html' };
    discord.faults.next('PUT /applications/:id/commands', { kind: 'answer', status: 403, headers, body });
    await bot.front.start();
    await discord.waitFor(() => discord.commands().length > 0, 15_000);
    expect(bot.logged('commands not registered yet')).toHaveLength(1);
  });

  it('outlasts a page of status 401, which is no word of Discord’s', async () => {
    const fault = { status: 401, headers: { 'content-type': 'text/html' }, body: '<html>Log in</html>' };
    discord.faults.next(GATEWAY, { ...fault, kind: 'answer' });
    await bot.front.start();
    await discord.waitFor(() => discord.commands().length > 0, 15_000);
    const guild = discord.addGuild();
    const address = { platform: 'discord', workspace: guild.id, channel: discord.addChannel({ guild }).id } as const;
    discord.faults.next('POST /channels/:id/messages', { ...fault, kind: 'answer' });
    const { messenger } = bot.front;
    expect(await messenger.post({ key: 'k', address, message: sentence('x') })).toMatchObject({ kind: 'unknown' });
    expect(await messenger.post({ key: 'k', address, message: sentence('x') })).toMatchObject({ kind: 'sent' });
  });

  it('is let go of in time, even if Discord hangs', async () => {
    discord.faults.always(GATEWAY, { kind: 'hang', afterAccepting: false });
    const starting = bot.front.start();
    await discord.waitFor(() => discord.requests(GATEWAY).length > 0);
    await bot.front.stop();
    await starting;
    expect(bot.states).toEqual(['connecting']);
  });
});
