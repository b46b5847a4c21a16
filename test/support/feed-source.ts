import type { LookupFunction } from 'node:net';
import { feedUserAgent, HttpFeedSource, type HttpFeedLimits } from '../../src/adapters/feeds/http-feed-source.ts';
import type { PollOutcome, Validators } from '../../src/domain/news/feed.ts';

export const nothingKnown: Validators = { etag: null, lastModified: null, bodyHash: null, itemMarks: null };

const packed = '<rss version="2.0"><channel><title>Packed</title></channel></rss>';
/** A small whole feed called "Packed". */
export const smallFeed = Buffer.from(packed);

/** Our reader of feeds, with the real client beneath, that may reach these `host:port` pairs. */
export function openSource(
  allowHosts: readonly string[],
  limits: Partial<HttpFeedLimits> = {},
  lookup?: LookupFunction,
): HttpFeedSource {
  const usual = { timeoutMs: 4000, maxBytes: 100_000, concurrency: 8, perHost: 4, hostDelayMs: 0 };
  const agent = feedUserAgent('0.1.0', 'https://bot.example/about');
  return new HttpFeedSource({ ...usual, allowHosts, ...limits }, agent, lookup);
}

export function pollOnce(source: HttpFeedSource, url: string, validators = nothingKnown): Promise<PollOutcome> {
  return source.fetch({ url, validators }, new AbortController().signal);
}

/** A name's addresses as a test wants them: the next answer at each look-up, the last one for ever. */
export function resolvingTo(
  ...answers: readonly (string | readonly string[])[]
): LookupFunction & { asked: () => number } {
  let asked = 0;
  const lookup: LookupFunction = (_, options, callback) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    const found = [answer].flat().map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const [first] = found;
    if (options.all === true) callback(null, found);
    else callback(null, first?.address ?? '', first?.family);
  };
  return Object.assign(lookup, { asked: () => asked });
}
