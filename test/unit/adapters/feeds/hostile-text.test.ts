import { describe, expect, it } from '@jest/globals';
import { decodeDocument } from '../../../../src/adapters/feeds/decode-document.ts';
import { parseFeed } from '../../../../src/adapters/feeds/parse-feed.ts';
import { escapeXml } from '../../../../src/adapters/feeds/text-entities.ts';

async function read(title: string, description = ''): Promise<{ readonly title: string; readonly summary: string }> {
  const item = `<item><title>${title}</title><description>${description}</description></item>`;
  const document = `<rss version="2.0"><channel>${item}</channel></rss>`;
  const outcome = await parseFeed(decodeDocument(Buffer.from(document), null), 'https://news.example/feed.xml');
  if (outcome.kind !== 'parsed' || !outcome.document.items[0]) throw new Error('not read');
  return outcome.document.items[0];
}

describe('text of a feed', () => {
  it('keeps the marks of letters, and no tower of them', async () => {
    const tower = 'T\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308'.repeat(3);
    expect((await read(tower)).title).toBe('T\u0301\u0302\u0303\u0304\u0305'.repeat(3));
    const honest = 'Thỏa thuận ngừng bắn · หยุดยิง · युद्धविराम · הַפְסָקַת אֵשׁ · هُدْنَة · ย้ำ ❤️ 1️⃣';
    expect((await read(honest)).title).toBe(honest);
  });

  it('has no tag, script or comment left in it', async () => {
    const markup = '<b onclick="x()">Truce</b><script>alert(1)</script><!-- x --><img src=x onerror=alert(1)> holds';
    for (const given of [`<![CDATA[${markup}]]>`, escapeXml(markup), escapeXml(escapeXml(markup))])
      expect((await read('x', given)).summary).toBe('Truce holds');
  });

  it('is bounded, however huge', async () => {
    const { title, summary } = await read('word '.repeat(400_000), 'word '.repeat(400_000));
    expect(title.length).toBeLessThanOrEqual(200_000);
    expect(summary.length).toBeLessThanOrEqual(200_000);
  });
});
