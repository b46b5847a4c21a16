/** Names one feed of one source for good; other records refer to a feed by it. */
export type FeedId = string & { readonly __brand: 'FeedId' };

/** One entry of a feed as it stood in one document; its words are plain text, its link absolute where it can be. */
export interface FeedItem {
  /** The guid or atom id exactly as given, else the link; empty when there is neither. */
  readonly guid: string;
  readonly title: string;
  readonly summary: string;
  /** Absolute, but otherwise as given: nothing is taken off. Empty when there is none. */
  readonly link: string;
  /** Null when no date was given or none could be read; never the present moment instead. */
  readonly publishedAt: Date | null;
  readonly author: string | null;
  /** Whom the item itself names as its source (`<source>`). */
  readonly originName: string | null;
  readonly categories: readonly string[];
}

/** What one feed document said, items in the document's order. */
export interface FeedDocument {
  readonly title: string;
  readonly link: string;
  readonly items: readonly FeedItem[];
  /** How long the publisher asks to wait between two polls. */
  readonly ttlMs: number | null;
  /** The hours of the day, 0 to 23 in UTC, in which the publisher asks not to be polled; ascending. */
  readonly skipHours: readonly number[];
  /** The days on which the publisher asks not to be polled, 0 for Sunday to 6; absent where it names none. */
  readonly skipDays?: readonly number[];
  /** The WebSub hub that tells of changes, and the address by which it knows this feed; absolute where they can be. */
  readonly hub: string | null;
  readonly self: string | null;
}

/** What lets the next poll of the same feed find out that nothing has changed. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Hash of the body, for servers that ignore the other two. */
  readonly bodyHash: string | null;
  /** Marks of the last document's items, for whoever reads the next one: what stands there again is not read again. Null: read all. */
  readonly itemMarks: string | null;
}

/** How one poll ended. Whatever the outside does is one of these; nothing is thrown. */
export type PollOutcome =
  | {
      readonly kind: 'fresh';
      readonly status: number;
      /** Its items are those that the last document did not hold in the same words. */
      readonly document: FeedDocument;
      /** How many items stood there again, letter for letter. */
      readonly unchangedItems: number;
      readonly validators: Validators;
      /** Where the feed has moved for good, as far as the server says so. */
      readonly permanentUrl: string | null;
      readonly retryAfterMs: number | null;
    }
  | {
      readonly kind: 'unchanged';
      readonly status: number;
      /** Null: those that were asked with hold on. */
      readonly validators: Validators | null;
      readonly permanentUrl: string | null;
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'refused'; readonly because: string }
  | {
      readonly kind: 'failed';
      readonly because: string;
      readonly status: number | null;
      readonly retryAfterMs: number | null;
    };

/** One document read once, by hand, with no memory of earlier polls; `status` 0 is a local file. */
export type DocumentReading =
  | { readonly kind: 'read'; readonly status: number; readonly document: FeedDocument }
  | { readonly kind: 'unreadable'; readonly status: number | null; readonly because: string };

/** How a feed has been doing; read by the poller and shown to people. */
export interface FeedHealth {
  readonly lastAttemptAt: Date | null;
  readonly lastSuccessAt: Date | null;
  /** One sentence for a person; null while all is well. */
  readonly lastError: string | null;
  /** Failures in a row. */
  readonly failures: number;
  readonly intervalMs: number;
  readonly nextPollAt: Date;
  /** Null until the first poll that succeeded, whose items are background. */
  readonly firstPolledAt: Date | null;
  readonly rhythm: FeedRhythm;
}

/** What polls have shown of a feed's own rhythm, and what its publisher asks of those who poll it. */
export interface FeedRhythm {
  /** When its numbers were counted; they fade from then on. Null before the first document. */
  readonly asOf: Date | null;
  /** New items of the last days, and how many days they are from; what is longer ago counts less and less. */
  readonly items: number;
  readonly days: number;
  /** How fast items came in about the last hour, and the highest that this was in about the last week. */
  readonly recentPerDay: number;
  readonly busiestPerDay: number;
  /** How many items the last document held that was read; null before the first. */
  readonly windowSize: number | null;
  /** When a poll last found none of the items known from before: others may have come and gone between. */
  readonly missedAt: Date | null;
  /** As the last document that was read had it. */
  readonly ttlMs: number | null;
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
}
