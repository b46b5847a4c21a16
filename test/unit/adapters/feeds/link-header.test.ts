import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hubOfLinkHeader } from '../../../../src/adapters/feeds/link-header.ts';

const base = 'https://gazette.example/feeds/rss';
const none = { hub: null, topic: null };

describe('the hub in a Link header', () => {
  it.each([
    [null, none],
    ['', none],
    ['<https://hub.example/>; rel="hub"', { hub: 'https://hub.example/', topic: null }],
    [
      '<https://hub.example/>; rel=hub, </feeds/rss>; rel=self',
      { hub: 'https://hub.example/', topic: 'https://gazette.example/feeds/rss' },
    ],
    [
      '<a>; title="x, y"; rel="next", <https://hub.example/a,b>; rel="Hub Self"',
      { hub: 'https://hub.example/a,b', topic: 'https://hub.example/a,b' },
    ],
    ['<https://one.example/>; rel=hub, <https://two.example/>; rel=hub', { hub: 'https://one.example/', topic: null }],
    ['<https://hub.example/>; rel="preload"', none],
    ['<https://hub.example/; rel=hub', none],
    ['<http://[>; rel=hub', none],
  ])('is read from %s', (value, expected) => {
    expect(hubOfLinkHeader(value, base)).toEqual(expected);
  });

  it('is looked for in any text without an error', () => {
    const piece = fc.constantFrom('<', '>', ';', ',', '=', '"', 'rel', 'hub', ' ', 'https://a.example/');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) =>
        expect(() => hubOfLinkHeader(pieces.join(''), base)).not.toThrow(),
      ),
    );
  });
});
