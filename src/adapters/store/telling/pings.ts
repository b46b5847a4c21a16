import { sql, type SqlBool } from 'kysely';
import type { SubscriptionId } from '../../../domain/telling/subscription.ts';
import type { Rows } from '../database.ts';
import { toText } from '../time-text.ts';

/** How many posts of a subscription since then name somebody; those that were given up pinged nobody. */
export async function pingsSince(rows: Rows, id: SubscriptionId, since: Date): Promise<number> {
  const { count } = await rows
    .selectFrom('delivery')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('subscription_id', '=', id)
    .where('state', '<>', 'failed')
    .where('kind', '<>', 'edit') // which pings nobody
    .where('created_at', '>', toText(since))
    .where(sql<SqlBool>`json_extract(message, '$.mention') is not null`)
    .executeTakeFirstOrThrow();
  return Number(count);
}
