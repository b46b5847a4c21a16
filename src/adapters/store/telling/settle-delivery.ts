import type { PackId } from '../../../domain/diplomacy/pack.ts';
import { refusalPauses, type DeliveryId, type NewDelivery, type Settlement } from '../../../domain/telling/delivery.ts';
import type { SubscriptionId } from '../../../domain/telling/subscription.ts';
import type { Rows } from '../database.ts';
import { fromJson, toJson } from '../json-text.ts';
import type { Row } from '../schema.ts';
import { queuePart } from './queue-digest.ts';
import { moveTold, pauseSubscription, subscriptionRow, UNFINISHED } from './subscription-state.ts';
import { toText } from '../time-text.ts';

/**
 * Writes how an attempt ended; `rows` is a transaction. That a post stands in the channel is a fact, whatever the row said
 * meanwhile; anything else is heard only while the delivery is unfinished.
 */
export async function settleDelivery(
  rows: Rows,
  id: DeliveryId,
  settlement: Settlement,
  now: Date,
  notice: NewDelivery | null,
): Promise<void> {
  const row = await rows.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (settlement.kind === 'sent') {
    if (row.state !== 'sent') await markSent(rows, row, settlement, now);
    return;
  }
  if (!UNFINISHED.includes(row.state)) return;
  if (settlement.kind === 'again') {
    const { state, because } = settlement;
    const columns = { state, because, next_attempt_at: toText(settlement.at) };
    await rows.updateTable('delivery').set(columns).where('id', '=', id).execute();
    return;
  }
  const { because, pause, mayStand, closed } = settlement;
  const subscription = row.subscription_id === null ? null : await subscriptionRow(rows, row.subscription_id as SubscriptionId); // prettier-ignore
  if (!pause || !subscription || !refusalPauses(row.kind, closed)) return giveUp(rows, row, because, now);
  const columns = { state: mayStand ? ('unknown' as const) : ('queued' as const), because };
  await rows.updateTable('delivery').set(columns).where('id', '=', id).execute();
  const paused = await pauseSubscription(rows, subscription.id as SubscriptionId, because);
  if (paused && notice) await queuePart(rows, notice, notice.key);
}

async function markSent(
  rows: Rows,
  row: Row<'delivery'>,
  settlement: Extract<Settlement, { kind: 'sent' }>,
  now: Date,
): Promise<void> {
  const { channel, message, url } = settlement.ref;
  const words = settlement.as ? { message: toJson(settlement.as) } : {};
  const ref = { ref_channel: channel, ref_message: message, ref_url: url };
  await rows
    .updateTable('delivery')
    .set({ state: 'sent', because: null, finished_at: toText(now), ...words, ...ref })
    .where('id', '=', row.id)
    .execute();
  if (row.edits !== null) await endOlderEdits(rows, row.edits, row.id, { state: 'sent', finished_at: toText(now) });
  if (row.tells === null || row.subscription_id === null) return;
  const tells = fromJson<Record<PackId, number>>(row.tells, `delivery ${row.id}`);
  await moveTold(rows, row.subscription_id as SubscriptionId, tells);
}

/** The newest edit of a message says all that those before it said, and they end as it does. */
async function endOlderEdits(
  rows: Rows,
  edits: number,
  before: number,
  end: Pick<Row<'delivery'>, 'state' | 'finished_at'> & { readonly because?: string },
): Promise<void> {
  await rows
    .updateTable('delivery')
    .set(end)
    .where('edits', '=', edits)
    .where('id', '<', before)
    .where('state', 'in', UNFINISHED)
    .execute();
}

/** The parts after it go with it: a last part that arrived alone would count the lost one as told. */
async function giveUp(rows: Rows, row: Row<'delivery'>, because: string, now: Date): Promise<void> {
  await rows
    .updateTable('delivery')
    .set({ state: 'failed', because, finished_at: toText(now) })
    .where('digest', '=', row.digest)
    .where('subscription_id', 'is not distinct from', row.subscription_id)
    .where('id', '>=', row.id)
    .where('state', 'in', UNFINISHED)
    .execute();
  if (row.edits !== null)
    await endOlderEdits(rows, row.edits, row.id, { state: 'failed', because, finished_at: toText(now) });
}
