import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { BotProcess } from '../support/bot-process.ts';
import { onDiscord, onSlack, type ChatDriver } from '../support/chat-driver.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedWar } from '../support/invented-war.ts';
import { aFolder } from '../support/temporary-folder.ts';

const POLL = 'meridian-courier';
const NEWS = [
  ['Isle Council proposes 60-day ceasefire between Valmere and Korrath', 'Isle Council proposes'],
  ['Korrath undecided on 60-day ceasefire', 'Korrath is undecided'],
  ['Valmere accepts 60-day ceasefire', 'Valmere accepts'],
  ['Korrath accepts 60-day ceasefire', 'Korrath accepts'],
  ['Valmere rejects 60-day ceasefire', 'Valmere rejects'],
  ['Korrath rejects 60-day ceasefire', 'Korrath rejects'],
] as const;
const PLATFORMS = [
  ['Discord', onDiscord],
  ['Slack', onSlack],
] as const;

describe.each(PLATFORMS)('a process on %s that is killed', (_platform, onPlatform) => {
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let chat: ChatDriver;
  let bot: BotProcess;

  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    chat = await onPlatform();
    writeInventedWar(folder.path, feeds);
    start();
    await chat.connected();
  });
  afterEach(async () => {
    await bot.end('SIGKILL');
    await feeds.close();
    folder.remove();
    await chat.stop();
  });

  function start(): void {
    const env = { CEASEFIRE_CONFIG: join(folder.path, 'config.yaml'), ...chat.env };
    bot = BotProcess.start(['run'], { cwd: folder.path, env });
  }

  async function until(what: string, holds: () => boolean): Promise<void> {
    const deadline = performance.now() + 20_000;
    while (!holds()) {
      if (performance.now() > deadline)
        throw new Error(`${what} did not come\n${chat.posts().join('\n')}\n${bot.stderr}`);
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  /** Publishes the nth report; answers with how far things were before. */
  function publish(n: number): { readonly polls: number; readonly attempts: number } {
    const [title] = NEWS[n] ?? [''];
    const link = `https://example.invalid/${POLL}/${n}`;
    const before = { polls: feeds.requests(POLL).length, attempts: chat.attempts() };
    feeds.publish(POLL, { title, summary: `${title}, officials said.`, link, guid: `n${n}`, publishedAt: new Date() });
    return before;
  }

  async function killAndRestart(): Promise<void> {
    await bot.end('SIGKILL');
    start();
  }

  /** The moments at which the process dies, each after the nth report came out. */
  const MOMENTS: readonly ((n: number) => Promise<void>)[] = [
    async (n) => {
      publish(n);
      await killAndRestart();
    },
    async (n) => {
      const { polls } = publish(n);
      await until('a poll', () => feeds.requests(POLL).length > polls);
      await killAndRestart();
    },
    async (n) => {
      chat.holdNextAnswer();
      const { attempts } = publish(n);
      await until('a post that nobody hears of', () => chat.posts().length > n);
      await killAndRestart();
      await until('a look for it', () => chat.attempts() > attempts + 1);
    },
    async (n) => {
      chat.loseNextPost();
      const { attempts } = publish(n);
      await until('a post that is lost', () => chat.attempts() > attempts);
      await killAndRestart();
    },
    async (n) => {
      chat.holdNextAnswerAndLook();
      const { attempts } = publish(n);
      await until('a post that nobody hears of', () => chat.posts().length > n);
      await killAndRestart();
      await until('a look that nobody answers', () => chat.attempts() > attempts + 1);
      await killAndRestart();
      await until('another look', () => chat.attempts() > attempts + 2);
    },
    async (n) => {
      publish(n);
      await until('a post', () => chat.posts().length > n);
      await killAndRestart();
    },
  ];

  it('tells everything exactly once, whenever it dies', async () => {
    expect(await chat.subscribe('all')).toContain('Valmere–Korrath');
    await until('the first poll', () => feeds.requests(POLL).length > 1 && feeds.requests('harbour-daily').length > 1);
    for (const [n, dies] of MOMENTS.entries()) {
      await dies(n);
      await until(`post ${n + 1}`, () => chat.posts().length > n);
    }
    const polls = feeds.requests(POLL).length;
    await until('quiet', () => feeds.requests(POLL).length > polls + 2);
    const texts = chat.posts();
    expect(texts).toHaveLength(NEWS.length);
    for (const [n, [, says]] of NEWS.entries()) expect(texts[n]).toContain(says);
  }, 120_000);
});
