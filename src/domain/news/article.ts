import { createHash } from 'node:crypto';
import type { PackId } from '../diplomacy/pack.ts';
import type { FeedId, FeedItem } from './feed.ts';

/** Names a version in the store. */
export type VersionId = number & { readonly __brand: 'VersionId' };
/** What makes two items one article; see `articleKey`. */
export type ArticleKey = string & { readonly __brand: 'ArticleKey' };

/** One state of an article's text, as first seen in one feed. */
export interface Version {
  readonly id: VersionId;
  readonly articleKey: ArticleKey;
  readonly feedId: FeedId;
  readonly title: string;
  readonly summary: string;
  readonly link: string;
  readonly author: string | null;
  readonly originName: string | null;
  readonly publishedAt: Date | null;
  readonly seenAt: Date;
}

/** A version on its way into the store. */
export interface NewVersion {
  readonly articleKey: ArticleKey;
  /** Equal for two states of a text that say the same to a reader: case, spaces and markup apart. */
  readonly hash: string;
  readonly item: FeedItem;
  readonly entry: Entry;
}

/** How an item comes in: `live` may be posted, `background` only brings the board up to date. */
export interface Entry {
  readonly as: 'live' | 'background';
  readonly because: string;
}

/** What a poll's items become. `packs` are those that list the feed. */
export interface PollHarvest {
  readonly feedId: FeedId;
  readonly packs: readonly PackId[];
  readonly versions: readonly NewVersion[];
  readonly seenAt: Date;
}

/** Marks that say by which way a reader came, not which article it is. */
const TRACKING =
  /^(?:utm_\w+|at_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ocid|xtor|ref|src|source|partner|smid|ns_\w+|ico|traffic_source|mbid|guccounter)$/iu;

/** The same article's link however it was reached: scheme, www., tracking marks, fragment and a closing slash do not count. */
export function canonicalLink(link: string): string | null {
  const url = URL.parse(link.trim());
  if (!url || !/^https?:$/u.test(url.protocol)) return null;
  const kept = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`;
  return `${url.host.toLowerCase().replace(/^www\./u, '')}${url.pathname.replace(/\/+$/u, '')}${query}`;
}

/** What makes two items one article: the canonical link, else the feed's own guid, else feed and words. */
export function articleKey(feedId: FeedId, item: Pick<FeedItem, 'link' | 'guid' | 'title' | 'summary'>): ArticleKey {
  const link = canonicalLink(item.link);
  if (link !== null) return link as ArticleKey;
  const own = item.guid.trim() === '' ? `words:${textHash(item.title, item.summary)}` : item.guid.trim();
  return `${feedId}#${own}` as ArticleKey;
}

/** Equal for two texts that differ in nothing but case, spaces and quotation marks. */
export function textHash(title: string, summary: string): string {
  const folded = `${fold(title)}\n${fold(summary)}`;
  return createHash('sha256').update(folded).digest('base64url').slice(0, 22);
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ`]/gu, "'")
    .replace(/[“”«»„]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim();
}

const OLD_MS = 3 * 24 * 3_600_000;

/**
 * How an item enters. Background: everything in a feed's first poll (however fresh), and what was published more than
 * three days before it was seen. An item without a date is live: an unknown date is not an old one.
 */
export function entryOf(item: Pick<FeedItem, 'publishedAt'>, feed: { readonly firstPoll: boolean }, now: Date): Entry {
  if (feed.firstPoll) return { as: 'background', because: "it came with the feed's first poll" };
  if (item.publishedAt !== null && now.getTime() - item.publishedAt.getTime() > OLD_MS) {
    return { as: 'background', because: 'it was published more than three days before it was seen' };
  }
  return { as: 'live', because: 'it appeared while the feed was being followed' };
}
