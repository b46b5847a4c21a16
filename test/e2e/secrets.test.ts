import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BotProcess } from '../support/bot-process.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedWar } from '../support/invented-war.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import { aFolder } from '../support/temporary-folder.ts';

const READY = /^Ceasefire Bot is ready: (http:\/\/127\.0\.0\.1:\d+)\b.*\n/u;
const PLANTED = {
  SLACK_CLIENT_SECRET: 'planted-client-9d1f',
  SLACK_STATE_SECRET: 'planted-state-9d1f',
  LLM_API_KEY: 'planted-model-9d1f',
  ENCRYPTION_KEY: 'planted-encryption-9d1f',
} as const;
/** Feeds are people's own, too: a password in an address is nobody else's business. */
const PASSWORD = 'planted-password-9d1f';
/** So begins each token with which an interaction is answered. */
const INTERACTION = Buffer.from('interaction:').toString('base64url').slice(0, -1);

describe('what opens a door', () => {
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let discord: DiscordServer;
  let slack: SlackServer;
  let bot: BotProcess;

  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    discord = await startDiscordServer({ token: 'planted-discord-9d1f' });
    slack = await startSlackServer({ postIntervalMs: 0 });
  });
  afterEach(async () => {
    await bot.end('SIGKILL');
    await feeds.close();
    await Promise.all([discord.stop(), slack.stop()]);
    folder.remove();
  });

  const envOf = (): Readonly<Record<string, string>> => ({
    ...PLANTED,
    CEASEFIRE_CONFIG: writeInventedWar(folder.path, feeds, true),
    DATABASE_URL: `sqlite:${join(folder.path, 'bot.db')}`,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
    HTTP_PORT: '0',
    LOG_LEVEL: 'trace',
  });
  const secrets = (): readonly string[] => [
    ...[...Object.values(PLANTED), PASSWORD, discord.token, slack.botToken, slack.appToken],
    ...[INTERACTION, '/commands/T'],
  ];
  /** Every file beside what the test itself wrote there. */
  const filesIn = (path: string): readonly string[] =>
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => join(path, name))
      .filter((name) => statSync(name).isFile() && !/\.(?:yaml)$/u.test(name));

  /** Both platforms fail in all ways that carry a secret in the request, while somebody goes on asking. */
  async function failures(): Promise<void> {
    const guild = discord.addGuild();
    const at = { channel: discord.addChannel({ guild }), user: discord.addUser() };
    discord.addMember({ guild, user: at.user, permissions: ['ManageChannels', 'ManageGuild'] });
    await discord.waitFor(() => discord.commands().length > 0, 20_000);
    const on = { ...at, command: 'ceasefire', finalMs: 1000 };
    const path = ['feeds', 'add'];
    const url = feeds.url('x').replace('http://', `http://ana:${PASSWORD}@`);
    await discord.slash({ ...on, path, options: { url } });
    const callback = 'POST /interactions/:id/:token/callback';
    discord.faults.next(callback, { kind: 'drop', afterAccepting: false });
    discord.faults.next(callback, { kind: 'answer', status: 500 });
    discord.faults.next(callback, { kind: 'answer', status: 401, body: { message: '401: Unauthorized', code: 0 } });
    for (let times = 0; times < 3; times += 1) await discord.slash({ ...on, path: ['status'] });
    const user = slack.addUser();
    const channel = slack.addChannel({ members: [user] });
    const act = { command: '/ceasefire', user, channel, quietMs: 0, timeoutMs: 1500 };
    await slack.slash({ ...act, text: 'subscribe' });
    slack.faults.next('users.info', { kind: 'drop' });
    await slack.slash({ ...act, user: slack.addUser(), text: 'status' });
    slack.faults.next('chat.postMessage', { kind: 'status', status: 500 });
    slack.faults.next('chat.postMessage', { kind: 'drop' });
    await slack.say({ user, channel, text: `<@${slack.botUserId}> status`, timeoutMs: 1500 });
    await slack.say({ user, channel, text: `<@${slack.botUserId}> status`, timeoutMs: 1500 });
    slack.refuseToken(slack.botToken, 'invalid_auth');
    slack.refuseToken(slack.appToken, 'token_revoked');
    await slack.slash({ ...act, text: 'status' });
    slack.dropSockets();
    discord.revokeToken();
    await bot.logged(/Discord will not be tried again/u, 20_000);
  }

  it('stands in no log, page, answer of a command or file, whatever fails', async () => {
    const env = envOf();
    bot = BotProcess.start(['run'], { cwd: folder.path, env });
    const [, address = ''] = await bot.printed(READY);
    await slack.waitFor(() => slack.connections > 0, 'Slack', 20_000);
    await failures();
    const paths = ['/', '/sources', '/api/status', '/healthz', '/readyz', '/metrics', '/nothing'];
    const pages = await Promise.all(paths.map(async (path) => (await fetch(`${address}${path}`)).text()));
    expect(pages.join('\n')).toContain('refuses the token');
    const doctor = await BotProcess.run(['doctor'], { cwd: folder.path, env });
    expect(doctor.stdout).toMatch(/DISCORD_TOKEN|SLACK_BOT_TOKEN/u);
    const copy = await BotProcess.run(['backup'], { cwd: folder.path, env });
    expect(copy.code).toBe(0);
    const { stdout, stderr } = await bot.end('SIGTERM');
    const said = [...pages, stdout, stderr, doctor.stdout, doctor.stderr, copy.stdout, copy.stderr];
    const files = filesIn(folder.path);
    expect(files.length).toBeGreaterThan(1);
    const all = [...said, ...files.map((file) => readFileSync(file, 'latin1'))];
    expect(all.flatMap((text) => secrets().filter((secret) => text.includes(secret)))).toEqual([]);
  }, 120_000);
});
