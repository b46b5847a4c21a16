import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss [<!ENTITY place "Valmere"><!ENTITY ndash "&#8211;">]>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>World &amp; war</title><link>https://news.example/</link><ttl>15</ttl><language>en</language>
<atom:link rel="self" href="https://news.example/rss"/><atom:link rel="hub" href="https://hub.example/"/>
<skipHours><hour>1</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency><image><title>Logo</title><link>/</link></image>
<item><title><![CDATA[Envoys of Valmere & Korrath <b>meet</b>]]></title><link>/world/envoys?a=1&amp;b=2</link>
<guid isPermaLink="false">n-1</guid><pubDate>Wed, 12 Mar 2025 18:05:00 +0200</pubDate><dc:creator>Ann Writer</dc:creator>
<description>&lt;p&gt;The truce in &place; holds &ndash; &amp;quot;for now&amp;quot;.&lt;/p&gt;&lt;img src="a.jpg"/&gt;</description>
<content:encoded><![CDATA[<div><p>The whole <a href="https://news.example/x">text</a>.</p></div>]]></content:encoded>
<source url="https://wire.example/rss">Example Wire</source><category>War</category><category domain="x">Talks</category></item>
<item><title>Caf&eacute; talks, 5 &lt; 6</title><guid>https://news.example/2</guid><pubDate>12 березня 2025 р., 18:05</pubDate>
<media:group><media:title>Film</media:title><media:description>A film</media:description></media:group></item>
</channel></rss>`;

const rdf = `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel r:about="https://news.example/rdf"><title>Old style</title><link>https://news.example/</link><items><r:Seq><r:li resource="https://news.example/1"/></r:Seq></items></channel>
<image r:about="https://news.example/i"><title>Logo</title></image>
<item r:about="https://news.example/1"><title>One</title><link>https://news.example/1</link><d:date>2025-03-12T18:05:00Z</d:date><description>Words &#1090;&#1086;</description></item>
<item r:about="https://news.example/2"><title>Two</title><d:date>2025-071</d:date></item></r:RDF>`;

const atom = `<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://news.example/world/' xml:lang='uk'>
<title type='html'>World &amp;amp; more</title><link rel='self' href='feed.xml'/><link href='./'/><updated>2025-03-12T18:05:00Z</updated>
<entry xml:base='2025/'><id>tag:news.example,2025:1</id><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>bold</b> claim</div></title>
<link rel='enclosure' href='a.mp3'/><link rel='alternate' type='text/html' href='claim.html'/><published>2025-03-12T18:05:00+02:00</published>
<author><name>Ben Writer</name><email>ben@news.example</email></author><source><title>Wire</title><id>w</id></source>
<content type='html'>&lt;p&gt;Body &amp;amp; soul&lt;/p&gt;</content><category term='talks' label='Talks'/></entry>
<entry><id>2</id><title>Сторони обговорили перемир’я</title><summary type='application/octet-stream'>V29yZHM=</summary><link href='two'/><updated>2025年3月12日</updated></entry></feed>`;

const oldAtom = `<a:feed version="0.3" xmlns:a="http://purl.org/atom/ns#"><a:title mode="escaped">Old &lt;i&gt;Atom&lt;/i&gt;</a:title>
<a:entry><a:id>1</a:id><a:title mode="base64">T2xk</a:title><a:issued>2025-03-12T18:05Z</a:issued><a:link rel="alternate" type="text/html" href="https://news.example/1"/>
<a:content type="application/xhtml+xml" mode="xml"><p>Naked <em>words</em></p></a:content></a:entry></a:feed>`;

const early = `<rss version="0.91"><channel><title>Early</title><link>https://news.example/</link><description>All</description><language>ru</language>
<item><title>Стороны обсудили перемирие</title><link>https://news.example/1</link><description>Обмен пленными</description></item>
<item><title>Без ссылки</title></item></channel></rss>`;

const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'J',
  home_page_url: 'https://news.example/',
  feed_url: 'https://news.example/feed.json',
  hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
  items: [
    {
      id: 7,
      url: '/seven',
      title: 'Seven',
      content_html: '<p>Text &amp; more</p>',
      date_published: '2025-03-12T18:05:00Z',
    },
    {
      id: 'b',
      external_url: 'https://other.example/',
      content_text: 'Plain',
      authors: [{ name: 'Cy' }],
      tags: ['a', 3],
    },
  ],
});

/** Sound documents of every format, in several encodings, written for this. */
export function ownSeeds(): readonly Buffer[] {
  const utf8 = [rss, rdf, atom, oldAtom, early, json].map((text) => Buffer.from(text));
  return [
    ...utf8,
    iconv.encode(atom, 'utf-16le', { addBOM: true }),
    iconv.encode(early, 'utf-16be', { addBOM: false }),
    iconv.encode(early.replace('<rss', '<?xml version="1.0" encoding="windows-1251"?><rss'), 'windows-1251'),
    iconv.encode(early, 'koi8-r'),
  ];
}

/** Larger ones would take most of a run's time and memory, and break in the same ways. */
const largestSeed = 262_144;

/** Every file of a folder and what lies under it, large ones cut short. */
export async function seedsUnder(folder: string): Promise<readonly Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.sort().map(async (file) => Buffer.from((await readFile(file)).subarray(0, largestSeed))));
}
