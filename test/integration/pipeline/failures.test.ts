import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pollDueFeeds } from '../../../src/pipeline/poll-due-feeds.ts';
import { understand } from '../../../src/pipeline/understand.ts';
import type { NewSubscription } from '../../../src/ports/subscriptions.ts';
import type { Fault } from '../../support/feed-faults.ts';
import { BotOnDisk } from '../../support/bot-on-disk.ts';
import { anAddress } from '../../support/telling.ts';

const ACCEPTS = ['Korrath accepts 60-day ceasefire', '“Korrath accepts the ceasefire,” Bren Osk said.'] as const;
const AGREES = ['Valmere accepts 60-day ceasefire', '“Valmere accepts the ceasefire,” Ilsa Toren said.'] as const;

const { signal } = new AbortController();

let bot: BotOnDisk;
beforeEach(async () => {
  bot = await BotOnDisk.start();
  await bot.cycle(); // the first poll, which is background
  bot.later(10);
});
afterEach(() => bot.stop());

const texts = (channel: string): readonly string[] => bot.slack.in(channel).map(({ message }) => message.headline);
const korrath = 'Valmere–Korrath: Korrath accepts the 60-day ceasefire';
const valmere = 'Valmere–Korrath: Valmere accepts the 60-day ceasefire';

describe('a feed that fails', () => {
  beforeEach(() => bot.subscribe({ mode: 'breaking' }));

  it.each<[string, Fault, RegExp]>([
    ['answers with an error', { kind: 'status', status: 500 }, /500/u],
    ['hangs', { kind: 'stall' }, /./u],
    ['never answers', { kind: 'silence' }, /./u],
    ['hangs up', { kind: 'hang-up' }, /./u],
    ['sends garbage', { kind: 'body', body: Buffer.from([0, 1, 2, 255, 254]) }, /./u],
    ['sends a page', { kind: 'body', body: '<!doctype html><p>We are moving house.' }, /./u],
  ])('because it %s stops no other, says why, and is read again later', async (_, fault, because) => {
    bot.feeds.break('harbour-daily', fault);
    bot.publish('harbour-daily', 'agrees', ...AGREES);
    bot.publish('meridian-courier', 'accepts', ...ACCEPTS);
    expect(await bot.cycle()).toMatchObject({ polled: 2, notRead: 1, sent: 1 });
    expect(texts('desk')).toEqual([korrath]);
    expect(bot.logged('feed not read')).toMatchObject([
      { feedId: 'harbour-daily', because: expect.stringMatching(because) },
    ]);
    const before = bot.feeds.requests('harbour-daily').length;
    await bot.cycle();
    expect(bot.feeds.requests('harbour-daily')).toHaveLength(before);
    bot.feeds.heal('harbour-daily');
    bot.later(10);
    await bot.cycle();
    expect(texts('desk')).toEqual([korrath, valmere]);
  });

  it('because its harvest cannot be kept stops no other, shows, rests, and is kept later', async () => {
    const { stories } = bot.store;
    const keepPolls = stories.keepPolls.bind(stories);
    let refusals = 2;
    stories.keepPolls = (polls) => {
      const broken = polls.some((poll) => poll.feedId === 'harbour-daily' && poll.harvest !== null);
      if (broken && refusals > 0) {
        if (polls.length === 1) refusals--;
        return Promise.reject(new Error('no such column'));
      }
      return keepPolls(polls);
    };
    bot.publish('harbour-daily', 'agrees', ...AGREES);
    bot.publish('meridian-courier', 'accepts', ...ACCEPTS);
    expect(await bot.cycle()).toMatchObject({ notRead: 1, sent: 1 });
    expect(bot.logged('poll not kept')).toMatchObject([{ feedId: 'harbour-daily', cause: 'Error: no such column' }]);
    const [broken] = await bot.store.feeds.all();
    expect(broken?.health).toMatchObject({ failures: 1, lastError: expect.stringContaining('could not be kept') });
    const asked = bot.feeds.requests('harbour-daily').length;
    for (let second = 0; second < 4; second++) {
      bot.now = new Date(bot.now.getTime() + 1_000);
      await bot.cycle();
    }
    expect(bot.feeds.requests('harbour-daily')).toHaveLength(asked);
    for (let minutes = 0; minutes < 3; minutes++) {
      bot.later(10);
      await bot.cycle();
    }
    expect(texts('desk')).toEqual([korrath, valmere]);
  });
});

