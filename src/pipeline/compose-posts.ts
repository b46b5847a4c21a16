import type { Pack } from '../domain/diplomacy/pack.ts';
import type { BreakingPost } from '../domain/telling/breaking.ts';
import type { NewDelivery } from '../domain/telling/delivery.ts';
import { everyLine } from '../domain/telling/digest.ts';
import { renderBreaking } from '../domain/telling/render-digest.ts';
import type { Platform, Subscription } from '../domain/telling/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Outbox } from '../ports/outbox.ts';
import { deliveryParts, toldAlone, toldBy } from './delivery-parts.ts';
import { whomToName } from './name-in-posts.ts';
import type { Told } from './told-ledger.ts';

interface ComposeDeps {
  readonly outbox: Pick<Outbox, 'pingsSince'>;
  readonly messengers: ReadonlyMap<Platform, Messenger>;
  readonly clock: Clock;
}

/** An event's breaking post, or several gathered in one; none where its changes come to nothing. */
export async function breakingDeliveries(
  subscription: Subscription,
  pack: Pack,
  post: BreakingPost,
  { board, knows }: Told,
  deps: ComposeDeps,
  now: Date,
): Promise<readonly NewDelivery[]> {
  // whatever is gathered is told: a long message is split
  const lines = everyLine(pack, { entries: post.entries, board, now });
  if (lines.length === 0) return [];
  const rendered = renderBreaking(pack.name, lines, subscription.schedule.timezone, subscription.language);
  const isPhase = lines.some(({ type }) => type === 'phase');
  const message = { ...rendered, ...(await whomToName(subscription, { isPhase }, deps)) };
  const ids = post.entries.map((d) => d.id);
  const shown = new Set(lines.flatMap((line) => line.covers));
  const tells = [...toldBy(lines), ...toldAlone(ids.filter((id) => !shown.has(id)))];
  const key = `${subscription.id}:breaking:${ids[0] ?? ''}`;
  return deliveryParts(subscription, message, { key, kind: 'breaking', tells, knows, now }, deps.messengers);
}
