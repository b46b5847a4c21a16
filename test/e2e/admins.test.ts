import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { join } from 'node:path';
import { App } from '../../src/app.ts';
import { openDatabase } from '../../src/app/open-database.ts';
import { loadConfig } from '../../src/config/load.ts';
import { sentence } from '../../src/domain/telling/message.ts';
import { addressOfPerson } from '../../src/domain/telling/subscription.ts';
import { BotProcess } from '../support/bot-process.ts';
import { ChatRoom } from '../support/chat-room.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { UserRecord } from '../support/discord-server/records.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedWar } from '../support/invented-war.ts';
import type { User } from '../support/slack-server/entities.ts';
import { readableText } from '../support/slack-server/mrkdwn.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import { aFolder } from '../support/temporary-folder.ts';

const DAILY = 'harbour-daily';

describe('the whole program tells its admins', () => {
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let slack: SlackServer;
  let discord: DiscordServer;
  let ana: User;
  let ben: UserRecord;
  let env: Readonly<Record<string, string>>;

  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    slack = await startSlackServer();
    discord = await startDiscordServer();
    ana = slack.addUser();
    ben = discord.addUser();
    const admins = { slack: [ana.id], discord: [ben.id] };
    env = {
      CEASEFIRE_CONFIG: writeInventedWar(folder.path, feeds, false, { admins }),
      DATABASE_URL: `sqlite:${join(folder.path, 'bot.db')}`,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.url,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
    };
  });
  afterEach(async () => {
    await slack.stop();
    await discord.stop();
    await feeds.close();
    folder.remove();
  });

  const told = () => [
    slack.directMessagesTo(ana).map(readableText),
    discord.directMessagesTo(ben).map(({ text }) => text),
  ];

  it('once of a dark source and once of its end, on every platform and across restarts', async () => {
    const { log } = new ChatRoom();
    let now = new Date('2031-05-06T06:00:00Z');
    let printed = '';
    const output = new PassThrough().on('data', (text) => (printed += String(text)));
    const open = () =>
      App.open(loadConfig(env), { clock: { now: () => now }, log, input: null, output, noColour: true });
    let app = await open();
    const live = async (hours: number): Promise<void> => {
      for (let minutes = 0; minutes < hours * 60; minutes += 10) {
        now = new Date(now.getTime() + 10 * 60_000);
        await app.runCycle();
      }
    };
    try {
      await app.runCycle();
      feeds.break(DAILY, { kind: 'status', status: 404 });
      await live(5.5);
      expect(told()).toEqual([[], []]);
      await live(1);
      await app.stop();
      app = await open();
      await live(3);
      const dark = expect.stringContaining('There is no feed at this address (HTTP 404). 1 of 2 sources is read.');
      expect(told()).toEqual([[dark], [dark]]);
      feeds.heal(DAILY);
      await live(24);
      const back = expect.stringMatching(/Harbour Daily.* is read again, since .*2 of 2 sources are read\./su);
      expect(told()).toEqual([
        [dark, back],
        [dark, back],
      ]);
      expect(printed.match(/Harbour Daily (?:has not been read since|is read again, since)/gu)).toHaveLength(2);
    } finally {
      await app.stop();
    }
  }, 60_000);

  it('exactly once though it is killed while they are being told', async () => {
    const store = await openDatabase(loadConfig(env));
    const blank = { subscriptionId: null, kind: 'notice', carries: [], tells: null, createdAt: new Date() } as const;
    const message = sentence('Harbour Daily has not been read since this morning.');
    const deliveries = [addressOfPerson('slack', ana.id), addressOfPerson('discord', ben.id)].map((address) => {
      return { ...blank, key: `admin:${address.platform}:n1`, address, message };
    });
    const nothing = { gaps: [], opened: [], noticed: [], closed: [] };
    await store.outages.keep({ lookedAt: new Date(), ...nothing, deliveries });
    await store.close();

    slack.faults.next('chat.postMessage', { kind: 'hang', stored: true });
    discord.faults.next('POST /channels/:id/messages', { kind: 'hang', afterAccepting: true });
    const start = () => BotProcess.start(['run'], { cwd: folder.path, env });
    let bot = start();
    try {
      await until('both posts, of which nobody hears', () => told().every((texts) => texts.length === 1));
      await bot.end('SIGKILL');
      bot = start();
      await until('a look for the one on Slack', () => slack.calls('conversations.history').length > 0);
      await until('and for the one on Discord', () => discord.requests('GET /channels/:id/messages').length > 0);
      await until('the end of both', () => (bot.stderr.match(/deliveries made/gu) ?? []).length > 1);
      expect(told()).toEqual([
        [expect.stringContaining(message.headline)],
        [expect.stringContaining(message.headline)],
      ]);
    } finally {
      await bot.end('SIGKILL');
    }
  }, 60_000);
});

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
