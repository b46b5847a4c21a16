import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpFeedSource } from '../../../../src/adapters/feeds/http-feed-source.ts';
import type { PollOutcome } from '../../../../src/domain/news/feed.ts';
import { FeedServer } from '../../../support/feed-server.ts';
import { nothingKnown, openSource, pollOnce } from '../../../support/feed-source.ts';

const item = {
  title: 'They meet',
  link: 'https://news.example/meet',
  summary: 'On Friday.',
  guid: 'm',
  publishedAt: new Date(0),
};

let server: FeedServer;
let source: HttpFeedSource;
beforeEach(async () => {
  server = await FeedServer.start();
  source = openSource([server.hostPort]);
  server.publish('daily', item);
});
afterEach(async () => {
  await source.close();
  await server.close();
});

const poll = (feed: string): Promise<PollOutcome> => pollOnce(source, server.url(feed));
const chain = (...hops: readonly (readonly [from: string, status: number, to: string])[]): void =>
  hops.forEach(([from, status, to]) => server.break(from, { kind: 'redirect', to: `/${to}`, status }));

describe('redirects', () => {
  it.each([
    [301, true],
    [308, true],
    [302, false],
    [303, false],
    [307, false],
  ])('of status %i are followed, and remembered: %s', async (status, remembered) => {
    chain(['old', status, 'daily']);
    expect(await poll('old')).toMatchObject({ kind: 'fresh', permanentUrl: remembered ? server.url('daily') : null });
  });

  it.each([
    ['permanent twice', 301, 308, 'daily'],
    ['permanent, then not', 301, 302, 'b'],
    ['temporary, then permanent', 307, 301, null],
  ])('in a chain are remembered up to the first that is temporary: %s', async (_, first, second, to) => {
    chain(['a', first, 'b'], ['b', second, 'daily']);
    expect(await poll('a')).toMatchObject({ kind: 'fresh', permanentUrl: to === null ? null : server.url(to) });
  });

  it('are remembered without a fragment', async () => {
    server.break('old', { kind: 'redirect', to: '/daily#top', status: 301 });
    expect(await poll('old')).toMatchObject({ permanentUrl: server.url('daily') });
  });

  it('are remembered when the new address says that nothing has changed', async () => {
    const first = await poll('daily');
    if (first.kind !== 'fresh') throw new Error('the feed was not read');
    chain(['old', 301, 'daily']);
    expect(await pollOnce(source, server.url('old'), first.validators)).toMatchObject({
      kind: 'unchanged',
      permanentUrl: server.url('daily'),
    });
  });

  it.each([
    ['a page', { kind: 'body', body: '<!doctype html><html><body>Parked</body></html>' }],
    ['nothing', { kind: 'status', status: 404 }],
    ['a broken answer', { kind: 'hang-up' }],
  ] as const)('to %s are no move', async (_, fault) => {
    chain(['old', 301, 'parked']);
    server.break('parked', fault);
    const outcome = await poll('old');
    expect(outcome.kind).toBe('failed');
    expect(outcome).not.toHaveProperty('permanentUrl');
  });

  it('are followed five times and no more', async () => {
    chain(['a', 302, 'b'], ['b', 302, 'c'], ['c', 302, 'd'], ['d', 302, 'e'], ['e', 302, 'daily']);
    expect(await poll('a')).toMatchObject({ kind: 'fresh' });
    chain(['z', 302, 'a']);
    expect(await poll('z')).toMatchObject({ kind: 'failed', because: 'The address redirects more than 5 times.' });
  });

  it('in a loop end', async () => {
    chain(['a', 301, 'b'], ['b', 301, 'a']);
    expect(await poll('a')).toMatchObject({ kind: 'failed', because: 'The address redirects more than 5 times.' });
    expect(server.requests('a').length + server.requests('b').length).toBe(6);
  });

  it.each([
    ['no address', {}],
    ['an empty address', { location: ' ' }],
  ])('with %s are a failure that says so', async (_, headers) => {
    server.break('old', { kind: 'status', status: 301, headers });
    expect(await poll('old')).toMatchObject({
      kind: 'failed',
      because: 'The server redirects without saying where to (HTTP 301).',
    });
  });

  it('to what is no address are refused', async () => {
    server.break('old', { kind: 'redirect', to: 'http://[nonsense' });
    expect(await poll('old')).toEqual({
      kind: 'refused',
      because: 'After a redirect: The address is not a valid URL.',
    });
  });

  it('in UTF-8, with spaces or relative to the path are understood', async () => {
    server.publish('%D0%BC%D0%B8%D1%80', item);
    const bytes = Buffer.from('HTTP/1.1 302 Found\r\nLocation: ./мир\r\nContent-Length: 0\r\n\r\n', 'utf8');
    server.break('old', { kind: 'raw', bytes, then: 'end' });
    expect(await poll('old')).toMatchObject({ kind: 'fresh' });
  });

  it('that send an endless body along are followed all the same', async () => {
    const bytes = `HTTP/1.1 302 Found\r\nLocation: /daily\r\nContent-Length: 99999999\r\n\r\n`;
    server.break('old', { kind: 'raw-drip', bytes, drop: ' '.repeat(20_000), everyMs: 1 });
    expect(await poll('old')).toMatchObject({ kind: 'fresh' });
  });
});

describe('requests to one host', () => {
  it('keep their distance when they come by redirects of others, whatever the port', async () => {
    const other = await FeedServer.start({ host: '127.0.0.2' });
    const third = await FeedServer.start({ host: '127.0.0.2' });
    await source.close();
    source = openSource([server.hostPort, other.hostPort, third.hostPort], { hostDelayMs: 60, perHost: 3 });
    const arrivals: number[] = [];
    for (const one of [other, third]) {
      one.publish('daily', item);
      one.onRequest = () => arrivals.push(performance.now());
    }
    server.break('a', { kind: 'redirect', to: other.url('daily') });
    await Promise.all([poll('a'), pollOnce(source, other.url('daily')), pollOnce(source, third.url('daily'))]);
    const gaps = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? 0));
    expect(gaps).toHaveLength(2);
    expect(Math.min(...gaps)).toBeGreaterThan(30);
    await other.close();
    await third.close();
  });

  it('that wait for their turn lose none of their time', async () => {
    await source.close();
    source = openSource([server.hostPort], { timeoutMs: 1000, perHost: 1, hostDelayMs: 300 });
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => poll('daily')));
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => 'fresh'));
  });

  it('cannot block one another by redirects that cross', async () => {
    const other = await FeedServer.start({ host: '127.0.0.2' });
    await source.close();
    source = openSource([server.hostPort, other.hostPort], { perHost: 1, concurrency: 1 });
    other.publish('daily', item);
    server.break('a', { kind: 'redirect', to: other.url('daily') });
    other.break('b', { kind: 'redirect', to: server.url('daily') });
    const outcomes = await Promise.all([
      poll('a'),
      source.fetch({ url: other.url('b'), validators: nothingKnown }, new AbortController().signal),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['fresh', 'fresh']);
    await other.close();
  });
});
