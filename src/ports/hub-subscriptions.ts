import type { FeedId } from '../domain/news/feed.ts';
import type { HubStanding, HubSubscription } from '../domain/news/web-sub.ts';

/** What is held with the hubs of feeds. */
export interface HubSubscriptions {
  /** Every followed feed that names a hub, and every feed about which something is held. */
  standings(): Promise<readonly HubStanding[]>;
  /** The one whose address the hub calls; null for an address that nobody gave out, or no more. */
  byCallback(callbackId: string): Promise<HubSubscription | null>;
  /** There is one a feed at most. */
  save(held: HubSubscription): Promise<void>;
  forget(feedId: FeedId): Promise<void>;
}
