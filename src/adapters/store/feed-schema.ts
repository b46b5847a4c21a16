import type { Generated } from 'kysely';

/** The tables of the feeds themselves. */
export interface FeedSchema {
  feed: FeedTable;
  added_source: AddedSourceTable;
  hub_subscription: HubSubscriptionTable;
}

interface FeedTable {
  id: string;
  url: string;
  packs: string;
  followed: number;
  moved_to: string | null;
  etag: string | null;
  last_modified: string | null;
  body_hash: string | null;
  item_marks: string | null;
  rhythm: string | null;
  last_attempt_at: string | null;
  last_success_at: string | null;
  last_error: string | null;
  failures: number;
  interval_ms: number;
  next_poll_at: string;
  first_polled_at: string | null;
  watched_since: string | null;
  hub: string | null;
  hub_topic: string | null;
  /** Grows with every change of the row, by triggers. */
  change: Generated<number>;
}

/** A source that an admin added to a pack; its feed is the row of `feed` with the same id. */
interface AddedSourceTable {
  pack_id: string;
  feed_id: string;
  url: string;
  outlet: string;
  family: string;
  side: string | null;
  tier: number;
  language: string;
  added_by: string;
  added_at: string;
  removed_at: string | null;
}

interface HubSubscriptionTable {
  feed_id: string;
  hub: string;
  topic: string;
  callback_id: string;
  callback: string;
  secret: string | null;
  pending: 'subscribe' | 'unsubscribe' | null;
  lease_ends_at: string | null;
  next_try_at: string;
  failures: number;
  last_error: string | null;
}
