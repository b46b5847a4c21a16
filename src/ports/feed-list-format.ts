/** A feed as a list names it. */
export interface ListedOutline {
  /** As given; empty where the list names a feed without an address. */
  readonly url: string;
  readonly name: string;
  /** The names of the folders around it, outermost first. */
  readonly folders: readonly string[];
  /** Slash-delimited paths, as OPML has them. */
  readonly categories: readonly string[];
  readonly language: string | null;
}

/** What reading a list came to; a damaged list gives whatever can be read of it. */
export type FeedListReading =
  | {
      readonly kind: 'read';
      readonly feeds: readonly ListedOutline[];
      /** Feeds beyond the most that one list may bring. */
      readonly left: number;
      /** The file ends in the middle. */
      readonly cutShort: boolean;
    }
  | { readonly kind: 'unreadable'; readonly because: string };

/** Feeds of one folder of a list. */
export interface ListedFolder {
  readonly name: string;
  readonly feeds: readonly Omit<ListedOutline, 'folders'>[];
}

/** Lists of feeds as files that other programs exchange. */
export interface FeedListFormat {
  readonly mediaType: string;
  /** Bounded in time and memory, whatever the file holds. */
  read(bytes: Uint8Array): FeedListReading;
  /** What is written can be read again to the same feeds. */
  write(title: string, folders: readonly ListedFolder[]): string;
}
