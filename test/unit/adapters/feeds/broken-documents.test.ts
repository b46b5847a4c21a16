import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFeed } from '../../../../src/adapters/feeds/parse-feed.ts';

async function titles(text: string): Promise<readonly string[] | string> {
  const outcome = await parseFeed(text, null);
  return outcome.kind === 'parsed' ? outcome.document.items.map(({ title }) => title) : outcome.because;
}

describe('parseFeed on broken documents', () => {
  it.each([
    [
      'junk before the declaration',
      'Warning: line 3<br />\n<?xml version="1.0"?><rss version="2.0"><channel><item><title>One</title></item></channel></rss>',
    ],
    ['no version', '<rss><channel><item><title>One</title></item></channel></rss>'],
    ['an unknown version', '<RSS version="9.1"><channel><item><title>One</title></item></channel></RSS>'],
    ['no channel', '<rss version="2.0"><item><title>One</title></item></rss>'],
    [
      'tags that never close',
      '<rss version="2.0"><channel><item><title>One</title><description><p>Text<br>more</description></item></channel></rss>',
    ],
    ['a title that never closes', '<rss version="2.0"><channel><item><title>One</item></channel></rss>'],
    [
      'attributes without quotes',
      '<rss version=2.0><channel><item><title type=text>One</title></item></channel></rss>',
    ],
    [
      'prefixes that nobody declared',
      '<rss version="2.0"><channel><item><foo:bar>x</foo:bar><title>One</title></item></channel></rss>',
    ],
    ['nothing closed at all', '<rss version="2.0"><channel><item><title>One</title>'],
  ])('reads a document with %s', async (_, text) => {
    expect(await titles(text)).toEqual(['One']);
  });

  it('keeps the whole items of a document that was cut off', async () => {
    const whole = '<rss version="2.0"><channel><item><title>One</title></item><item><title>Two</title></item>';
    expect(await titles(`${whole}<item><title>Thr`)).toEqual(['One', 'Two']);
    expect(await titles(`${whole}<item><title>Three</title><link>https://news.exa`)).toEqual(['One', 'Two']);
    expect(await titles(`${whole}<item><title><![CDATA[Three`)).toEqual(['One', 'Two']);
    expect(await titles(`${whole}<item><title>Three</title><enclosure url="`)).toEqual(['One', 'Two']);
  });

  it('resolves the plain entities that a document defines', async () => {
    const text =
      '<!DOCTYPE rss [<!ENTITY place "Northland">]><rss version="2.0"><channel><item><title>In &place;</title></item></channel></rss>';
    expect(await titles(text)).toEqual(['In Northland']);
  });

  it('fetches nothing for an external entity', async () => {
    const text =
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>';
    expect(await titles(text)).toEqual(['&x;']);
  });

  it.each([
    [
      'entities made of entities',
      `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel/></rss>`,
      'define',
    ],
    [
      'bottomless nesting',
      `<rss version="2.0"><channel><item><description>${'<b>'.repeat(100_000)}`,
      'nested far too deep',
    ],
    [
      'countless attributes',
      `<rss version="2.0"><channel><item ${'a="b" '.repeat(5000)}/></channel></rss>`,
      'too many attributes',
    ],
    ['tags without an end', `<rss version="2.0"><channel>${'<a x'.repeat(500_000)}`, 'without an end'],
  ])('refuses %s', async (_, text, because) => {
    expect(await titles(text)).toMatch(because);
  });

  it.each([
    ['half comments', '<!--'],
    ['half sections', '<![CDATA['],
    ['half references', '&#'],
    ['open quotes', '<a b="<c d=\''],
    ['half closing tags', '</'],
    ['empty items', '<item/>'],
    ['declarations', '<!x>'],
    ['half headings', '<h'],
  ])(
    'takes no more than linear time over %s',
    async (_, piece) => {
      const wrapped = `<rss version="2.0"><channel><item><description>${piece.repeat(200_000)}`;
      const closed = `<rss version="2.0"><channel><item><description><![CDATA[${'<h'.repeat(200_000)}]]></description></item></channel></rss>`;
      await parseFeed(wrapped, null);
      await parseFeed(closed, null);
      expect(wrapped.length).toBeGreaterThan(200_000);
    },
    5000,
  );

  it('never throws, whatever is done to a document', async () => {
    const sound =
      '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>A &amp; B</title><link>/x</link><guid>1</guid><pubDate>Wed, 12 Mar 2025 18:05:00 GMT</pubDate></item></channel></rss>';
    const edit = fc.record({
      at: fc.nat(sound.length),
      drop: fc.nat(20),
      put: fc.string({ unit: 'binary', maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const broken = edits.reduce(
          (text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop),
          sound,
        );
        const outcome = await parseFeed(broken, 'https://news.example/');
        expect(['parsed', 'unreadable']).toContain(outcome.kind);
      }),
      { numRuns: 100 },
    );
  });
});
