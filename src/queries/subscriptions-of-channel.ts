import { dueMoment } from '../domain/telling/due-moment.ts';
import { afterQuiet } from '../domain/telling/quiet-hours.ts';
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

/** When the next digest comes: when it is due, or when the quiet hours that hold it end. */
export function nextDigest(subscription: Subscription, now: Date): Date | null {
  if (subscription.state !== 'active' || subscription.mode === 'breaking') return null;
  const quietEnd = afterQuiet(subscription, now);
  const isHeld = quietEnd > now && dueMoment(subscription, now) !== null;
  return isHeld ? quietEnd : afterQuiet(subscription, nextMoment(subscription.schedule, now));
}
