import type { PackId } from '../diplomacy/pack.ts';
import type { FeedId, FeedItem } from './feed.ts';

/** Names a version in the store. */
export type VersionId = number & { readonly __brand: 'VersionId' };
/** What makes two items one article; see `identify`. */
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

/** The words of a version, in three grades of likeness; see `textHash`, `gistHash` and `titleHash`. */
export interface Wording {
  /** Equal for two states of a text that differ in case, spaces and markup alone. An article has one version of each. */
  readonly hash: string;
  /** Equal for two states of a text that say the same to a reader. */
  readonly gist: string;
  readonly titleKey: string;
}

/** A version on its way into the store. */
export interface NewVersion extends Wording {
  readonly articleKey: ArticleKey;
  /** Where its link leads; an article has another key than that where several stand at one address. */
  readonly address: string;
  readonly item: FeedItem;
  readonly entry: Entry;
}

/**
 * How an item comes in: `live` may be posted at once, `late` only together with all else that is late, as one net change;
 * `background` brings the board up to date and is posted nowhere.
 */
export interface Entry {
  readonly as: 'live' | 'late' | 'background';
  readonly because: string;
}

/** What a poll's items become. `packs` are those that list the feed. */
export interface PollHarvest {
  readonly feedId: FeedId;
  readonly packs: readonly PackId[];
  readonly versions: readonly NewVersion[];
  readonly seenAt: Date;
}
