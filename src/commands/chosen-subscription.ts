import { AppError } from '../domain/errors.ts';
import type { SubscriptionId } from '../domain/telling/subscription.ts';
import type { ChannelSubscription } from '../queries/subscriptions-of-channel.ts';
import { allOf, oneOf } from './nearest.ts';

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
