import { AppError } from '../domain/errors.ts';
import type { ChannelAddress, Subscription, SubscriptionId } from '../domain/telling/subscription.ts';
import { nextDigest, subscriptionsOfChannel, type ChannelSubscription } from '../queries/subscriptions-of-channel.ts';
import type { Asker, CommandDeps } from './command.ts';
import { allOf, oneOf } from './nearest.ts';
import { mayManage } from './permission.ts';

/** What the channel of the asker is subscribed to, oldest first; from a thread of a forum, the forum's follow. */
export async function subscriptionsHere(
  { address, forum }: Pick<Asker, 'address' | 'forum'>,
  deps: Pick<CommandDeps, 'subscriptions' | 'clock'>,
): Promise<readonly ChannelSubscription[]> {
  const own = await subscriptionsOfChannel(address, deps);
  return forum === undefined ? own : [...own, ...(await subscriptionsOfChannel({ ...address, channel: forum }, deps))];
}

/**
 * The subscriptions that a request is about: the one of another channel of the same workspace that an id names, if the
 * asker may look after that channel, else those here. Who may not is answered as for an id that is none, and so learns
 * of no other channel.
 */
export async function subscriptionsMeant(
  named: string | undefined,
  asker: Asker,
  deps: Pick<CommandDeps, 'subscriptions' | 'clock'>,
): Promise<readonly ChannelSubscription[]> {
  const here = await subscriptionsHere(asker, deps);
  if (named === undefined || !asker.mayManageOther || here.some(({ subscription: { id } }) => id === named))
    return here;
  const { platform, workspace } = asker.address;
  const all = await deps.subscriptions.inWorkspace({ platform, workspace });
  const subscription = all.find(({ id }) => id === named);
  if (!subscription || !(await mayManage(asker, subscription.address))) return here;
  return [{ subscription, nextAt: nextDigest(subscription, deps.clock.now()) }];
}

/** Where they are sent. */
export function addressesOf(found: readonly ChannelSubscription[]): readonly ChannelAddress[] {
  return found.map(({ subscription }) => subscription.address);
}

/** "here", or "there" where a subscription posts in another channel than the one that is asked in. */
export function placeOf({ address }: Pick<Subscription, 'address'>, asker: Pick<Asker, 'address'>): 'here' | 'there' {
  return address.channel === asker.address.channel ? 'here' : 'there';
}

/** The subscription that an id or its number in the list names, or the only one; refuses in one sentence that lists the ids. */
export function chosenOne(found: readonly ChannelSubscription[], named: string | undefined): ChannelSubscription {
  const ids = found.map(({ subscription }) => subscription.id);
  const [only] = found;
  if (named === undefined && found.length === 1 && only) return only;
  if (named === undefined || named === 'all') throw new AppError('bad-input', whichOne(found));
  const chosen = found.find(({ subscription }, n) => subscription.id === named || String(n + 1) === named);
  if (!chosen) throw gone(named, ids);
  return chosen;
}

/** Asks for one of several. */
export function whichOne(found: readonly ChannelSubscription[]): string {
  const ids = found.map(({ subscription }) => subscription.id);
  return `Which one? Add subscription:${oneOf(ids)}; /ceasefire settings lists them.`;
}

/** A subscription that is not there, or no more. */
export function gone(named: string, ids: readonly SubscriptionId[] = []): AppError {
  const there = ids.length > 0 ? `; there is ${allOf(ids)}` : '';
  return new AppError('not-found', `This channel has no subscription ${named}${there}.`);
}
