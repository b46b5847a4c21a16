import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Development } from '../domain/ledger/development.ts';
import type { NewDelivery } from '../domain/telling/delivery.ts';
import type { DigestLine } from '../domain/telling/digest-line.ts';
import { renderReply } from '../domain/telling/render-digest.ts';
import type { Platform, Subscription } from '../domain/telling/subscription.ts';
import type { Carrier } from '../ports/edits.ts';
import type { Messenger } from '../ports/messenger.ts';
import { deliveryParts, toldAlone, toldBy } from './delivery-parts.ts';

/** What a message is edited to tell besides. */
interface Added {
  readonly entries: readonly Development[];
  readonly lines: readonly DigestLine[];
  readonly knows: number;
}

/** What a message is edited to tell, said in its thread, where the channel wants threads. */
export function threadReplies(
  subscription: Subscription,
  pack: Pack,
  carrier: Pick<Carrier, 'id' | 'key' | 'lastEdit'>,
  { entries, lines, knows }: Added,
  { messengers, now }: { readonly messengers: ReadonlyMap<Platform, Messenger>; readonly now: Date },
): readonly NewDelivery[] {
  if (!subscription.threads || lines.length === 0) return [];
  const message = renderReply(pack.name, lines, subscription.schedule.timezone, subscription.language);
  const shown = new Set(lines.flatMap((line) => line.covers));
  const tells = [...toldBy(lines), ...toldAlone(entries.flatMap(({ id }) => (shown.has(id) ? [] : [id])))];
  // named as its edit is, of which there is one
  const key = `${carrier.key}:reply:${carrier.lastEdit ?? 0}`;
  const parts = deliveryParts(subscription, message, { key, kind: 'reply', tells, knows, now }, messengers);
  return parts.map((part) => ({ ...part, repliesTo: carrier.id }));
}
