import { describe, expect, it } from '@jest/globals';
import { bodyHash } from '../../../../src/adapters/feeds/body-hash.ts';

const feed = (built: string, item: string, tail = ''): Buffer =>
  Buffer.from(
    `<rss><channel><title>T</title><lastBuildDate>${built}</lastBuildDate><pubDate>${built}</pubDate><item>${item}</item></channel></rss>${tail}`,
  );

describe('bodyHash', () => {
  const hash = bodyHash(feed('Mon', '<title>One</title><pubDate>Mon</pubDate>'));

  it('overlooks the dates of the feed itself and comments about it', () => {
    expect(bodyHash(feed('Tue', '<title>One</title><pubDate>Mon</pubDate>'))).toBe(hash);
    expect(bodyHash(feed('Mon', '<title>One</title><pubDate>Mon</pubDate>', '<!-- made in 0.3 s -->'))).toBe(hash);
  });

  it('sees every change in an item', () => {
    expect(bodyHash(feed('Mon', '<title>One!</title><pubDate>Mon</pubDate>'))).not.toBe(hash);
    expect(bodyHash(feed('Mon', '<title>One</title><pubDate>Tue</pubDate>'))).not.toBe(hash);
    expect(bodyHash(feed('Mon', '<title>One</title><pubDate>Mon</pubDate></item><item>'))).not.toBe(hash);
  });

  it('sees a change of the title of the feed', () => {
    expect(bodyHash(Buffer.from('<rss><title>A</title></rss>'))).not.toBe(
      bodyHash(Buffer.from('<rss><title>B</title></rss>')),
    );
  });
});
