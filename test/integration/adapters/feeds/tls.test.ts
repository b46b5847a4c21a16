import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { PollOutcome } from '../../../../src/domain/news/feed.ts';
import { FeedServer } from '../../../support/feed-server.ts';
import { openSource, pollOnce, resolvingTo } from '../../../support/feed-source.ts';

const pem = (name: string): string => readFileSync(new URL(`../../../fixtures/tls/${name}`, import.meta.url), 'utf8');

/** Polls https://secure.example at a server with this certificate. */
async function pollSecure(certificate: string): Promise<PollOutcome> {
  const server = await FeedServer.start({ tls: { cert: pem(certificate), key: pem('server.key') } });
  const port = server.hostPort.split(':')[1] ?? '';
  server.publish('daily', {
    title: 'A',
    link: 'https://n.example/a',
    summary: 'A',
    guid: 'a',
    publishedAt: new Date(0),
  });
  const source = openSource([`secure.example:${port}`], {}, resolvingTo('127.0.0.1'));
  try {
    return await pollOnce(source, `https://secure.example:${port}/daily`);
  } finally {
    await source.close();
    await server.close();
  }
}

describe('a server over TLS', () => {
  const usual = getCACertificates('default');
  beforeEach(() => setDefaultCACertificates([...usual, pem('ca.pem')]));
  afterEach(() => setDefaultCACertificates(usual));

  it('is read where its certificate holds', async () => {
    expect(await pollSecure('good.pem')).toMatchObject({ kind: 'fresh', document: { title: 'daily' } });
  });

  it.each([
    ['expired.pem', "The server's certificate has expired."],
    ['early.pem', "The server's certificate is not valid yet."],
    ['other.pem', "The server's certificate is for another host."],
    ['selfsigned.pem', "The server's certificate is signed by nobody but itself."],
  ])('is a failure that says what is wrong with %s', async (certificate, because) => {
    expect(await pollSecure(certificate)).toEqual({ kind: 'failed', status: null, retryAfterMs: null, because });
  });

  it('is not trusted by the word of an unknown authority', async () => {
    setDefaultCACertificates(usual);
    expect(await pollSecure('good.pem')).toMatchObject({
      kind: 'failed',
      because: "The server's certificate comes from an authority that is not trusted here.",
    });
  });

  it('is a failure that says so where nobody speaks TLS', async () => {
    const plain = await FeedServer.start();
    const source = openSource([plain.hostPort]);
    expect(await pollOnce(source, plain.url('daily').replace('http:', 'https:'))).toMatchObject({
      kind: 'failed',
      because: expect.stringMatching(/^The server does not speak TLS as it should \(\w+\)\.$/),
    });
    await source.close();
    await plain.close();
  });
});
