import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderRss, type ServedItem } from './served-rss.ts';

interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A local web site of pages and feeds; what it was not given is not there. */
export class NewsSite {
  readonly #server: Server;
  readonly #served = new Map<string, Served>();
  /** The paths that were asked for, oldest first. */
  readonly asked: string[] = [];

  private constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(): Promise<NewsSite> {
    const site = new NewsSite();
    site.#server.listen(0, '127.0.0.1');
    await once(site.#server, 'listening');
    return site;
  }

  get hostPort(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  url(path = '/'): string {
    return `http://${this.hostPort}${path}`;
  }

  page(path: string, head: string, body = ''): void {
    const html = `<!DOCTYPE html><html><head><title>A site</title>${head}</head><body>${body}</body></html>`;
    this.serve(path, html, { 'content-type': 'text/html; charset=utf-8' });
  }

  feed(path: string, title: string, items: readonly ServedItem[] = []): void {
    const rss = renderRss(title, this.url(), items, new Date('2030-01-01T00:00:00Z'));
    this.serve(path, rss, { 'content-type': 'application/rss+xml' });
  }

  redirect(path: string, to: string, status = 301): void {
    this.#served.set(path, { status, headers: { location: to }, body: '' });
  }

  serve(path: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}, status = 200): void {
    this.#served.set(path, { status, headers, body });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    this.asked.push(path);
    const served = this.#served.get(path) ?? { status: 404, headers: {}, body: 'not here' };
    response.writeHead(served.status, served.headers).end(served.body);
  }
}
