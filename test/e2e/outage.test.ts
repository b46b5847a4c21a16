import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotProcess } from '../support/bot-process.ts';
import { onDiscord, onSlack, type ChatDriver } from '../support/chat-driver.ts';
import { Door } from '../support/door.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedWar } from '../support/invented-war.ts';
import { aFolder } from '../support/temporary-folder.ts';

const FEED = 'meridian-courier';
const READY = /^Ceasefire Bot is ready: (http:\/\/127\.0\.0\.1:\d+)\b.*\n/u;
const OTHER_SECRETS = {
  SLACK_CLIENT_SECRET: 'planted-client',
  SLACK_STATE_SECRET: 'planted-state',
  LLM_API_KEY: 'planted-key',
  ENCRYPTION_KEY: 'planted-encryption',
} as const;

describe('a platform that goes away for a while', () => {
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let chats: Readonly<Record<'discord' | 'slack', ChatDriver>>;
  let doors: Readonly<Record<'discord' | 'slack', Door>>;
  let bot: BotProcess;
  let env: Record<string, string>;
  let page: string;

  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    const [discord, slack] = await Promise.all([onDiscord(), onSlack()]);
    chats = { discord, slack };
    doors = {
      discord: await Door.before(discord.env['DISCORD_API_URL'] ?? ''),
      slack: await Door.before(slack.env['SLACK_API_URL'] ?? ''),
    };
    await Promise.all([doors.discord.open(), doors.slack.open()]);
    const apis = { DISCORD_API_URL: doors.discord.url, SLACK_API_URL: doors.slack.url };
    const own = { CEASEFIRE_CONFIG: writeInventedWar(folder.path, feeds, true), HTTP_PORT: '0', LOG_LEVEL: 'trace' };
    env = { ...discord.env, ...slack.env, ...apis, ...own, ...OTHER_SECRETS, DATABASE_URL: 'sqlite:bot.db' };
    bot = BotProcess.start(['run'], { cwd: folder.path, env });
    [, page = ''] = await bot.printed(READY, 60_000);
    await Promise.all([discord.connected(), slack.connected()]);
    for (const chat of [discord, slack]) await chat.subscribe('all');
    await until('the first poll', () => feeds.requests(FEED).length > 2);
  });
  afterEach(async () => {
    await bot.end('SIGKILL');
    await feeds.close();
    await Promise.all(Object.values(doors).map((door) => door.shut()));
    await Promise.all(Object.values(chats).map((chat) => chat.stop()));
    folder.remove();
  });

  async function until(what: string, holds: () => boolean): Promise<void> {
    const deadline = performance.now() + 60_000;
    while (!holds()) {
      if (performance.now() > deadline) throw new Error(`${what} did not come\n${bot.stderr}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  function publish(n: number, title: string): void {
    const link = `https://example.invalid/${FEED}/${n}`;
    feeds.publish(FEED, { title, summary: `${title}, officials said.`, link, guid: `n${n}`, publishedAt: new Date() });
  }

  it.each([
    ['slack', 'discord'],
    ['discord', 'slack'],
  ] as const)(
    '%s leaves %s untouched, and is told everything once it is back',
    async (gone, other) => {
      await doors[gone].shut();
      publish(1, 'Korrath accepts 60-day ceasefire');
      await until('the post', () => chats[other].posts().length === 1);
      publish(2, 'Valmere rejects 60-day ceasefire');
      await until('the next post', () => chats[other].posts().length === 2);
      expect(chats[gone].posts()).toEqual([]);
      await doors[gone].open();
      await until('what was missed', () => chats[gone].posts().length >= 2);
      const polls = feeds.requests(FEED).length;
      await until('quiet', () => feeds.requests(FEED).length > polls + 2);
      for (const chat of Object.values(chats))
        expect(chat.posts()).toEqual([
          expect.stringContaining('Korrath accepts'),
          expect.stringContaining('Valmere rejects'),
        ]);
      await holdsNoSecret();
    },
    180_000,
  );

  /** Whatever the bot has said, shown and kept, through an outage and at the finest level of its log. */
  async function holdsNoSecret(): Promise<void> {
    const tokens = ['DISCORD_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'].map((name) => env[name] ?? '');
    const secrets = [...tokens, ...Object.values(OTHER_SECRETS)];
    expect(secrets.every((secret) => secret.length > 8)).toBe(true);
    const paths = ['/', '/sources', '/healthz', '/readyz', '/metrics', '/api/status'];
    const shown = await Promise.all(paths.map(async (path) => (await fetch(`${page}${path}`)).text()));
    const run = (command: string) => BotProcess.run([command], { cwd: folder.path, env });
    const [backup, doctor] = [await run('backup'), await run('doctor')];
    expect(backup.code).toBe(0);
    const { stdout, stderr } = await bot.end('SIGTERM');
    const files = readdirSync(folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    expect(files.length).toBeGreaterThan(3);
    const said = [stdout, stderr, backup.stdout, backup.stderr, doctor.stdout, doctor.stderr];
    for (const text of [...shown, ...said, ...files])
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  }
});
