import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { misbehave, type Fault } from './feed-faults.ts';
import { renderRss, type ServedItem } from './served-rss.ts';

interface ServedFeed {
  readonly items: ServedItem[];
  readonly requests: IncomingHttpHeaders[];
  title: string;
  head: string;
  changedAt: Date;
  fault: Fault | null;
  faultsLeft: number;
  ignoresValidators: boolean;
}

/** A local server of news feeds whose items and moods the test decides; each path is one feed, RSS unless told otherwise. */
export class FeedServer {
  readonly #server: Server;
  readonly #feeds = new Map<string, ServedFeed>();
  #clock = Date.UTC(2030, 0, 1);
  /** Called when a request has come in, before it is answered. */
  onRequest: () => void = () => undefined;

  private constructor(tls?: ServerOptions) {
    const answer = (request: IncomingMessage, response: ServerResponse): void => void this.#answer(request, response);
    this.#server = tls === undefined ? createServer(answer) : createTlsServer(tls, answer);
  }

  /** Listens on a free port of 127.0.0.1, or of another loopback address. */
  static async start({ host = '127.0.0.1', tls }: { host?: string; tls?: ServerOptions } = {}): Promise<FeedServer> {
    const server = new FeedServer(tls);
    server.#server.listen(0, host);
    await once(server.#server, 'listening');
    return server;
  }

  /** The `host:port` pair for `allowHosts`. */
  get hostPort(): string {
    const { address, port } = this.#server.address() as AddressInfo;
    return `${address}:${port}`;
  }

  url(feed: string): string {
    return `http://${this.hostPort}/${feed}`;
  }

  /** Puts an item on top of the feed; one with a guid that is there already takes the other's place. */
  publish(feed: string, item: ServedItem): void {
    const served = this.#feed(feed);
    const guid = item.guid ?? item.link;
    const at = served.items.findIndex((one) => (one.guid ?? one.link) === guid);
    if (at === -1) served.items.unshift(item);
    else served.items[at] = item;
    this.#touch(served);
  }

  /** From now on the feed names this hub, and itself by this address. */
  nameHub(feed: string, hub: string, self: string): void {
    const served = this.#feed(feed);
    served.head = `<atom:link rel="hub" href="${hub}"/><atom:link rel="self" href="${self}"/>`;
    this.#touch(served);
  }

  withdraw(feed: string, guid: string): void {
    const served = this.#feed(feed);
    served.items.splice(0, served.items.length, ...served.items.filter((one) => (one.guid ?? one.link) !== guid));
    this.#touch(served);
  }

  /** Misbehaves from now on, for so many requests or until healed. */
  break(feed: string, fault: Fault, times = Infinity): void {
    Object.assign(this.#feed(feed), { fault, faultsLeft: times });
  }

  heal(feed: string): void {
    this.#feed(feed).fault = null;
  }

  /** Sends everything at every request, with neither ETag nor Last-Modified, as simple servers do. */
  ignoreValidators(feed: string): void {
    this.#feed(feed).ignoresValidators = true;
  }

  /** The headers of each request so far, oldest first. */
  requests(feed: string): readonly IncomingHttpHeaders[] {
    return this.#feed(feed).requests;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #feed(name: string): ServedFeed {
    const known = this.#feeds.get(name);
    if (known !== undefined) return known;
    const fresh = {
      items: [],
      requests: [],
      title: name,
      head: '',
      changedAt: new Date(this.#clock),
      fault: null,
      faultsLeft: 0,
      ignoresValidators: false,
    };
    this.#feeds.set(name, fresh);
    return fresh;
  }

  #touch(served: ServedFeed): void {
    this.#clock += 1000;
    served.changedAt = new Date(this.#clock);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = (request.url ?? '/').slice(1);
    const served = this.#feed(name);
    served.requests.push(request.headers);
    this.onRequest();
    if (served.fault !== null && served.faultsLeft > 0) {
      served.faultsLeft -= 1;
      const goesOn = await misbehave(served.fault, response);
      if (!goesOn) return;
    }
    this.#serve(served, request.headers, response);
  }

  #serve(served: ServedFeed, asked: IncomingHttpHeaders, response: ServerResponse): void {
    const body = renderRss(served.title, this.url(''), served.items, new Date(this.#clock), served.head);
    response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
    if (served.ignoresValidators) {
      // The feed's own date moves at every request, as it does on such servers.
      this.#clock += 1000;
      response.end(body);
      return;
    }
    const etag = `"${createHash('sha256')
      .update(JSON.stringify([served.items, served.head]))
      .digest('hex')
      .slice(0, 16)}"`;
    response.setHeader('etag', etag);
    response.setHeader('last-modified', served.changedAt.toUTCString());
    const known =
      asked['if-none-match'] === etag ||
      (asked['if-none-match'] === undefined && asked['if-modified-since'] === served.changedAt.toUTCString());
    if (known) response.writeHead(304).end();
    else response.end(body);
  }
}
