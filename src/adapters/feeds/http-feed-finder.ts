import type { LookupFunction } from 'node:net';
import type { FeedFinder, Finding, InspectedFeed, Inspection } from '../../ports/feed-finder.ts';
import { checkAddress } from './address-guard.ts';
import { decodeDocument } from './decode-document.ts';
import type { Fetched } from './fetch-outcome.ts';
import { GuardedFetch } from './guarded-fetch.ts';
import type { HttpFeedLimits } from './http-feed-source.ts';
import { pageLinks, type PageLink } from './page-links.ts';
import { parseFeed } from './parse-feed.ts';

/** Where sites keep their feed without saying so. */
const USUAL_PATHS = ['/feed', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml', '/rss'];
const MOST_LIKELY = 5;
/** People wait for the answer. */
const SEARCH_MS = 60_000;

type Looked = Inspection | { readonly kind: 'page'; readonly url: string; readonly html: string };

/** Feeds found over HTTP: guarded and polite as the poller is, one question after another. */
export class HttpFeedFinder implements FeedFinder {
  readonly #fetch: GuardedFetch;
  readonly #searchMs: number;
  readonly #closing = new AbortController();

  /** `lookup` stands in for the system's name look-up. */
  constructor(limits: HttpFeedLimits, userAgent: string, lookup?: LookupFunction, searchMs = SEARCH_MS) {
    this.#fetch = new GuardedFetch(limits, userAgent, lookup);
    this.#searchMs = searchMs;
  }

  async find(address: string): Promise<Finding> {
    const deadline = AbortSignal.timeout(this.#searchMs);
    const signal = AbortSignal.any([deadline, this.#closing.signal]);
    const finding = await this.#search(address, signal);
    if (finding.kind !== 'none' || !deadline.aborted) return finding;
    return { kind: 'none', because: 'The search took too long; the site answers slowly or not at all.' };
  }

  async inspect(address: string): Promise<Inspection> {
    const looked = await this.#look(address, this.#closing.signal);
    if (looked.kind !== 'page') return looked;
    return { kind: 'unreadable', status: 200, because: 'The address shows a web page, not a feed.' };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#fetch.close();
  }

  async #search(address: string, signal: AbortSignal): Promise<Finding> {
    const there = await this.#look(address, signal);
    if (there.kind === 'feed') return { kind: 'found', feed: there };
    if (there.kind === 'unreadable') return { kind: 'none', because: there.because };
    const { named, likely } = pageLinks(there.html, there.url);
    const open = named.filter(({ url }) => checkAddress(url).kind === 'ok');
    if (open.length > 1) return { kind: 'several', feeds: open };
    const own = await this.#read(open.length > 0 ? open : named, signal);
    if (own.feeds[0]) return { kind: 'found', feed: own.feeds[0] };
    const linked = await this.#read(likely.slice(0, MOST_LIKELY), signal);
    if (linked.feeds.length > 0) return oneOrSeveral(linked.feeds);
    const usual = await this.#firstOf(
      USUAL_PATHS.map((path) => new URL(path, there.url).href),
      signal,
    );
    if (usual) return { kind: 'found', feed: usual };
    const because = own.because === null ? 'The page names no feed, and none is at the usual addresses' : own.because;
    return { kind: 'none', because: `${because.replace(/\.$/u, '')}.` };
  }

  async #read(
    links: readonly PageLink[],
    signal: AbortSignal,
  ): Promise<{ readonly feeds: readonly InspectedFeed[]; readonly because: string | null }> {
    const feeds: InspectedFeed[] = [];
    let because: string | null = null;
    for (const { url } of links) {
      const looked = await this.#look(url, signal);
      if (looked.kind === 'feed') feeds.push(looked);
      else if (looked.kind === 'unreadable')
        because ??= `The page names a feed, but it cannot be read: ${looked.because}`;
    }
    return { feeds, because };
  }

  async #firstOf(addresses: readonly string[], signal: AbortSignal): Promise<InspectedFeed | null> {
    for (const address of addresses) {
      if (signal.aborted) return null;
      const looked = await this.#look(address, signal);
      if (looked.kind === 'feed') return looked;
    }
    return null;
  }

  async #look(url: string, signal: AbortSignal): Promise<Looked> {
    const fetched = await this.#fetch.fetch({ url, etag: null, lastModified: null }, signal);
    if (fetched.kind === 'fetched') return understood(url, fetched);
    if (fetched.kind === 'not-modified') throw new Error('a 304 came to a request without validators');
    const status = fetched.kind === 'failed' ? fetched.status : null;
    const because = signal.aborted ? 'The address was not read in time.' : fetched.because;
    return { kind: 'unreadable', status, because };
  }
}

function oneOrSeveral(feeds: readonly InspectedFeed[]): Finding {
  const [only, ...others] = feeds;
  if (only && others.length === 0) return { kind: 'found', feed: only };
  return { kind: 'several', feeds: feeds.map(({ url, document }) => ({ url, title: document.title })) };
}

async function understood(url: string, fetched: Fetched): Promise<Looked> {
  const text = decodeDocument(fetched.body, fetched.contentType);
  const parsed = await parseFeed(text, fetched.url);
  if (parsed.kind === 'unreadable') {
    if (isPage(text, fetched.contentType)) return { kind: 'page', url: fetched.url, html: text };
    return { kind: 'unreadable', status: fetched.status, because: parsed.because };
  }
  return {
    kind: 'feed',
    url,
    readFrom: fetched.url,
    movedTo: fetched.permanentUrl,
    status: fetched.status,
    document: parsed.document,
    language: parsed.language,
    etag: fetched.etag,
    lastModified: fetched.lastModified,
  };
}

function isPage(text: string, contentType: string | null): boolean {
  return (
    /^(?:text\/html|application\/xhtml)/iu.test(contentType ?? '') ||
    /<(?:!doctype html|html|head|body)\b/iu.test(text.slice(0, 4096))
  );
}
