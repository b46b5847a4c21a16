import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { AddressRefused, checkAddress, guardedConnector } from './address-guard.ts';
import { Exchange, type Answer } from './exchange.ts';
import { failed, sentenceForError, sentenceForStatus, type FetchOutcome } from './fetch-outcome.ts';
import { FetchEnded, FetchTime, type TimeLimits } from './fetch-time.ts';
import { PerHost, type PoliteLimits } from './per-host.ts';
import { isRedirect, redirectTarget } from './redirect-target.ts';
import { decodeBody } from './response-body.ts';
import { freshForMs, header, joined, retryAfterMs, validator } from './server-hints.ts';
import { StopListeners } from './stop-listeners.ts';

export interface FetchLimits {
  /**
   * For the whole of one fetch, redirects included, without the time in which it waits for its turn. Half of it is for a
   * connection (at most ten seconds) and for a pause in the middle of an answer, three quarters for the answer's beginning.
   */
  readonly timeoutMs: number;
  /** Of the document, as sent and once decoded. */
  readonly maxBytes: number;
  /** Exact `host:port` pairs that need not be public. */
  readonly allowHosts: readonly string[];
}

export interface FetchRequest {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const maxRedirects = 5;
const longestConnectMs = 10_000;
const mostHeaderBytes = 32_768;
const stopping = 'The poll was broken off because the program is stopping.';
const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5';

/** Reads documents over HTTP through one agent whose sockets reach public addresses only, each host in its turn. */
export class GuardedFetch {
  readonly #agent: Agent;
  readonly #limits: FetchLimits;
  readonly #userAgent: string;
  readonly #perHost: PerHost;
  readonly #time: TimeLimits;
  readonly #stops = new StopListeners();

  constructor(limits: FetchLimits & PoliteLimits, userAgent: string, lookup?: LookupFunction) {
    const { timeoutMs } = limits;
    this.#time = {
      connectMs: Math.min(longestConnectMs, timeoutMs / 2),
      beginMs: (timeoutMs * 3) / 4,
      pauseMs: timeoutMs / 2,
      wholeMs: timeoutMs,
    };
    this.#agent = new Agent({
      connect: guardedConnector(limits.allowHosts, Math.ceil(this.#time.connectMs), lookup),
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: mostHeaderBytes,
      keepAliveTimeout: 4_000,
    });
    this.#limits = limits;
    this.#userAgent = userAgent;
    this.#perHost = new PerHost(limits);
  }

  /** One conditional GET, redirects followed by hand so that the guard sees every hop and every host has its turn. */
  async fetch(request: FetchRequest, signal: AbortSignal): Promise<FetchOutcome> {
    const time = new FetchTime(this.#time);
    const forget = this.#stops.add(signal, () => time.end(stopping));
    try {
      return await this.#follow({ request, time, signal });
    } catch (error) {
      if (signal.aborted) return failed(stopping);
      return failed(error instanceof FetchEnded ? error.message : sentenceForError(error));
    } finally {
      forget();
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #follow(fetching: Fetching): Promise<FetchOutcome> {
    let hop: Hop = { address: fetching.request.url, number: 0, movedForGood: true, permanentUrl: null };
    while (hop.number <= maxRedirects) {
      const next: Hop | FetchOutcome = await this.#take(hop, fetching);
      if ('kind' in next) return next;
      hop = next;
    }
    return failed(`The address redirects more than ${maxRedirects} times.`);
  }

  async #take(hop: Hop, fetching: Fetching): Promise<Hop | FetchOutcome> {
    const checked = checkAddress(hop.address);
    if (checked.kind === 'refused') return refused(checked.because, hop);
    const { url } = checked;
    try {
      const answer = await this.#get(url, hop, fetching);
      return isRedirect(answer.status) ? nextHop(hop, answer, url) : await this.#conclude(answer, url, hop, fetching);
    } catch (error) {
      if (error instanceof AddressRefused) return refused(error.message, hop);
      throw error;
    }
  }

  #get(url: URL, hop: Hop, { request, time, signal }: Fetching): Promise<Answer> {
    const headers: Record<string, string> = {
      'user-agent': this.#userAgent,
      accept,
      'accept-encoding': 'gzip, br, zstd, deflate',
    };
    if (request.etag !== null) headers['if-none-match'] = request.etag;
    // another server may hold an older file under its name; an ETag it either knows or not
    const sameServer = hop.number === 0 || URL.parse(request.url)?.origin === url.origin;
    if (request.lastModified !== null && sameServer) headers['if-modified-since'] = request.lastModified;
    const wanted = (status: number): number => (isDocument(status) ? this.#limits.maxBytes : 0);
    return this.#perHost.run(url.hostname, signal, () =>
      time.during(() => new Exchange(this.#agent, { url, headers, wanted })),
    );
  }

  async #conclude(answer: Answer, url: URL, hop: Hop, { request }: Fetching): Promise<FetchOutcome> {
    const { status, headers } = answer;
    const now = Date.now();
    const asked = request.etag !== null || request.lastModified !== null;
    if (!isDocument(status) && (status !== 304 || !asked)) {
      return failed(sentenceForStatus(status), status, retryAfterMs(headers, now));
    }
    const etag = validator(headers, 'etag');
    const lastModified = validator(headers, 'last-modified');
    const common = { status, permanentUrl: hop.permanentUrl, retryAfterMs: freshForMs(headers, now) };
    if (status === 304) {
      return {
        kind: 'not-modified',
        ...common,
        etag: etag ?? request.etag,
        lastModified: lastModified ?? request.lastModified,
      };
    }
    const reading = await decodeBody(answer, joined(headers, 'content-encoding'), this.#limits.maxBytes);
    if (reading.kind === 'unusable') return failed(reading.because, status, common.retryAfterMs);
    const { body, whole } = reading;
    // what was cut short is not to be taken for unchanged next time
    const validators = whole ? { etag, lastModified } : { etag: null, lastModified: null };
    return {
      kind: 'fetched',
      ...common,
      ...validators,
      body,
      contentType: header(headers, 'content-type'),
      link: joined(headers, 'link'),
      url: url.href,
    };
  }
}

/** One fetch, whatever the number of its hops. */
interface Fetching {
  readonly request: FetchRequest;
  readonly time: FetchTime;
  readonly signal: AbortSignal;
}

interface Hop {
  readonly address: string;
  readonly number: number;
  /** All redirects so far were permanent. */
  readonly movedForGood: boolean;
  /** How far permanent redirects alone have led. */
  readonly permanentUrl: string | null;
}

function nextHop(hop: Hop, { status, headers }: Answer, url: URL): Hop | FetchOutcome {
  const address = redirectTarget(headers, url);
  if (address === null) return failed(`The server redirects without saying where to (HTTP ${status}).`, status);
  const movedForGood = hop.movedForGood && (status === 301 || status === 308);
  return { address, number: hop.number + 1, movedForGood, permanentUrl: movedForGood ? address : hop.permanentUrl };
}

function refused(because: string, hop: Hop): FetchOutcome {
  return { kind: 'refused', because: hop.number === 0 ? because : `After a redirect: ${because}` };
}

function isDocument(status: number): boolean {
  return status >= 200 && status < 300 && status !== 204 && status !== 205 && status !== 206;
}
