import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { Rows } from '../database.ts';
import { takeNumbers } from '../ledger/append-verdict.ts';

/** Opens the next event of a pack and answers with its number. */
export async function openEvent(rows: Rows, packId: PackId, openedAt: string): Promise<number> {
  const seq = await takeNumbers(rows, packId, 'last_event', 1);
  await rows.insertInto('event').values({ pack_id: packId, seq, opened_at: openedAt }).execute();
  return seq;
}

/** The event that an event has become: a desk may have made it part of another one. */
export async function eventNow(rows: Rows, packId: PackId, seq: number): Promise<number> {
  const row = await rows
    .selectFrom('event')
    .select('merged_into')
    .where('pack_id', '=', packId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.merged_into ?? seq;
}
