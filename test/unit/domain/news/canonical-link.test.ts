import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalLink, fragmentOf } from '../../../../src/domain/news/canonical-link.ts';

const plain = 'courier.example/river/truce-holds';

describe('the canonical link', () => {
  it.each([
    ['another scheme and a default port', 'http://courier.example:80/river/truce-holds'],
    ['the port of the other scheme', 'http://courier.example:443/river/truce-holds'],
    ['www., capitals in the host and a closing dot', 'https://WWW.Courier.Example./river/truce-holds'],
    ['closing and doubled slashes', 'https://courier.example//river/truce-holds//'],
    ['an index file', 'https://courier.example/river/truce-holds/index.html'],
    ['a fragment', 'https://courier.example/river/truce-holds#comments'],
    ['a text fragment', 'https://courier.example/river/truce-holds#:~:text=holds'],
    ['octets that need no encoding', 'https://courier.example/%72iver/truce%2dholds'],
    ['dots in the path', 'https://courier.example/a/../river/./truce-holds'],
    ['a user', 'https://reader@courier.example/river/truce-holds'],
    ['campaigns', 'https://courier.example/river/truce-holds?utm_source=rss&at_medium=RSS&mc_cid=1&pk_campaign=x'],
    ['clicks', 'https://courier.example/river/truce-holds?fbclid=1&gclid=2&dclid=3&msclkid=4&yclid=5&igshid=6'],
    ['ways', 'https://courier.example/river/truce-holds?cmp=rss&CMPID=x&ocid=y&xtor=RSS-1&ref=home&traffic_source=rss'],
    ['a mark of feeds under any name', 'https://courier.example/river/truce-holds?origin_of=en-rss-world-77'],
    ['sessions', 'https://courier.example/river/truce-holds;jsessionid=0AF3?PHPSESSID=0123456789abcdef'],
    ['an AMP host', 'https://amp.courier.example/river/truce-holds'],
    ['an AMP folder', 'https://courier.example/amp/river/truce-holds'],
    ['an AMP ending', 'https://courier.example/river/truce-holds/amp/'],
    ['an AMP suffix', 'https://courier.example/river/truce-holds.amp'],
    ['an AMP parameter', 'https://courier.example/river/truce-holds?amp'],
    ['an AMP output', 'https://courier.example/river/truce-holds?outputType=amp'],
    ['an AMP cache', 'https://courier-example.cdn.ampproject.org/c/s/courier.example/river/truce-holds'],
    ['an AMP viewer', 'https://www.google.com/amp/s/amp.courier.example/river/truce-holds'],
    ['a phone', 'https://m.courier.example/river/truce-holds'],
    ['a mobile host', 'https://www.mobile.courier.example/river/truce-holds'],
    ['a touch host', 'https://touch.courier.example/river/truce-holds'],
    ['a printer', 'https://courier.example/river/truce-holds/print?view=print'],
    ['an archive', 'https://archive.example/newest/https://www.courier.example/river/truce-holds'],
    ['an archive with a slash lost', 'https://archive.example/web/20310506/http:/courier.example/river/truce-holds'],
    ['a redirector', 'https://go.example/url?q=https%3A%2F%2Fcourier.example%2Friver%2Ftruce-holds&sa=U'],
  ])('does not depend on %s', (_, link) => {
    expect(canonicalLink(link)).toBe(plain);
  });

  it('takes an AMP suffix off a page with an ending', () => {
    expect(canonicalLink('https://courier.example/truce.amp.html')).toBe('courier.example/truce.html');
  });

  it.each([
    ['?id=7', '?id=8'],
    ['?p=7', '?p=8'],
    ['?story=a-rss-b', '?story=c-rss-d'],
    ['article.php?sid=123', 'article.php?sid=124'],
    ['?ref=1201', '?ref=1202'],
    ['?source=7', '?source=8'],
    ['#!/7', '#!/8'],
    ['#/story/7', '#/story/8'],
    ['a', 'A'],
    [':8080/a', ':8081/a'],
    ['%2F', '%5C'],
    ['story;v=1', 'story;v=2'],
    ['?update=7', '?update=8'],
    ['amp', 'print'],
  ])('keeps apart what %s and %s name', (one, other) => {
    const at = (rest: string): string | null =>
      canonicalLink(`https://courier.example${rest.startsWith(':') ? '' : '/'}${rest}`);
    expect(at(one)).not.toBe(at(other));
  });

  it('is one for an international name in either spelling', () => {
    expect(canonicalLink('https://zeitung-grün.example/ä')).toBe(
      canonicalLink('https://xn--zeitung-grn-2hb.example/%c3%a4'),
    );
  });

  it('knows editions by their hosts, which are no twins', () => {
    expect(canonicalLink('https://en.courier.example/a')).not.toBe(canonicalLink('https://uk.courier.example/a'));
  });

  it.each(['', 'a truce', 'mailto:desk@courier.example', 'tag:courier.example,2031:7', '/truce', 'https://['])(
    'of %p, which is no web address, is none',
    (link) => {
      expect(canonicalLink(link)).toBeNull();
    },
  );
});

