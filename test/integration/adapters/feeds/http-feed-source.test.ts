import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { PollOutcome, Validators } from '../../../../src/domain/news/feed.ts';
import { feedUserAgent, HttpFeedSource } from '../../../../src/adapters/feeds/http-feed-source.ts';
import { FeedServer } from '../../../support/feed-server.ts';

const nothingKnown: Validators = { etag: null, lastModified: null, bodyHash: null, itemMarks: null };
const item = {
  title: 'Northland and Southland agree to meet',
  link: 'https://news.example/meet',
  summary: 'Envoys of both sides meet on Friday.',
  guid: 'meet-1',
  publishedAt: new Date('2030-01-01T10:00:00Z'),
};

describe('HttpFeedSource', () => {
  let server: FeedServer;
  let source: HttpFeedSource;
  const open = (changes: { timeoutMs?: number; maxBytes?: number } = {}): HttpFeedSource =>
    new HttpFeedSource(
      {
        timeoutMs: 2000,
        maxBytes: 100_000,
        allowHosts: [server.hostPort],
        concurrency: 8,
        perHost: 4,
        hostDelayMs: 0,
        ...changes,
      },
      feedUserAgent('0.1.0', 'https://bot.example/about'),
    );
  const poll = (feed: string, validators = nothingKnown): Promise<PollOutcome> =>
    source.fetch({ url: server.url(feed), validators }, new AbortController().signal);

  beforeEach(async () => {
    server = await FeedServer.start();
    source = open();
    server.publish('daily', item);
  });
  afterEach(async () => {
    await source.close();
    await server.close();
  });

  it('reads a feed and says who it is', async () => {
    const outcome = await poll('daily');
    expect(outcome).toMatchObject({ kind: 'fresh', status: 200, permanentUrl: null, document: { title: 'daily' } });
    expect(outcome.kind === 'fresh' && outcome.document.items).toEqual([
      {
        guid: 'meet-1',
        title: item.title,
        summary: item.summary,
        link: item.link,
        publishedAt: item.publishedAt,
        author: null,
        originName: null,
        categories: [],
      },
    ]);
    expect(server.requests('daily')[0]?.['user-agent']).toBe('CeasefireBot/0.1.0 (+https://bot.example/about)');
  });

  it('asks conditionally and takes a 304 as unchanged', async () => {
    const first = await poll('daily');
    const validators = first.kind === 'fresh' ? first.validators : nothingKnown;
    expect(await poll('daily', validators)).toMatchObject({ kind: 'unchanged', status: 304, validators: null });
    server.publish('daily', { ...item, title: 'Northland and Southland will not meet' });
    expect(await poll('daily', validators)).toMatchObject({ kind: 'fresh' });
  });

  it('sees by the body that nothing has changed where the server ignores validators', async () => {
    server.ignoreValidators('daily');
    const first = await poll('daily');
    const validators = first.kind === 'fresh' ? first.validators : nothingKnown;
    expect(await poll('daily', validators)).toMatchObject({ kind: 'unchanged', status: 200 });
    server.publish('daily', { ...item, guid: 'meet-2', title: 'They met' });
    expect(await poll('daily', validators)).toMatchObject({ kind: 'fresh' });
  });

  it.each([
    [301, true],
    [308, true],
    [302, false],
    [307, false],
  ])('follows a %i and remembers the new address: %s', async (status, remembered) => {
    server.break('old', { kind: 'redirect', to: '/daily', status });
    expect(await poll('old')).toMatchObject({ kind: 'fresh', permanentUrl: remembered ? server.url('daily') : null });
  });

  it('remembers only the permanent beginning of a chain of redirects', async () => {
    server.break('old', { kind: 'redirect', to: '/newer', status: 301 });
    server.break('newer', { kind: 'redirect', to: '/daily', status: 302 });
    expect(await poll('old')).toMatchObject({ kind: 'fresh', permanentUrl: server.url('newer') });
  });

  it('gives up on a loop of redirects', async () => {
    server.break('loop', { kind: 'redirect', to: '/loop' });
    expect(await poll('loop')).toMatchObject({ kind: 'failed', because: expect.stringContaining('more than 5 times') });
    expect(server.requests('loop')).toHaveLength(6);
  });

  it.each([
    ['another port of the same host', 'http://127.0.0.1:9/feed', '127.0.0.1 is a loopback address'],
    ['a private address', 'http://192.168.0.1/feed', '192.168.0.1 is a private address'],
    ['a name of this machine', 'http://localhost:9/feed', 'loopback'],
    ['a number that means this machine', 'http://2130706433:9/feed', '127.0.0.1'],
    ['the metadata service', 'http://[::ffff:169.254.169.254]/latest', 'IPv4-mapped'],
    ['another scheme', 'file:///etc/hosts', 'Only http and https'],
  ])('refuses a redirect to %s', async (_, to, because) => {
    server.break('trap', { kind: 'redirect', to });
    expect(await poll('trap')).toEqual({ kind: 'refused', because: expect.stringContaining(because) });
  });

  it('refuses credentials, in an address or a redirect, without repeating them', async () => {
    const withPassword = `http://reader:s3cret@${server.hostPort}/daily`;
    server.break('trap', { kind: 'redirect', to: withPassword });
    const signal = new AbortController().signal;
    for (const url of [withPassword, server.url('trap')]) {
      const outcome = await source.fetch({ url, validators: nothingKnown }, signal);
      expect(outcome.kind).toBe('refused');
      expect(JSON.stringify(outcome)).not.toMatch(/s3cret|reader/);
    }
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('reads %s', async (encoding, compress) => {
    const body = compress(Buffer.from('<rss version="2.0"><channel><title>Packed</title></channel></rss>'));
    server.break('packed', { kind: 'body', body, headers: { 'content-encoding': encoding } });
    expect(await poll('packed')).toMatchObject({ kind: 'fresh', document: { title: 'Packed' } });
  });

  it.each([
    ['an endless document', { kind: 'endless' }],
    ['a small file that unpacks to a huge one', { kind: 'gzip-bomb', decodedBytes: 20_000_000 }],
  ] as const)('stops reading %s at the limit', async (_, fault) => {
    server.break('huge', fault);
    expect(await poll('huge')).toMatchObject({
      kind: 'failed',
      because: expect.stringContaining('larger than the limit'),
    });
  });

  it.each([
    ['never answers', { kind: 'silence' }, 'did not begin to answer'],
    ['stalls in the middle', { kind: 'stall' }, 'stopped in the middle'],
    ['drips', { kind: 'drip', everyMs: 20 }, 'No complete answer'],
    ['hangs up', { kind: 'hang-up' }, 'broke the connection off'],
  ] as const)('fails in time when a server %s', async (_, fault, because) => {
    await source.close();
    // long enough that a busy machine's own pauses are not taken for the server's
    source = open({ timeoutMs: 2_000 });
    server.break('bad', fault);
    expect(await poll('bad')).toMatchObject({
      kind: 'failed',
      status: null,
      because: expect.stringContaining(because),
    });
  });

  it('passes on the status and how long the server wants to be left alone', async () => {
    server.break('busy', { kind: 'status', status: 429, headers: { 'retry-after': '120' } });
    expect(await poll('busy')).toMatchObject({ kind: 'failed', status: 429, retryAfterMs: 120_000 });
    server.break('gone', { kind: 'status', status: 410 });
    expect(await poll('gone')).toMatchObject({
      kind: 'failed',
      status: 410,
      because: expect.stringContaining('gone for good'),
    });
  });

  it('says so when a document is no feed', async () => {
    server.break('page', { kind: 'body', body: '<!doctype html><html><body>Hello</body></html>' });
    expect(await poll('page')).toMatchObject({
      kind: 'failed',
      status: 200,
      because: 'This is a web page, not a feed.',
    });
  });

  it('lets go at once when the program stops', async () => {
    server.break('bad', { kind: 'silence' });
    const stop = new AbortController();
    const polling = source.fetch({ url: server.url('bad'), validators: nothingKnown }, stop.signal);
    stop.abort();
    expect(await polling).toMatchObject({ kind: 'failed', because: expect.stringContaining('is stopping') });
  });

  it('believes the bytes where the charset is wrong', async () => {
    const body = Buffer.from('<rss version="2.0"><channel><title>Чисте небо</title></channel></rss>');
    server.break('odd', { kind: 'body', body, headers: { 'content-type': 'text/xml; charset=iso-8859-1' } });
    expect(await poll('odd')).toMatchObject({ kind: 'fresh', document: { title: 'Чисте небо' } });
  });
});
