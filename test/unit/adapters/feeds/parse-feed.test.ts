import { describe, expect, it } from '@jest/globals';
import type { FeedDocument, FeedItem } from '../../../../src/domain/news/feed.ts';
import { parseFeed } from '../../../../src/adapters/feeds/parse-feed.ts';

const address = 'https://news.example/feeds/world.xml';

async function parsed(text: string, url: string | null = address): Promise<FeedDocument> {
  const outcome = await parseFeed(text, url);
  if (outcome.kind === 'unreadable') throw new Error(outcome.because);
  return outcome.document;
}
async function firstItem(inside: string): Promise<FeedItem | undefined> {
  return (await parsed(`<rss version="2.0"><channel><title>T</title><item>${inside}</item></channel></rss>`)).items[0];
}
const titleOf = async (title: string): Promise<string | undefined> =>
  (await firstItem(`<title>${title}</title>`))?.title;

describe('parseFeed: formats', () => {
  it('reads RSS 2.0 with its modules', async () => {
    const item = await firstItem(`
      <title>Truce holds</title><link>https://news.example/a?utm_source=rss</link><guid isPermaLink="false">n-1</guid>
      <description>&lt;p&gt;First.&lt;/p&gt;&lt;p&gt;Second.&lt;/p&gt;</description><pubDate>Wed, 12 Mar 2025 18:05:00 GMT</pubDate>
      <dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ann Writer</dc:creator>
      <source url="https://wire.example/rss">Example Wire</source><category>War</category><category>War</category><category>Talks</category>`);
    expect(item).toEqual({
      guid: 'n-1',
      title: 'Truce holds',
      summary: 'First. Second.',
      link: 'https://news.example/a?utm_source=rss',
      publishedAt: new Date('2025-03-12T18:05:00Z'),
      author: 'Ann Writer',
      originName: 'Example Wire',
      categories: ['War', 'Talks'],
    });
  });

  it('reads RDF, whose items stand beside the channel', async () => {
    const document =
      await parsed(`<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
      <channel><title>Old style</title><link>https://news.example/</link></channel><image><title>Logo</title></image>
      <item r:about="https://news.example/1"><title>One</title><link>https://news.example/1</link><d:date>2025-03-12</d:date></item></r:RDF>`);
    expect(document).toMatchObject({ title: 'Old style', link: 'https://news.example/' });
    expect(document.items).toMatchObject([
      { title: 'One', guid: 'https://news.example/1', publishedAt: new Date('2025-03-12') },
    ]);
  });

  it('reads Atom 1.0: bases, link relations, xhtml, and updated where published is missing', async () => {
    const document =
      await parsed(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/world/"><title type="html">World &amp;amp; more</title>
      <link rel="self" href="feed.xml"/><link href="./"/><entry xml:base="2025/"><id>tag:news.example,2025:1</id>
      <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>bold</b> claim &amp; more</div></title>
      <link rel="enclosure" href="a.mp3"/><link rel="alternate" href="claim.html"/><updated>2025-03-12T18:05:00+02:00</updated>
      <author><name>Ben Writer</name><email>ben@news.example</email></author><source><title>Wire</title></source>
      <content type="html">&lt;p&gt;Body&lt;/p&gt;</content><category term="talks" label="Talks"/></entry></feed>`);
    expect(document).toMatchObject({ title: 'World & more', link: 'https://news.example/world/' });
    expect(document.items).toEqual([
      {
        guid: 'tag:news.example,2025:1',
        title: 'A bold claim & more',
        summary: 'Body',
        link: 'https://news.example/world/2025/claim.html',
        publishedAt: new Date('2025-03-12T16:05:00Z'),
        author: 'Ben Writer',
        originName: 'Wire',
        categories: ['Talks'],
      },
    ]);
  });

  it('reads Atom under a prefix, and Atom 0.3', async () => {
    const prefixed =
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>P</a:title><a:entry><a:id>1</a:id><a:title>E</a:title></a:entry></a:feed>';
    expect((await parsed(prefixed)).items).toMatchObject([{ guid: '1', title: 'E' }]);
    const old =
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="base64">T2xk</title><issued>2025-03-12T18:05Z</issued></entry></feed>';
    expect((await parsed(old)).items).toMatchObject([{ title: 'Old', publishedAt: new Date('2025-03-12T18:05:00Z') }]);
  });

  it('reads JSON Feed', async () => {
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      home_page_url: 'https://news.example/',
      items: [
        {
          id: 7,
          url: '/seven',
          title: 'Seven',
          content_html: '<p>Text</p>',
          date_modified: '2025-03-12T18:05:00Z',
          authors: [{ name: 'Cy Writer' }],
          tags: ['a', 3],
        },
        'nonsense',
      ],
    };
    expect((await parsed(JSON.stringify(json))).items).toEqual([
      {
        guid: '7',
        title: 'Seven',
        summary: 'Text',
        link: 'https://news.example/seven',
        publishedAt: new Date('2025-03-12T18:05:00Z'),
        author: 'Cy Writer',
        originName: null,
        categories: ['a'],
      },
    ]);
  });

  it.each([
    ['', 'The document is empty.'],
    ['just words', 'The document is neither XML nor JSON.'],
    ['{"a": 1}', 'The document is JSON, but no JSON Feed.'],
    ['{"a": ', 'The document is neither XML nor valid JSON.'],
    ['<!DOCTYPE html><html><body><p>Hi</body></html>', 'This is a web page, not a feed.'],
    ['<note><to>You</to></note>', 'This is no feed: its outermost element is <note>.'],
  ])('says what is wrong with %j', async (text, because) => {
    expect(await parseFeed(text, null)).toEqual({ kind: 'unreadable', because });
  });
});

describe('parseFeed: text', () => {
  it.each([
    ['Fish & Chips &amp; more', 'Fish & Chips & more'],
    ['AT&amp;amp;T says &amp;quot;yes&amp;quot;', 'AT&T says "yes"'],
    ['Caf&eacute; &nbsp; &#8211; open', 'Café – open'],
    ['?page=1&copy=2', '?page=1&copy=2'],
    ['5 &lt; 6 and 7 > 3', '5 < 6 and 7 > 3'],
    ['<![CDATA[Tom &amp; <b>Jerry</b>]]>', 'Tom & Jerry'],
    ['<b>Naked</b> markup', 'Naked markup'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;Safe', 'Safe'],
    ['one\n\t two&#1;\u0000', 'one two'],
    ['Windows &#146;quote&#146;', 'Windows ’quote’'],
    ['&unknown; stays', '&unknown; stays'],
  ])('reads the title %j', async (raw, expected) => {
    expect(await titleOf(raw)).toBe(expected);
  });

  it.each([
    ['writer@news.example (Dee Writer)', 'Dee Writer'],
    ['Dee Writer &lt;writer@news.example&gt;', 'Dee Writer'],
    ['Dee Writer', 'Dee Writer'],
  ])('finds the name in the author %s', async (raw, expected) => {
    expect((await firstItem(`<author>${raw}</author>`))?.author).toBe(expected);
  });
});

describe('parseFeed: links, ids and dates', () => {
  it.each([
    ['<link>/a b.html</link>', 'https://news.example/a%20b.html'],
    ['<link xml:base="https://other.example/x/">y</link>', 'https://other.example/x/y'],
    ['<link>HTTPS://News.example/As%20Given?a=1&amp;b=2#c</link>', 'HTTPS://News.example/As%20Given?a=1&b=2#c'],
    ['<link><![CDATA[https://news.example/?a=1&amp;b=2]]></link>', 'https://news.example/?a=1&b=2'],
    ['<link/><guid>https://news.example/by-guid</guid>', 'https://news.example/by-guid'],
    ['<guid isPermaLink="false">https://news.example/not-a-link</guid>', ''],
    ['<a:link xmlns:a="http://www.w3.org/2005/Atom" href="/atom"/>', 'https://news.example/atom'],
  ])('takes the link from %s', async (inside, link) => {
    expect((await firstItem(inside))?.link).toBe(link);
  });

  it('keeps a relative link as it is when nothing says what it is relative to', async () => {
    const text = '<rss version="2.0"><channel><item><link>/a</link></item></channel></rss>';
    expect((await parsed(text, null)).items[0]).toMatchObject({ link: '/a', guid: '/a' });
  });

  it('takes the next best date when one can not be read, and never the present', async () => {
    const xmlns = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
    const item = await firstItem(`<pubDate>soon</pubDate><dc:date ${xmlns}>2025-03-12</dc:date>`);
    expect(item?.publishedAt).toEqual(new Date('2025-03-12'));
    expect((await firstItem('<pubDate>soon</pubDate>'))?.publishedAt).toBeNull();
  });

  it('reads the ttl in minutes', async () => {
    expect((await parsed('<rss version="2.0"><channel><ttl>15</ttl></channel></rss>')).ttlMs).toBe(900_000);
  });
});
