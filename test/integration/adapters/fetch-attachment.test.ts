import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchAttachment } from '../../../src/adapters/chat/fetch-attachment.ts';

describe('a file that somebody attached', () => {
  const asked: Pick<IncomingMessage, 'url' | 'headers'>[] = [];
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push({ url: request.url, headers: request.headers });
      if (request.url === '/moved') response.writeHead(302, { location: '/inside' }).end();
      else if (request.url === '/endless') response.end(Buffer.alloc(1_100_000, 'x'));
      else response.end('<opml version="2.0"/>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const fetched = (path: string) => {
    const access = { isTrusted: (url: URL) => url.origin === origin, headers: { a: 'b' }, whenPage: 'A page.' };
    return fetchAttachment({ name: 'feeds.opml', url: `${origin}${path}`, size: null }, access);
  };

  it('is fetched where it lies', async () => {
    expect(Buffer.from((await fetched('/list')).bytes).toString()).toBe('<opml version="2.0"/>');
  });

  it('is not followed to where its address leads on', async () => {
    await expect(fetched('/moved')).rejects.toThrow('HTTP 302');
    expect(asked.map(({ url }) => url)).not.toContain('/inside');
  });

  it('is given up after a megabyte, whatever its size was said to be', async () => {
    await expect(fetched('/endless')).rejects.toThrow('larger than a megabyte');
  });
});
