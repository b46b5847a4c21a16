import { beforeEach, describe, expect, it } from '@jest/globals';
import type { NewVersion } from '../../../../src/domain/news/article.ts';
import type { FeedItem } from '../../../../src/domain/news/feed.ts';
import type { FreshNews } from '../../../../src/domain/news/harvest.ts';
import { listed, someNews, StoredNews } from '../../../support/fresh-news.ts';
import { at, courier } from '../../../support/stories.ts';

const HOUR = 3_600_000;
const noon = at('12:00');
const ago = (hours: number): Date => new Date(noon.getTime() - hours * HOUR);
const item = (n: number, change: Partial<FeedItem> = {}): FeedItem =>
  listed({
    link: `https://gazette.example/story-${n}`,
    title: `Council ${n} meets at the river`,
    summary: `It met for the ${n}th time.`,
    ...change,
  });
const many = (count: number, change: (n: number) => Partial<FeedItem> = () => ({})): readonly FeedItem[] =>
  Array.from({ length: count }, (_, n) => item(n + 1, change(n + 1)));
const entries = (versions: readonly NewVersion[]): readonly string[] => versions.map(({ entry }) => entry.as);

let stored: StoredNews;
/** A poll at noon; the feed was read ten minutes before. */
const poll = (items: readonly FeedItem[], news: Partial<FreshNews> = {}, now = noon): readonly NewVersion[] =>
  stored.poll(someNews(items, news), now);
beforeEach(() => {
  stored = new StoredNews();
});

describe('an item enters', () => {
  it('live when it is fresh or has no date, the oldest first', () => {
    const versions = poll([item(2, { publishedAt: ago(0.1) }), item(1)]);
    expect(entries(versions)).toEqual(['live', 'live']);
    expect(versions.map((v) => v.item.title)).toEqual([item(1).title, item(2).title]);
  });

  it('as background with a first poll, however fresh, and without a gap or a first success before it', () => {
    const health = { firstPolledAt: null, lastSuccessAt: null, failures: 0, nextPollAt: ago(20) };
    expect(
      entries(
        poll(
          many(3, () => ({ publishedAt: noon })),
          { health },
        ),
      ),
    ).toEqual(Array(3).fill('background'));
  });

  it.each([
    [2.9, 'live'],
    [3.1, 'late'],
    [71, 'late'],
    [73, 'background'],
  ])('%d hours after it was published as %s', (hours, as) => {
    expect(entries(poll([item(1, { publishedAt: ago(hours) })]))).toEqual([as]);
  });

  it('late after a gap of days where it was published in the gap, and as background where it was there before', () => {
    const health = { firstPolledAt: ago(900), lastSuccessAt: ago(200), failures: 0, nextPollAt: ago(199) };
    const versions = poll([item(2, { publishedAt: ago(199) }), item(1, { publishedAt: ago(201) })], { health });
    expect(versions.map(({ entry }) => entry)).toEqual([
      { as: 'background', because: 'it was published more than three days before it was seen' },
      { as: 'late', because: 'the feed had not been read for 8 days' },
    ]);
  });

  it('late after a gap: polls that failed, or that were missed; not where they are meant to be rare', () => {
    const after = (hours: number, failures: number, overdue: number) => {
      stored = new StoredNews();
      const health = { firstPolledAt: ago(99), lastSuccessAt: ago(hours), failures, nextPollAt: ago(overdue) };
      return poll([item(1, { publishedAt: ago(0.1) })], { health })[0]?.entry;
    };
    expect(after(9, 3, 0)).toEqual({ as: 'late', because: 'the feed had not been read for 9 hours' });
    expect(after(9, 0, 8)?.as).toBe('late');
    expect(after(9, 0, 0.1)?.as).toBe('live');
    expect(after(2, 3, 1.5)?.as).toBe('live');
    expect(after(60, 0, 59)?.because).toBe('the feed had not been read for 3 days');
  });

  it('at the moment at which it was seen when its date lies ahead, and says so', () => {
    const [ahead, skewed] = poll([item(2, { publishedAt: ago(-0.01) }), item(1, { publishedAt: ago(-400) })]);
    expect([ahead?.item.publishedAt, skewed?.item.publishedAt]).toEqual([noon, noon]);
    expect(ahead?.entry).toEqual({ as: 'live', because: expect.stringContaining('lay in the future') });
    expect(skewed?.entry.because).not.toContain('future');
  });
});

