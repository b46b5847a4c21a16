import type { PackId } from '../domain/diplomacy/pack.ts';
import type { NewDelivery } from '../domain/telling/delivery.ts';
import type { ChannelAddress, Subscription, SubscriptionId, Wishes } from '../domain/telling/subscription.ts';

/** A channel's wish before it has an id. */
export interface NewSubscription extends Wishes {
  readonly address: ChannelAddress;
  readonly createdBy: string;
}

/** The subscriptions of every channel. */
export interface Subscriptions {
  /** Starts with everything in today's ledger counted as told. */
  add(subscription: NewSubscription, told: Readonly<Record<PackId, number>>, now: Date): Promise<Subscription>;
  /** Those of one channel, oldest first. */
  inChannel(address: ChannelAddress): Promise<readonly Subscription[]>;
  /** Those of every channel of one workspace, oldest first. */
  inWorkspace(at: Pick<ChannelAddress, 'platform' | 'workspace'>): Promise<readonly Subscription[]>;
  /** One as it is now, paused or not; null when it is gone. */
  current(id: SubscriptionId): Promise<Subscription | null>;
  /** Every active one. */
  active(): Promise<readonly Subscription[]>;
  /** The same one after another; after every few everything else has its turn, so that thousands keep out nothing. */
  eachActive(): AsyncIterable<Subscription>;
  /**
   * Changes wishes and makes a paused one active again, from `now` on; false when it is gone. `told` says up to which entry a
   * pack that comes in counts as told; a pack that it was told of before keeps its own number.
   */
  change(
    id: SubscriptionId,
    wishes: Partial<Wishes>,
    now: Date,
    told?: Readonly<Record<PackId, number>>,
  ): Promise<boolean>;
  remove(id: SubscriptionId): Promise<boolean>;
  /** Pauses those that are active; the notice to who subscribed goes into the outbox with it, unless none of them was. */
  pause(ids: readonly SubscriptionId[], because: string, notice: NewDelivery | null): Promise<void>;
  /** Makes a digest due at once. */
  requestDigest(id: SubscriptionId, now: Date): Promise<void>;
}
