import { type Expression, sql, type SqlBool } from 'kysely';
import type { Correction, DevelopmentId } from '../../../domain/ledger/development.ts';
import type { Delivery, DeliveryId, DeliveryState, NewDelivery, Settlement } from '../../../domain/telling/delivery.ts';
import type { ChannelAddress, SubscriptionId } from '../../../domain/telling/subscription.ts';
import type { Carried, ComposedDigest, Outbox } from '../../../ports/outbox.ts';
import type { Database } from '../database.ts';
import { fromJson } from '../json-text.ts';
import { refOf } from './delivery-rows.ts';
import { correctionsToTell } from './corrections-to-tell.ts';
import { dueDeliveries, isIn, isTakeable, isWanted } from './due-deliveries.ts';
import { pingsSince } from './pings.ts';
import { queueDigest } from './queue-digest.ts';
import { settleDelivery } from './settle-delivery.ts';
import { toldOf } from './subscription-rows.ts';
import { subscriptionRow, UNFINISHED } from './subscription-state.ts';
import { toText, toTime } from '../time-text.ts';

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

  due(now: Date, of: Partial<ChannelAddress> = {}): Promise<readonly Delivery[]> {
    return dueDeliveries(this.#database.rows, now, of);
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

/** By the subscription, for which there is an index: one of the channel's, also from before, or none (a notice). */
function isOfSomebodyIn({ platform, workspace, channel }: ChannelAddress): Expression<SqlBool> {
  const own = sql`select id from subscription where platform = ${platform} and workspace = ${workspace} and channel = ${channel}`;
  return sql<SqlBool>`(subscription_id in (${own}) or (subscription_id is null and kind = 'notice'))`;
}
