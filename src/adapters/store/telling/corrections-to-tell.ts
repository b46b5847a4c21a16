import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { Correction } from '../../../domain/ledger/development.ts';
import type { DeliveryId } from '../../../domain/telling/delivery.ts';
import type { ChannelAddress, SubscriptionId } from '../../../domain/telling/subscription.ts';
import type { CorrectionDue } from '../../../ports/outbox.ts';
import type { Rows } from '../database.ts';
import { correctionOf } from '../ledger/correction-rows.ts';
import { refOf } from './delivery-rows.ts';

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
          .whereRef('delivery.created_at', '<=', 'correction.learned_at'),
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
            .where('delivery.state', '<>', 'failed'),
        ),
      ),
    )
    .orderBy('correction.id')
    .execute();
  return found.map(correctionOf);
}

/** Posts that stand in a channel and say what was corrected after they were composed. */
export async function correctionsDue(rows: Rows, packId: PackId): Promise<readonly CorrectionDue[]> {
  const found = await rows
    .selectFrom('correction')
    .innerJoin('carrier', 'carrier.development_id', 'correction.development_id')
    .innerJoin('delivery', 'delivery.id', 'carrier.delivery_id')
    .selectAll('correction')
    .select(['delivery_id', 'platform', 'workspace', 'channel', 'ref_channel', 'ref_message', 'ref_url'])
    .where('correction.pack_id', '=', packId)
    .where('correction.tells', '=', 1)
    .where('delivery.state', '=', 'sent')
    .whereRef('delivery.created_at', '<=', 'correction.learned_at')
    .orderBy('correction.id')
    .orderBy('delivery_id')
    .execute();
  return found.flatMap((row) => {
    const ref = refOf(row);
    const { platform, workspace, channel } = row;
    const address = { platform: platform as ChannelAddress['platform'], workspace, channel };
    const deliveryId = row.delivery_id as DeliveryId;
    return ref === null ? [] : [{ correction: correctionOf(row), deliveryId, address, ref }];
  });
}
