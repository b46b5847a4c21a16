import type { PackId } from '../domain/diplomacy/pack.ts';
import type { Correction, DevelopmentId } from '../domain/ledger/development.ts';
import type { Delivery, DeliveryId, MessageRef, NewDelivery, Settlement } from '../domain/telling/delivery.ts';
import type { ChannelAddress, SubscriptionId } from '../domain/telling/subscription.ts';

/** A development that a breaking post has told a subscription or is about to tell it. */
export interface Carried {
  readonly developmentId: DevelopmentId;
  /** The first post that carries it. */
  readonly deliveryId: DeliveryId;
  /** Names the message that it is a part of. */
  readonly post: string;
  readonly delivered: boolean;
  readonly queuedAt: Date;
  readonly ref: MessageRef | null;
}

/** Composed for one subscription at one moment. */
export interface ComposedDigest {
  readonly subscriptionId: SubscriptionId;
  /** Moves the subscription's `lastDueAt` and clears a request; null for breaking posts. */
  readonly dueAt: Date | null;
  readonly deliveries: readonly NewDelivery[];
  /** Told without a post (an empty digest with no heartbeat): moves `told` at once. */
  readonly tells: Readonly<Record<PackId, number>> | null;
}

/** Messages on their way out, kept until a platform has them. */
export interface Outbox {
  /** Writes a digest's parts and the subscription's new state in one transaction; keys that are there already are left alone, unless their message was given up. */
  queue(digest: ComposedDigest): Promise<number>;
  /** Does the subscription have a digest that is neither sent nor given up? */
  hasPendingDigest(id: SubscriptionId): Promise<boolean>;
  /** How many posts since then name whom the subscription wishes to be named. */
  pingsSince(id: SubscriptionId, since: Date): Promise<number>;
  /** Up to which entries such a digest tells: what it holds is not posted besides. Empty when there is none. */
  promised(id: SubscriptionId): Promise<Readonly<Record<string, number>>>;
  /** What breaking posts that are queued or delivered carry: of the entries that it was not told yet, and of so many before them. */
  carried(id: SubscriptionId, lookBack: number): Promise<readonly Carried[]>;
  /**
   * The corrections that a subscription has still to be told of: of entries that a post of its own carries from before, and
   * that no post of its own has told since; to edit a post is not to tell.
   */
  correctionsToTell(id: SubscriptionId): Promise<readonly Correction[]>;
  /**
   * The first unfinished post of each channel whose time has come, and the first unfinished edit of each. Between channels
   * breaking posts come before digests, unless they were put off `URGENT_ATTEMPTS` times, and else what waits longest. One that was queued or tried later than `now` has its time, too: the clock was set back.
   * Posts of a paused subscription have none. Of a platform or a channel alone where one is given; at most a thousand, the
   * rest when these are under way.
   */
  due(now: Date, of?: Partial<ChannelAddress>): Promise<readonly Delivery[]>;
  /** The messages that are known to stand in a channel, the newest of them. */
  standingIn(channel: ChannelAddress): Promise<ReadonlySet<string>>;
  /** Notes, before the platform is called, that an attempt begins; false when it is not this caller's to make (taken, finished or not due). */
  begin(id: DeliveryId, now: Date): Promise<boolean>;
  /** At the start of the only process on this database: what a dead one left in sending is unknown from now on. */
  recover(): Promise<number>;
  /**
   * Notes how it ended; a sent last part moves what the subscription was told, a refusal pauses the subscription, if there
   * is one. A paused subscription's messages are given up, to be told anew in words of that time; but what may stand in the
   * channel, and the rest of what stands there in part, is kept and comes first when the subscription goes on. With the
   * pause goes the notice of it, if this is what pauses the subscription: both or neither.
   */
  settle(id: DeliveryId, settlement: Settlement, now: Date, notice?: NewDelivery | null): Promise<void>;
}
