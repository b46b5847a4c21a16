import { sql } from 'kysely';
import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../../../domain/ledger/development.ts';
import type { DeliveryId } from '../../../domain/telling/delivery.ts';
import type { Message } from '../../../domain/telling/message.ts';
import type { ChannelAddress, Language, SubscriptionId } from '../../../domain/telling/subscription.ts';
import type { Carrier, CorrectionsDue, Edits, NewEdit, ToldEntry } from '../../../ports/edits.ts';
import type { Database, Rows } from '../database.ts';
import { fromJson, toJson } from '../json-text.ts';
import type { NewRow, Row } from '../schema.ts';
import { toTime } from '../time-text.ts';
import { deliveryRow, refOf } from './delivery-rows.ts';
import { queuePart } from './queue-digest.ts';
import { subscriptionRow, UNFINISHED } from './subscription-state.ts';

/** Messages that are looked at in one go: some milliseconds. */
const PIECE = 200;

/** Edits in the database: rows of the outbox beside those of the messages that they change. */
export class KyselyEdits implements Edits {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async due(packId: PackId): Promise<readonly CorrectionsDue[]> {
    const { rows } = this.#database;
    const found = await tellingsOf(rows, packId)
      .select(['correction.id as correction', 'base.id as base'])
      .distinct()
      .where('base.state', '=', 'sent')
      .where(isUnedited())
      .orderBy('base.id')
      .orderBy('correction.id')
      .execute();
    const pieces = [...Map.groupBy(found, ({ base }) => base)].slice(0, PIECE);
    const due: CorrectionsDue[] = [];
    for (const [base, own] of pieces) {
      const carrier = await carrierOf(rows, base);
      if (carrier) due.push({ carrier, corrections: own.map(({ correction }) => correction) });
    }
    return due;
  }

  close(packId: PackId): Promise<void> {
    return this.#database.writeDurably(async (rows) => {
      const open = tellingsOf(rows, packId)
        .select('correction.id')
        .where((eb) =>
          eb.or([eb('base.state', 'in', UNFINISHED), eb.and([eb('base.state', '=', 'sent'), isUnedited()])]),
        );
      await rows
        .updateTable('correction')
        .set({ chased: 1 })
        .where('pack_id', '=', packId)
        .where('tells', '=', 1)
        .where('chased', '=', 0)
        .where('id', 'not in', open)
        .execute();
    });
  }

  async carrier(id: DeliveryId): Promise<Carrier | null> {
    const { rows } = this.#database;
    const refused = await rows
      .selectFrom('delivery')
      .select('id')
      .where('edits', '=', id)
      .where('state', '=', 'failed')
      .executeTakeFirst();
    return refused ? null : carrierOf(rows, id);
  }

  async added(id: SubscriptionId): Promise<ReadonlySet<DevelopmentId>> {
    const found = await this.#database.rows
      .selectFrom('delivery')
      .innerJoin('carrier', 'carrier.delivery_id', 'delivery.id')
      .select('development_id')
      .where('subscription_id', '=', id)
      .where('kind', '=', 'edit')
      .execute();
    return new Set(found.map((row) => row.development_id as DevelopmentId));
  }

  queue(edit: NewEdit): Promise<boolean> {
    return this.#database.writeDurably((rows) => queueEdit(rows, edit));
  }
}

/** Corrections that are still chased, each beside whatever tells its entry from before, and the message that it stands in. */
function tellingsOf(rows: Rows, packId: PackId) {
  return rows
    .selectFrom('correction')
    .innerJoin('development', (join) =>
      join.on(
        // a confirmation stands as the entry that it confirms does
        sql<boolean>`development.id = correction.development_id or development.confirms = correction.development_id`,
      ),
    )
    .innerJoin('carrier', 'carrier.development_id', 'development.id')
    .innerJoin('delivery as said', 'said.id', 'carrier.delivery_id')
    .innerJoin('delivery as base', (join) => join.on(sql<boolean>`base.id = coalesce(said.edits, said.id)`))
    .where('correction.pack_id', '=', packId)
    .where('development.pack_id', '=', packId)
    .where('correction.tells', '=', 1)
    .where('correction.chased', '=', 0)
    .where(sql<boolean>`coalesce(correction.id > said.knows, said.created_at <= correction.learned_at)`);
}

