import { describe, expect, it } from '@jest/globals';
import { parseFeed } from '../../../../src/adapters/feeds/parse-feed.ts';
import type { FeedDocument } from '../../../../src/domain/news/feed.ts';

const hour = 3_600_000;

async function read(text: string): Promise<FeedDocument> {
  const outcome = await parseFeed(text, 'https://news.example/feeds/world.xml');
  if (outcome.kind === 'unreadable') throw new Error(outcome.because);
  return outcome.document;
}

function rss(head: string): Promise<FeedDocument> {
  const modules =
    'xmlns:s="http://purl.org/rss/1.0/modules/syndication/" xmlns:a10="http://www.w3.org/2005/Atom" xmlns:sy="urn:x"';
  return read(`<rss version="2.0" ${modules}><channel>${head}<item><title>One</title></item></channel></rss>`);
}

describe('what a publisher wishes', () => {
  it.each([
    ['<ttl>15</ttl>', hour / 4],
    ['<ttl> 90 </ttl>', 1.5 * hour],
    ['<ttl>soon</ttl>', null],
    ['<ttl>-5</ttl>', null],
    ['<ttl/>', null],
    ['<s:updatePeriod>hourly</s:updatePeriod><s:updateFrequency>1</s:updateFrequency>', null],
    ['<ttl>15</ttl><s:updatePeriod>daily</s:updatePeriod>', hour / 4],
    ['', null],
  ])('waits as long as %s says', async (head, ttlMs) => {
    expect((await rss(head)).ttlMs).toBe(ttlMs);
  });

  it('names the hours and days without polls, whether hours count from nought or to twenty-four', async () => {
    const head = `<skipHours><hour>24</hour><hour> 3 </hour><hour>3</hour><hour>25</hour><hour>x</hour></skipHours>
      <skipDays><day>Saturday</day><day>sunday</day><day>Someday</day></skipDays>`;
    expect(await rss(head)).toMatchObject({ skipHours: [0, 3], skipDays: [0, 6] });
    expect(await rss('')).not.toHaveProperty('skipDays');
  });

  it('names the hub and the feed’s own address, in RSS, Atom and JSON Feed', async () => {
    const links = { hub: 'https://hub.example/', self: 'https://news.example/feeds/own.xml' };
    const head = '<a10:link rel="hub" href="https://hub.example/"/><a10:link rel="self" href="own.xml"/>';
    expect(await rss(`<link>https://news.example/</link>${head}`)).toMatchObject({
      ...links,
      link: 'https://news.example/',
    });
    const atom = head.replaceAll('a10:', '');
    expect(await read(`<feed xmlns="http://www.w3.org/2005/Atom">${atom}</feed>`)).toMatchObject(links);
    const json = {
      title: 'J',
      feed_url: 'own.xml',
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
      items: [],
    };
    expect(await read(JSON.stringify(json))).toMatchObject(links);
  });

  it('names no hub where none is named', async () => {
    expect(await rss('<link>https://news.example/</link>')).toMatchObject({ hub: null, self: null, skipHours: [] });
    const json = { title: 'J', hubs: [{ type: 'rssCloud', url: 'https://hub.example/' }, 'x'], items: [] };
    expect(await read(JSON.stringify(json))).toMatchObject({ hub: null, self: null });
  });
});
