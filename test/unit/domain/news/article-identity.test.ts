import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FeedItem } from '../../../../src/domain/news/feed.ts';
import { listed, someNews, StoredNews } from '../../../support/fresh-news.ts';
import { at, courier } from '../../../support/stories.ts';

let stored: StoredNews;
beforeEach(() => {
  stored = new StoredNews();
});
const link = 'https://gazette.example/river-pause';
const poll = (...items: readonly FeedItem[]): readonly string[] =>
  stored.poll(someNews(items), at('12:00')).map((version) => version.articleKey);
const articles = (): number => new Set(stored.versions.map((version) => version.articleKey)).size;

describe('an article', () => {
  it('is its link, whatever its guid', () => {
    poll(listed({ link, guid: 'a', title: 'One' }));
    poll(listed({ link, guid: 'b', title: 'Two' }));
    poll(listed({ link: `${link}?at_medium=RSS`, guid: `${link}#2`, title: 'Three' }));
    expect([articles(), stored.versions.length]).toEqual([1, 3]);
  });

  it('is two for one guid under two links', () => {
    poll(listed({ link, guid: 'a', title: 'One' }), listed({ link: `${link}-2`, guid: 'a', title: 'Two' }));
    expect(articles()).toBe(2);
  });

  it('is one for a story whose words in the link change with its title', () => {
    poll(listed({ link: 'https://gazette.example/news/pause-is-near-12345678', title: 'Pause is near' }));
    poll(listed({ link: 'https://gazette.example/world/pause-is-off-12345678', title: 'Pause is off' }));
    expect([articles(), stored.versions.length]).toEqual([1, 2]);
  });

  it('is the guid of its feed without a link, and its words without a guid', () => {
    expect(poll(listed({ guid: '7', title: 'One' }), listed({ title: 'Two' }))).toEqual([
      expect.stringMatching(/^gazette#words:/u),
      'gazette#7',
    ]);
    const other = stored.poll(someNews([listed({ guid: '7', title: 'One' })], { feedId: courier }), at('12:00'));
    expect(other[0]?.articleKey).toBe('courier#7');
  });
});

describe('items under one link', () => {
  const one = listed({ link, guid: 'a', title: 'One' });
  const two = listed({ link, guid: 'b', title: 'Two' });

  it('of one document are articles by their guids, and make nothing new again', () => {
    expect(poll(one, two)).toHaveLength(2);
    expect([poll(one, two), poll(two, one), poll(one), poll(two)]).toEqual([[], [], [], []]);
    expect(articles()).toBe(2);
  });

  it('stay so when one of them comes alone with other words', () => {
    poll(one, two);
    expect(poll(listed({ ...one, title: 'One, again' }))).toEqual(['gazette#a']);
  });

  it('that were alone before keep the link', () => {
    expect(poll(one)).toEqual(['gazette.example/river-pause']);
    expect(poll(one, two)).toEqual(['gazette#b']);
    expect(poll(listed({ ...one, title: 'One, again' }), two)).toEqual(['gazette.example/river-pause']);
  });

  it('are one article with two versions when one guid names both', () => {
    poll(one, listed({ ...one, title: 'Two' }));
    expect([articles(), stored.versions.length]).toEqual([1, 2]);
    expect(poll(listed({ ...one, title: 'Two' }), one)).toEqual([]);
  });

  it('are posts of a live page by their fragments', () => {
    const post = (n: number) => listed({ link: `${link}#post-${n}`, title: `Post ${n}` });
    expect(poll(post(1), post(2))).toEqual([
      'gazette.example/river-pause#post-2',
      'gazette.example/river-pause#post-1',
    ]);
    expect(poll(post(3))).toEqual(['gazette.example/river-pause#post-3']);
    expect(poll(listed({ ...post(2), title: 'Post 2, corrected' }))).toEqual(['gazette.example/river-pause#post-2']);
  });

  it.each([
    ['two at the home page', 'https://gazette.example/', 2, 2],
    ['two at an article', link, 2, 1],
    ['three at an article', link, 3, 3],
  ])('without guids are told apart by their words where the link is no article: %s', (_, place, count, expected) => {
    const items = Array.from({ length: count }, (_unused, n) => listed({ link: place, title: `Note ${n}` }));
    poll(...items);
    expect(articles()).toBe(expected);
    expect(poll(...items.toReversed())).toEqual([]);
  });

  it.each(['https://gazette.example/', link, ''])(
    'stay what they are when their guids change at every poll: “%s”',
    (place) => {
      const items = (n: number) => ['One', 'Two'].map((title) => listed({ link: place, guid: `${title}-${n}`, title }));
      expect(poll(...items(1))).toHaveLength(2);
      expect([poll(...items(2)), poll(...items(3)), poll(...items(4).toReversed())]).toEqual([[], [], []]);
    },
  );

  it('of another feed are not changed by it', () => {
    poll(one, two);
    const other = stored.poll(someNews([one], { feedId: courier }), at('12:00'));
    expect(other.map(({ articleKey }) => articleKey)).toEqual(['gazette.example/river-pause']);
  });
});

describe('any run of polls', () => {
  const anItem = fc.record({
    link: fc.constantFrom(
      link,
      `${link}#a`,
      `${link}#b`,
      `${link}?utm_source=rss`,
      'https://gazette.example/',
      '',
      `${link}-12345678`,
    ),
    guid: fc.constantFrom('', 'a', 'b', `${link}#1`, `${link}#2`, link),
    title: fc.constantFrom('One', 'ONE', 'Two', 'Three – live', ''),
    summary: fc.constantFrom('', 'So it is.'),
  });
  const documents = fc.array(fc.array(anItem.map(listed), { maxLength: 6 }), { minLength: 1, maxLength: 5 });

  it('keeps every headline once, and brings nothing new when it is run again', () => {
    fc.assert(
      fc.property(documents, (polls) => {
        stored = new StoredNews();
        for (const items of polls) poll(...items);
        for (const items of polls) poll(...items);
        const settled = stored.versions.length;
        for (const items of [...polls, ...polls.toReversed()]) poll(...items);
        expect(stored.versions).toHaveLength(settled);
        const titles = new Set(
          polls
            .flat()
            .map((item) => item.title.toLowerCase())
            .filter(Boolean),
        );
        expect(titles.size).toBeLessThanOrEqual(settled);
        const words = stored.versions.map(({ articleKey, hash }) => `${articleKey} ${hash}`);
        expect(new Set(words).size).toBe(words.length);
      }),
      { numRuns: 500 },
    );
  });
});
