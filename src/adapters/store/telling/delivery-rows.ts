import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../../../domain/ledger/development.ts';
import type { Delivery, DeliveryId, MessageRef, NewDelivery } from '../../../domain/telling/delivery.ts';
import type { Message } from '../../../domain/telling/message.ts';
import type { ChannelAddress, SubscriptionId } from '../../../domain/telling/subscription.ts';
import { fromJson, toJson } from '../json-text.ts';
import type { NewRow, Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';

export function deliveryOf(row: Row<'delivery'>, carries: readonly DevelopmentId[]): Delivery {
  const what = `delivery ${row.id}`;
  return {
    id: row.id as DeliveryId,
    key: row.key,
    subscriptionId: row.subscription_id as SubscriptionId | null,
    address: {
      platform: row.platform as ChannelAddress['platform'],
      workspace: row.workspace,
      channel: row.channel,
    },
    kind: row.kind,
    message: fromJson<Message>(row.message, what),
    carries,
    ...(row.replies_to === null ? {} : { repliesTo: row.replies_to as DeliveryId }),
    tells: row.tells === null ? null : fromJson<Record<PackId, number>>(row.tells, what),
    createdAt: toTime(row.created_at),
    state: row.state,
    attempts: row.attempts,
    attemptedAt: toTime(row.attempted_at),
    nextAttemptAt: toTime(row.next_attempt_at),
    ref: refOf(row),
  };
}

export function refOf(row: Pick<Row<'delivery'>, 'ref_channel' | 'ref_message' | 'ref_url'>): MessageRef | null {
  if (row.ref_channel === null || row.ref_message === null) return null;
  return { channel: row.ref_channel, message: row.ref_message, url: row.ref_url };
}

export function deliveryRow(delivery: NewDelivery, digest: string): NewRow<'delivery'> {
  return {
    key: delivery.key,
    digest,
    subscription_id: delivery.subscriptionId,
    ...delivery.address,
    kind: delivery.kind,
    replies_to: delivery.repliesTo ?? null,
    message: toJson(delivery.message),
    knows: delivery.knows ?? null,
    tells: delivery.tells === null ? null : toJson(delivery.tells),
    created_at: toText(delivery.createdAt),
    state: 'queued',
    attempts: 0,
    next_attempt_at: toText(delivery.createdAt),
  };
}
