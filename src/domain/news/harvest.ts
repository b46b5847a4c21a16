import type { ArticleKey, NewVersion, Wording } from './article.ts';
import { candidateOf, identify, type Candidate, type Identity } from './article-identity.ts';
import { clamped, entryOf, type FeedState, type Trace } from './entry.ts';
import type { FeedDocument, FeedHealth, FeedId, FeedItem } from './feed.ts';
import { gistHash, textHash, titleHash } from './wording.ts';

/** One document of a feed, and how the feed stood before it was read. */
export interface FreshNews {
  readonly feedId: FeedId;
  /** Its items may be those alone that are new or changed. */
  readonly document: Pick<FeedDocument, 'title' | 'link' | 'items'>;
  /** How many more items stood in the document, as they had stood there before. */
  readonly unchangedItems: number;
  readonly health: Pick<FeedHealth, 'firstPolledAt' | 'lastSuccessAt' | 'failures' | 'nextPollAt'>;
}

/** What a harvest has to know of what is stored. */
export interface NewsQuestion {
  readonly feedId: FeedId;
  /** The articles that its items may be. */
  readonly articleKeys: readonly string[];
  /** Where they stand: which of these addresses does this feed use for several articles? */
  readonly addresses: readonly string[];
  /** Their headlines: under which links has this feed shown them since then? */
  readonly titleKeys: readonly string[];
  readonly since: Date;
}

/** A stored version, as far as a harvest looks at it. */
export interface KnownVersion extends Wording, Pick<FeedItem, 'link' | 'guid'> {
  readonly articleKey: ArticleKey;
  readonly feedId: FeedId;
  readonly seenAt: Date;
}

/** The answer to a question. */
export interface KnownNews {
  /** The versions of the articles, from whatever feed, and those of the headlines in this feed. */
  readonly versions: readonly KnownVersion[];
  readonly shared: ReadonlySet<string>;
}

interface Found extends Wording {
  readonly candidate: Candidate;
}

/** A document with all that can be said of its items by themselves. Oldest first: feeds list their newest item first. */
export interface ReadNews extends FreshNews {
  readonly found: readonly Found[];
}

const HEADLINES_KEPT_MS = 90 * 24 * 3_600_000;

/** Looks at each item by itself. Items without words are nothing to read. */
export function readNews(news: FreshNews): ReadNews {
  const items = news.document.items.filter((item) => item.title !== '' || item.summary !== '').toReversed();
  const found = items.map((item) => {
    const wording = wordingOf(item, news.document.title);
    return { candidate: candidateOf(news.feedId, item, wording.hash), ...wording };
  });
  return { ...news, found };
}

/** What has to be known before a document can be harvested; null where it holds nothing to harvest. */
export function questionOf({ feedId, found }: ReadNews, now: Date): NewsQuestion | null {
  if (found.length === 0) return null;
  return {
    feedId,
    articleKeys: [...new Set(found.flatMap(({ candidate: { address, ownKey } }) => [address, ownKey]))],
    addresses: [...new Set(found.map(({ candidate }) => candidate.address))],
    titleKeys: [...new Set(found.map(({ titleKey }) => titleKey))],
    since: new Date(now.getTime() - HEADLINES_KEPT_MS),
  };
}

/** What a document's items become, and how many of them are of articles that nobody had seen. */
export interface Harvested {
  readonly versions: readonly NewVersion[];
  readonly unseen: number;
}

/** Decides which article each item of a document is, its words, and how it enters. */
export function harvest(news: ReadNews, known: KnownNews, now: Date): Harvested {
  const { found } = news;
  const settled = known.versions.filter(({ feedId }) => feedId === news.feedId);
  const candidates = found.map(({ candidate }) => candidate);
  const identities = identify(candidates, news.document.link, known.shared, settled);
  const traces = tracesOf(news, identities, known, now);
  const feed = stateOf(news, traces);
  const versions = found.flatMap(({ candidate: { item }, hash, gist, titleKey }, n) => {
    const identity = identities[n];
    const trace = traces[n];
    if (identity === undefined || trace === undefined) return [];
    const { at, noted } = clamped(item.publishedAt, now);
    const { as, because } = entryOf(trace, feed, now);
    const note = noted ? '; its date lay in the future and counts as the moment at which it was seen' : '';
    return [
      { ...identity, hash, gist, titleKey, item: { ...item, publishedAt: at }, entry: { as, because: because + note } },
    ];
  });
  return { versions, unseen: traces.filter((t) => t.article === null && t.elsewhere === null).length };
}

/** The words of an item in their three grades. */
export function wordingOf(item: FeedItem, documentTitle: string): Wording {
  const { title, summary, link } = item;
  const shown = { documentTitle, link };
  return {
    hash: textHash(title, summary),
    gist: gistHash(title, summary, shown),
    titleKey: titleHash(title, summary, shown),
  };
}

function tracesOf(news: ReadNews, identities: readonly Identity[], known: KnownNews, now: Date): readonly Trace[] {
  const byArticle = Map.groupBy(known.versions, ({ articleKey }) => articleKey);
  const ofFeed = known.versions.filter(({ feedId }) => feedId === news.feedId);
  const byTitle = Map.groupBy(ofFeed, ({ titleKey }) => titleKey);
  const taken = new Map<string, ArticleKey>();
  return news.found.map((one, n) => {
    const key = identities[n]?.articleKey;
    const versions = (key === undefined ? undefined : byArticle.get(key)) ?? [];
    const others = (byTitle.get(one.titleKey) ?? []).filter(({ articleKey }) => articleKey !== key);
    const before = taken.get(one.gist);
    if (key !== undefined && before === undefined) taken.set(one.gist, key);
    return {
      publishedAt: clamped(one.candidate.item.publishedAt, now).at,
      article: comparedWith(one, versions),
      lastSeenAt: versions.reduce<Date | null>((last, { seenAt }) => (last && last > seenAt ? last : seenAt), null),
      elsewhere: others.some(({ gist }) => gist === one.gist) ? 'same gist' : others.length > 0 ? 'same title' : null,
      twice: before !== undefined && before !== key,
    };
  });
}

function comparedWith(words: Wording, versions: readonly Wording[]): Trace['article'] {
  if (versions.length === 0) return null;
  if (versions.some(({ hash }) => hash === words.hash)) return 'same words';
  if (versions.some(({ gist }) => gist === words.gist)) return 'same gist';
  return versions.some(({ titleKey }) => titleKey === words.titleKey) ? 'same title' : 'other title';
}

/** So many items that change in one way are no coincidence. */
const MANY = 4;

/** What the document as a whole shows: an editor changes one text after another, a redesign most of them at once. */
function stateOf({ health, unchangedItems }: FreshNews, traces: readonly Trace[]): FeedState {
  const all = traces.length + unchangedItems;
  const reworded = traces.filter((t) => t.article === 'same title' || t.article === 'same gist').length;
  const moved = traces.filter((t) => t.article === null && t.elsewhere !== null).length;
  const retitled = traces.filter((t) => t.article === 'other title').length;
  const unknown = traces.filter((t) => t.article === null && t.elsewhere === null);
  const dates = new Set(unknown.map((t) => t.publishedAt?.getTime()));
  return {
    firstPoll: health.firstPolledAt === null,
    lastSuccessAt: health.lastSuccessAt,
    failures: health.failures,
    dueAt: health.nextPollAt,
    redesigned: reworded + moved >= MANY && (reworded + moved) * 2 >= all,
    retitled: retitled >= MANY && retitled * 2 >= all,
    turnedOver: unknown.length >= MANY && unknown.length === all && dates.size === 1,
  };
}
