import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { BotOnDisk } from '../../support/bot-on-disk.ts';
import type { ServedItem } from '../../support/served-rss.ts';

/** News of different kinds: each is a development of its own. */
const NEWS = [
  ['Korrath accepts 60-day ceasefire', '“Korrath accepts the 60-day ceasefire,” Bren Osk said.'],
  ['Valmere rejects 60-day ceasefire', '“Valmere rejects the 60-day ceasefire,” Ilsa Toren said.'],
  ['Valmere and Korrath to hold talks on the isle on Monday', 'Talks will be held on Monday, Maro Quill said.'],
  ['Valmere accuses Korrath of violating the ceasefire at Harrow Pass', '“Korrath broke the ceasefire,” Toren said.'],
  ['Valmere and Korrath exchange 120 prisoners', 'The two sides exchanged 120 prisoners on Tuesday.'],
  ['Isle Council threatens Korrath with sanctions', 'The Isle Council threatened sanctions, Maro Quill said.'],
] as const;
const MINUTE = 60_000;

let bot: BotOnDisk;
beforeEach(async () => {
  bot = await BotOnDisk.start();
  await bot.subscribe({ mode: 'breaking', threshold: 'all' });
});
afterEach(() => bot.stop());

const posts = (): readonly string[] => bot.slack.standing.map(({ message }) => plainText(message));
const told = (): readonly string[] => posts().flatMap((text) => text.match(/(?<=· )VK-\d+/gu) ?? []);

/** What the server lists: news of so many minutes ago each, under links and guids of a design. */
function serve(design: string, count: number, minutesAgo: (n: number) => number, from = 0): void {
  for (const [n, [title, summary]] of NEWS.slice(from, from + count).entries()) {
    const name = `${design}-${n + from}`;
    const publishedAt = new Date(bot.now.getTime() - minutesAgo(n) * MINUTE);
    const item: ServedItem = { title, summary, link: `https://courier.example/${name}`, guid: name, publishedAt };
    bot.feeds.publish('meridian-courier', item);
  }
}

/** Cycles until the rush of late news is over. */
async function settle(): Promise<void> {
  for (let n = 0; n < 4; n++) {
    await bot.cycle();
    bot.later(1);
  }
}

describe('nothing floods a channel that wants everything:', () => {
  it('a first poll', async () => {
    serve('a', 6, () => 5);
    await settle();
    expect(posts()).toEqual([]);
  });

  it('an outage of our own, of which the reader hears in one net change', async () => {
    await settle();
    bot.later(10 * 60);
    serve('a', 6, (n) => n * 90);
    await bot.crash();
    await settle();
    expect(posts()).toHaveLength(1);
    expect(told().length).toBeGreaterThanOrEqual(4);
  });

  it('an outage of the feed', async () => {
    await settle();
    bot.feeds.break('meridian-courier', { kind: 'status', status: 500 });
    for (let hour = 0; hour < 10; hour++) {
      bot.later(60);
      await bot.cycle();
    }
    serve('a', 6, (n) => n * 90);
    bot.feeds.heal('meridian-courier');
    bot.later(24 * 60);
    await settle();
    expect(posts()).toHaveLength(1);
  });

  it('back-dated news in a feed that is followed', async () => {
    await settle();
    serve('a', 6, (n) => 240 + n);
    await settle();
    expect(posts()).toHaveLength(1);
  });

  it('news of days ago', async () => {
    await settle();
    serve('a', 6, (n) => 4 * 24 * 60 + n);
    await settle();
    expect(posts()).toEqual([]);
  });

  it('a redesign in which every link and guid changes, with one fresh story among it', async () => {
    serve('a', 5, () => 30, 1);
    await settle();
    for (let n = 1; n <= 5; n++) bot.feeds.withdraw('meridian-courier', `a-${n}`);
    serve('b', 5, () => 30, 1);
    serve('b', 1, () => 0);
    await settle();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toContain('Korrath accepts the 60-day ceasefire');
  });

  it('an old article that comes up again with other words and a new date', async () => {
    serve('a', 1, () => 5);
    await settle();
    for (let day = 0; day < 20; day++) {
      bot.later(24 * 60);
      bot.feeds.publish('harbour-daily', { title: `Weather of day ${day}`, link: `https://daily.example/${day}` });
      await bot.cycle();
    }
    const publishedAt = bot.now;
    const [, summary] = NEWS[1];
    const link = 'https://courier.example/a-0';
    bot.feeds.publish('meridian-courier', { title: 'Valmere rejects it', summary, link, guid: 'a-0', publishedAt });
    await settle();
    expect(posts()).toEqual([]);
  });

  it('but fresh news posts at once, each by itself', async () => {
    await settle();
    serve('a', 2, () => 1);
    await bot.cycle();
    expect(posts()).toHaveLength(2);
  });
});

describe('an article', () => {
  const publish = (link: string, guid: string, title: string): void =>
    bot.feeds.publish('meridian-courier', { title, link, guid, summary: 'As said.', publishedAt: bot.now });
  const versions = async (): Promise<number> => {
    let count = 0;
    for (let n = 0; n < 5; n++) {
      bot.later(1);
      count += (await bot.cycle()).versions;
    }
    return count;
  };

  it('that comes twice in every poll under one link does not flip for ever', async () => {
    publish('https://courier.example/live', 'first', 'Talks begin');
    publish('https://courier.example/live', 'second', 'Talks go on');
    bot.feeds.ignoreValidators('meridian-courier');
    expect(await versions()).toBe(2);
    publish('https://courier.example/live', 'second', 'Talks end');
    await bot.crash();
    expect(await versions()).toBe(1);
  });

  it('is one in two feeds, by its canonical link', async () => {
    publish('https://courier.example/news/talks-begin-12345678?utm_source=rss', 'a', 'Talks begin');
    const link = 'https://amp.courier.example/world/talks-go-on-12345678';
    bot.feeds.publish('harbour-daily', { title: 'TALKS  begin', link, guid: 'b', summary: 'As said.' });
    expect(await versions()).toBe(1);
  });
});
