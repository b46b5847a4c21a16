import type { LookupFunction } from 'node:net';
import { Agent, request as send, type Dispatcher } from 'undici';
import { AddressRefused, checkAddress, guardedConnector } from './address-guard.ts';
import { failed, sentenceForError, sentenceForStatus, type FetchOutcome } from './fetch-outcome.ts';
import { readBody } from './response-body.ts';
import { freshForMs, header, retryAfterMs, type Headers } from './server-hints.ts';

export interface FetchLimits {
  /** For the whole of one fetch, redirects included. */
  readonly timeoutMs: number;
  /** Of the document once decoded. */
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
const connectTimeoutMs = 10_000;
const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5';

/** Reads documents over HTTP through one agent whose sockets reach public addresses only. */
export class GuardedFetch {
  readonly #agent: Agent;
  readonly #limits: FetchLimits;
  readonly #userAgent: string;

  constructor(limits: FetchLimits, userAgent: string, lookup?: LookupFunction) {
    const connectMs = Math.min(connectTimeoutMs, limits.timeoutMs);
    this.#agent = new Agent({
      connect: guardedConnector(limits.allowHosts, connectMs, lookup),
      headersTimeout: limits.timeoutMs,
      bodyTimeout: limits.timeoutMs,
      keepAliveTimeout: 4_000,
    });
    this.#limits = limits;
    this.#userAgent = userAgent;
  }

  /** One conditional GET, redirects followed by hand so that the guard sees every hop. */
  async fetch(request: FetchRequest, signal: AbortSignal): Promise<FetchOutcome> {
    const deadline = AbortSignal.timeout(this.#limits.timeoutMs);
    try {
      return await this.#follow(request, AbortSignal.any([signal, deadline]));
    } catch (error) {
      if (error instanceof AddressRefused) return { kind: 'refused', because: error.message };
      if (signal.aborted) return failed('The poll was broken off because the program is stopping.');
      if (deadline.aborted) return failed(`No complete answer came within ${seconds(this.#limits.timeoutMs)}.`);
      return failed(sentenceForError(error));
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #follow(request: FetchRequest, signal: AbortSignal): Promise<FetchOutcome> {
    let address = request.url;
    let permanentUrl: string | null = null;
    let movedForGood = true;
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const checked = checkAddress(address);
      if (checked.kind === 'refused') return checked;
      const response = await this.#get(checked.url, request, signal);
      const target = redirectTarget(response, checked.url);
      if (target === null) return this.#conclude(response, { request, url: checked.url.href, permanentUrl });
      await response.body.dump({ limit: 16_384, signal });
      movedForGood &&= response.statusCode === 301 || response.statusCode === 308;
      if (movedForGood) permanentUrl = target;
      address = target;
    }
    return failed(`The address redirects more than ${maxRedirects} times.`);
  }

  #get(url: URL, request: FetchRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const headers: Record<string, string> = {
      'user-agent': this.#userAgent,
      accept,
      'accept-encoding': 'gzip, br, zstd, deflate',
    };
    if (request.etag !== null) headers['if-none-match'] = request.etag;
    if (request.lastModified !== null) headers['if-modified-since'] = request.lastModified;
    return send(url, { dispatcher: this.#agent, method: 'GET', headers, signal });
  }

  async #conclude(
    response: Dispatcher.ResponseData,
    from: { readonly request: FetchRequest; readonly url: string; readonly permanentUrl: string | null },
  ): Promise<FetchOutcome> {
    const { statusCode: status, body } = response;
    const headers: Headers = response.headers;
    const now = Date.now();
    const asked = from.request.etag !== null || from.request.lastModified !== null;
    if (!isDocument(status)) {
      await body.dump({ limit: 16_384 });
      if (status !== 304 || !asked) return failed(sentenceForStatus(status), status, retryAfterMs(headers, now));
    }
    const common = {
      status,
      etag: header(headers, 'etag'),
      lastModified: header(headers, 'last-modified'),
      permanentUrl: from.permanentUrl,
      retryAfterMs: freshForMs(headers, now),
    };
    if (status === 304) {
      const { etag, lastModified } = from.request;
      return {
        kind: 'not-modified',
        ...common,
        etag: common.etag ?? etag,
        lastModified: common.lastModified ?? lastModified,
      };
    }
    const reading = await readBody(body, joined(headers, 'content-encoding'), this.#limits.maxBytes);
    if (reading.kind === 'unusable') return failed(reading.because, status, common.retryAfterMs);
    return {
      kind: 'fetched',
      ...common,
      body: reading.body,
      contentType: header(headers, 'content-type'),
      url: from.url,
    };
  }
}

function isDocument(status: number): boolean {
  return status >= 200 && status < 300 && status !== 204 && status !== 205 && status !== 206;
}

function redirectTarget(response: Dispatcher.ResponseData, base: URL): string | null {
  if (![301, 302, 303, 307, 308].includes(response.statusCode)) return null;
  const location = header(response.headers, 'location');
  if (location === null || location.trim() === '') return null;
  return URL.parse(utf8Header(location.trim()), base.href)?.href ?? location;
}

/** Headers arrive byte for byte; many servers put UTF-8 into Location. */
function utf8Header(value: string): string {
  if (/[^\u0000-\u00ff]/.test(value)) return value;
  const decoded = Buffer.from(value, 'latin1').toString('utf8');
  return decoded.includes('\uFFFD') ? value : decoded;
}

function joined(headers: Headers, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : typeof value === 'string' ? value : value.join(',');
}

function seconds(ms: number): string {
  return ms >= 1000 ? `${Math.round(ms / 1000)} s` : `${ms} ms`;
}
