import type { NewDelivery } from '../domain/telling/delivery.ts';
import { mayPing, PINGS_COUNT_MS } from '../domain/telling/mention.ts';
import type { Message } from '../domain/telling/message.ts';
import type { Subscription } from '../domain/telling/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { Outbox } from '../ports/outbox.ts';

interface NamingDeps {
  readonly outbox: Pick<Outbox, 'pingsSince'>;
  readonly clock: Clock;
}

/** Whom the next post names, within the budget of pings; the posts that are queued by now count. */
export async function whomToName(
  { id, mention }: Subscription,
  about: { readonly isPhase: boolean },
  { outbox, clock }: NamingDeps,
): Promise<Pick<Message, 'mention'>> {
  if (mention === null) return {};
  const recent = await outbox.pingsSince(id, new Date(clock.now().getTime() - PINGS_COUNT_MS));
  return mayPing(recent, about) ? { mention } : {};
}

/** Posts that break the news name somebody; a digest does only where it is all that comes, and only if it has news. */
export async function withMention(
  subscription: Subscription,
  digest: readonly NewDelivery[],
  deps: NamingDeps,
): Promise<readonly NewDelivery[]> {
  const first = digest.find(({ carries }) => carries.length > 0);
  if (first === undefined || subscription.mode !== 'digest') return digest;
  const whom = await whomToName(subscription, { isPhase: true }, deps);
  return digest.map((one) => (one === first ? { ...one, message: { ...one.message, ...whom } } : one));
}
