import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalLink } from '../../../../src/domain/news/canonical-link.ts';
import { storyAddress } from '../../../../src/domain/news/story-number.ts';

const addressOf = (path: string, host = 'courier.example'): string =>
  storyAddress(canonicalLink(`https://${host}${path}`) ?? '');

describe('a story', () => {
  it.each([
    ['/news/old-slug-12345678', '/news/new-slug-12345678'],
    ['/world/europe/truce-is-near-12345678.html', '/world/truce-is-off-12345678.html'],
    ['/a/truce/33333333.html', '/a/ceasefire/33333333.html'],
    ['/2025/3/1/7500693/', '/2025/03/01/7500693/'],
    ['/truce-is-near/a-71800000', '/truce-is-off/a-71800000'],
    ['/en/truce-is-near/live-71800000', '/en/truce-is-off/live-71800000'],
    ['/world/europe/truce-is-near-262b3bc6', '/world/truce-is-off-262b3bc6'],
    ['/2031/04/18/nx-s1-5369579/truce-near', '/2031/04/18/nx-s1-5369579/truce-off'],
    ['/article/truce-near-5bd8d3ab1f4ae0a9e5b1d5b1c1a2b3c4', '/article/truce-off-5bd8d3ab1f4ae0a9e5b1d5b1c1a2b3c4'],
    ['/2031-03-01/truce/00000195-aaaa-bbbb-cccc-0123456789ab', '/2031-03-01/off/00000195-aaaa-bbbb-cccc-0123456789ab'],
    ['/7268806/truce-near/', '/7268806/truce-off'],
    ['/rubric-war/3964521-truce-near.html', '/rubric-politics/3964521-truce-off.html'],
    ['/en/truce-near_6741822_4.html', '/en/truce-off_6741822_4.html'],
    ['/news/truce-near-1.7539790', '/news/truce-off-1.7539790'],
    ['/news/truce-near-b2748473.html', '/news/truce-off-b2748473.html'],
    ['/news/international/truce-near/article69339047.ece', '/news/national/truce-off/article69339047.ece'],
  ])('is one under %s and %s', (one, other) => {
    expect(addressOf(one)).toBe(addressOf(other));
  });

  it.each([
    ['two numbers', '/news/truce-12345678', '/news/truce-12345679'],
    ['two editions', '/eng/news/truce-near-12345678', '/uk/news/truce-near-12345678'],
    ['two kinds of page', '/video/truce-near-12345678', '/news/truce-near-12345678'],
    ['two sections that may count by themselves', '/news/409002', '/flashes/409002'],
    ['one date', '/news/2025/03/01/truce-near', '/news/2025/03/01/truce-off'],
    ['one date without dashes', '/20250301/truce-near', '/20250301/truce-off'],
    ['one date at the end', '/news/truce-near-20250301', '/news/truce-off-20250301'],
    ['one short date at the end', '/news/truce-near-250301', '/news/truce-off-250301'],
    ['one date of another order', '/news/truce-near-01032025', '/news/truce-off-01032025'],
    ['one minute', '/news/truce-near-202503011230', '/news/truce-off-202503011230'],
    ['one second since 1970', '/live/truce-near-1741234567', '/live/truce-off-1741234567'],
    ['one year', '/news/truce-near-2025', '/news/truce-off-2025'],
    ['a short number', '/news/truce-near-51262', '/news/truce-off-51262'],
    ['a round figure', '/news/army-lost-250000', '/news/people-flee-250000'],
    ['a page number', '/12345678/truce-near/2', '/12345678/truce-near/3'],
    ['two numbers at once', '/gallery-12345678/photo-23456789', '/gallery-12345678/photo-23456780'],
    ['a writer', '/author/truce-writer-12345678', '/news/truce-near-12345678'],
    ['a word of hexadecimal letters', '/news/truce-near-defaced0', '/news/truce-off-defaced1'],
    ['a word and a year', '/news/truce-near-face2031', '/news/truce-off-face2031'],
    ['the query', '/news/truce-near-12345678?page=2', '/news/truce-near-12345678'],
    ['comments', '/news/12345678/comments', '/news/12345678/truce-near'],
  ])('is not one by %s: %s and %s', (_, one, other) => {
    expect(addressOf(one)).not.toBe(addressOf(other));
  });

  it('of two hosts is two', () => {
    const path = '/news/truce-near-12345678';
    expect(addressOf(path)).not.toBe(addressOf(path, 'uk.courier.example'));
  });

  it('keeps its number whatever its words and section, and no other number has its address', () => {
    const word = fc.stringMatching(/^[g-z][a-z]{3,8}$/u);
    const slug = fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => words.join('-'));
    const id = fc.integer({ min: 40_000_000, max: 999_999_999 }).map(String);
    const form = fc.constantFrom(
      (section: string, words: string, number: string) => `/${section}/${words}-${number}`,
      (section: string, words: string, number: string) => `/${section}/${words}-${number}.html`,
      (section: string, words: string, number: string) => `/${section}/${number}/${words}`,
      (section: string, words: string, number: string) => `/${section}/${words}/${number}.html`,
      (section: string, words: string, number: string) => `/${section}/${number}-${words}/`,
    );
    const section = fc.constantFrom('news', 'world', 'war', 'politics');
    fc.assert(
      fc.property(form, section, section, slug, slug, id, id, (path, here, there, one, other, number, another) => {
        expect(addressOf(path(here, one, number))).toBe(addressOf(path(there, other, number)));
        fc.pre(number !== another);
        expect(addressOf(path(here, one, number))).not.toBe(addressOf(path(here, one, another)));
      }),
      { numRuns: 500 },
    );
  });

  it('has an address for any link', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(storyAddress(canonicalLink(url) ?? '')).toEqual(expect.any(String));
      }),
    );
    expect(storyAddress('')).toBe('');
  });
});
