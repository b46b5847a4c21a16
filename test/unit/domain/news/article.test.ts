import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { articleKey, canonicalLink, entryOf, textHash } from '../../../../src/domain/news/article.ts';
import type { FeedId } from '../../../../src/domain/news/feed.ts';

const item = { title: 'A truce', summary: '', guid: '', link: '' };
const courier = 'courier' as FeedId;

describe('the canonical link', () => {
  it('does not tell by which way a reader came', () => {
    const plain = canonicalLink('https://courier.example/truce?id=7');
    for (const link of [
      'http://www.courier.example/truce/?utm_source=rss&id=7',
      'https://courier.example/truce?id=7#comments',
      'https://COURIER.example/truce?id=7&fbclid=x&at_medium=RSS',
    ]) {
      expect(canonicalLink(link)).toBe(plain);
    }
    expect(canonicalLink('https://courier.example/truce?id=8')).not.toBe(plain);
    expect(canonicalLink('mailto:desk@courier.example')).toBeNull();
  });

  it('of a canonical link is itself', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalLink(url);
        fc.pre(once !== null);
        expect(canonicalLink(`https://${once ?? ''}`)).toBe(once);
      }),
    );
  });
});

describe('an article', () => {
  it('is one by its link whatever the guid and the feed, else by the feed’s guid, else by its words', () => {
    const link = 'https://courier.example/truce';
    expect(articleKey(courier, { ...item, link, guid: '1' })).toBe(
      articleKey('daily' as FeedId, { ...item, link, guid: '2' }),
    );
    expect(articleKey(courier, { ...item, guid: '1' })).not.toBe(articleKey('daily' as FeedId, { ...item, guid: '1' }));
    expect(articleKey(courier, item)).not.toBe(articleKey(courier, { ...item, title: 'Another' }));
  });

  it('has the same words where case, spaces and quotation marks alone differ', () => {
    expect(textHash('“A  Truce”', 'It’s on')).toBe(textHash('"a truce"', "it's on"));
    expect(textHash('A truce', 'off')).not.toBe(textHash('A truce', 'on'));
  });
});

describe('an item enters', () => {
  const now = new Date('2031-05-06T12:00:00Z');
  it('as background with a feed’s first poll, however fresh', () => {
    expect(entryOf({ publishedAt: now }, { firstPoll: true }, now).as).toBe('background');
  });
  it('as background when it is days old, live when it is fresh or undated', () => {
    expect(entryOf({ publishedAt: new Date('2031-05-01T12:00:00Z') }, { firstPoll: false }, now).as).toBe('background');
    expect(entryOf({ publishedAt: now }, { firstPoll: false }, now).as).toBe('live');
    expect(entryOf({ publishedAt: null }, { firstPoll: false }, now).as).toBe('live');
  });
});
