import type { Platform } from '../domain/telling/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';
import { nextDigest, type ChannelSubscription } from './subscriptions-of-channel.ts';

/** What the channels of one workspace are subscribed to, and of no other, oldest first. */
export async function subscriptionsOfWorkspace(
  at: { readonly platform: Platform; readonly workspace: string },
  deps: { readonly subscriptions: Subscriptions; readonly clock: Clock },
): Promise<readonly ChannelSubscription[]> {
  const now = deps.clock.now();
  const found = await deps.subscriptions.inWorkspace(at);
  return found.map((subscription) => ({ subscription, nextAt: nextDigest(subscription, now) }));
}
