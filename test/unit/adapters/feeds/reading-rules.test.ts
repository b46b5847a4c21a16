import { describe, expect, it } from '@jest/globals';
import { parseFeed } from '../../../../src/adapters/feeds/parse-feed.ts';
import type { FeedDocument, FeedItem } from '../../../../src/domain/news/feed.ts';

async function read(text: string, url: string | null = null): Promise<FeedDocument> {
  const outcome = await parseFeed(text, url);
  if (outcome.kind === 'unreadable') throw new Error(outcome.because);
  return outcome.document;
}

async function item(inside: string, url: string | null = null): Promise<FeedItem> {
  const names =
    'xmlns:m="http://search.yahoo.com/mrss/" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/"';
  const text = `<rss version="2.0" ${names}><channel><item>${inside}</item></channel></rss>`;
  const [first] = (await read(text, url)).items;
  if (first === undefined) throw new Error('no item');
  return first;
}

describe('which element says it best', () => {
  it.each([
    ['a description before the whole text', '<c:encoded>Whole</c:encoded><description>Short</description>', 'Short'],
    ['the whole text where the description is empty', '<description/><c:encoded>Whole</c:encoded>', 'Whole'],
    [
      'the whole text where the description is a mere picture',
      '<description>&lt;img src="a.jpg"/&gt;&amp;nbsp;</description><c:encoded>Whole</c:encoded>',
      'Whole',
    ],
    ['a description of Dublin Core', '<d:description>Core</d:description><c:encoded>Whole</c:encoded>', 'Core'],
    ['a description of the media', '<m:group><m:description>A film</m:description></m:group>', 'A film'],
    [
      'what stands in CDATA and what stands beside it',
      '<description>One <![CDATA[<b>two</b>]]> three</description>',
      'One two three',
    ],
    ['only words, of a script nothing', '<description>&lt;script&gt;x()&lt;/script&gt;Words</description>', 'Words'],
  ])('takes %s', async (_, inside, summary) => {
    expect((await item(inside)).summary).toBe(summary);
  });

  it('keeps a title from those of other vocabularies', async () => {
    const drawing = '<title xmlns="http://www.w3.org/2000/svg">A drawing</title><m:title>A film</m:title>';
    expect((await item(`${drawing}<title>The news</title>`)).title).toBe('The news');
    expect((await item('<title xmlns="">The news</title>')).title).toBe('The news');
    expect(await item(`<image><title>A picture</title><link>https://x.example/</link></image>`)).toMatchObject({
      title: '',
      link: '',
    });
  });

  it('takes tags off that were escaped twice, but not what only looks like one', async () => {
    expect((await item('<title>&amp;lt;b&amp;gt;Truce&amp;lt;/b&amp;gt; holds</title>')).title).toBe('Truce holds');
    expect((await item('<title>On &amp;lt;configuration&amp;gt; files</title>')).title).toBe(
      'On <configuration> files',
    );
  });

  it('resolves what the document defines in naked markup too', async () => {
    const text = `<!DOCTYPE rss [<!ENTITY place "Valmere">]><rss version="2.0"><channel><item>
      <description>In <b>&place;</b></description></item></channel></rss>`;
    expect((await read(text)).items[0]?.summary).toBe('In Valmere');
  });
});

