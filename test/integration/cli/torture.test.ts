import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeDocument } from '../../../src/adapters/feeds/decode-document.ts';
import { parseFeed } from '../../../src/adapters/feeds/parse-feed.ts';
import { tortureCommand } from '../../../src/cli/torture/torture.ts';
import type { DocumentReading } from '../../../src/domain/news/feed.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const folder = aFolder();
afterAll(() => folder.remove());

async function readBytes(bytes: Uint8Array): Promise<DocumentReading> {
  const parsed = await parseFeed(decodeDocument(bytes, null), null);
  return parsed.kind === 'parsed'
    ? { kind: 'read', status: 0, document: parsed.document }
    : { kind: 'unreadable', status: 0, because: parsed.because };
}

const rss = (items: string): string =>
  `<rss version="2.0"><channel><title>Valmere &amp;amp; Korrath</title>${items}</channel></rss>`;

/** Lays suites out in a new folder and runs them; gives the verdict and what was printed. */
async function run(files: Record<string, string | object>, read = readBytes) {
  const data = join(folder.path, String(Math.random()));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(data, name)), { recursive: true });
    await writeFile(join(data, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  await mkdir(data, { recursive: true });
  const lines: string[] = [];
  const good = await tortureCommand({ data, readBytes: read, print: (line) => lines.push(line) });
  return { good, printed: lines.join('\n') };
}

const item = `<item><title>Truce &lt;b&gt;holds&lt;/b&gt;</title><link>https://news.example/a</link><guid>a-1</guid>
  <pubDate>Wed, 12 Mar 2025 18:05:00 GMT</pubDate><description>Words.</description></item>`;

describe('eval torture', () => {
  it('counts what each suite states in its own shape', async () => {
    const { good, printed } = await run({
      'gofeed/testdata/parser/rss/one.xml': rss(item),
      'gofeed/testdata/parser/rss/one.json': {
        title: 'Valmere & Korrath',
        items: [
          {
            title: 'Truce <b>holds</b>',
            links: ['https://news.example/a'],
            guid: { value: 'a-1' },
            pubDateParsed: '2025-03-12T18:05:00Z',
            description: '<p>Words.</p>',
          },
        ],
      },
      'gofeed/testdata/parser/atom/two.xml':
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/"><entry><id>b</id><link href="b"/></entry></feed>',
      'gofeed/testdata/parser/atom/two.json': {
        entries: [{ id: 'b', links: [{ href: '/b', rel: 'alternate' }], content: { value: '' } }],
      },
      'gofeed/testdata/parser/json/three.json': { title: 'J', items: [{ id: 'c', content_html: '<p>x</p>' }] },
      'gofeed/testdata/parser/json/three_expected.json': { title: 'J', items: [{ id: 'c', content_html: 'x' }] },
      'rss-parser/test/input/four.rss': rss(item),
      'rss-parser/test/output/four.json': {
        feed: {
          title: 'Valmere &amp; Korrath',
          items: [{ guid: 'a-1', isoDate: '2025-03-12T18:05:00.000Z', content: 'EMPTY' }],
        },
      },
      'feedsmith/five.xml': rss(item),
      'feedsmith/five.json': { title: { value: 'Valmere & Korrath' }, items: [{ description: 'Wor\ufffdds.' }] },
      'miniflux/six.xml': rss(item),
    });
    expect(good).toBe(true);
    expect(printed).toMatch(/gofeed: 3 documents, 3 with expectations\n {2}feed title +2 of +2 {2}100\.0 %/);
    expect(printed.match(/ {2}all .*/g)).toEqual([
      expect.stringMatching(/11 of +11 {2}100\.0 %/),
      expect.stringMatching(/3 of +3 {2}100\.0 %/),
      expect.stringMatching(/2 of +2 {2}100\.0 %/),
    ]);
    expect(printed).toContain('miniflux: 1 documents, 0 with expectations');
    expect(printed).toContain('Differences: 0');
  });

  it('tells every difference, with what was expected, what is ours, and a reason where there is one', async () => {
    const { good, printed } = await run({
      'rss-parser/test/input/one.rss': rss(`${item}<item><link>https://news.example/one</link></item>`),
      'rss-parser/test/output/one.json': {
        feed: { title: 'Another', items: [{ title: 'Truce breaks', content: '<i>s.</i>W' }] },
      },
      'gofeed/testdata/parser/rss/two.xml': rss(
        '<item><link>https://a.example/</link><link>https://b.example/</link></item>',
      ),
      'gofeed/testdata/parser/rss/two.json': {
        items: [
          { link: 'https://b.example/', links: ['https://a.example/', 'https://b.example/'] },
          { title: 'One more' },
        ],
      },
    });
    expect(good).toBe(false);
    expect(printed).toContain('1 × Ours is right: an item has one link');
    expect(printed).toContain('1 × Ours is right: naked markup is read in its order');
    expect(printed).toContain('3 × No reason known: a bug until it has one.');
    expect(printed).toContain(
      '  rss-parser/one.rss: title of item 1\n    expected "Truce breaks"\n    ours     "Truce holds"',
    );
    expect(printed).toContain('title of item 2\n    expected "One more"\n    ours     no such item');
    expect(printed).toContain('we see more items than the suite states: 1\n  rss-parser/one.rss: 1 more');
  });

  it('does not take markup that was left in for the text without it', async () => {
    const { printed } = await run(
      { 'feedsmith/one.xml': rss(item), 'feedsmith/one.json': { items: [{ title: 'Truce <b>holds</b>' }] } },
      async (bytes) => {
        const reading = await readBytes(bytes);
        if (reading.kind === 'unreadable') return reading;
        const items = reading.document.items.map((each) => ({ ...each, title: 'Truce <b>holds</b>' }));
        return { ...reading, document: { ...reading.document, items } };
      },
    );
    expect(printed).toContain('Differences: 1');
  });

  it('counts a crash and goes on, and names what can not be read with its sentence', async () => {
    const { good, printed } = await run(
      { 'miniflux/a.xml': 'crash', 'miniflux/b.xml': '<note/>', 'miniflux/c.xml': rss(item) },
      (bytes) => (bytes[0] === 0x63 ? Promise.reject(new Error('planted')) : readBytes(bytes)),
    );
    expect(good).toBe(false);
    expect(printed).toMatch(/Crashes: 1\n {2}miniflux\/a\.xml: Error: planted/);
    expect(printed).toContain('miniflux/b.xml: This is no feed: its outermost element is <note>.');
  });

  it('is not content with a folder that holds no suite', async () => {
    expect(await run({})).toMatchObject({ good: false, printed: expect.stringContaining('There are no suites in') });
  });
});
