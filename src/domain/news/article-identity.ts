import type { ArticleKey, NewVersion } from './article.ts';
import { canonicalLink, fragmentOf } from './canonical-link.ts';
import type { FeedId, FeedItem } from './feed.ts';
import { storyAddress } from './story-number.ts';
import { textHash } from './wording.ts';

/** What an item is told apart by. */
export type Named = Pick<FeedItem, 'link' | 'guid' | 'title' | 'summary'>;

/** An item with what may be its article's key; the later ones are for items that share their link with others. */
export interface Candidate<Item extends Named = FeedItem> {
  readonly item: Item;
  readonly hash: string;
  readonly address: string;
  /** Its key where several articles stand at its address. */
  readonly ownKey: ArticleKey;
  /** What tells it from others at its address; null where nothing but its words does. */
  readonly name: string | null;
}

/** An item's article. */
export type Identity = Pick<NewVersion, 'articleKey' | 'address'>;

/** A version that this feed has shown before. */
export interface Settled {
  readonly articleKey: ArticleKey;
  readonly hash: string;
  readonly link: string;
  readonly guid: string;
}

/** Where an item stands, and by what it would be known there among others. */
export function candidateOf<Item extends Named>(
  feedId: FeedId,
  item: Item,
  hash = textHash(item.title, item.summary),
): Candidate<Item> {
  const link = canonicalLink(item.link);
  const name = nameOf(item);
  const byFeed = `${feedId}#${name ?? `words:${hash}`}` as ArticleKey;
  if (link === null) return { item, hash, address: byFeed, ownKey: byFeed, name };
  const address = storyAddress(link);
  const fragment = fragmentOf(item.link) ?? fragmentOf(item.guid);
  const ownKey = name !== null && name === fragment ? (`${address}#${name}` as ArticleKey) : byFeed;
  return { item, hash, address, ownKey, name };
}

/**
 * Which article each item is. Its link says so, whatever guid it has: guids change with each version of a text, and feeds
 * use one for different links. Where several items of one document share a link (a home page, a live blog), their guid
 * does, or the fragment of their link, else their words; and so it stays for that address in that feed (`shared`), while
 * an item that was known there before, by the link or with the same words by another guid, stays what it was (`settled`).
 */
export function identify<Item extends Named>(
  candidates: readonly Candidate<Item>[],
  home: string,
  shared: ReadonlySet<string>,
  settled: readonly Settled[],
): readonly Identity[] {
  const homeAddress = canonicalLink(home);
  const together = new Set(
    [...Map.groupBy(candidates, ({ address }) => address)]
      .filter(([address, items]) => shared.has(address) || areSeveral(items, isFrontDoor(address, homeAddress)))
      .map(([address]) => address),
  );
  return candidates.map((candidate) => {
    const { address, ownKey } = candidate;
    const byLink = address !== ownKey && !together.has(address);
    if (byLink || settled.some((known) => isSame(known, candidate)))
      return { address, articleKey: address as ArticleKey };
    return { address, articleKey: renamed(candidate, settled) ?? ownKey };
  });
}

/** The article that an item was before its feed gave it another guid, as some do at every request; null for none. */
function renamed({ address, ownKey, hash }: Candidate<Named>, settled: readonly Settled[]): ArticleKey | null {
  if (settled.some((known) => known.articleKey === ownKey)) return null;
  const place = address === ownKey ? null : address;
  return settled.find((known) => known.hash === hash && placeOf(known.link) === place)?.articleKey ?? null;
}

function placeOf(link: string): string | null {
  const canonical = canonicalLink(link);
  return canonical === null ? null : storyAddress(canonical);
}

/** The identity of an item of which nothing else of its feed is known. */
export function identityOf(feedId: FeedId, item: Named): Identity {
  const { address } = candidateOf(feedId, item);
  return { address, articleKey: address as ArticleKey };
}

function isSame(known: Settled, { address, name, hash }: Candidate<Named>): boolean {
  if ((known.articleKey as string) !== address) return false;
  return known.hash === hash || (name !== null && name === nameOf(known));
}

function isFrontDoor(address: string, home: string | null): boolean {
  return address === home || !address.includes('/');
}

/** Two wordings without a name of their own may be two states of one text, unless the link is no article's. */
function areSeveral(items: readonly Candidate<Named>[], frontDoor: boolean): boolean {
  if (new Set(items.map(({ hash }) => hash)).size < 2) return false;
  if (new Set(items.map(({ name }) => name)).size >= 2) return true;
  const nameless = items.filter(({ name }) => name === null);
  return new Set(nameless.map(({ hash }) => hash)).size >= (frontDoor ? 2 : 3);
}

/** Some publishers count the versions of a text in its guid. */
const VERSION_MARK = /(?:#\d{1,3}|[?&](?:v|ver|version|rev)=\d{1,3}|[:;]v\d{1,3})$/iu;

/** What a guid says beyond the link, else the post within the page that the link points to. */
function nameOf({ link, guid }: Pick<FeedItem, 'link' | 'guid'>): string | null {
  const own = guid.trim().replace(VERSION_MARK, '');
  const saysNoMore = own === '' || own === link.trim() || (canonicalLink(own) ?? '') === canonicalLink(link);
  return saysNoMore ? (fragmentOf(link) ?? fragmentOf(own)) : own;
}
