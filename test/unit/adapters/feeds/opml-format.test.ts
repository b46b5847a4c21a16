import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { OpmlFormat } from '../../../../src/adapters/feeds/opml-format.ts';
import type { FeedListReading } from '../../../../src/ports/feed-list-format.ts';

const opml = new OpmlFormat();
const read = (text: string): FeedListReading => opml.read(new TextEncoder().encode(text));
const list = (body: string, head = '<?xml version="1.0"?>'): string =>
  `${head}<opml version="2.0"><body>${body}</body></opml>`;
const urls = (reading: FeedListReading) => (reading.kind === 'read' ? reading.feeds.map(({ url }) => url) : reading);

describe('an OPML file', () => {
  it('is read with names, folders, categories and languages', () => {
    const text = list(
      `<outline text="War &amp; peace"><outline text="short" title="The Herald" type="rss" language="en"
        category="/strait,/strait/side/korrath" xmlUrl="https://herald.example/rss?a=1&amp;b=2"/></outline>
       <outline text="Radio" xmlUrl='https://radio.example/rss'></outline>`,
    );
    expect(read(text)).toEqual({
      kind: 'read',
      left: 0,
      cutShort: false,
      feeds: [
        {
          url: 'https://herald.example/rss?a=1&b=2',
          name: 'The Herald',
          folders: ['War & peace'],
          categories: ['/strait', '/strait/side/korrath'],
          language: 'en',
        },
        { url: 'https://radio.example/rss', name: 'Radio', folders: [], categories: [], language: null },
      ],
    });
  });

  it.each([
    ['attributes in any case', '<OUTLINE TEXT="a" XMLURL="https://a.example/f"/>', ['https://a.example/f']],
    ['OPML 1.0, which says url', '<outline type="rss" url="https://a.example/f"/>', ['https://a.example/f']],
    [
      'addresses escaped twice, and broken over lines',
      '<outline xmlUrl="https://a.example/\n?x=1&amp;amp;y=2"/>',
      ['https://a.example/?x=1&y=2'],
    ],
    ['stray ampersands', '<outline text="A & B" xmlUrl="https://a.example/?x=1&y=2"/>', ['https://a.example/?x=1&y=2']],
    [
      'outlines that are never closed',
      '<outline xmlUrl="https://a.example/f"><outline xmlUrl="https://b.example/f">',
      ['https://a.example/f', 'https://b.example/f'],
    ],
    ['a feed without an address', '<outline text="lost" htmlUrl="https://a.example/"/>', ['']],
    [
      'no folder, no remark and no included list',
      '<outline text="f"/><!-- <outline xmlUrl="https://x.example/"/> --><outline type="link" url="https://x.example/more.opml"/>',
      [],
    ],
  ])('is read with %s', (_what, body, expected) => {
    expect(urls(read(list(body)))).toEqual(expected);
  });

  it('gives all that stands before the cut when it is cut short, and says that it is', () => {
    const text = list('<outline xmlUrl="https://a.example/f"/><outline xmlUrl="https://b.example/f"/>');
    const reading = read(text.slice(0, text.indexOf('b.example')));
    expect(reading).toMatchObject({ kind: 'read', cutShort: true, feeds: [{ url: 'https://a.example/f' }] });
  });

  it('is read in its own encoding and with the entities that it defines', () => {
    const cyrillic = list(
      '<outline text="Вісник" xmlUrl="https://a.example/f"/>',
      '<?xml version="1.0" encoding="windows-1251"?>',
    );
    expect(opml.read(iconv.encode(cyrillic, 'windows-1251'))).toMatchObject({ feeds: [{ name: 'Вісник' }] });
    const sixteen = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(list('<outline text="Ж" xmlUrl="https://a.example/f"/>'), 'utf16le'),
    ]);
    expect(opml.read(sixteen)).toMatchObject({ feeds: [{ name: 'Ж' }] });
    const defined = list(
      '<outline text="&our; caf&eacute;" xmlUrl="https://a.example/f"/>',
      '<!DOCTYPE opml [<!ENTITY our "Nuestro">]>',
    );
    expect(read(defined)).toMatchObject({ feeds: [{ name: 'Nuestro café' }] });
  });

  it.each([
    ['a page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'no OPML list'],
    ['nothing', '', 'no OPML list'],
    [
      'a bomb',
      list('<outline text="&b;"/>', '<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
      'as bombs do',
    ],
  ])('is not taken for %s', (_what, text, words) => {
    expect(read(text)).toEqual({ kind: 'unreadable', because: expect.stringContaining(words) });
  });

  it('brings twenty thousand feeds and counts those beyond', () => {
    const many = Array.from({ length: 20_300 }, (_, n) => `<outline xmlUrl="https://a${n}.example/f"/>`).join('');
    const reading = read(list(many));
    expect(reading).toMatchObject({ kind: 'read', left: 300 });
    expect(urls(reading)).toHaveLength(20_000);
  });

  it('is read in time that grows with its length alone, however it is made', () => {
    const bodies = [
      '<outline text="x">'.repeat(55_000),
      `<outline ${'a=1 '.repeat(16_000)}/>`.repeat(15),
      '<outline text="'.repeat(60_000),
      `<outline text="${'&amp;'.repeat(12_000)}" xmlUrl="https://a.example/f"/>`.repeat(15),
    ];
    for (const body of bodies) expect(read(list(body)).kind).toMatch(/read/u);
  });

  it('takes no mark of a name for its own', () => {
    const name = '"/><outline text="Other" xmlUrl="https://trap.example/x"/><script>alert(1)</script> & <!--';
    const feed = { url: 'https://news.example/feed.xml', name, language: null, categories: [] };
    const written = opml.write(name, [{ name, feeds: [feed] }]);
    expect(written).not.toMatch(/<script|<!--|"https:\/\/trap/u);
    expect(urls(read(written))).toEqual([feed.url]);
  });

  it('comes back as it was written, whatever the names hold', () => {
    const name = fc.string({ unit: 'binary', maxLength: 40 });
    const feed = fc.record({
      url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
      name,
      language: fc.constantFrom('en', 'uk', null),
      categories: fc.array(fc.constantFrom('/strait', '/strait/side/korrath'), { maxLength: 2 }),
    });
    const folder = fc.record({ name, feeds: fc.array(feed, { maxLength: 5 }) });
    fc.assert(
      fc.property(name, fc.array(folder, { maxLength: 4 }), (title, folders) => {
        const written = opml.write(title, folders);
        const feeds = folders.flatMap((one) => one.feeds);
        const back = read(written);
        expect(urls(back)).toEqual(feeds.map(({ url }) => url.replace(/&amp;/giu, '&')));
        expect(back.kind === 'read' && back.feeds.map((f) => [f.language, f.categories])).toEqual(
          feeds.map((f) => [f.language, f.categories]),
        );
      }),
    );
  });
});
