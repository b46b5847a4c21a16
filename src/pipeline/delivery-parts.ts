import type { DevelopmentId } from '../domain/ledger/development.ts';
import type { NewDelivery } from '../domain/telling/delivery.ts';
import type { DigestLine } from '../domain/telling/digest-line.ts';
import { tellsEntry } from '../domain/telling/marked-message.ts';
import type { Message } from '../domain/telling/message.ts';
import { isInBrief } from '../domain/telling/render-line.ts';
import { splitMessage } from '../domain/telling/split-message.ts';
import type { Platform, Subscription } from '../domain/telling/subscription.ts';
import type { Messenger } from '../ports/messenger.ts';

/** What a message's parts have in common. */
export interface PartsOf {
  readonly key: string;
  readonly kind: NewDelivery['kind'];
  /** The entries that the message tells, each under the entry whose id stands there. */
  readonly tells: readonly Pick<DigestLine, 'id' | 'covers'>[];
  readonly knows: number;
  readonly now: Date;
}

/** A message as posts that the platform takes; each carries the entries whose ids stand in it, so that it can be edited by itself. */
export function deliveryParts(
  subscription: Subscription,
  message: Message,
  { key, kind, tells, knows, now }: PartsOf,
  messengers: ReadonlyMap<Platform, Messenger>,
): readonly NewDelivery[] {
  const budget = messengers.get(subscription.address.platform)?.budget ?? { characters: 2000, blocks: 20 };
  const messages = splitMessage(message, budget);
  const places = tells.map((line) => ({
    line,
    place: Math.max(
      0,
      messages.findIndex((part) => shows(part, line.id)),
    ),
  }));
  return messages.map((part, n) => ({
    key: `${key}:${n + 1}`,
    subscriptionId: subscription.id,
    address: subscription.address,
    kind,
    message: part,
    carries: [...new Set(places.flatMap(({ line, place }) => (place === n ? line.covers : [])))],
    knows,
    tells: null,
    createdAt: now,
  }));
}

function shows({ blocks }: Message, id: DevelopmentId): boolean {
  return blocks.some((block) => tellsEntry(block, id));
}

/** A line that names several in brief has the id of each; any other has one for all that it covers. */
export function toldBy(lines: readonly DigestLine[]): readonly Pick<DigestLine, 'id' | 'covers'>[] {
  return lines.flatMap((line) => (isInBrief(line) ? line.gathered : [line]));
}

/** Entries that stand for themselves. */
export function toldAlone(ids: readonly DevelopmentId[]): readonly Pick<DigestLine, 'id' | 'covers'>[] {
  return ids.map((id) => ({ id, covers: [id] }));
}
