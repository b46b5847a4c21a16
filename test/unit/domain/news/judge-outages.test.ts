import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timeOutside } from '../../../../src/domain/news/watch.ts';
import { WatchedFeeds, type PlayedFeed } from '../../../support/watched-feeds.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const isUp = (): boolean => true;
const well: PlayedFeed = { everyMin: 10, isUp };
const ill: PlayedFeed = { everyMin: 10, isUp: () => false };

/** A feed that cannot be read from one minute to another. */
const downFrom = (from: number, to = Infinity, everyMin = 10): PlayedFeed => ({
  everyMin,
  isUp: (minute) => minute < from || minute >= to,
});

/** So many feeds of one kind, with rhythms of their own. */
const many = (count: number, up: PlayedFeed['isUp']): Readonly<Record<string, PlayedFeed>> =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, { everyMin: 10 + ((n * 7) % 110), isUp: up }]));

/** The notices in hours and words: `7 dark a`. */
const said = ({ told }: WatchedFeeds): readonly string[] =>
  told.map(({ minute, what, feeds }) => `${Math.floor(minute / HOUR)} ${what} ${feeds.join(' ')}`);

describe('judgeOutages', () => {
  it('tells once of a feed that was last read six hours ago, and once when it is read again', () => {
    const play = new WatchedFeeds({ a: downFrom(HOUR, 12 * HOUR), b: well }, HOUR).pass(2 * DAY);
    expect(said(play)).toEqual(['6 dark a', '12 back a']);
    expect(play.outages).toMatchObject([{ unreadSince: play.at(50), toldAt: play.at(50 + 6 * HOUR) }]);
  });

  it('says nothing of a feed that is read again before', () => {
    expect(said(new WatchedFeeds({ a: downFrom(HOUR, HOUR + 5 * HOUR), b: well }, HOUR).pass(2 * DAY))).toEqual([]);
  });

  it('tells once of a feed that was never read, six hours after it is followed', () => {
    const play = new WatchedFeeds({ b: well }, HOUR).pass(3 * HOUR);
    play.follow('a', ill);
    expect(said(play.pass(2 * DAY))).toEqual(['9 dark a']);
  });

  it('counts anew for a feed that is followed again, and drops the outage of one that is not', () => {
    const play = new WatchedFeeds({ a: downFrom(HOUR), b: well }, HOUR).pass(8 * HOUR);
    play.unfollow('a');
    play.pass(HOUR);
    play.follow('a', ill);
    expect(said(play.pass(5 * HOUR))).toEqual(['6 dark a']);
    expect(said(play.pass(DAY))).toEqual(['6 dark a', '15 dark a']);
  });

  it('waits for a second failure: one may be an accident, or a wait that the server asked for', () => {
    const asksToWait = { ...downFrom(HOUR), waitsMin: 12 * HOUR };
    expect(said(new WatchedFeeds({ a: asksToWait, b: well }, DAY).pass(2 * DAY))).toEqual(['13 dark a']);
  });

  it('says nothing of a feed whose quiet makes its interval long', () => {
    expect(said(new WatchedFeeds({ a: { everyMin: 10 * HOUR, isUp }, b: well }).pass(5 * DAY))).toEqual([]);
  });

  describe('while the bot is off', () => {
    it('holds nothing against a feed, and after it not before it was tried', () => {
      const play = new WatchedFeeds({ a: downFrom(HOUR), b: well }, HOUR).pass(HOUR);
      expect(said(play.pass(9 * HOUR, 'off').pass(5 * HOUR))).toEqual([]);
      expect(said(play.pass(2 * HOUR))).toEqual(['15 dark a']);
      expect(play.outages).toMatchObject([{ unreadSince: play.at(50) }]);
    });

    it('counts the hours before and after together', () => {
      const play = new WatchedFeeds({ a: downFrom(HOUR), b: well }, HOUR).pass(5 * HOUR);
      expect(said(play.pass(9 * HOUR, 'off').pass(3 * HOUR))).toEqual(['15 dark a']);
    });

    it('tells of nothing that is well again when it starts', () => {
      const play = new WatchedFeeds(many(5, (minute) => minute < HOUR || minute > 9 * HOUR)).pass(HOUR);
      expect(said(play.pass(9 * HOUR, 'off').pass(2 * DAY))).toEqual([]);
    });

    it('keeps in mind what was told', () => {
      const play = new WatchedFeeds({ a: downFrom(HOUR, 20 * HOUR), b: well }, HOUR).pass(8 * HOUR);
      expect(said(play.pass(9 * HOUR, 'off').pass(DAY))).toEqual(['6 dark a', '20 back a']);
    });
  });

  describe('of many feeds', () => {
    it('tells once when none can be read, and once when one can, whenever the others are tried', () => {
      for (const longestWait of [HOUR, DAY]) {
        const play = new WatchedFeeds(
          many(29, (minute) => minute < 5 * HOUR || minute >= 17 * HOUR),
          longestWait,
        );
        expect(said(play.pass(3 * DAY))).toEqual(['10 dark *', '17 back *']);
      }
    });

    it('holds a shorter outage of everything against none, though some are tried again much later', () => {
      const play = new WatchedFeeds(many(29, (minute) => minute < 5 * HOUR || minute >= 10 * HOUR));
      expect(said(play.pass(3 * DAY))).toEqual([]);
    });

    it('gathers those that go together, and does not send dozens when they come back one by one', () => {
      const play = new WatchedFeeds({ ...many(12, downFrom(5 * HOUR, 17 * HOUR).isUp), b: well }).pass(3 * DAY);
      const dark = play.told.filter(({ what }) => what === 'dark');
      const back = play.told.filter(({ what }) => what === 'back');
      expect(dark.flatMap(({ feeds }) => feeds).sort()).toEqual(back.flatMap(({ feeds }) => feeds).sort());
      expect([dark.length, back.length]).toEqual([2, 4]);
    });

    it('tells of a feed by itself that stays dark when the others are back', () => {
      const play = new WatchedFeeds({ ...many(4, downFrom(5 * HOUR, 17 * HOUR).isUp), dead: downFrom(5 * HOUR) }, HOUR);
      expect(said(play.pass(3 * DAY))).toEqual(['10 dark *', '17 back *', '23 dark dead']);
    });

    it('tells of the last one that goes dark as of any other: those that are dark for long have causes of their own', () => {
      const feeds = { a: ill, b: ill, c: downFrom(2 * DAY) };
      expect(said(new WatchedFeeds(feeds, HOUR).pass(4 * DAY)).at(-1)).toBe('53 dark c');
    });
  });

  it('believes a feed that flaps less each time', () => {
    const flapping = (darkHours: number, wellHours: number): PlayedFeed => ({
      everyMin: 5,
      isUp: (minute) => minute % ((darkHours + wellHours) * HOUR) < wellHours * HOUR,
    });
    const play = (feed: PlayedFeed) => said(new WatchedFeeds({ a: feed, b: well }, HOUR).pass(14 * DAY));
    expect(play(flapping(7, 2))).toEqual(['7 dark a', '9 back a', '16 dark a', '19 back a', '25 dark a']);
    expect(play(flapping(7, 30))).toHaveLength(17);
  });
});

