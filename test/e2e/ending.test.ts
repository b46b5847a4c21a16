import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { BotProcess } from '../support/bot-process.ts';
import { onDiscord, onSlack, type ChatDriver } from '../support/chat-driver.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedWar } from '../support/invented-war.ts';
import { aFolder } from '../support/temporary-folder.ts';

const FEED = 'meridian-courier';
const READY = /^Ceasefire Bot is ready.*\n/u;
const TOO_LATE = 'not everything let go in time';
/** Loaded before the program: it fails as a library might, when the test says so. */
const STRAY = `
  process.on('SIGUSR2', () => { Promise.reject(new Error('a stray rejection')); });
  process.on('SIGWINCH', () => setImmediate(() => { throw new Error('a stray exception'); }));
`;

describe('a process that is to end', () => {
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let bot: BotProcess;
  let chats: ChatDriver[];

  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    writeInventedWar(folder.path, feeds);
    chats = [];
  });
  afterEach(async () => {
    await bot.end('SIGKILL');
    await feeds.close();
    folder.remove();
    for (const chat of chats) await chat.stop();
  });

  async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    const tokens = Object.assign({}, ...chats.map((chat) => chat.env)) as Record<string, string>;
    const own = { CEASEFIRE_CONFIG: join(folder.path, 'config.yaml'), ...tokens, ...env };
    bot = BotProcess.start(['run'], { cwd: folder.path, env: own });
    await bot.printed(READY, 60_000);
  }

  function publish(n: number, title: string, more = ''): void {
    const link = `https://example.invalid/${FEED}/${n}`;
    const summary = `${title}, officials said. ${more}`;
    feeds.publish(FEED, { title, summary, link, guid: `n${n}`, publishedAt: new Date() });
  }

  async function until(what: string, holds: () => boolean): Promise<void> {
    const deadline = performance.now() + 60_000;
    while (!holds()) {
      if (performance.now() > deadline) throw new Error(`${what} did not come\n${bot.stderr}`);
      await new Promise((done) => setTimeout(done, 10));
    }
  }

  const polledAgain = (times: number): Promise<void> => {
    const before = feeds.requests(FEED).length;
    return until('a poll', () => feeds.requests(FEED).length >= before + times);
  };

  it('ends in time while forty huge texts are being understood', async () => {
    await start();
    await polledAgain(1);
    const saga = 'Valmere and Korrath spoke of the 60-day ceasefire, and Bren Osk said that nothing was agreed. ';
    for (let n = 0; n < 40; n++)
      publish(n, `Korrath ${n % 2 === 0 ? 'accepts' : 'rejects'} 60-day ceasefire, day ${n}`, saga.repeat(2_500));
    await polledAgain(1);
    await bot.logged(/feeds polled.*"versions":40|"versions":40.*feeds polled/u, 60_000);
    const ended = await bot.end('SIGTERM');
    expect([ended.code, ended.signal]).toEqual([0, null]);
    expect(ended.stderr).toContain('"msg":"stopping"');
    expect(ended.stderr).not.toContain(TOO_LATE);
  }, 180_000);

  it('does not wait for a platform that hangs, and the next one finds what it posted', async () => {
    chats = [await onDiscord(), await onSlack()];
    const [discord, slack] = chats as [ChatDriver, ChatDriver];
    await start();
    await Promise.all(chats.map((chat) => chat.connected()));
    for (const chat of chats) await chat.subscribe('all');
    await polledAgain(2);
    slack.holdNextAnswer();
    publish(1, 'Korrath accepts 60-day ceasefire');
    await until('both posts', () => discord.posts().length === 1 && slack.posts().length === 1);
    const ended = await bot.end('SIGTERM');
    expect([ended.code, ended.signal]).toEqual([0, null]);
    expect(ended.stderr).toContain(TOO_LATE);
    await start();
    publish(2, 'Valmere rejects 60-day ceasefire');
    await until('the next posts', () => discord.posts().length >= 2 && slack.posts().length >= 2);
    await polledAgain(3);
    for (const chat of chats) {
      const posts = chat.posts();
      expect([posts.length, posts[0], posts[1]]).toEqual([
        2,
        expect.stringContaining('Korrath accepts'),
        expect.stringContaining('Valmere rejects'),
      ]);
    }
  }, 180_000);

  it('ends in order when its terminal is closed', async () => {
    await start();
    const ended = await bot.end('SIGHUP');
    expect([ended.code, ended.signal]).toEqual([0, null]);
    expect(ended.stderr).toContain('"msg":"stopping"');
  });

  describe('because something failed that nobody caught', () => {
    beforeEach(async () => {
      await start({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(STRAY)}` });
    });

    it('does not end for one rejection, but says it', async () => {
      bot.signal('SIGUSR2');
      const [line] = await bot.logged(/^.*a failure that nobody handled; the bot goes on.*$/mu);
      expect(JSON.parse(line)).toMatchObject({
        level: 50,
        cause: expect.stringMatching(/^Error: a stray rejection \(at /u),
      });
      bot.type('status');
      await bot.printed(/nothing is known yet/u);
      expect(await bot.end('SIGTERM')).toMatchObject({ code: 0, signal: null });
    });

    it('ends in order with 1 for an exception, and says it', async () => {
      bot.signal('SIGWINCH');
      const { code, signal, stderr } = await bot.ended;
      expect([code, signal]).toEqual([1, null]);
      expect(stderr).toMatch(/an error that nobody caught ends the bot; start it again, nothing is lost/u);
      expect(stderr).toContain('Error: a stray exception');
    });

    it('ends in order with 1 for many rejections', async () => {
      let over = false;
      void bot.ended.then(() => (over = true));
      for (let n = 0; n < 200 && !over; n++) {
        bot.signal('SIGUSR2');
        await new Promise((done) => setTimeout(done, 50));
      }
      const { code, stderr } = await bot.ended;
      expect(code).toBe(1);
      expect(stderr).toMatch(/too many failures that nobody handled end the bot/u);
    });
  });
});
