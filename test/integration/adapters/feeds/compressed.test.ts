import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { HttpFeedSource } from '../../../../src/adapters/feeds/http-feed-source.ts';
import type { PollOutcome } from '../../../../src/domain/news/feed.ts';
import { FeedServer } from '../../../support/feed-server.ts';
import { openSource, pollOnce, smallFeed } from '../../../support/feed-source.ts';

const maxBytes = 200_000;

let server: FeedServer;
let source: HttpFeedSource;
beforeEach(async () => {
  server = await FeedServer.start();
  source = openSource([server.hostPort], { maxBytes });
});
afterEach(async () => {
  await source.close();
  await server.close();
});

function pollBody(body: Buffer, encoding?: string): Promise<PollOutcome> {
  const headers = { etag: '"1"', ...(encoding === undefined ? {} : { 'content-encoding': encoding }) };
  server.break('packed', { kind: 'body', body, headers });
  return pollOnce(source, server.url('packed'));
}

/** Words that no compression makes small. */
function longFeed(): Buffer {
  const item = (n: number): string => `<item><title>${Math.sin(n)} ${Math.cos(n)}</title><guid>${n}</guid></item>`;
  const items = Array.from({ length: 2000 }, (_, n) => item(n)).join('');
  return Buffer.from(`<rss version="2.0"><channel><title>Long</title>${items}</channel></rss>`);
}

describe('a compressed document', () => {
  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('is read: %s', async (encoding, compress) => {
    expect(await pollBody(compress(smallFeed), encoding)).toMatchObject({
      kind: 'fresh',
      document: { title: 'Packed' },
    });
  });

  it.each([
    ['gzip, br', brotliCompressSync(gzipSync(smallFeed))],
    ['deflate, identity, zstd', zstdCompressSync(deflateSync(smallFeed))],
    ['gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(smallFeed)))],
    ['gzip', gzipSync(gzipSync(smallFeed))],
  ])('is read through several encodings: %s', async (encoding, body) => {
    expect(await pollBody(body, encoding)).toMatchObject({ kind: 'fresh', document: { title: 'Packed' } });
  });

  it.each([
    ['gzip', smallFeed],
    ['br', smallFeed],
    ['zstd', smallFeed],
    ['deflate', Buffer.from(`\uFEFF\n ${smallFeed.toString()}`)],
    ['utf-8', smallFeed],
    ['none', smallFeed],
    ['br', gzipSync(smallFeed)],
    ['gzip', zstdCompressSync(smallFeed)],
    ['deflate', gzipSync(smallFeed)],
    [undefined, gzipSync(smallFeed)],
    [undefined, zstdCompressSync(smallFeed)],
    ['gzip, deflate', gzipSync(smallFeed)],
  ])('is known by its bytes where the label is wrong: %s', async (encoding, body) => {
    expect(await pollBody(body, encoding)).toMatchObject({ kind: 'fresh', document: { title: 'Packed' } });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('cut short yields its whole items, and is asked for again: %s', async (encoding, compress) => {
    const whole = compress(longFeed());
    const outcome = await pollBody(whole.subarray(0, whole.length - 200), encoding);
    expect(outcome).toMatchObject({ kind: 'fresh', document: { title: 'Long' }, validators: { etag: null } });
    const items = outcome.kind === 'fresh' ? outcome.document.items.length : 0;
    expect(items).toBeGreaterThan(500);
    expect(items).toBeLessThan(2000);
  });

  it.each([
    ['br', Buffer.from([0xff, 0xfe, 0xfd, 1, 2, 3])],
    ['gzip', gzipSync(longFeed()).fill(0xff, 5000, 5050)],
    ['zstd', zstdCompressSync(smallFeed).subarray(0, 8)],
    ['deflate', Buffer.alloc(64, 0xff)],
  ])('that is damaged is said to be: %s', async (encoding, body) => {
    expect(await pollBody(body, encoding)).toMatchObject({
      kind: 'failed',
      because: expect.stringMatching(/^The answer's .+ compression is damaged\.$/),
    });
  });

  it('in an encoding that was not asked for, or in too many, is refused', async () => {
    expect(await pollBody(Buffer.from([1, 2, 3, 4]), 'compress')).toMatchObject({
      because: 'The answer is compressed in a way that was not asked for.',
    });
    expect(await pollBody(gzipSync(gzipSync(gzipSync(gzipSync(smallFeed)))), 'gzip')).toMatchObject({
      because: 'The answer is compressed too many times over.',
    });
  });

  const blank = Buffer.alloc(40_000_000, 0x20);
  it.each([
    ['gzip', gzipSync(blank)],
    ['deflate', deflateSync(blank)],
    ['deflate', deflateRawSync(blank)],
    ['br', brotliCompressSync(blank)],
    ['zstd', zstdCompressSync(blank)],
    ['gzip, gzip', gzipSync(gzipSync(blank))],
    ['br, zstd', zstdCompressSync(brotliCompressSync(blank))],
  ])('is unpacked up to the limit and no further: %s', async (encoding, body) => {
    expect(body.length).toBeLessThan(maxBytes);
    const before = process.memoryUsage().arrayBuffers;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 1);
    const outcome = await pollBody(body, encoding);
    clearInterval(watch);
    expect(outcome).toMatchObject({ kind: 'failed', because: 'The document is larger than the limit of 200 kB.' });
    expect(most - before).toBeLessThan(20_000_000);
  });
});
