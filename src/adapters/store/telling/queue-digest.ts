import { sql } from 'kysely';
import type { DeliveryState, NewDelivery } from '../../../domain/telling/delivery.ts';
import { lastDueAfter } from '../../../domain/telling/due-moment.ts';
import type { ComposedDigest } from '../../../ports/outbox.ts';
import type { Rows } from '../database.ts';
import { deliveryRow } from './delivery-rows.ts';
import { moveTold, subscriptionRow } from './subscription-state.ts';
import { toText, toTime } from '../time-text.ts';

/** Writes a digest's parts and the subscription's new state; `rows` is a transaction. Answers with how many parts were queued. */
export async function queueDigest(rows: Rows, digest: ComposedDigest): Promise<number> {
  const subscription = await subscriptionRow(rows, digest.subscriptionId);
  if (!subscription) return 0;
  const wanted = digest.deliveries.filter((part) => subscription.state === 'active' || part.kind === 'notice');
  let queued = 0;
  for (const part of wanted) if (await queuePart(rows, part, wanted[0]?.key ?? part.key)) queued++;
  if (digest.tells !== null) await moveTold(rows, digest.subscriptionId, digest.tells);
  if (digest.dueAt === null) return queued;
  const answered = subscription.requested_at !== null && subscription.requested_at <= toText(digest.dueAt);
  await rows
    .updateTable('subscription')
    .set({
      last_due_at: toText(lastDueAfter(toTime(subscription.last_due_at), digest.dueAt)),
      ...(answered ? { requested_at: null } : {}),
    })
    .where('id', '=', digest.subscriptionId)
    .execute();
  return queued;
}

/**
 * A message that was given up (its channel was gone, say) takes its place again with the words of now. Where it had been
 * tried, it may stand in the channel all the same, so it is looked for first.
 */
export async function queuePart(rows: Rows, part: NewDelivery, digest: string): Promise<boolean> {
  const row = deliveryRow(part, digest);
  const { message, tells, knows, next_attempt_at } = row;
  const again = { digest, message, tells, knows, next_attempt_at, attempts: 0, finished_at: null, because: null };
  const lookedForFirst = sql<DeliveryState>`case when delivery.attempts > 0 then 'unknown' else 'queued' end`;
  const written = await rows
    .insertInto('delivery')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ ...again, state: lookedForFirst })
        .where('delivery.state', '=', 'failed'),
    )
    .returning('id')
    .executeTakeFirst();
  if (!written) return false;
  await rows.deleteFrom('carrier').where('delivery_id', '=', written.id).execute();
  const carriers = part.carries.map((id, position) => ({ delivery_id: written.id, position, development_id: id }));
  if (carriers.length > 0) await rows.insertInto('carrier').values(carriers).execute();
  await rows.deleteFrom('correction_carrier').where('delivery_id', '=', written.id).execute();
  const corrects = (part.corrects ?? []).map((id) => ({ delivery_id: written.id, correction_id: id }));
  if (corrects.length > 0) await rows.insertInto('correction_carrier').values(corrects).execute();
  return true;
}
