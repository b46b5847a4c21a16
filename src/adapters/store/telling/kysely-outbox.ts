import { type Expression, sql, type SqlBool } from 'kysely';
import type { Correction, DevelopmentId } from '../../../domain/ledger/development.ts';
import type { Delivery, DeliveryId, DeliveryState, NewDelivery, Settlement } from '../../../domain/telling/delivery.ts';
import type { ChannelAddress, SubscriptionId } from '../../../domain/telling/subscription.ts';
import type { Carried, ComposedDigest, Outbox } from '../../../ports/outbox.ts';
import { chunksOf } from '../chunks.ts';
import type { Database, Rows } from '../database.ts';
import { fromJson } from '../json-text.ts';
import type { Row } from '../schema.ts';
import { deliveryOf, refOf } from './delivery-rows.ts';
import { correctionsToTell } from './corrections-to-tell.ts';
import { pingsSince } from './pings.ts';
import { queueDigest } from './queue-digest.ts';
import { settleDelivery } from './settle-delivery.ts';
import { toldOf } from './subscription-rows.ts';
import { subscriptionRow, UNFINISHED } from './subscription-state.ts';
import { toText, toTime } from '../time-text.ts';

/** An attempt that began longer ago belongs to a process that died; whether it posted is unknown. */
const ATTEMPT_MS = 60_000;
const ASKED_AT_ONCE = 500;
const MOST_DUE = 1000;
/** More than any look at a channel reads. */
const MOST_STANDING = 1000;

/** The outbox in the database; every write is durable. */
export class KyselyOutbox implements Outbox {
  readonly #database: Database;
  readonly pingsSince: Outbox['pingsSince'] = (id, since) => pingsSince(this.#database.rows, id, since);

  constructor(database: Database) {
    this.#database = database;
  }

  queue(digest: ComposedDigest): Promise<number> {
    return this.#database.writeDurably((rows) => queueDigest(rows, digest));
  }

  async hasPendingDigest(id: SubscriptionId): Promise<boolean> {
    const row = await this.#database.rows
      .selectFrom('delivery')
      .select('id')
      .where('subscription_id', '=', id)
      .where('kind', '=', 'digest')
      .where('state', 'in', UNFINISHED)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  async promised(id: SubscriptionId): Promise<Readonly<Record<string, number>>> {
    const found = await this.#database.rows
      .selectFrom('delivery')
      .select(['id', 'tells'])
      .where('subscription_id', '=', id)
      .where('kind', '=', 'digest')
      .where('state', 'in', UNFINISHED)
      .where('tells', 'is not', null)
      .orderBy('id')
      .execute();
    const tells = found.map((row) => fromJson<Record<string, number>>(row.tells ?? '{}', `delivery ${row.id}`));
    return Object.fromEntries(tells.flatMap(Object.entries<number>));
  }

  async carried(id: SubscriptionId, lookBack: number): Promise<readonly Carried[]> {
    const { rows } = this.#database;
    const subscription = await subscriptionRow(rows, id);
    if (!subscription) return [];
    const told = toldOf(subscription);
    const found = await rows
      .selectFrom('delivery')
      .innerJoin('carrier', 'carrier.delivery_id', 'delivery.id')
      .innerJoin('development', 'development.id', 'carrier.development_id')
      .select([
        'development.id',
        'pack_id',
        'seq',
        'delivery.id as delivery_id',
        'digest',
        'state',
        'ref_channel',
        'ref_message',
        'ref_url',
        'delivery.created_at as queued_at',
      ])
      .where('subscription_id', '=', id)
      .where('delivery.kind', '=', 'breaking')
      .where('state', '<>', 'failed')
      .orderBy('pack_id')
      .orderBy('seq')
      .orderBy('delivery.id')
      .execute();
    const asked = found.filter((row) => row.seq > (told[row.pack_id] ?? 0) - lookBack);
    return [...Map.groupBy(asked, (row) => row.id).values()].flatMap(carriedBy);
  }

  correctionsToTell(id: SubscriptionId): Promise<readonly Correction[]> {
    return correctionsToTell(this.#database.rows, id);
  }

  async due(now: Date, of: Partial<ChannelAddress> = {}): Promise<readonly Delivery[]> {
    const { rows } = this.#database;
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
          .groupBy(['first.platform', 'first.workspace', 'first.channel', sql`first.kind = 'edit'`]),
      )
      .where(isTakeable(now))
      .orderBy((eb) => eb.case().when('kind', '=', 'breaking').then(0).else(1).end())
      .orderBy('next_attempt_at')
      .orderBy('id')
      .limit(MOST_DUE)
      .execute();
    const carries = await carriersOf(rows, found.map(postOf));
    return found.map((row) => {
      const state = row.state === 'sending' ? 'unknown' : row.state;
      return deliveryOf({ ...row, state }, carries.get(postOf(row)) ?? []);
    });
  }

  async standingIn(channel: ChannelAddress): Promise<ReadonlySet<string>> {
    const found = await this.#database.rows
      .selectFrom('delivery')
      .select('ref_message')
      .where(isOfSomebodyIn(channel))
      .where(isIn('delivery', channel))
      .where('state', '=', 'sent')
      .where('ref_message', 'is not', null)
      .orderBy('id', 'desc')
      .limit(MOST_STANDING)
      .execute();
    return new Set(found.flatMap(({ ref_message: ref }) => ref ?? []));
  }

  begin(id: DeliveryId, now: Date): Promise<boolean> {
    return this.#database.writeDurably(async (rows) => {
      const result = await rows
        .updateTable('delivery')
        .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1), attempted_at: toText(now) }))
        .where('id', '=', id)
        .where(isWanted('delivery'))
        .where(isTakeable(now))
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    });
  }

  recover(): Promise<number> {
    return this.#database.writeDurably(async (rows) => {
      const result = await rows
        .updateTable('delivery')
        .set({ state: 'unknown' })
        .where('state', '=', 'sending')
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    });
  }

  settle(id: DeliveryId, settlement: Settlement, now: Date, notice: NewDelivery | null = null): Promise<void> {
    return this.#database.writeDurably((rows) => settleDelivery(rows, id, settlement, now, notice));
  }
}

