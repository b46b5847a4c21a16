import { nextMoment } from '../domain/telling/schedule-moments.ts';
import type { ChannelAddress, Subscription } from '../domain/telling/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';

/** A subscription with its next digest; null when none will come: it is paused or has breaking posts only. */
export interface ChannelSubscription {
  readonly subscription: Subscription;
  readonly nextAt: Date | null;
}

/** What one channel is subscribed to, oldest first. */
export async function subscriptionsOfChannel(
  address: ChannelAddress,
  deps: { readonly subscriptions: Subscriptions; readonly clock: Clock },
): Promise<readonly ChannelSubscription[]> {
  const now = deps.clock.now();
  const found = await deps.subscriptions.inChannel(address);
  return found.map((subscription) => ({ subscription, nextAt: nextDigest(subscription, now) }));
}

/** When the next digest is due. */
export function nextDigest(subscription: Subscription, now: Date): Date | null {
  if (subscription.state !== 'active' || subscription.mode === 'breaking') return null;
  return nextMoment(subscription.schedule, now);
}
