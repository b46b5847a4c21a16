import type { FeedId } from '../domain/news/feed.ts';
import type { Outage, OutageId } from '../domain/news/outage.ts';
import type { Gap, Watch } from '../domain/news/watch.ts';
import type { NewDelivery } from '../domain/telling/delivery.ts';

/** What one look of the watch leaves. */
export interface KeptLook {
  readonly lookedAt: Date;
  /** One that began when another of its kind did goes on from there. */
  readonly gaps: readonly Gap[];
  /** Told by the deliveries, all at this look. */
  readonly opened: readonly { readonly feedId: FeedId | null; readonly unreadSince: Date }[];
  readonly noticed: readonly { readonly id: OutageId; readonly readSince: Date | null }[];
  readonly closed: readonly OutageId[];
  readonly deliveries: readonly NewDelivery[];
}

/** The watch over the feeds: what was told of outages, and when the bot was there to see them. */
export interface Outages {
  /** When the watch last looked; null before the first time. */
  lastLookAt(): Promise<Date | null>;
  /** Every followed feed, and what is known of outages and gaps. */
  watch(): Promise<Watch>;
  /** How many new items came at the end of a feed's outage; of an outage of everything, how many came since. */
  broughtBy(outage: Outage): Promise<number>;
  /**
   * Keeps a look in one transaction, so that an outage is on record if and only if its notice is in the outbox. From now
   * on a feed counts as watched until it is followed no more; what is older than a month is forgotten.
   */
  keep(look: KeptLook): Promise<void>;
}
