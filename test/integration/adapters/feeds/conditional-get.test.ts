import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpFeedSource } from '../../../../src/adapters/feeds/http-feed-source.ts';
import type { PollOutcome, Validators } from '../../../../src/domain/news/feed.ts';
import { FeedServer } from '../../../support/feed-server.ts';
import { nothingKnown, openSource, pollOnce, smallFeed } from '../../../support/feed-source.ts';

const monday = 'Mon, 31 Dec 2029 10:00:00 GMT';

let server: FeedServer;
let source: HttpFeedSource;
beforeEach(async () => {
  server = await FeedServer.start();
  source = openSource([server.hostPort]);
});
afterEach(async () => {
  await source.close();
  await server.close();
});

const serve = (headers: Readonly<Record<string, string>>, body: Buffer | string = smallFeed): void =>
  server.break('odd', { kind: 'body', body, headers });
const answer304 = (headers: Readonly<Record<string, string>> = {}): void =>
  server.break('odd', { kind: 'status', status: 304, headers });
const poll = (validators?: Validators): Promise<PollOutcome> => pollOnce(source, server.url('odd'), validators);
const lastAsked = () => {
  const { 'if-none-match': etag, 'if-modified-since': since } = server.requests('odd').at(-1) ?? {};
  return { etag, since };
};

describe('a conditional GET', () => {
  it.each([
    ['a strong ETag', { etag: '"abc"' }, { etag: '"abc"', since: undefined }],
    ['a weak ETag', { etag: 'W/"abc"' }, { etag: 'W/"abc"', since: undefined }],
    ['an ETag without quotes', { etag: 'abc' }, { etag: 'abc', since: undefined }],
    ['Last-Modified', { 'last-modified': monday }, { etag: undefined, since: monday }],
    ['a Last-Modified that is no date', { 'last-modified': 'never' }, { etag: undefined, since: 'never' }],
    ['both', { etag: '"abc"', 'last-modified': monday }, { etag: '"abc"', since: monday }],
    ['neither', {}, { etag: undefined, since: undefined }],
  ])('sends back %s exactly as it was given', async (_, given, asked) => {
    serve(given);
    const first = await poll();
    if (first.kind !== 'fresh') throw new Error('the feed was not read');
    await poll(first.validators);
    expect(lastAsked()).toEqual(asked);
  });

  it('forgets no validator that a 304 leaves out, and takes up one that it changes', async () => {
    const known = { ...nothingKnown, etag: '"abc"', lastModified: monday };
    answer304();
    expect(await poll(known)).toMatchObject({ kind: 'unchanged', validators: null });
    answer304({ etag: '"def"' });
    expect(await poll(known)).toMatchObject({ validators: { etag: '"def"', lastModified: monday } });
  });

  it('is not believed when the server says that nothing has changed though nothing was asked', async () => {
    answer304({ etag: '"abc"' });
    expect(await poll()).toMatchObject({
      kind: 'failed',
      because: 'The server says that nothing has changed, although it was not asked (HTTP 304).',
    });
    expect(await poll({ ...nothingKnown, bodyHash: 'known' })).toMatchObject({ kind: 'failed', status: 304 });
  });

  it.each([
    ['an ETag of kilobytes', { etag: `"${'x'.repeat(5000)}"` }],
    ['an empty ETag', { etag: '' }],
  ])('does without %s', async (_, given) => {
    serve(given);
    expect(await poll()).toMatchObject({ kind: 'fresh', validators: { etag: null } });
  });

  it('sends back bytes beyond ASCII as they came', async () => {
    const bytes = Buffer.from(`HTTP/1.1 200 OK\r\nETag: "é"\r\nContent-Length: ${smallFeed.length}\r\n\r\n`, 'utf8');
    server.break('odd', { kind: 'raw', bytes: Buffer.concat([bytes, smallFeed]), then: 'end' });
    const first = await poll();
    if (first.kind !== 'fresh') throw new Error('the feed was not read');
    await poll(first.validators);
    expect(Buffer.from(lastAsked().etag ?? '', 'latin1').toString('utf8')).toBe('"é"');
  });

  it('asks another server only by ETag: what it last changed says nothing of the first one', async () => {
    const other = await FeedServer.start({ host: '127.0.0.2' });
    await source.close();
    source = openSource([server.hostPort, other.hostPort]);
    other.publish('new', {
      title: 'A',
      link: 'https://n.example/a',
      summary: 'A',
      guid: 'a',
      publishedAt: new Date(0),
    });
    server.break('odd', { kind: 'redirect', to: other.url('new') });
    await poll({ ...nothingKnown, etag: '"abc"', lastModified: monday });
    const [asked] = other.requests('new');
    expect({ etag: asked?.['if-none-match'], since: asked?.['if-modified-since'] }).toEqual({ etag: '"abc"' });
    await other.close();
  });
});

describe('what a server says about coming back', () => {
  it.each([
    [{ 'cache-control': 'max-age=600' }, 600_000],
    [{ 'cache-control': 'no-store', expires: 'Tue, 01 Jan 2199 00:00:00 GMT' }, null],
    [{ 'retry-after': '90' }, 90_000],
  ])('is passed on with a good answer: %j', async (headers, retryAfterMs) => {
    serve(headers);
    expect(await poll()).toMatchObject({ kind: 'fresh', retryAfterMs });
    answer304(headers);
    expect(await poll({ ...nothingKnown, etag: '"a"' })).toMatchObject({ kind: 'unchanged', retryAfterMs });
  });

  it.each([
    [429, { 'retry-after': '120' }, 120_000, 'The server asks for fewer requests (HTTP 429).'],
    [503, { 'retry-after': '-5' }, null, 'The server is overloaded or under maintenance (HTTP 503).'],
    [503, { 'retry-after': '9'.repeat(400) }, Infinity, 'The server is overloaded or under maintenance (HTTP 503).'],
    [404, {}, null, 'There is no feed at this address (HTTP 404).'],
    [410, {}, null, 'The feed is gone for good (HTTP 410).'],
    [401, {}, null, 'The feed asks for a login (HTTP 401).'],
    [418, {}, null, 'The server refused the request (HTTP 418).'],
    [599, {}, null, 'The server has a problem of its own (HTTP 599).'],
    [204, {}, null, 'The server sent an empty answer (HTTP 204).'],
    [206, {}, null, 'The server gave an answer that is not a feed (HTTP 206).'],
  ])('is passed on with a failure: %i %j', async (status, headers, retryAfterMs, because) => {
    server.break('odd', { kind: 'status', status, headers });
    expect(await poll()).toEqual({ kind: 'failed', status, retryAfterMs, because });
  });
});
