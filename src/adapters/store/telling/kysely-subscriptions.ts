import { setImmediate as turn } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import type { PackId } from '../../../domain/diplomacy/pack.ts';
import { AppError } from '../../../domain/errors.ts';
import type { NewDelivery } from '../../../domain/telling/delivery.ts';
import {
  isOfPosts,
  type ChannelAddress,
  type Subscription,
  type SubscriptionId,
  type Wishes,
} from '../../../domain/telling/subscription.ts';
import type { NewSubscription, Subscriptions } from '../../../ports/subscriptions.ts';
import type { Database, Rows } from '../database.ts';
import { toJson } from '../json-text.ts';
import type { NewRow } from '../schema.ts';
import { subscriptionOf, toldOf, wishColumns, wishRow } from './subscription-rows.ts';
import { queuePart } from './queue-digest.ts';
import { editAgain, pauseSubscription, subscriptionRow, UNFINISHED } from './subscription-state.ts';
import { toText } from '../time-text.ts';

/** So many subscriptions, and everything else has its turn. */
const TURN_EVERY = 20;

/** Without letters and digits that look alike. */
const ID_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const ID_LENGTH = 4;
const ID_ATTEMPTS = 100;

/** Subscriptions in the database. A removed one stays as a row, so that its id is never given again. */
export class KyselySubscriptions implements Subscriptions {
  readonly #database: Database;
  readonly #newId: () => string;

  constructor(database: Database, newId: () => string = randomId) {
    this.#database = database;
    this.#newId = newId;
  }

  add(subscription: NewSubscription, told: Readonly<Record<PackId, number>>, now: Date): Promise<Subscription> {
    const row = {
      ...subscription.address,
      ...wishRow(subscription),
      created_by: subscription.createdBy,
      created_at: toText(now),
      state: 'active' as const,
      told: toJson(told),
      last_due_at: toText(now),
    };
    return this.#database.writeDurably((rows) => this.#insert(rows, row));
  }

  async #insert(rows: Rows, row: Omit<NewRow<'subscription'>, 'id'>): Promise<Subscription> {
    for (let attempt = 0; attempt < ID_ATTEMPTS; attempt++) {
      const written = await rows
        .insertInto('subscription')
        .values({ ...row, id: this.#newId() })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returningAll()
        .executeTakeFirst();
      if (written) return subscriptionOf(written);
    }
    throw new AppError('internal', 'No free id was found for a subscription.');
  }

  async inChannel(address: ChannelAddress): Promise<readonly Subscription[]> {
    const found = await this.#database.rows
      .selectFrom('subscription')
      .selectAll()
      .where('platform', '=', address.platform)
      .where('workspace', '=', address.workspace)
      .where('channel', '=', address.channel)
      .where('state', '<>', 'removed')
      .orderBy('number')
      .execute();
    return found.map(subscriptionOf);
  }

  async inWorkspace(at: Pick<ChannelAddress, 'platform' | 'workspace'>): Promise<readonly Subscription[]> {
    const found = await this.#database.rows
      .selectFrom('subscription')
      .selectAll()
      .where('platform', '=', at.platform)
      .where('workspace', '=', at.workspace)
      .where('state', '<>', 'removed')
      .orderBy('number')
      .execute();
    return found.map(subscriptionOf);
  }

  async current(id: SubscriptionId): Promise<Subscription | null> {
    const row = await subscriptionRow(this.#database.rows, id);
    return row ? subscriptionOf(row) : null;
  }

  async active(): Promise<readonly Subscription[]> {
    const query = this.#database.rows.selectFrom('subscription').selectAll().where('state', '=', 'active');
    return (await query.orderBy('number').execute()).map(subscriptionOf);
  }

  async *eachActive(): AsyncIterable<Subscription> {
    for (const [n, subscription] of (await this.active()).entries()) {
      if (n % TURN_EVERY === TURN_EVERY - 1) await turn();
      yield subscription;
    }
  }

  change(
    id: SubscriptionId,
    wishes: Partial<Wishes>,
    now: Date,
    told: Readonly<Record<PackId, number>> = {},
  ): Promise<boolean> {
    return this.#database.writeDurably(async (rows) => {
      const row = await subscriptionRow(rows, id);
      if (!row) return false;
      const resumed = row.state === 'paused' || isOfPosts(wishes) ? { resumed_at: toText(now) } : {};
      if (row.state === 'paused') await editAgain(rows, id, now);
      const columns = { ...wishColumns(wishes), state: 'active' as const, paused_because: null, ...resumed };
      return update(rows, id, { ...columns, told: toJson({ ...told, ...toldOf(row) }) });
    });
  }

  remove(id: SubscriptionId): Promise<boolean> {
    return this.#database.writeDurably(async (rows) => {
      const removed = await update(rows, id, { state: 'removed' });
      await rows
        .updateTable('delivery')
        .set({ state: 'failed', because: 'the subscription was removed' })
        .where('subscription_id', '=', id)
        .where('kind', '<>', 'edit')
        .where('state', 'in', UNFINISHED)
        .execute();
      return removed;
    });
  }

  pause(ids: readonly SubscriptionId[], because: string, notice: NewDelivery | null): Promise<void> {
    return this.#database.writeDurably(async (rows) => {
      let paused = false;
      for (const id of ids) if (await pauseSubscription(rows, id, because)) paused = true;
      if (paused && notice) await queuePart(rows, notice, notice.key);
    });
  }

  async requestDigest(id: SubscriptionId, now: Date): Promise<void> {
    await this.#update(id, { requested_at: toText(now) });
  }

  #update(id: SubscriptionId, columns: Partial<NewRow<'subscription'>>): Promise<boolean> {
    return this.#database.writeDurably((rows) => update(rows, id, columns));
  }
}

async function update(rows: Rows, id: SubscriptionId, columns: Partial<NewRow<'subscription'>>): Promise<boolean> {
  const query = rows.updateTable('subscription').set(columns).where('id', '=', id).where('state', '<>', 'removed');
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

function randomId(): string {
  return Array.from({ length: ID_LENGTH }, () => ID_LETTERS.charAt(randomInt(ID_LETTERS.length))).join('');
}
