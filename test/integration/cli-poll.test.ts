import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { HttpFeedSource } from '../../src/adapters/feeds/http-feed-source.ts';
import { pollCommand } from '../../src/cli/poll.ts';
import { renderRss } from '../support/served-rss.ts';
import { FeedServer } from '../support/feed-server.ts';

const item = {
  title: 'Envoys meet',
  link: 'https://news.example/meet',
  guid: 'm-1',
  publishedAt: new Date('2030-01-01T10:00:00Z'),
};
const document = renderRss('Paper', 'https://news.example/', [item], new Date('2030-01-01'));

describe('pollCommand', () => {
  let server: FeedServer;
  let source: HttpFeedSource;
  let folder: string;
  beforeEach(async () => {
    server = await FeedServer.start();
    source = new HttpFeedSource(
      { timeoutMs: 1000, maxBytes: 100_000, allowHosts: [server.hostPort], concurrency: 8, perHost: 2, hostDelayMs: 0 },
      'test',
    );
    folder = await mkdtemp(join(tmpdir(), 'poll-'));
  });
  afterEach(async () => {
    await source.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  const poll = async (
    inputs: readonly string[],
    standardInput = '',
  ): Promise<{ code: number; lines: readonly Record<string, unknown>[] }> => {
    const lines: Record<string, unknown>[] = [];
    const code = await pollCommand(inputs, {
      readUrl: (url, signal) => source.readUrl(url, signal),
      readBytes: (bytes) => source.readBytes(bytes),
      print: (line) => void lines.push(JSON.parse(line)),
      standardInput: Readable.from([Buffer.from(standardInput)]),
      signal: new AbortController().signal,
    });
    return { code, lines };
  };

  it('prints one line per input, in order, and goes on past what can not be read', async () => {
    server.publish('daily', item);
    server.break('gone', { kind: 'status', status: 404 });
    const file = join(folder, 'paper.xml');
    await writeFile(file, document);
    const inputs = [
      server.url('daily'),
      join(folder, 'missing.xml'),
      file,
      '-',
      server.url('gone'),
      'http://10.0.0.1/feed',
      'http://me:word@news.example/feed',
    ];
    const { code, lines } = await poll(inputs, 'not a feed');
    expect(code).toBe(0);
    const printed = {
      id: 'm-1',
      title: 'Envoys meet',
      link: item.link,
      published: '2030-01-01T10:00:00.000Z',
      summary: '',
      author: null,
      source: null,
      categories: [],
    };
    expect(lines).toEqual([
      {
        url: inputs[0],
        status: 200,
        feed: { title: 'daily', link: `http://${server.hostPort}/`, ttlMs: null },
        items: [printed],
      },
      { url: inputs[1], status: 0, error: 'There is no such file.' },
      { url: file, status: 0, feed: { title: 'Paper', link: 'https://news.example/', ttlMs: null }, items: [printed] },
      { url: '-', status: 0, error: 'The document is neither XML nor JSON.' },
      { url: inputs[4], status: 404, error: 'There is no feed at this address (HTTP 404).' },
      { url: inputs[5], status: null, error: expect.stringContaining('private address') },
      { url: 'http://news.example/feed', status: null, error: expect.stringContaining('credentials') },
    ]);
  });

  it('takes hundreds of files in one call', async () => {
    const files = Array.from({ length: 300 }, (_, index) => join(folder, `${index}.xml`));
    await Promise.all(files.map((file, index) => writeFile(file, renderRss(`Paper ${index}`, '', [], new Date(0)))));
    const { lines } = await poll(files);
    expect(lines.map(({ feed }) => feed)).toEqual(
      files.map((_, index) => ({ title: `Paper ${index}`, link: '', ttlMs: null })),
    );
  });

  it('fails only when everything failed', async () => {
    expect(await poll([folder, join(folder, 'missing.xml')])).toMatchObject({
      code: 1,
      lines: [{ error: 'This is a folder, not a file.' }, {}],
    });
  });
});
