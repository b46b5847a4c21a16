import type { Subscription } from '../domain/telling/subscription.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';

/** A digest that was on its way may have arrived since the subscription was read: what it told must not be told once more. */
export async function wasToldMeanwhile(
  { id, address, told }: Subscription,
  subscriptions: Pick<Subscriptions, 'inChannel'>,
): Promise<boolean> {
  const now = (await subscriptions.inChannel(address)).find((one) => one.id === id);
  return now === undefined || Object.entries(now.told).some(([pack, seq]) => seq !== told[pack]);
}
