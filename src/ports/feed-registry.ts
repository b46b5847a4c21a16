import type { PackId } from '../domain/diplomacy/pack.ts';
import type { FeedHealth, FeedId, Validators } from '../domain/news/feed.ts';

/** A feed as the packs name it. */
export interface ListedFeed {
  readonly id: FeedId;
  readonly url: string;
  readonly packs: readonly PackId[];
}

/** A feed as the poller knows it. */
export interface FeedRecord extends ListedFeed {
  /** Where it has moved for good; null while it stands where the pack says. */
  readonly movedTo: string | null;
  readonly validators: Validators;
  /** Until when a hub tells of its changes; null where none does. */
  readonly pushedUntil: Date | null;
  /** Why the hub that it names does not; one sentence, null where it does or none is named. */
  readonly hubError: string | null;
  readonly health: FeedHealth;
}

/** A feed whose poll is due, and the address that will be asked. */
export interface DueFeed {
  readonly id: FeedId;
  readonly url: string;
}

/** Which feeds are followed, and how each is doing. */
export interface FeedRegistry {
  /**
   * Makes the followed feeds exactly these. One that returns keeps its health; a changed address forgets its validators,
   * is due at once, and its first poll counts as a first poll again.
   */
  sync(feeds: readonly ListedFeed[], intervalMs: number, now: Date): Promise<void>;
  /** Followed feeds whose next poll is due, longest overdue first; also those whose last poll lies ahead of `now`, since the clock was set back. */
  due(now: Date): Promise<readonly DueFeed[]>;
  /** All that is known of these feeds, in the order asked for; without those that are no longer followed. */
  records(ids: readonly FeedId[]): Promise<readonly FeedRecord[]>;
  /** Brings a feed's next poll forward to that time; a poll that is due earlier stays. */
  hasten(id: FeedId, at: Date): Promise<void>;
  /** The same for every followed feed that was tried since a time and failed. */
  hastenFailed(since: Date, at: Date): Promise<void>;
  /** Every followed feed, by id. */
  all(): Promise<readonly FeedRecord[]>;
}