describe('timeOutside', () => {
  const at = (minute: number): Date => new Date(Date.UTC(2031, 4, 6) + minute * 60_000);
  const outside = (...stretches: readonly (readonly [number, number])[]): number =>
    timeOutside(
      stretches.map(([from, to]) => ({ from: at(from), to: at(to) })),
      at(100),
      at(200),
    ) / 60_000;

  it.each([
    ['no stretch', [], 100],
    ['one in the middle', [[120, 150]], 70],
    [
      'some that overlap, in any order',
      [
        [140, 160],
        [120, 150],
        [125, 130],
      ],
      60,
    ],
    [
      'some that begin before it or lie before it',
      [
        [50, 110],
        [10, 20],
      ],
      90,
    ],
    ['one that covers it', [[50, 200]], 0],
    ['one whose end a clock noted that has been set back since', [[120, 300]], 100],
  ] as const)('counts what lies outside of %s', (_, stretches, minutes) => {
    expect(outside(...stretches)).toBe(minutes);
  });
});

describe('whatever feeds and bot do for a week', () => {
  const minutes = fc.integer({ min: 0, max: 7 * DAY });
  const someFeed = fc.record({
    everyMin: fc.integer({ min: 5, max: 120 }),
    toggles: fc.uniqueArray(minutes, { maxLength: 30 }),
  });
  const somePlay = fc.record({
    feeds: fc.array(someFeed, { minLength: 1, maxLength: 6 }),
    longestWait: fc.constantFrom(HOUR, 6 * HOUR, DAY),
    pauses: fc.array(fc.record({ at: minutes, length: fc.integer({ min: 5, max: 12 * HOUR }) }), { maxLength: 4 }),
  });

  it('an outage is told once, its end once, and neither of what the bot was not there to see', () => {
    fc.assert(
      fc.property(somePlay, ({ feeds, longestWait, pauses }) => {
        const upAt =
          ({ toggles }: (typeof feeds)[number]) =>
          (minute: number) =>
            toggles.filter((toggle) => toggle <= minute).length % 2 === 0;
        const played = feeds.map((feed, n) => [`f${n}`, { everyMin: feed.everyMin, isUp: upAt(feed) }] as const);
        const play = new WatchedFeeds(Object.fromEntries(played), longestWait);
        for (const { at, length } of pauses.toSorted((a, b) => a.at - b.at)) {
          play.pass(Math.max(0, at - play.minute));
          play.pass(length, 'off');
        }
        play.pass(Math.max(0, 7 * DAY - play.minute));
        for (const id of ['*', ...played.map(([name]) => name)]) {
          const notices = play.told.filter(({ feeds: named }) => named.includes(id)).map(({ what }) => what);
          expect(notices).toEqual(notices.map((_, n) => (n % 2 === 0 ? 'dark' : 'back')));
          expect(notices.length).toBeLessThanOrEqual(16);
        }
        for (const { feedId, unreadSince, toldAt, readSince, closedAt } of play.outages) {
          expect(play.runningBetween(unreadSince, toldAt)).toBeGreaterThanOrEqual(6 * HOUR - 30);
          const ids = feedId === null ? played.map(([name]) => name) : [feedId];
          for (const id of ids) expect(play.successes(id, unreadSince, toldAt)).toEqual([]);
          if (closedAt !== null) expect(ids.some((id) => readSince && play.isUpAt(id, readSince))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
