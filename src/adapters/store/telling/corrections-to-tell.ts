import { sql } from 'kysely';
import type { Correction } from '../../../domain/ledger/development.ts';
import type { SubscriptionId } from '../../../domain/telling/subscription.ts';
import type { Rows } from '../database.ts';
import { correctionOf } from '../ledger/correction-rows.ts';

/** Of entries that a post of the subscription carries from before the correction, those that no post of its own tells of. */
export async function correctionsToTell(rows: Rows, id: SubscriptionId): Promise<readonly Correction[]> {
  const found = await rows
    .selectFrom('correction')
    .selectAll('correction')
    .where('tells', '=', 1)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('carrier')
          .innerJoin('delivery', 'delivery.id', 'carrier.delivery_id')
          .select('delivery.id')
          .whereRef('carrier.development_id', '=', 'correction.development_id')
          .where('delivery.subscription_id', '=', id)
          .where('delivery.state', '<>', 'failed')
          .where(sql<boolean>`coalesce(correction.id > delivery.knows, delivery.created_at <= correction.learned_at)`),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('correction_carrier')
            .innerJoin('delivery', 'delivery.id', 'correction_carrier.delivery_id')
            .select('delivery.id')
            .whereRef('correction_carrier.correction_id', '=', 'correction.id')
            .where('delivery.subscription_id', '=', id)
            .where('delivery.kind', '<>', 'edit')
            .where('delivery.state', '<>', 'failed'),
        ),
      ),
    )
    .orderBy('correction.id')
    .execute();
  return found.map(correctionOf);
}
