import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { escapeUTF8 } from 'entities';
import type { Clock } from '../../ports/clock.ts';
import type { ArchiveItem } from './archive.ts';

/** Serves an archive as RSS feeds at `/<feed>.xml`, as far as the clock has come: the poller reads it like any other. */
export class ArchiveServer {
  readonly #items: readonly ArchiveItem[];
  readonly #clock: Clock;
  readonly #server: Server;

  constructor(items: readonly ArchiveItem[], clock: Clock) {
    this.#items = items;
    this.#clock = clock;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  /** Listens on a free port of this machine; answers with `host:port`. */
  async start(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const feed = /^\/([a-z0-9-]+)\.xml$/u.exec(request.url ?? '')?.[1];
    const items = this.#items.filter((item) => item.feed === feed && item.at <= this.#clock.now());
    if (feed === undefined || !this.#items.some((item) => item.feed === feed)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' }).end(rss(feed, items));
  }
}

function rss(feed: string, items: readonly ArchiveItem[]): string {
  const latest = new Map(items.map((item) => [item.link, item]));
  const entries = [...latest.values()].toSorted((a, b) => b.at.getTime() - a.at.getTime()).map(entry);
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${escapeUTF8(feed)}</title><link>https://example.invalid/${feed}</link><description>An invented archive</description>${entries.join('')}</channel></rss>`;
}

function entry(item: ArchiveItem): string {
  const { title, summary, link, guid, at } = item;
  return `<item><title>${escapeUTF8(title)}</title><description>${escapeUTF8(summary)}</description><link>${escapeUTF8(link)}</link><guid isPermaLink="false">${escapeUTF8(guid)}</guid><pubDate>${at.toUTCString()}</pubDate></item>`;
}