describe('new words under a known link', () => {
  beforeEach(() => void poll([item(1)], {}, ago(5)));
  const after = (change: Partial<FeedItem>, now = noon) => poll([item(1, change)], {}, now)[0]?.entry;

  it('are none when case, spaces and markup alone changed', () => {
    expect(after({ title: ' COUNCIL 1  <b>meets</b> at the river' })).toBeUndefined();
  });

  it.each([
    ['quotation marks', '“Council 1” meets at the river'],
    ['a dash', 'Council 1 – meets – at the river!'],
    ['the outlet', 'Council 1 meets at the river | The Gazette'],
    ['the outlet by its host', 'Council 1 meets at the river - Gazette News'],
    ['a mark', 'UPDATED: Council 1 meets at the river – live'],
  ])('are a copy-edit that enters as background when %s came', (_, title) => {
    expect(after({ title })).toEqual({ as: 'background', because: expect.stringContaining('copy-edit') });
  });

  it.each([
    'Council 1 meets at the river?',
    'Council 2 meets at the river',
    'Council 1 meets at the river – Kremlin',
    'Council 1 walks out',
  ])('may say something: %s', (title) => {
    expect(after({ title })).toMatchObject({ as: 'live', because: expect.stringContaining('words changed') });
  });

  it('are live however old the date of the article is within three days', () => {
    expect(after({ title: 'Council 1 walks out', publishedAt: ago(30) })?.as).toBe('live');
    expect(after({ title: 'Council 1 is back', publishedAt: ago(80) })?.as).toBe('background');
  });

  it('are dug up when the article had said nothing for more than a week, whatever its date says now', () => {
    const weeks = new Date(noon.getTime() + 15 * 24 * HOUR);
    const health = { firstPolledAt: ago(99), lastSuccessAt: weeks, failures: 0, nextPollAt: weeks };
    const changed = item(1, { title: 'Council 1 met long ago', publishedAt: weeks });
    const [version] = poll([changed], { health }, weeks);
    expect(version?.entry).toMatchObject({ as: 'background', because: expect.stringContaining('week') });
  });

  it('do not alternate with the old ones for ever', () => {
    const other = { title: 'Council 1 walks out' };
    const counts = [other, {}, other, {}, other].map((change) => poll([item(1, change)]).length);
    expect(counts).toEqual([1, 0, 0, 0, 0]);
  });

  it('of another feed are none when they are the same', () => {
    expect(poll([item(1, { link: 'http://www.gazette.example/story-1?at_medium=RSS' })], { feedId: courier })).toEqual(
      [],
    );
  });
});

describe('words that the feed has shown', () => {
  beforeEach(() => void poll(many(10), {}, ago(5)));

  it('are background under another link, and once more under a third', () => {
    const again = (link: string) => poll([item(1, { link, guid: 'x' })])[0]?.entry;
    expect(again('https://gazette.example/moved')).toMatchObject({
      as: 'background',
      because: expect.stringContaining('another link'),
    });
    expect(again('https://gazette.example/again')?.as).toBe('background');
  });

  it('are live from another feed', () => {
    const other = item(1, { link: 'https://courier.example/1' });
    expect(entries(poll([other], { feedId: courier }))).toEqual(['live']);
  });

  it('are background twice in one document but once', () => {
    const twin = { title: 'A bridge opens', summary: '' };
    expect(entries(poll([item(21, twin), item(22, twin)]))).toEqual(['live', 'background']);
  });

  it('do not make a column of the same title old', () => {
    expect(entries(poll([item(11, { title: item(1).title, summary: 'Another day, another meeting.' })]))).toEqual([
      'live',
    ]);
  });

  it.each<[string, (n: number) => Partial<FeedItem>]>([
    ['guids', (n) => ({ guid: `new-${n}` })],
    ['links', (n) => ({ link: `https://gazette.example/new/${n}x` })],
    ['links and guids', (n) => ({ link: `https://gazette.example/new/${n}x`, guid: `new-${n}` })],
    [
      'links and summaries',
      (n) => ({ link: `https://gazette.example/new/${n}x`, summary: `It met, and met again, ${n}.` }),
    ],
    ['summaries', (n) => ({ summary: `It met, and met again, ${n}.` })],
    [
      'hosts and titles by a name',
      (n) => ({ link: `https://new.example/${n}x`, title: `Council ${n} meets at the river | The Gazette` }),
    ],
  ])('are background when a redesign changes all %s', (_, change) => {
    const fresh = item(11, { publishedAt: ago(0.1) });
    const old = item(12, { publishedAt: ago(2) });
    const undated = item(13);
    const versions = poll([fresh, ...many(10, change), old, undated]);
    const live = versions.filter(({ entry }) => entry.as !== 'background').map((v) => v.item.title);
    expect(live).toContain(fresh.title);
    expect(live.filter((title) => !/Council 1[123] /u.test(title))).toEqual([]);
  });

  it('say that the feed changed most of its items, and what else came may be old', () => {
    const moved = many(10, (n) => ({ link: `https://gazette.example/new/${n}x`, summary: `It met again, ${n}.` }));
    const versions = poll([item(11), ...moved]);
    expect(entries(versions)).toEqual(Array(11).fill('background'));
    expect(versions.at(-1)?.entry.because).toContain('may have been there before');
    expect(versions[0]?.entry.because).toContain('at once');
  });

  it('are late when the feed changes most of its headlines under their links', () => {
    const retitled = many(10, (n) => ({ title: `World: Council ${n} meets at the river` }));
    expect(entries(poll(retitled.slice(0, 3)))).toEqual(Array(3).fill('live'));
    const versions = poll(retitled.slice(3), { unchangedItems: 3 });
    expect(entries(versions)).toEqual(Array(7).fill('late'));
    expect(versions[0]?.entry.because).toContain('headlines of most of its items');
  });

  it('are no redesign when few of many change', () => {
    const some = many(4, (n) => ({ summary: `It met again, ${n}.` }));
    expect(entries(poll(some, { unchangedItems: 30 }))).toEqual(Array(4).fill('live'));
  });
});

describe('a document of which nothing is known', () => {
  it('is late as a whole when it has no dates, or one for all', () => {
    expect(entries(poll(many(6)))).toEqual(Array(6).fill('late'));
    const imported = many(6, (n) => ({
      link: `https://gazette.example/i${n}y`,
      title: `Noon ${n}`,
      publishedAt: noon,
    }));
    expect(entries(poll(imported))).toEqual(Array(6).fill('late'));
    expect(
      entries(
        poll([
          ...many(6, (n) => ({ link: `https://gazette.example/x${n}y`, title: `Day ${n}`, publishedAt: ago(n / 10) })),
        ]),
      ),
    ).toEqual(Array(6).fill('live'));
  });
});
