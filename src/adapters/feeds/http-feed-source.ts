import { hash } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import type { DocumentReading, FeedDocument, PollOutcome, Validators } from '../../domain/news/feed.ts';
import type { DocumentReader } from '../../ports/document-reader.ts';
import type { FeedSource } from '../../ports/feed-source.ts';
import { decodeDocument } from './decode-document.ts';
import { failed, type Fetched } from './fetch-outcome.ts';
import { GuardedFetch, type FetchLimits } from './guarded-fetch.ts';
import { hubOfLinkHeader } from './link-header.ts';
import { parseFeed } from './parse-feed.ts';
import { OneATurn } from './one-a-turn.ts';
import type { ParsedFeed } from './parsed-feed.ts';
import type { PoliteLimits } from './per-host.ts';
import { withoutUnchanged } from './unchanged-items.ts';

export interface HttpFeedLimits extends FetchLimits, PoliteLimits {}

/** The name that servers see, with an address where their people can complain. */
export function feedUserAgent(version: string, contactUrl: string): string {
  return `CeasefireBot/${version} (+${contactUrl})`;
}

/** Feeds over HTTP: guarded, polite, conditional; also reads single documents by hand. */
export class HttpFeedSource implements FeedSource, DocumentReader {
  readonly #fetch: GuardedFetch;
  readonly #maxBytes: number;
  readonly #reading = new OneATurn();

  /** `lookup` stands in for the system's name look-up. */
  constructor(limits: HttpFeedLimits, userAgent: string, lookup?: LookupFunction) {
    this.#fetch = new GuardedFetch(limits, userAgent, lookup);
    this.#maxBytes = limits.maxBytes;
  }

  async fetch(
    request: { readonly url: string; readonly validators: Validators },
    signal: AbortSignal,
  ): Promise<PollOutcome> {
    const { etag, lastModified } = request.validators;
    const fetched = await this.#fetch.fetch({ url: request.url, etag, lastModified }, signal);
    if (fetched.kind === 'fetched') return this.#read(fetched, request.validators);
    if (fetched.kind !== 'not-modified') return fetched;
    const { status, permanentUrl, retryAfterMs } = fetched;
    const same = fetched.etag === etag && fetched.lastModified === lastModified;
    const validators = { ...request.validators, etag: fetched.etag, lastModified: fetched.lastModified };
    return { kind: 'unchanged', status, validators: same ? null : validators, permanentUrl, retryAfterMs };
  }

  /** Three questions, the cheap ones first: the same bytes? the same items? what is new? */
  async #read(fetched: Fetched, known: Validators): Promise<PollOutcome> {
    const { status, etag, lastModified, permanentUrl, retryAfterMs } = fetched;
    const bodyHash = hash('sha256', fetched.body, 'base64url');
    if (bodyHash !== known.bodyHash) return this.#reading.do(() => read(fetched, known, bodyHash));
    const same = etag === known.etag && lastModified === known.lastModified;
    const validators = same ? null : { ...known, etag, lastModified };
    return { kind: 'unchanged', status, permanentUrl, retryAfterMs, validators };
  }

  async readUrl(url: string, signal: AbortSignal): Promise<DocumentReading> {
    const fetched = await this.#fetch.fetch({ url, etag: null, lastModified: null }, signal);
    if (fetched.kind === 'refused') return { kind: 'unreadable', status: null, because: fetched.because };
    if (fetched.kind === 'failed') return { kind: 'unreadable', status: fetched.status, because: fetched.because };
    if (fetched.kind === 'not-modified') throw new Error('a 304 came to a request without validators');
    return toReading(await parse(fetched), fetched.status);
  }

  async readBytes(bytes: Uint8Array): Promise<DocumentReading> {
    if (bytes.byteLength > this.#maxBytes) {
      return { kind: 'unreadable', status: 0, because: 'The document is larger than the limit.' };
    }
    return toReading(await parseFeed(decodeDocument(bytes, null), null), 0);
  }

  async close(): Promise<void> {
    await this.#fetch.close();
  }
}

/** The second and the third question. */
async function read(fetched: Fetched, known: Validators, bodyHash: string): Promise<PollOutcome> {
  const { status, etag, lastModified, permanentUrl, retryAfterMs } = fetched;
  const unchanged = { kind: 'unchanged', status, permanentUrl, retryAfterMs } as const;
  const reduced = withoutUnchanged(decodeDocument(fetched.body, fetched.contentType), known.itemMarks);
  const validators = { etag, lastModified, bodyHash, itemMarks: reduced.marks };
  if (reduced.unchanged > 0 && reduced.unchanged === reduced.items) return { ...unchanged, validators };
  const parsed = await parseFeed(reduced.text, fetched.url);
  if (parsed.kind === 'unreadable') return failed(parsed.because, status, retryAfterMs);
  const named = hubOfLinkHeader(fetched.link, fetched.url);
  const { hub, self } = parsed.document;
  const document = { ...tellable(parsed.document), hub: hub ?? named.hub, self: self ?? named.topic };
  return { kind: 'fresh', status, document, unchangedItems: reduced.unchanged, validators, permanentUrl, retryAfterMs };
}

function parse(fetched: Fetched): Promise<ParsedFeed> {
  return parseFeed(decodeDocument(fetched.body, fetched.contentType), fetched.url);
}

/** Without the items that nothing could tell apart from others: those with neither guid nor link nor title. */
function tellable(document: FeedDocument): FeedDocument {
  return { ...document, items: document.items.filter(({ guid, title }) => guid !== '' || title !== '') };
}

function toReading(parsed: ParsedFeed, status: number): DocumentReading {
  if (parsed.kind === 'unreadable') return { kind: 'unreadable', status, because: parsed.because };
  return { kind: 'read', status, document: parsed.document };
}