function isUnedited() {
  return sql<boolean>`not exists (select 1 from delivery as edit
    join correction_carrier as shown on shown.delivery_id = edit.id and shown.correction_id = correction.id
    where edit.edits = base.id)`;
}

async function carrierOf(rows: Rows, id: number): Promise<Carrier | null> {
  const base = await rows
    .selectFrom('delivery')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  const ref = base ? refOf(base) : null;
  if (!base || !ref) return null;
  const edits = await rows.selectFrom('delivery').selectAll().where('edits', '=', id).orderBy('id').execute();
  const last = edits.at(-1);
  const { platform, workspace, channel } = base;
  const wish = await rows
    .selectFrom('subscription')
    .select('language')
    .where('id', '=', base.subscription_id)
    .executeTakeFirst();
  return {
    id: base.id as DeliveryId,
    key: base.key,
    subscriptionId: base.subscription_id as SubscriptionId | null,
    address: { platform: platform as ChannelAddress['platform'], workspace, channel },
    ref,
    language: (wish?.language ?? 'en') as Language,
    plain: fromJson<Message>(last?.plain ?? base.message, `delivery ${last?.id ?? base.id}`),
    tells: await tellsOf(rows, [base, ...edits]),
    lastEdit: (last?.id ?? null) as DeliveryId | null,
  };
}

async function tellsOf(rows: Rows, said: readonly Row<'delivery'>[]): Promise<readonly ToldEntry[]> {
  const byId = new Map(said.map((row) => [row.id, row]));
  const found = await rows
    .selectFrom('carrier')
    .selectAll()
    .where('delivery_id', 'in', [...byId.keys()])
    .orderBy('delivery_id')
    .orderBy('position')
    .execute();
  return found.flatMap((row) => {
    const by = byId.get(row.delivery_id);
    return by ? [{ id: row.development_id as DevelopmentId, since: toTime(by.created_at), knows: by.knows }] : [];
  });
}

async function queueEdit(rows: Rows, edit: NewEdit): Promise<boolean> {
  const { carrier, adds, corrects, replies } = edit;
  const written = await rows
    .insertInto('delivery')
    .values(editRow(edit))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return false;
  const carriers = adds.map((id, position) => ({ delivery_id: written.id, position, development_id: id }));
  if (carriers.length > 0) await rows.insertInto('carrier').values(carriers).execute();
  const shows = corrects.map((id) => ({ delivery_id: written.id, correction_id: id }));
  if (shows.length > 0) await rows.insertInto('correction_carrier').values(shows).execute();
  // a channel that was told to be let alone meanwhile has its edit all the same
  const isActive =
    carrier.subscriptionId !== null && (await subscriptionRow(rows, carrier.subscriptionId))?.state === 'active';
  for (const reply of isActive ? replies : []) await queuePart(rows, reply, replies[0]?.key ?? reply.key);
  return true;
}

/** No two edits are built on the same one: they would have one key. */
function editRow({ carrier, message, plain, knows, at }: NewEdit): NewRow<'delivery'> {
  const { key: of, lastEdit, subscriptionId, address, ref } = carrier;
  const key = `${of}:edit:${lastEdit ?? 0}`;
  return {
    ...deliveryRow(
      { key, subscriptionId, address, kind: 'edit', message, carries: [], knows, tells: null, createdAt: at },
      key,
    ),
    edits: carrier.id,
    plain: toJson(plain),
    ref_channel: ref.channel,
    ref_message: ref.message,
    ref_url: ref.url,
  };
}
