import { sql } from 'kysely';
import type { SubscriptionId } from '../../../domain/telling/subscription.ts';
import type { DeliveryState } from '../../../domain/telling/delivery.ts';
import type { Rows } from '../database.ts';
import { toJson } from '../json-text.ts';
import type { Row } from '../schema.ts';
import { toText } from '../time-text.ts';
import { toldOf } from './subscription-rows.ts';

/** Neither sent nor given up; written out in queries, because the index is made for these words. */
export const UNFINISHED: readonly DeliveryState[] = ['queued', 'sending', 'unknown'];

/** It stands in the channel, or may. */
const STANDS_PERHAPS: readonly DeliveryState[] = ['sending', 'unknown', 'sent'];

/** The subscription's row unless it is gone. */
export function subscriptionRow(rows: Rows, id: SubscriptionId): Promise<Row<'subscription'> | undefined> {
  return rows
    .selectFrom('subscription')
    .selectAll()
    .where('id', '=', id)
    .where('state', '<>', 'removed')
    .executeTakeFirst();
}

/**
 * Pauses an active subscription. What was on its way to the channel is given up: the digest after the pause covers it. But
 * a message that may stand there already would then be told twice, and so would one of which a part stands there: these
 * are kept for the time when the subscription goes on. False when it was not active.
 */
export async function pauseSubscription(rows: Rows, id: SubscriptionId, because: string): Promise<boolean> {
  const paused = await rows
    .updateTable('subscription')
    .set({ state: 'paused', paused_because: because })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  await rows
    .updateTable('delivery')
    .set({ state: 'failed', because: `paused: ${because}` })
    .where('subscription_id', '=', id)
    .where('kind', 'not in', ['notice', 'edit'])
    .where('state', '=', 'queued')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('delivery as part')
            .select('part.id')
            .whereRef('part.digest', '=', 'delivery.digest')
            .whereRef('part.subscription_id', '=', 'delivery.subscription_id')
            .where('part.state', 'in', STANDS_PERHAPS),
        ),
      ),
    )
    .execute();
  return paused.numUpdatedRows > 0n;
}

/** A channel that was closed for a while gets the edits that it refused meanwhile, unless a later one was made. */
export async function editAgain(rows: Rows, id: SubscriptionId, now: Date): Promise<void> {
  const wasMadeSince = sql<boolean>`exists (select 1 from delivery as later
    where later.edits = delivery.edits and later.id > delivery.id and later.state = 'sent')`;
  await rows
    .updateTable('delivery')
    .set({ state: 'queued', because: null, finished_at: null, next_attempt_at: toText(now) })
    .where('subscription_id', '=', id)
    .where('kind', '=', 'edit')
    .where('state', '=', 'failed')
    .where((eb) => eb.not(wasMadeSince))
    .execute();
}

/** Counts ledger entries as told; what was told once is never untold. */
export async function moveTold(rows: Rows, id: SubscriptionId, tells: Readonly<Record<string, number>>): Promise<void> {
  const row = await subscriptionRow(rows, id);
  if (!row) return;
  const told: Record<string, number> = { ...toldOf(row) };
  for (const [packId, seq] of Object.entries(tells)) told[packId] = Math.max(told[packId] ?? 0, seq);
  await rows
    .updateTable('subscription')
    .set({ told: toJson(told) })
    .where('id', '=', id)
    .execute();
}
