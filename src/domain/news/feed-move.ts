import type { FeedHealth } from './feed.ts';

/** After so many failures in a row a new address is no longer believed alone. */
const failuresOfNewAddress = 4;

interface Addresses {
  /** Where the pack says that the feed is. */
  readonly url: string;
  /** Where a server said that it has moved for good. */
  readonly movedTo: string | null;
  readonly health: Pick<FeedHealth, 'failures'>;
}

/** Where to ask next: where the feed has moved to; once that has failed for long, the old address every other time. */
export function addressToAsk({ url, movedTo, health: { failures } }: Addresses): string {
  if (movedTo === null) return url;
  return failures >= failuresOfNewAddress && failures % 2 === 0 ? url : movedTo;
}

/** Where a feed stands that could be read: where the server says, or at the old address again if that serves it. Null: where it stood. */
export function addressLearned(feed: Addresses, permanentUrl: string | null): string | null {
  if (permanentUrl !== null) return permanentUrl;
  return feed.movedTo !== null && addressToAsk(feed) === feed.url ? feed.url : null;
}
