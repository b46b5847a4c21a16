import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpFeedSource } from '../../../../src/adapters/feeds/http-feed-source.ts';
import { FeedServer } from '../../../support/feed-server.ts';
import { openSource, pollOnce, resolvingTo } from '../../../support/feed-source.ts';

/** Global space that nobody has been given: public to the guard, and leading nowhere. */
const nowhere = '3000::1';
const item = { title: 'Inside', link: 'https://n.example/a', summary: 'A', guid: 'a', publishedAt: new Date(0) };

let server: FeedServer;
let port: string;
let source: HttpFeedSource;
const open = (allowHosts: readonly string[], lookup = resolvingTo('127.0.0.1')): void => {
  source = openSource(allowHosts, { timeoutMs: 1000 }, lookup);
};
beforeEach(async () => {
  server = await FeedServer.start();
  server.publish('daily', item);
  port = server.hostPort.split(':')[1] ?? '';
});
afterEach(async () => {
  await source.close();
  await server.close();
});

describe('the address that is really connected to', () => {
  it('is judged at every look-up: a name that was public once is refused when it leads inside', async () => {
    const lookup = resolvingTo(nowhere, '127.0.0.1');
    open([], lookup);
    expect(await pollOnce(source, `http://rebind.example:${port}/daily`)).toMatchObject({ kind: 'failed' });
    expect(await pollOnce(source, `http://rebind.example:${port}/daily`)).toMatchObject({
      kind: 'refused',
      because:
        'rebind.example is at 127.0.0.1, which is a loopback address; feeds are read from public addresses only.',
    });
    expect(lookup.asked()).toBe(2);
    expect(server.requests('daily')).toHaveLength(0);
  });

  it.each([
    ['first', ['127.0.0.1', nowhere]],
    ['last', [nowhere, '127.0.0.1']],
    ['mapped', ['::ffff:127.0.0.1', nowhere]],
  ])('is never the private one among those of a name: %s', async (_, addresses) => {
    open([], resolvingTo(addresses));
    expect(await pollOnce(source, `http://mixed.example:${port}/daily`)).toMatchObject({ kind: 'failed' });
    expect(server.requests('daily')).toHaveLength(0);
  });

  it('is judged on every hop of a redirect by name', async () => {
    open([server.hostPort]);
    for (const status of [301, 302, 303, 307, 308]) {
      server.break('trap', { kind: 'redirect', to: `http://inside.example:${port}/daily`, status });
      expect(await pollOnce(source, server.url('trap'))).toMatchObject({
        kind: 'refused',
        because: expect.stringMatching(/^After a redirect: inside\.example is at 127\.0\.0\.1/),
      });
    }
    expect(server.requests('daily')).toHaveLength(0);
  });

  it('is refused where a name has none', async () => {
    open([], resolvingTo([]));
    expect(await pollOnce(source, 'http://empty.example/daily')).toEqual({
      kind: 'refused',
      because: 'empty.example has no address.',
    });
  });
});

describe('a host that is allowed', () => {
  it.each([
    ['the same pair', (own: string) => `http://inside.example:${own}/daily`, 'fresh'],
    ['the same in capitals', (own: string) => `http://INSIDE.example:${own}/daily`, 'fresh'],
    ['another port', () => 'http://inside.example:9/daily', 'refused'],
    ['its usual port', () => 'http://inside.example/daily', 'refused'],
    ['a name under it', (own: string) => `http://a.inside.example:${own}/daily`, 'refused'],
    ['a name that ends like it', (own: string) => `http://xinside.example:${own}/daily`, 'refused'],
    ['its address', (own: string) => `http://127.0.0.1:${own}/daily`, 'refused'],
  ])('is let through by the very pair of host and port: %s', async (_, urlOf, kind) => {
    open([`inside.example:${port}`]);
    expect(await pollOnce(source, urlOf(port))).toMatchObject({ kind });
    server.break('trap', { kind: 'redirect', to: urlOf(port) });
    expect(await pollOnce(source, `http://inside.example:${port}/trap`)).toMatchObject({ kind });
  });
});
