import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** How a hub behaves: it verifies at once, later when the test says so, or something worse. */
type Mood = 'verifies' | 'waits' | 'denies' | 'asks-for-another-topic' | 'breaks-down' | 'redirects';

/** A local WebSub hub: takes requests, comes back to verify them, and pushes. */
export class HubServer {
  readonly asked: ReadonlyMap<string, string>[] = [];
  /** What the callbacks answered to verifications: status, and whether the challenge came back. */
  readonly verifications: { readonly status: number; readonly echoed: boolean }[] = [];
  mood: Mood = 'verifies';
  leaseSeconds = 864_000;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<HubServer> {
    const hub = new HubServer();
    hub.#server.listen(0, '127.0.0.1');
    await once(hub.#server, 'listening');
    return hub;
  }

  get hostPort(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.hostPort}/hub`;
  }

  /** The latest request's field, such as `hub.callback`. */
  last(field: string): string {
    return this.asked.at(-1)?.get(field) ?? '';
  }

  /** Comes back to verify: what was asked last, unless told otherwise. */
  async verify(change: Readonly<Record<string, string>> = {}): Promise<number> {
    const url = new URL(this.last('hub.callback'));
    const question = {
      'hub.mode': this.last('hub.mode'),
      'hub.topic': this.last('hub.topic'),
      'hub.challenge': 'a-challenge',
      'hub.lease_seconds': String(this.leaseSeconds),
      ...change,
    };
    for (const [name, value] of Object.entries(question)) url.searchParams.set(name, value);
    const response = await fetch(url);
    this.verifications.push({ status: response.status, echoed: (await response.text()) === 'a-challenge' });
    return response.status;
  }

  /** Tells of news, signed as agreed unless told otherwise. */
  async push(body = '<rss/>', signature?: string): Promise<number> {
    const secret = this.last('hub.secret');
    const own = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const headers = { 'content-type': 'application/rss+xml', 'x-hub-signature': signature ?? own };
    return (await fetch(this.last('hub.callback'), { method: 'POST', headers, body })).status;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    if (this.mood === 'redirects' && request.url === '/hub') {
      response.writeHead(307, { location: '/moved' }).end();
      return;
    }
    this.asked.push(new Map(form));
    if (this.mood === 'breaks-down') {
      response.writeHead(503, { 'retry-after': '7200' }).end();
      return;
    }
    response.writeHead(202).end();
    if (this.mood === 'waits') return;
    if (this.mood === 'denies') await this.verify({ 'hub.mode': 'denied', 'hub.reason': 'no' });
    else if (this.mood === 'asks-for-another-topic')
      await this.verify({ 'hub.topic': 'https://elsewhere.example/rss' });
    else await this.verify();
  }
}
