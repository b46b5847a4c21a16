import { type Expression, sql, type SqlBool } from 'kysely';
import type { DevelopmentId } from '../../../domain/ledger/development.ts';
import { OWN_LANES, URGENT_ATTEMPTS, type Delivery, type Thread } from '../../../domain/telling/delivery.ts';
import type { Message } from '../../../domain/telling/message.ts';
import type { ChannelAddress } from '../../../domain/telling/subscription.ts';
import { chunksOf } from '../chunks.ts';
import type { Rows } from '../database.ts';
import { fromJson } from '../json-text.ts';
import type { Row } from '../schema.ts';
import { toText } from '../time-text.ts';
import { deliveryOf, refOf } from './delivery-rows.ts';
import { UNFINISHED } from './subscription-state.ts';

/** An attempt that began longer ago belongs to a process that died; whether it posted is unknown. */
const ATTEMPT_MS = 60_000;
const ASKED_AT_ONCE = 500;
const MOST_DUE = 1000;
/** By itself in a lane of its own, or with the posts. */
const LANE = sql`case when first.kind in (${sql.join(OWN_LANES.map((kind) => sql.lit(kind)))}) then first.kind end`;

/** The first unfinished delivery of each lane of each channel, if its time has come. */
export async function dueDeliveries(rows: Rows, now: Date, of: Partial<ChannelAddress>): Promise<readonly Delivery[]> {
  const found = await rows
    .selectFrom('delivery')
    .selectAll()
    .where('id', 'in', (query) =>
      query
        .selectFrom('delivery as first')
        .select((eb) => eb.fn.min('first.id').as('id'))
        .where(isUnfinished('first'))
        .where(isWanted('first'))
        .where(isIn('first', of))
        .groupBy(['first.platform', 'first.workspace', 'first.channel', LANE]),
    )
    .where(isTakeable(now))
    .orderBy(sql`case when kind = 'breaking' and attempts < ${URGENT_ATTEMPTS} then 0 else 1 end`)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(MOST_DUE)
    .execute();
  const carries = await carriersOf(rows, found.map(postOf));
  const threads = await threadsOf(rows, found);
  return found.map((row) => {
    const state = row.state === 'sending' ? 'unknown' : row.state;
    const thread = threads.get(row.replies_to ?? 0);
    return { ...deliveryOf({ ...row, state }, carries.get(postOf(row)) ?? []), ...(thread ? { thread } : {}) };
  });
}

/** By the delivery whose message a thread is under. */
async function threadsOf(rows: Rows, found: readonly Row<'delivery'>[]): Promise<ReadonlyMap<number, Thread>> {
  const threads = new Map<number, Thread>();
  for (const asked of chunksOf(
    found.flatMap((row) => row.replies_to ?? []),
    ASKED_AT_ONCE,
  )) {
    const roots = await rows.selectFrom('delivery').selectAll().where('id', 'in', asked).execute();
    for (const row of roots) {
      const root = refOf(row);
      const { headline } = fromJson<Message>(row.message, `delivery ${row.id}`);
      if (root) threads.set(row.id, { root, headline });
    }
  }
  return threads;
}

/** An edit carries what its message does. */
function postOf({ id, edits }: Pick<Row<'delivery'>, 'id' | 'edits'>): number {
  return edits ?? id;
}

/** The condition of the index, in the index's own words. */
function isUnfinished(table: string): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(`${table}.state`)} in (${sql.join(UNFINISHED.map((state) => sql.lit(state)))})`;
}

/** Its subscription goes on, or it has none. What stands in a channel that is told nothing more is edited all the same, and by the newest edit alone; one that is paused is let alone. */
export function isWanted(table: string): Expression<SqlBool> {
  const [id, kind, subscription, edits] = ['id', 'kind', 'subscription_id', 'edits'].map((column) =>
    sql.ref(`${table}.${column}`),
  );
  return sql<SqlBool>`case ${kind}
    when 'notice' then true
    when 'edit' then not exists (select 1 from delivery as newer where newer.edits = ${edits} and newer.id > ${id})
      and not exists (select 1 from subscription where subscription.id = ${subscription} and subscription.state = 'paused')
    else exists (select 1 from subscription where subscription.id = ${subscription} and subscription.state = 'active') end`;
}

export function isIn(table: string, of: Partial<ChannelAddress>): Expression<SqlBool> {
  const columns = (['platform', 'workspace', 'channel'] as const).flatMap((column) =>
    of[column] === undefined ? [] : [sql`${sql.ref(`${table}.${column}`)} = ${of[column]}`],
  );
  return columns.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(columns, sql` and `)}`;
}

/** Waiting and due (or noted by a clock that has been set back since), or left behind by a process that died. */
export function isTakeable(now: Date): Expression<SqlBool> {
  const nowText = toText(now);
  const lostText = toText(new Date(now.getTime() - ATTEMPT_MS));
  const isDue = sql<SqlBool>`(next_attempt_at <= ${nowText} or coalesce(attempted_at, created_at) > ${nowText})`;
  return sql<SqlBool>`((state in ('queued', 'unknown') and ${isDue}) or (state = 'sending' and attempted_at < ${lostText}))`;
}

async function carriersOf(rows: Rows, ids: readonly number[]): Promise<ReadonlyMap<number, readonly DevelopmentId[]>> {
  const carries = new Map<number, DevelopmentId[]>();
  for (const asked of chunksOf(ids, ASKED_AT_ONCE)) {
    const found = await rows
      .selectFrom('carrier')
      .selectAll()
      .where('delivery_id', 'in', asked)
      .orderBy('delivery_id')
      .orderBy('position')
      .execute();
    for (const row of found) {
      carries.set(row.delivery_id, [...(carries.get(row.delivery_id) ?? []), row.development_id as DevelopmentId]);
    }
  }
  return carries;
}
