import type { FeedId } from './feed.ts';

/** Names an outage that the admins were told of. */
export type OutageId = number & { readonly __brand: 'OutageId' };

/** Something that could not be read for so long that the admins were told. Those of one notice have one `toldAt`. */
export interface Outage {
  readonly id: OutageId;
  /** Null: nothing at all could be read. */
  readonly feedId: FeedId | null;
  /** The last success before it; where there was none, since when the feed is watched. */
  readonly unreadSince: Date;
  readonly toldAt: Date;
  /** Since when it is read again without a failure, as far as the watch has seen; null while it is not. */
  readonly readSince: Date | null;
  /** When the admins were told of its end, or the feed was given up; null while it goes on. */
  readonly closedAt: Date | null;
}
