import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { HttpFeedSource } from '../../../../src/adapters/feeds/http-feed-source.ts';
import type { PollOutcome } from '../../../../src/domain/news/feed.ts';
import type { Fault } from '../../../support/feed-faults.ts';
import { FeedServer } from '../../../support/feed-server.ts';
import { nothingKnown, openSource, pollOnce, smallFeed } from '../../../support/feed-source.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n';

let server: FeedServer;
let source: HttpFeedSource;
beforeEach(async () => {
  server = await FeedServer.start();
  source = openSource([server.hostPort], { timeoutMs: 600 });
});
afterEach(async () => {
  await source.close();
  await server.close();
});

async function poll(fault: Fault): Promise<PollOutcome> {
  server.break('bad', fault);
  return pollOnce(source, server.url('bad'));
}

const failure = (because: string) => ({ kind: 'failed', status: null, retryAfterMs: null, because });
const notBegun = failure('The server did not begin to answer in time.');
const notDone = failure('No complete answer came within 600 ms.');
const stopped = failure('The server stopped in the middle of its answer.');
const brokenOff = failure('The server broke the connection off.');

describe('a slow server', () => {
  it.each<[string, Fault, object]>([
    ['never answers', { kind: 'silence' }, notBegun],
    ['answers by a byte now and then', { kind: 'raw-drip', bytes: ok, drop: 'x', everyMs: 20 }, notBegun],
    ['stalls after its headers', { kind: 'raw', bytes: `${ok}\r\n<rss>`, then: 'hold' }, stopped],
    ['sends its body by a byte now and then', { kind: 'drip', everyMs: 20 }, notDone],
    [
      'sends chunks of one byte for ever',
      { kind: 'raw-drip', bytes: `${ok}Transfer-Encoding: chunked\r\n\r\n`, drop: '1\r\n \r\n', everyMs: 20 },
      notDone,
    ],
    [
      'hints and hints',
      { kind: 'raw-drip', bytes: '', drop: 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n', everyMs: 20 },
      notBegun,
    ],
  ])('that %s is given up in time', async (_, fault, expected) => {
    expect(await poll(fault)).toEqual(expected);
  });

  it('that takes no connection is given up in time', async () => {
    // takes the TCP connection and never says a word of TLS
    const mute = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const hostPort = `127.0.0.1:${(mute.address() as AddressInfo).port}`;
    await source.close();
    source = openSource([hostPort], { timeoutMs: 600 });
    expect(await pollOnce(source, `https://${hostPort}/feed`)).toEqual(
      failure('The server did not accept the connection in time.'),
    );
    mute.close();
  });

  it('is given up over all its redirects together', async () => {
    server.break('a', { kind: 'redirect', to: '/b' });
    server.onRequest = () => undefined;
    server.break('b', { kind: 'drip', everyMs: 20 });
    expect(await pollOnce(source, server.url('a'))).toEqual(notDone);
  });

  it('is left at once when the program stops, also in the middle of an answer', async () => {
    const stop = new AbortController();
    server.break('bad', { kind: 'drip', everyMs: 5 });
    server.onRequest = () => setTimeout(() => stop.abort(), 30);
    expect(await source.fetch({ url: server.url('bad'), validators: nothingKnown }, stop.signal)).toEqual(
      failure('The poll was broken off because the program is stopping.'),
    );
    server.onRequest = () => undefined;
    expect(await source.fetch({ url: server.url('bad'), validators: nothingKnown }, stop.signal)).toMatchObject({
      because: 'The poll was broken off because the program is stopping.',
    });
    expect(server.requests('bad')).toHaveLength(1);
  });
});

describe('a broken server', () => {
  it.each<[string, Fault, object]>([
    ['hangs up', { kind: 'hang-up' }, brokenOff],
    ['hangs up within the headers', { kind: 'raw', bytes: ok, then: 'end' }, brokenOff],
    [
      'hangs up within the body',
      { kind: 'raw', bytes: `${ok}Content-Length: 900\r\n\r\n<rss>`, then: 'end' },
      brokenOff,
    ],
    [
      'resets within the body',
      { kind: 'raw', bytes: `${ok}Content-Length: 900\r\n\r\n<rss>`, then: 'reset' },
      brokenOff,
    ],
    [
      'hangs up within a chunk',
      { kind: 'raw', bytes: `${ok}Transfer-Encoding: chunked\r\n\r\nff\r\n<rss>`, then: 'end' },
      brokenOff,
    ],
    [
      'sends garbage for chunks',
      { kind: 'raw', bytes: `${ok}Transfer-Encoding: chunked\r\n\r\nzz\r\n<rss>\r\n`, then: 'hold' },
      failure("The server's answer is not valid HTTP."),
    ],
    [
      'speaks another protocol',
      { kind: 'raw', bytes: 'SSH-2.0-OpenSSH_9.0\r\n', then: 'hold' },
      failure("The server's answer is not valid HTTP."),
    ],
    [
      'sends headers without end',
      { kind: 'raw-drip', bytes: ok, drop: `X-More: ${'x'.repeat(8000)}\r\n`, everyMs: 1 },
      failure('The headers of the answer are too large.'),
    ],
  ])('that %s is a failure that says so', async (_, fault, expected) => {
    expect(await poll(fault)).toEqual(expected);
  });

  it.each<[string, Fault]>([
    ['an endless document', { kind: 'endless' }],
    ['a length that is too great', { kind: 'raw', bytes: `${ok}Content-Length: 999999999\r\n\r\n<rss>`, then: 'hold' }],
  ])('that sends %s is not listened to beyond the limit', async (_, fault) => {
    expect(await poll(fault)).toMatchObject({
      kind: 'failed',
      because: 'The document is larger than the limit of 100 kB.',
    });
  });

  it('that fails with an endless page is a failure by its status', async () => {
    const bytes = 'HTTP/1.1 500 Oops\r\nRetry-After: 60\r\n\r\n';
    expect(await poll({ kind: 'raw-drip', bytes, drop: ' '.repeat(9000), everyMs: 1 })).toMatchObject({
      kind: 'failed',
      status: 500,
      retryAfterMs: 60_000,
    });
  });

  it('that sends thousands of pieces of a byte is read whole', async () => {
    const text = smallFeed.toString().replace('Packed', 'P'.repeat(3000));
    const pieces = [...text].map((letter) => `1\r\n${letter}\r\n`).join('');
    const bytes = `${ok}Transfer-Encoding: chunked\r\n\r\n${pieces}0\r\n\r\n`;
    expect(await poll({ kind: 'raw', bytes, then: 'hold' })).toMatchObject({ document: { title: 'P'.repeat(3000) } });
  });

  it('is no reason to trust nothing: HTTP/1.0, no length, no reason phrase', async () => {
    const bytes = Buffer.concat([Buffer.from('HTTP/1.0 200\r\nContent-Type: text/plain\r\n\r\n'), smallFeed]);
    expect(await poll({ kind: 'raw', bytes, then: 'end' })).toMatchObject({
      kind: 'fresh',
      document: { title: 'Packed' },
    });
  });

  it('that no longer listens is a failure that says so', async () => {
    const gone = await FeedServer.start();
    const url = gone.url('bad');
    await source.close();
    source = openSource([gone.hostPort]);
    await gone.close();
    expect(await pollOnce(source, url)).toEqual(
      failure('Nothing listens at this address: the connection was refused.'),
    );
  });
});
