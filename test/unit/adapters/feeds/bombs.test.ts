import { describe, expect, it } from '@jest/globals';
import { decodeDocument } from '../../../../src/adapters/feeds/decode-document.ts';
import { parseFeed } from '../../../../src/adapters/feeds/parse-feed.ts';

const address = 'https://news.example/feed';
const inItem = (inside: string): string => `<rss version="2.0"><channel><item>${inside}</item></channel></rss>`;
const defining = (entities: string, inside: string): string =>
  `<!DOCTYPE rss [${entities}]><rss version="2.0"><channel><item><title>${inside}</title></item></channel></rss>`;

async function reading(text: string): Promise<string> {
  const outcome = await parseFeed(text, address);
  return outcome.kind === 'unreadable' ? outcome.because : 'read';
}

describe('bombs are refused', () => {
  const doubled = Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join('');
  it.each([
    ['entities of entities', defining(`<!ENTITY e0 "ha">${doubled}`, '&e30;'), 'by other entities'],
    ['entities of themselves', defining('<!ENTITY a "&a;&a;">', '&a;'), 'by other entities'],
    ['parameter entities', defining('<!ENTITY % p "x"><!ENTITY q "%p;">', '&q;'), 'by other entities'],
    [
      'a long entity over and over',
      defining(`<!ENTITY a "${'x'.repeat(1_500)}">`, '&a;'.repeat(10_000)),
      'without end',
    ],
    ['far too many entities', defining('<!ENTITY a "b">'.repeat(6_000), 'x'), 'too many entities'],
    ['bottomless nesting', inItem(`<description>${'<div>'.repeat(100_000)}`), 'nested far too deep'],
    ['hundreds of attributes', `<rss version="2.0"><channel><item ${'a="b" '.repeat(500)}/>`, 'too many attributes'],
    ['tags without an end', `<rss version="2.0"><channel>${'<a x'.repeat(500_000)}`, 'without an end'],
    ['bottomless JSON', `{"items": ${'['.repeat(200_000)}`, 'nested far too deep'],
    ['bottomless JSON objects', `{"items": [${'{"a":'.repeat(200_000)}`, 'nested far too deep'],
  ])('%s', async (_, text, because) => {
    expect(await reading(text)).toMatch(because);
  });

  it('keeps a handful of a flood of items, and of a flood of elements in one', async () => {
    const flood = await parseFeed(
      `<rss version="2.0"><channel>${'<item><title>x</title></item>'.repeat(20_000)}`,
      null,
    );
    expect(flood.kind === 'parsed' && flood.document.items.length).toBe(5_000);
    const crowded = await parseFeed(inItem('<category>x</category><pubDate>soon</pubDate>'.repeat(20_000)), null);
    expect(crowded).toMatchObject({ kind: 'parsed', document: { items: [{ categories: ['x'], publishedAt: null }] } });
  });

  it('does not grow a base with every element that adds to it', async () => {
    const text = `${'<rss xml:base="a/">'.repeat(3_000)}<channel><item><link>x</link></item>`;
    const outcome = await parseFeed(text, address);
    const link = outcome.kind === 'parsed' ? (outcome.document.items[0]?.link ?? '') : '';
    expect(link).toMatch(/^https:\/\/news\.example\/(?:a\/)+x$/);
    expect(link.length).toBeLessThan(1_100);
  });
});

/** Processor time, the least of a few runs: other work on the machine counts in none. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < 3; run += 1) {
    const begun = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(begun);
    least = Math.min(least, user + system);
  }
  return least;
}

const once = 8_000;
const more = 8;

/** Each makes a document that is as many times as large as it is told; a tag or document type stays within its limit. */
const shapes: readonly (readonly [string, (times: number) => string])[] = [
  ['half comments', (n) => inItem(`<description>${'<!--'.repeat(n)}`)],
  ['half sections', (n) => inItem(`<description>${'<![CDATA['.repeat(n)}`)],
  ['half references', (n) => inItem(`<title>${'&#'.repeat(n)}</title>`)],
  ['references', (n) => inItem(`<description>${'&amp;lt;'.repeat(n)}</description>`)],
  ['open quotes', (n) => inItem(`<description>${`<a b="<c d='`.repeat(n)}`)],
  ['quotes that close in the next tag', (n) => inItem(`<br b="0.3" c="d->`.repeat(n / 8))],
  ['half closing tags', (n) => inItem(`<description>${'</'.repeat(n)}</description>`)],
  ['half headings in a section', (n) => inItem(`<description><![CDATA[${'<h'.repeat(n)}]]></description>`)],
  ['declarations', (n) => inItem('<!x>'.repeat(n))],
  ['document types', (n) => '<!DOCTYPE x [<!ENTITY a SYSTEM ]>'.repeat(n) + inItem('')],
  ['declarations that never end', (n) => `<!DOCTYPE x [${'<!ENTITY a SYSTEM '.repeat(n / 20)}]>${inItem('')}`],
  ['empty items', (n) => `<rss version="2.0"><channel>${'<item/>'.repeat(n)}`],
  ['an attribute without value', (n) => `<rss version="2.0"><channel><item ${'ab '.repeat(n / 4)}/>`],
  ['countless attributes', (n) => inItem(`<link ${'a="b" '.repeat(n)}/>`)],
  ['a name without end', (n) => `<rss version="2.0"><channel><item b="" ${'a'.repeat(n / 2)}/>`],
  ['many names', (n) => inItem(Array.from({ length: n }, (_, at) => `<x${at}>a</x${at}>`).join(''))],
  ['many prefixes', (n) => inItem(Array.from({ length: n }, (_, at) => `<a:x xmlns:a="u${at}"/>`).join(''))],
  ['bases within bases', (n) => `${'<rss xml:base="a/">'.repeat(n)}<channel><item><link>x</link></item>`],
  ['authors with children that never end', (n) => inItem(`<author>${'<name '.repeat(n)}></author>`)],
  ['brackets in an author', (n) => inItem(`<author>${'(@'.repeat(n)}</author>`)],
  ['one huge text', (n) => inItem(`<description>${'word '.repeat(n * 4)}</description>`)],
  ['white space', (n) => inItem(`<title>a${' '.repeat(n * 4)}b</title><link>${' '.repeat(n)}x</link>`)],
  ['a title of tags', (n) => inItem(`<title>${'&lt;b&gt;'.repeat(n)}</title>`)],
  ['dates', (n) => inItem(`<pubDate>${'1 '.repeat(n)}</pubDate>`.repeat(4))],
  ['a string of JSON', (n) => JSON.stringify({ items: [{ id: '1', title: '\\"['.repeat(n) }] })],
  ['items of JSON', (n) => JSON.stringify({ items: Array.from({ length: n }, () => ({ id: 1 })) })],
  ['letters of no named encoding', (n) => inItem(`<title>${'\u00cf\u00f0'.repeat(n)}</title>`)],
];

describe('time grows with the length and no faster', () => {
  it.each(shapes)('over %s', async (_, shape) => {
    const read = (times: number) => {
      const bytes = Buffer.from(shape(times), 'latin1');
      return costOf(() => parseFeed(decodeDocument(bytes, null), address));
    };
    await read(once);
    const small = await read(once);
    const large = await read(once * more);
    // Squared, the large one would cost 64 times as much; what is too short to be measured counts as two milliseconds.
    expect(large / Math.max(small, 2_000)).toBeLessThan(24);
  });
});
