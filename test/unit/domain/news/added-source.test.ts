import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sourceNamed, type PackId, type PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import { feedIdFor } from '../../../../src/domain/news/added-feed-id.ts';
import { stillFollowed, withAdded, type AddedSource } from '../../../../src/domain/news/added-source.ts';
import { addressKey, hostOf } from '../../../../src/domain/news/feed-address.ts';
import { SourceBook, type FeedWish } from '../../../../src/domain/news/source-book.ts';
import { outletName } from '../../../../src/domain/news/outlet-name.ts';
import { aPack } from '../../../support/conflict.ts';

const NOW = new Date('2031-05-06T10:00:00Z');
const PACK = aPack();

function aWish(change: Partial<FeedWish> = {}): FeedWish {
  return {
    url: 'https://www.herald.example/world/rss.xml',
    title: 'The Herald – World',
    outlet: null,
    side: null,
    language: 'en-GB',
    addedBy: 'slack:U1',
    ...change,
  };
}

function added(change: Partial<FeedWish> = {}, known: readonly AddedSource[] = []): AddedSource {
  return new SourceBook([PACK], known).add(aWish(change), PACK.id, NOW);
}

describe('a source made of a feed', () => {
  it('is an outlet of its own, independent unless a side is given', () => {
    expect(added()).toMatchObject({
      id: 'herald.example',
      packId: 'strait',
      outlet: 'The Herald – World',
      family: 'herald.example',
      side: null,
      tier: 3,
      language: 'en',
      removedAt: null,
    });
    expect(added({ side: 'korrath' as PartyId }).side).toBe('korrath');
  });

  it('belongs to the family of the source whose host it shares', () => {
    const kin = added({ url: 'https://feeds.radio.example/front.xml', title: 'Front' });
    expect(kin).toMatchObject({ outlet: 'Radio Korrath', family: 'radio', side: null });
    const second = added({ url: 'https://herald.example/sport.xml' }, [added()]);
    expect(second).toMatchObject({
      outlet: 'The Herald – World',
      family: 'herald.example',
      id: 'herald.example-sport',
    });
  });

  it('belongs to the family of the outlet that it is said to be, whatever its host', () => {
    const named = added({ url: 'https://elsewhere.example/feed', outlet: 'radio korrath' });
    expect(named).toMatchObject({ outlet: 'Radio Korrath', family: 'radio' });
  });

  it('shares no family with others of a house where many publish', () => {
    const first = added({ url: 'https://feeds.feedburner.com/herald', title: 'Herald' });
    const other = added({ url: 'https://feeds.feedburner.com/courier', title: 'Tribune' }, [first]);
    expect(other.family).not.toBe(first.family);
    expect([first.outlet, other.outlet]).toEqual(['Herald', 'Tribune']);
  });

  it('keeps its id when it was added before, by whatever spelling', () => {
    const before = { ...added(), removedAt: NOW };
    const again = added({ url: 'http://herald.example/world/rss.xml/?utm_source=x' }, [before]);
    expect(again).toMatchObject({
      id: before.id,
      removedAt: null,
      url: 'http://herald.example/world/rss.xml/?utm_source=x',
    });
    const other = added({ url: 'http://herald.example/world/rss.xml' }, [{ ...before, removedAt: null }]);
    expect(other.url).toBe(before.url);
  });

  it('is known by its name wherever the pack is asked', () => {
    const whole = withAdded(PACK, [added({ side: 'korrath' as PartyId }), { ...added(), packId: 'other' as PackId }]);
    expect(sourceNamed(whole, 'herald.example')).toMatchObject({ outlet: 'The Herald – World', side: 'korrath' });
    expect(whole.sources).toHaveLength(PACK.sources.length + 1);
    expect(withAdded(PACK, [])).toBe(PACK);
  });
});

describe('the book of sources', () => {
  it('finds a feed by any spelling of its address, and by the one where it has moved, for its own pack alone', () => {
    const book = new SourceBook([PACK], []);
    const radio = PACK.sources[1];
    expect(book.followedAt(PACK.id, ['http://www.radio.example/rss.xml/'])).toBe(radio);
    expect(book.followedAt('other' as PackId, ['https://radio.example/rss.xml'])).toBeUndefined();
    if (radio) book.alsoAt(PACK.id, 'https://radio.example/new.xml', radio);
    expect(book.followedAt(PACK.id, ['https://nowhere.example/', 'https://radio.example/new.xml'])).toBe(radio);
    const herald = book.add(aWish(), PACK.id, NOW);
    expect(book.followedAt(PACK.id, [aWish().url])).toBe(herald);
    const removed = { ...herald, removedAt: NOW };
    expect(new SourceBook([PACK], [removed]).followedAt(PACK.id, [aWish().url])).toBeUndefined();
  });
});