/** One development and the posts that carry it, oldest first. */
function carriedBy(
  posts: readonly (Parameters<typeof refOf>[0] & {
    readonly id: string;
    readonly delivery_id: number;
    readonly digest: string;
    readonly state: DeliveryState;
    readonly queued_at: string;
  })[],
): readonly Carried[] {
  const [first] = posts;
  if (!first) return [];
  const sent = posts.find((post) => post.state === 'sent');
  const ref = sent ? refOf(sent) : null;
  return [
    {
      developmentId: first.id as DevelopmentId,
      deliveryId: first.delivery_id as DeliveryId,
      post: first.digest,
      delivered: sent !== undefined,
      queuedAt: toTime(first.queued_at),
      ref,
    },
  ];
}

/** An edit carries what its message does. */
function postOf({ id, edits }: Pick<Row<'delivery'>, 'id' | 'edits'>): number {
  return edits ?? id;
}

/** The condition of the index, in the index's own words. */
function isUnfinished(table: string): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(`${table}.state`)} in (${sql.join(UNFINISHED.map((state) => sql.lit(state)))})`;
}

/** Its subscription goes on, or it has none; what stands in a channel is edited all the same. */
function isWanted(table: string): Expression<SqlBool> {
  const id = sql.ref(`${table}.subscription_id`);
  return sql<SqlBool>`(${sql.ref(`${table}.kind`)} in ('notice', 'edit') or exists (select 1 from subscription where subscription.id = ${id} and subscription.state = 'active'))`;
}

function isIn(table: string, of: Partial<ChannelAddress>): Expression<SqlBool> {
  const columns = (['platform', 'workspace', 'channel'] as const).flatMap((column) =>
    of[column] === undefined ? [] : [sql`${sql.ref(`${table}.${column}`)} = ${of[column]}`],
  );
  return columns.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(columns, sql` and `)}`;
}

/** By the subscription, for which there is an index: one of the channel's, also from before, or none (a notice). */
function isOfSomebodyIn({ platform, workspace, channel }: ChannelAddress): Expression<SqlBool> {
  const own = sql`select id from subscription where platform = ${platform} and workspace = ${workspace} and channel = ${channel}`;
  return sql<SqlBool>`(subscription_id in (${own}) or (subscription_id is null and kind = 'notice'))`;
}

/** Waiting and due (or noted by a clock that has been set back since), or left behind by a process that died. */
function isTakeable(now: Date): Expression<SqlBool> {
  const nowText = toText(now);
  const lostText = toText(new Date(now.getTime() - ATTEMPT_MS));
  const isDue = sql<SqlBool>`(next_attempt_at <= ${nowText} or max(created_at, coalesce(attempted_at, '')) > ${nowText})`;
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
