import type { FeedDocument } from '../domain/news/feed.ts';

/** What stands at an address, read once by hand and kept nowhere. */
export type Inspection =
  | {
      readonly kind: 'feed';
      /** The address that was asked for. */
      readonly url: string;
      /** Where the document came from, after every redirect. */
      readonly readFrom: string;
      /** Where the feed has moved for good, as far as the server says so. */
      readonly movedTo: string | null;
      readonly status: number;
      readonly document: FeedDocument;
      /** The language that the document claims. */
      readonly language: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly kind: 'unreadable'; readonly status: number | null; readonly because: string };

/** A feed that was read. */
export type InspectedFeed = Extract<Inspection, { readonly kind: 'feed' }>;

/** What a search for an address's feeds came to. */
export type Finding =
  | { readonly kind: 'found'; readonly feed: InspectedFeed }
  /** The page names these; which one is meant, only a person can say. */
  | { readonly kind: 'several'; readonly feeds: readonly { readonly url: string; readonly title: string }[] }
  | { readonly kind: 'none'; readonly because: string };

/** Looks at addresses that people give, through the same guard and with the same manners as the poller. */
export interface FeedFinder {
  /** The feed at an address, or the feeds of the page that stands there; asks few questions, one after another. Never throws for anything the outside does. */
  find(address: string): Promise<Finding>;
  /** What a poll of the address would see now. Never throws for anything the outside does. */
  inspect(address: string): Promise<Inspection>;
}