describe('an outlet that nobody named', () => {
  it.each([
    ['its title', 'The Herald', 'https://a.example/', 'The Herald'],
    [
      'a word of its host when the title is an address',
      'www.herald.example',
      'https://feeds.tribune.example/',
      'Tribune',
    ],
    ['a word of its host when the title is empty', '', 'https://tribune.co.example/rss', 'Tribune'],
    ['the first part of a long title', `Tribune | ${'news '.repeat(20)}`, 'https://x.example/', 'Tribune'],
    ['a word of its host when another outlet bears the title', 'Harbour Daily', 'https://tribune.example/', 'Tribune'],
    ['plain words at a bare address', 'RSS', 'http://127.0.0.1:80/', 'Added feed'],
  ])('is called by %s', (_how, title, url, expected) => {
    const isTaken = (name: string): boolean => PACK.sources.some(({ outlet }) => outlet === name);
    expect(outletName({ title, url }, isTaken)).toBe(expected);
  });

  it('is never called like another', () => {
    const taken = ['tribune', 'tribune 2'];
    const isTaken = (name: string): boolean => taken.includes(name.toLowerCase());
    expect(outletName({ title: 'tribune', url: 'https://tribune.example/' }, isTaken)).toBe('Tribune 3');
  });
});

describe('the id of an added feed', () => {
  it.each([
    ['https://www.herald.example/rss.xml', [], 'herald.example'],
    ['https://herald.example/world/europe/feed/', ['herald.example'], 'herald.example-europe'],
    [
      'https://herald.example/world/europe/feed/',
      ['herald.example', 'herald.example-europe'],
      'herald.example-world-europe',
    ],
    ['https://herald.example/feed', ['herald.example'], 'herald.example-2'],
    ['http://newsroom/feed', [], 'added.newsroom'],
    ['http://[::1]:8080/feed', [], 'added.1'],
  ])('of %s is short and can be typed', (url, taken, expected) => {
    expect(feedIdFor(url, new Set(taken))).toBe(expected);
  });

  it('is unique, stable, and never one that a pack’s file could hold', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.array(fc.webUrl(), { maxLength: 30 }), (url, others) => {
        const taken = new Set<string>();
        for (const other of others) taken.add(feedIdFor(other, taken));
        expect(taken.size).toBe(others.length);
        const id = feedIdFor(url, taken);
        expect(taken.has(id)).toBe(false);
        expect(id).toBe(feedIdFor(url, taken));
        expect(id).toMatch(/^[a-z0-9][a-z0-9.-]{0,63}$/u);
        expect(id).not.toMatch(/^[a-z0-9][a-z0-9-]*$/u);
      }),
    );
  });
});

describe('the key of a feed’s address', () => {
  it.each([
    ['http://herald.example/rss', 'https://www.herald.example/rss/'],
    ['https://herald.example/rss?b=2&a=1', 'https://herald.example/rss?a=1&b=2&utm_source=x#top'],
    ['https://HERALD.example:443/rss', 'https://herald.example/rss'],
  ])('is the same for %s and %s', (one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
  });

  it.each([
    ['https://herald.example/rss', 'https://herald.example/RSS'],
    ['https://herald.example/?feed=rss', 'https://herald.example/?feed=comments'],
    ['http://127.0.0.1:8001/rss', 'http://127.0.0.1:8002/rss'],
  ])('differs for %s and %s', (one, other) => {
    expect(addressKey(one)).not.toBe(addressKey(other));
  });

  it('names the house with its port, where there is one', () => {
    expect(hostOf('http://127.0.0.1:8001/rss')).toEqual({ name: '127.0.0.1:8001', shared: false });
    expect(hostOf('https://feeds.herald.example/rss').name).toBe('herald.example');
  });
});

describe('added sources at a start', () => {
  it('go on while their conflict is configured, and say why when they do not', () => {
    const own = added();
    const gone = { ...added({ url: 'https://a.example/' }), packId: 'other' as PackId };
    const listed = added({ url: 'http://www.radio.example/rss.xml' });
    const removed = { ...added({ url: 'https://b.example/' }), removedAt: NOW };
    const { followed, unfollowed } = stillFollowed([own, gone, listed, removed], [PACK]);
    expect(followed).toEqual([own]);
    expect(unfollowed).toEqual([
      { source: gone, because: 'the conflict other is not configured' },
      { source: listed, because: 'the file of strait lists it now, as radio' },
    ]);
  });
});
