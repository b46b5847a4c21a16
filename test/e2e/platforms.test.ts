import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BotProcess } from '../support/bot-process.ts';
import { onDiscord, onSlack, type ChatDriver } from '../support/chat-driver.ts';
import { Door } from '../support/door.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedWar } from '../support/invented-war.ts';
import { aFolder } from '../support/temporary-folder.ts';

const READY = /^Ceasefire Bot is ready: (http:\/\/127\.0\.0\.1:\d+)\b.*\n/u;
const FEEDS = ['meridian-courier', 'harbour-daily'] as const;
const BACKLOG = 400;

describe('one process', () => {
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let discord: ChatDriver;
  let slack: ChatDriver;
  let bot: BotProcess;

  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    [discord, slack] = await Promise.all([onDiscord(), onSlack()]);
  });
  afterEach(async () => {
    await bot.end('SIGKILL');
    await feeds.close();
    folder.remove();
    await Promise.all([discord.stop(), slack.stop()]);
  });

  function start(env: Readonly<Record<string, string>>): void {
    const own = { CEASEFIRE_CONFIG: writeInventedWar(folder.path, feeds, true), HTTP_PORT: '0', ...env };
    bot = BotProcess.start(['run'], { cwd: folder.path, env: own });
  }

  async function until(what: string, holds: () => boolean): Promise<void> {
    const deadline = performance.now() + 40_000;
    while (!holds()) {
      if (performance.now() > deadline) throw new Error(`${what} did not come\n${bot.stdout}\n${bot.stderr}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  function publish(feed: (typeof FEEDS)[number], slug: string, title: string, summary: string): void {
    const link = `https://example.invalid/${feed}/${slug}`;
    feeds.publish(feed, { title, summary, link, guid: slug, publishedAt: new Date() });
  }

  it('serves Discord, Slack and the terminal at once, and answers each of them in the middle of a backlog', async () => {
    start({ ...discord.env, ...slack.env });
    await Promise.all([bot.printed(READY), discord.connected(), slack.connected()]);
    const everywhere = (words: string) => (): boolean =>
      [bot.stdout, discord.posts().join('\n'), slack.posts().join('\n')].every((text) => text.includes(words));
    bot.type('subscribe mode:breaking threshold:major');
    await Promise.all([bot.printed(/now gets/u), discord.subscribe('major'), slack.subscribe('major')]);
    await until('the first poll', () => FEEDS.every((feed) => feeds.requests(feed).length > 1));

    publish('harbour-daily', 'accepts', 'Valmere accepts 60-day ceasefire', 'President Ilsa Toren said so.');
    await until('the post', everywhere('Valmere accepts the 60-day ceasefire'));

    publish(
      'meridian-courier',
      'last',
      'Korrath accepts 60-day ceasefire',
      '“We accept it,” Chancellor Bren Osk said.',
    );
    for (let n = 0; n < BACKLOG; n++) {
      const title = `Valmere says it keeps to the 60-day ceasefire in village ${n}`;
      publish(
        'meridian-courier',
        `n${n}`,
        title,
        `No shot was heard near Harrow Pass, officials of village ${n} said.`,
      );
    }
    const polls = feeds.requests('meridian-courier').length;
    await until('the poll', () => feeds.requests('meridian-courier').length > polls);
    const isOver = everywhere('Korrath accepts the 60-day ceasefire');
    let rounds = 0;
    for (; !isOver(); rounds++) {
      const answers = await Promise.all([discord.status(), slack.status()]);
      expect(answers).toEqual(answers.map(() => expect.stringContaining('where it stands')));
    }
    expect(rounds).toBeGreaterThan(0);
    bot.type('status');
    await bot.printed(/where it stands/u);
    const settled = [...bot.stderr.matchAll(/"settled":(\d+)/gu)].reduce((sum, [, count]) => sum + Number(count), 0);
    expect(settled).toBe(BACKLOG + 2);
    expect([discord.posts().length, slack.posts().length]).toEqual([2, 2]);
    expect(await Promise.all([discord.timelinePictures(), slack.timelinePictures()])).toEqual([1, 1]);
  }, 90_000);

  it.each([
    ['takes every call and never answers', async () => undefined],
    ['refuses every connection', (door: Door) => door.shut()],
  ])(
    'is ready though Slack %s, serves the others, and Slack as soon as it can',
    async (_what, befall) => {
      const door = await Door.before(slack.env['SLACK_API_URL'] ?? '');
      await befall(door);
      start({ ...discord.env, ...slack.env, SLACK_API_URL: door.url });
      const [, address = ''] = await bot.printed(READY);
      const readyz = async () => (await fetch(`${address}/readyz`)).json();
      const down = { platform: 'slack', state: 'down', because: expect.stringMatching(/^Slack [^\n]+\.$/u) };
      expect(await readyz()).toMatchObject({ ready: true, platforms: expect.arrayContaining([down]) });
      await discord.connected();
      expect(await discord.status()).toContain('Valmere–Korrath');

      await door.open();
      await slack.connected();
      expect(await slack.status()).toContain('Valmere–Korrath');
      const connected = { platform: 'slack', state: 'connected', because: null };
      expect(await readyz()).toMatchObject({ platforms: expect.arrayContaining([connected]) });
      expect(await bot.end('SIGTERM')).toMatchObject({ code: 0, signal: null });
      await door.shut();
    },
    60_000,
  );
});