describe('links and ids', () => {
  it.each([
    ['<link>//news.example/a</link>', 'https://news.example/a'],
    ['<link>www.news.example/a</link>', 'http://www.news.example/a'],
    ['<link>\n  https://news.example/a\n</link>', 'https://news.example/a'],
    ['<link>https://news.example/a</link><link>https://amp.example/a</link>', 'https://news.example/a'],
    ['<guid isPermaLink="TRUE">/by-guid</guid>', 'https://news.example/by-guid'],
    ['<guid isPermaLink="false">https://news.example/by-guid</guid><link>/a</link>', 'https://news.example/a'],
    ['<guid>https://news.example/by-guid</guid><link>/a</link>', 'https://news.example/a'],
  ])('reads the link of %s', async (inside, link) => {
    expect(
      (await item(inside, inside.includes('//') && !inside.includes('>/') ? null : 'https://news.example/feed')).link,
    ).toBe(link);
  });

  it.each([
    ['<guid> n-1 </guid>', 'n-1'],
    ['<guid><![CDATA[n-1]]></guid>', 'n-1'],
    ['<guid>https://news.example/?a=1&amp;b=2</guid>', 'https://news.example/?a=1&b=2'],
    ['<guid><b>n</b>-1</guid>', '<b>n</b>-1'],
    ['<guid/><link>https://news.example/a</link>', 'https://news.example/a'],
  ])('reads the id of %s', async (inside, guid) => {
    expect((await item(inside)).guid).toBe(guid);
  });

  it('gives items that share a guid all the same', async () => {
    const twice = '<item><guid>1</guid><title>A</title></item><item><guid>1</guid><title>B</title></item>';
    expect((await read(`<rss version="2.0"><channel>${twice}</channel></rss>`)).items).toMatchObject([
      { guid: '1', title: 'A' },
      { guid: '1', title: 'B' },
    ]);
  });

  it('resolves bases within bases, and against the channel’s link where nothing else is known', async () => {
    const text = (base: string): string => `<rss version="2.0" ${base}><channel><link>https://site.example/news/</link>
      <item><link>one</link></item><item xml:base="deep/"><link>two</link></item></channel></rss>`;
    const links = async (base: string): Promise<readonly string[]> =>
      (await read(text(base))).items.map(({ link }) => link);
    expect(await links('xml:base="https://news.example/a/"')).toEqual([
      'https://news.example/a/one',
      'https://news.example/a/deep/two',
    ]);
    expect((await links(''))[0]).toBe('https://site.example/news/one');
  });

  it('knows rdf:about under any prefix', async () => {
    const text = `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
      <channel><title>Old</title></channel><item r:about="https://news.example/1"><title>One</title></item></r:RDF>`;
    expect((await read(text)).items[0]).toMatchObject({ title: 'One', link: 'https://news.example/1' });
  });
});

describe('documents out of the ordinary', () => {
  it('reads a single entry', async () => {
    const entry = '<entry xmlns="http://www.w3.org/2005/Atom"><id>1</id><title>One</title></entry>';
    expect((await read(entry)).items).toMatchObject([{ guid: '1', title: 'One' }]);
  });

  it('reads Atom of a draft, under a prefix', async () => {
    const draft = 'http://purl.org/atom/ns#draft-ietf-atompub-format-08';
    const text = `<x:feed xmlns:x="${draft}"><x:entry><x:id>1</x:id><x:title>One</x:title></x:entry></x:feed>`;
    expect((await read(text)).items).toMatchObject([{ guid: '1', title: 'One' }]);
  });

  it('reads XML behind junk that begins like JSON', async () => {
    const text = '[notice] cache is cold\n<rss version="2.0"><channel><item><title>One</title></item></channel></rss>';
    expect((await read(text)).items).toMatchObject([{ title: 'One' }]);
  });

  it('ends an element that was never closed where it can not go on', async () => {
    const inside = '<title>One<guid>1<pubDate>Wed, 12 Mar 2025 18:05:00 GMT<description>Words<category>War';
    expect(await item(inside)).toMatchObject({
      title: 'One',
      guid: '1',
      publishedAt: new Date('2025-03-12T18:05:00Z'),
      summary: 'Words',
      categories: ['War'],
    });
  });

  it('falls back from a date that can not be read to the next, and to none', async () => {
    expect((await item('<pubDate>0000-00-00</pubDate><d:date>2025-03-12</d:date>')).publishedAt).toEqual(
      new Date('2025-03-12'),
    );
    expect((await item('<pubDate>0000-00-00</pubDate>')).publishedAt).toBeNull();
  });
});