describe('the place within a page', () => {
  it.each([
    ['https://courier.example/live#block-7', 'block-7'],
    ['https://courier.example/live', null],
    ['https://courier.example/#!/live', null],
    ['https://courier.example/live#:~:text=truce', null],
    ['nowhere#7', null],
  ])('that %s names is %s', (link, fragment) => {
    expect(fragmentOf(link)).toBe(fragment);
  });
});

describe('any link', () => {
  const word = fc
    .stringMatching(/^[a-z]{3,9}$/u)
    .filter((w) => !/^(?:amp|print|printable|index|default|www\d?|mobile|touch|wap)$/u.test(w));
  const path = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `/${words.join('/')}`);
  const host = fc.tuple(word, word).map(([a, b]) => `${a}.${b}.example`);
  const query = fc.dictionary(
    fc.constantFrom('id', 'p', 'story', 'page', 'article'),
    fc.integer({ min: 1 }).map(String),
    { noNullPrototype: true },
  );
  const marks = fc.constantFrom(
    'utm_source=rss',
    'utm_medium=x y',
    'at_campaign=64',
    'fbclid=IwAR0',
    'gclid=Cj0',
    'mc_eid=1',
    'cmp=rss',
    'ref=rss',
    'traffic_source=rss',
    'xtor=RSS-3',
    'ocid=social',
    'PHPSESSID=0123456789abcdef0123',
    'amp=1',
    'outputType=amp',
  );
  const shape = fc.record({ host, path, query });
  const linkOf = (
    s: { host: string; path: string; query: Record<string, string> },
    more: readonly string[] = [],
  ): string =>
    `https://${s.host}${s.path}?${[...Object.entries(s.query).map(([n, v]) => `${n}=${v}`), ...more].join('&')}`;

  it('has a canonical link that is its own, and never breaks anything', () => {
    const hard = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string({ unit: 'binary' }).map((text) => `https://courier.example/${text}`),
      fc.string({ unit: 'grapheme' }).map((text) => `http://m.courier.example:80/amp/${text}/amp?q=${text}#!${text}`),
      fc.tuple(fc.webUrl(), fc.webUrl()).map((urls) => `https://archive.example/o/1/${urls.join('/')}`),
      fc
        .array(
          fc.constantFrom(
            '/',
            'amp',
            'index.html',
            'print',
            '.amp',
            '.html',
            '%2e',
            '%',
            ';sid=1',
            'http:/',
            'a.b',
            '?',
            '#/',
            '&',
          ),
          { maxLength: 12 },
        )
        .map((parts) => `https://www.m.google.com/${parts.join('')}`),
      fc.string(),
    );
    fc.assert(
      fc.property(hard, (link) => {
        const once = canonicalLink(link);
        expect(once === null ? null : canonicalLink(`https://${once}`)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });

  it('stays the same under marks, any order of its query, another scheme, www., a slash, and as a twin', () => {
    fc.assert(
      fc.property(
        shape,
        fc.array(marks),
        fc.constantFrom('http', 'https'),
        fc.constantFrom('', 'www.', 'm.', 'amp.', 'touch.'),
        fc.constantFrom('', '/', '/amp', '/amp/', '/index.html'),
        fc.infiniteStream(fc.nat()),
        (s, more, scheme, prefix, suffix, chance) => {
          const pairs = [...Object.entries(s.query).map(([n, v]) => `${n}=${v}`), ...more];
          const shuffled = pairs
            .map((pair) => ({ pair, place: chance.next().value ?? 0 }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ pair }) => pair);
          const other = `${scheme}://${prefix}${s.host.toUpperCase()}${s.path}${suffix}?${shuffled.join('&')}#top`;
          expect(canonicalLink(other)).toBe(canonicalLink(linkOf(s)));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('never has the canonical link of another article', () => {
    fc.assert(
      fc.property(shape, shape, fc.array(marks), (one, other, more) => {
        fc.pre(
          JSON.stringify([one.host, one.path, Object.entries(one.query).sort()]) !==
            JSON.stringify([other.host, other.path, Object.entries(other.query).sort()]),
        );
        expect(canonicalLink(linkOf(one, more))).not.toBe(canonicalLink(linkOf(other)));
      }),
    );
    fc.assert(
      fc.property(
        shape,
        fc.constantFrom('id', 'p', 'story', 'article', 'news_id', 'sid', 'cid'),
        fc.nat(),
        fc.nat(),
        (s, name, one, other) => {
          fc.pre(one !== other);
          const withId = (id: number): string | null => canonicalLink(linkOf(s, [`${name}=${id}`]));
          expect(withId(one)).not.toBe(withId(other));
        },
      ),
    );
  });
});