describe('a report that fails', () => {
  /** Reading the report of that title throws, each time that is told to; the stages read it one after the other. */
  const stumbleOver = (title: string, stumbles: (time: number) => boolean): void => {
    const { texts } = bot.deps;
    const of = texts.of.bind(texts);
    let times = 0;
    texts.of = (report, conflict) => {
      if (report.version.title === title && stumbles(times++)) throw new Error('a word too long');
      return of(report, conflict);
    };
  };
  const failures = (): number => bot.logged('report left for later').length;
  beforeEach(() => bot.subscribe({ mode: 'breaking' }));

  it.each([
    ['judge', 0],
    ['place', 1],
    ['read', 2],
    ['settle', 3],
  ])('in the stage %s stops no other, is logged by id, and is told when it succeeds', async (stage, readBefore) => {
    bot.publish('meridian-courier', 'accepts', ...ACCEPTS);
    bot.publish('harbour-daily', 'agrees', ...AGREES);
    stumbleOver(ACCEPTS[0], (time) => time === readBefore);
    expect(await bot.cycle()).toMatchObject({ failed: 1, sent: 1 });
    expect(texts('desk')).toEqual([valmere]);
    const logged = { stage, cause: 'Error: a word too long', reportId: expect.any(Number) };
    expect(bot.logged('report left for later')).toMatchObject([logged]);
    bot.later(10);
    expect(await bot.cycle()).toMatchObject({ failed: 0, sent: 1 });
    expect(texts('desk')).toEqual([valmere, korrath]);
  });

  it('again and again is tried ever more rarely, and at once after a new start', async () => {
    bot.publish('meridian-courier', 'accepts', ...ACCEPTS);
    stumbleOver(ACCEPTS[0], () => true);
    await bot.cycle();
    const triesWithin = async (seconds: number): Promise<number> => {
      const before = failures();
      for (let n = 0; n < seconds; n += 5) {
        bot.now = new Date(bot.now.getTime() + 5_000);
        await understand(bot.deps, signal);
      }
      return failures() - before;
    };
    expect([await triesWithin(60), await triesWithin(600), await triesWithin(7_200)]).toEqual([3, 4, 3]);
    await bot.crash();
    await bot.cycle();
    expect(texts('desk')).toEqual([korrath]);
  });

  it('with as many as a stage takes up at a time leaves none behind them unread', async () => {
    const titles = [1, 2, 3, 4].map((n) => `Korrath accepts point ${n} of the 60-day ceasefire`);
    for (const [n, title] of titles.entries()) {
      bot.publish('meridian-courier', `point-${n}`, title, '');
      stumbleOver(title, () => true);
    }
    await pollDueFeeds(bot.deps, signal);
    bot.publish('harbour-daily', 'agrees', ...AGREES);
    bot.later(10);
    await pollDueFeeds(bot.deps, signal);
    const small = { ...bot.deps, batch: 2 };
    for (let n = 0; n < 3; n++) await understand(small, signal);
    await bot.cycle();
    expect([texts('desk'), failures()]).toEqual([[valmere], 4]);
  });

  it('because its pack is no longer configured waits, and holds up nobody', async () => {
    bot.publish('meridian-courier', 'accepts', ...ACCEPTS);
    await pollDueFeeds(bot.deps, signal);
    expect(await understand({ ...bot.deps, conflicts: [], batch: 1 }, signal)).toEqual({ settled: 0, failed: 0 });
    await bot.crash();
    await bot.cycle();
    expect(texts('desk')).toEqual([korrath]);
  });
});

describe('a subscription that fails', () => {
  const ofNowhere = { schedule: { time: '08:00', days: 'daily', timezone: 'Mars/Base' } } as const;

  it.each<[string, Partial<NewSubscription>]>([
    ['digests', { ...ofNowhere, mode: 'digest' }],
    ['quiet hours', { ...ofNowhere, mode: 'breaking', quiet: '22:00-07:00' }],
    ['digests and posts', { ...ofNowhere, mode: 'both' }],
  ])('because its zone does not exist, which its %s need, stops no other and rests', async (_, wish) => {
    const { id } = await bot.subscribe({ ...wish, address: anAddress('nowhere') });
    await bot.subscribe({ mode: 'breaking' });
    bot.publish('meridian-courier', 'accepts', ...ACCEPTS);
    await bot.cycle();
    for (let n = 0; n < 4; n++) {
      bot.now = new Date(bot.now.getTime() + 1_000);
      await bot.cycle();
    }
    expect(texts('desk')).toEqual([korrath]);
    expect(bot.logged('subscription left for later')).toEqual([
      { subscriptionId: id, cause: expect.stringContaining('Mars/Base') },
    ]);
    await bot.store.subscriptions.change(id, { schedule: { time: '08:00', days: 'daily', timezone: 'UTC' } }, bot.now);
    bot.now = new Date('2031-05-07T08:01:00Z');
    await bot.cycle();
    expect(texts('nowhere').length).toBeGreaterThan(0);
  });
});

describe('a channel that wishes no word of a quiet day', () => {
  it('hears of a blind one: silence would say that nothing happened', async () => {
    await bot.subscribe({ mode: 'digest', heartbeat: false });
    bot.later(26 * 60);
    await bot.cycle();
    expect(bot.slack.standing).toEqual([]);
    for (const feed of ['meridian-courier', 'harbour-daily']) bot.feeds.break(feed, { kind: 'status', status: 503 });
    bot.later(24 * 60);
    await bot.cycle();
    bot.later(24 * 60);
    await bot.cycle();
    expect(texts('desk')).toEqual([expect.stringMatching(/: no source could be read, so nothing can be said$/u)]);
  });
});
