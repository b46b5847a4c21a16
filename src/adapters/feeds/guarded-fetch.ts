import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { AddressRefused, checkAddress, guardedConnector } from './address-guard.ts';
import { Exchange, type Answer } from './exchange.ts';
import { failed, sentenceForError, sentenceForStatus, type FetchOutcome } from './fetch-outcome.ts';
import { decodeBody } from './response-body.ts';
import { freshForMs, header, retryAfterMs, type Headers } from './server-hints.ts';
import { StopListeners } from './stop-listeners.ts';

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
  readonly #stops = new StopListeners();

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
    const end = new End();
    const timer = setTimeout(() => end.come('late'), this.#limits.timeoutMs);
    const forget = this.#stops.add(signal, () => end.come('stopped'));
    try {
      return await this.#follow(request, end);
    } catch (error) {
      if (error instanceof AddressRefused) return { kind: 'refused', because: error.message };
      if (end.because === 'stopped') return failed('The poll was broken off because the program is stopping.');
      if (end.because === 'late') return failed(`No complete answer came within ${seconds(this.#limits.timeoutMs)}.`);
      return failed(sentenceForError(error));
    } finally {
      clearTimeout(timer);
      forget();
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #follow(request: FetchRequest, end: End): Promise<FetchOutcome> {
    let address = request.url;
    let permanentUrl: string | null = null;
    let movedForGood = true;
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const checked = checkAddress(address);
      if (checked.kind === 'refused') return checked;
      const answer = await this.#get(checked.url, request, end);
      const target = redirectTarget(answer, checked.url);
      if (target === null) return this.#conclude(answer, { request, url: checked.url.href, permanentUrl });
      movedForGood &&= answer.status === 301 || answer.status === 308;
      if (movedForGood) permanentUrl = target;
      address = target;
    }
    return failed(`The address redirects more than ${maxRedirects} times.`);
  }

  #get(url: URL, request: FetchRequest, end: End): Promise<Answer> {
    const headers: Record<string, string> = {
      'user-agent': this.#userAgent,
      accept,
      'accept-encoding': 'gzip, br, zstd, deflate',
    };
    if (request.etag !== null) headers['if-none-match'] = request.etag;
    if (request.lastModified !== null) headers['if-modified-since'] = request.lastModified;
    const wanted = (status: number): number => (isDocument(status) ? this.#limits.maxBytes : 0);
    return end.endWith(new Exchange(this.#agent, { url, headers, wanted }));
  }

  async #conclude(
    answer: Answer,
    from: { readonly request: FetchRequest; readonly url: string; readonly permanentUrl: string | null },
  ): Promise<FetchOutcome> {
    const { status, headers } = answer;
    const now = Date.now();
    const asked = from.request.etag !== null || from.request.lastModified !== null;
    if (!isDocument(status) && (status !== 304 || !asked)) {
      return failed(sentenceForStatus(status), status, retryAfterMs(headers, now));
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
    const reading = await decodeBody(answer, joined(headers, 'content-encoding'), this.#limits.maxBytes);
    if (reading.kind === 'unusable') return failed(reading.because, status, common.retryAfterMs);
    return {
      kind: 'fetched',
      ...common,
      body: reading.body,
      contentType: header(headers, 'content-type'),
      link: joined(headers, 'link'),
      url: from.url,
    };
  }
}

/** The one way in which a fetch is ended from outside: its time is over, or the program stops. */
class End {
  because: 'late' | 'stopped' | null = null;
  #exchange: Exchange | null = null;

  come(because: 'late' | 'stopped'): void {
    this.because ??= because;
    this.#exchange?.cancel(new Error(because));
  }

  endWith(exchange: Exchange): Promise<Answer> {
    this.#exchange = exchange;
    if (this.because !== null) exchange.cancel(new Error(this.because));
    return exchange.answer;
  }
}

function isDocument(status: number): boolean {
  return status >= 200 && status < 300 && status !== 204 && status !== 205 && status !== 206;
}

function redirectTarget(answer: Answer, base: URL): string | null {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return null;
  const location = header(answer.headers, 'location');
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
