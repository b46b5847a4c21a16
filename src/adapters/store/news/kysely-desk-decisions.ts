import type { PackId } from '../../../domain/diplomacy/pack.ts';
import { AppError } from '../../../domain/errors.ts';
import type { DevelopmentId } from '../../../domain/ledger/development.ts';
import type { VersionId } from '../../../domain/news/article.ts';
import type { Decided, EventDecision } from '../../../domain/news/event-decisions.ts';
import type { EventId } from '../../../domain/news/report.ts';
import type { DeskDecisions } from '../../../ports/desk-decisions.ts';
import type { Agreement } from '../../../ports/desk-proposals.ts';
import type { Database, Rows } from '../database.ts';
import { correctionsOfEntries, writeCorrections } from '../ledger/correction-rows.ts';
import { fromJson, toJson } from '../json-text.ts';
import type { Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';
import { agree } from './kysely-desk-proposals.ts';
import { openEvent } from './open-event.ts';
import { eventIdOf, eventSeqOf } from './report-rows.ts';
import { storedFeatures } from './stored-features.ts';

/** The desk's decisions in the database: the rows of the events' reports and entries change with those on events, in one transaction. */
export class KyselyDeskDecisions implements DeskDecisions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async merge(events: Parameters<DeskDecisions['merge']>[0], decided: Decided, agreed?: Agreement): Promise<void> {
    const [from, into] = [eventSeqOf(events.from), eventSeqOf(events.into)];
    await this.#database.writeDurably(async (rows) => {
      if (agreed) await agree(rows, agreed, decided.at);
      await refuseMerged(rows, decided.packId, [from, into]);
      const { packId } = decided;
      await rows
        .updateTable('report')
        .set({ event_seq: into })
        .where('pack_id', '=', packId)
        .where('event_seq', '=', from)
        .execute();
      await rows
        .updateTable('development')
        .set({ event_seq: into })
        .where('pack_id', '=', packId)
        .where('event_seq', '=', from)
        .execute();
      await rows
        .updateTable('event')
        .set({ merged_into: into })
        .where('pack_id', '=', packId)
        .where((eb) => eb.or([eb('seq', '=', from), eb('merged_into', '=', from)]))
        .execute();
      await record(rows, { kind: 'merge', from, into, versions: [] }, decided);
    });
  }

  split(
    { from, versions }: Parameters<DeskDecisions['split']>[0],
    decided: Decided,
    agreed?: Agreement,
  ): Promise<EventId> {
    return this.#database.writeDurably(async (rows) => {
      if (agreed) await agree(rows, agreed, decided.at);
      const seq = eventSeqOf(from);
      const moved = await reportsToMove(rows, decided.packId, seq, versions);
      const into = await openEvent(rows, decided.packId, moved[0]?.seen_at ?? toText(decided.at));
      const ids = moved.map(({ id }) => id);
      await rows.updateTable('report').set({ event_seq: into, opens_event: 0 }).where('id', 'in', ids).execute();
      const first = rows.updateTable('report').set({ opens_event: 1 });
      await first.where('id', '=', ids[0] ?? 0).execute();
      await rows.updateTable('development').set({ event_seq: into }).where('report_id', 'in', ids).execute();
      await record(rows, { kind: 'split', from: seq, into, versions }, decided);
      return eventIdOf(into);
    });
  }

  judge(
    corrections: Parameters<DeskDecisions['judge']>[0],
    { packId, at }: Pick<Decided, 'packId' | 'at'>,
    seen: number,
    agreed?: Agreement,
  ): Promise<void> {
    return this.#database.writeDurably(async (rows) => {
      if (agreed) await agree(rows, agreed, at);
      const known = await correctionsOfEntries(
        rows,
        corrections.map(({ entryId }) => entryId),
      );
      if (known.some(({ number }) => number > seen))
        throw new AppError('conflict', 'Something was put on record about that entry a moment ago; look at it again.');
      await writeCorrections(rows, packId, corrections, at);
    });
  }

  async after(packId: PackId, number: number): Promise<readonly EventDecision[]> {
    const found = await this.#database.rows
      .selectFrom('desk_decision')
      .selectAll()
      .where('pack_id', '=', packId)
      .where('id', '>', number)
      .orderBy('id')
      .execute();
    const decisions: EventDecision[] = [];
    for (const row of found) decisions.push(await decisionOf(this.#database.rows, row));
    return decisions;
  }
}

async function refuseMerged(rows: Rows, packId: PackId, seqs: readonly number[]): Promise<void> {
  const found = await rows
    .selectFrom('event')
    .select(['seq', 'merged_into'])
    .where('pack_id', '=', packId)
    .where('seq', 'in', seqs)
    .execute();
  if (found.length === 2 && found.every((row) => row.merged_into === null)) return;
  throw new AppError('conflict', 'One of the two events was made part of another one a moment ago; look at it again.');
}

async function reportsToMove(rows: Rows, packId: PackId, seq: number, versions: readonly VersionId[]) {
  const all = await rows
    .selectFrom('report')
    .select(['id', 'version_id', 'seen_at'])
    .where('pack_id', '=', packId)
    .where('event_seq', '=', seq)
    .orderBy('seen_at')
    .orderBy('id')
    .execute();
  const moved = all.filter((row) => versions.includes(row.version_id as VersionId));
  if (moved.length === versions.length && moved.length > 0 && moved.length < all.length) return moved;
  throw new AppError(
    'conflict',
    moved.length === all.length
      ? 'That is all that the event has, so there is nothing to take it out of.'
      : 'That report was moved to another event a moment ago; look at it again.',
  );
}

interface Moved {
  readonly kind: 'merge' | 'split';
  readonly from: number;
  readonly into: number;
  readonly versions: readonly VersionId[];
}

async function record(rows: Rows, { kind, from, into, versions }: Moved, decided: Decided): Promise<void> {
  const { packId, entryId, by, at, note } = decided;
  const what = { pack_id: packId, kind, entry_id: entryId, from_seq: from, into_seq: into, versions: toJson(versions) };
  const values = { ...what, decided_by: by, decided_at: toText(at), note };
  await rows.insertInto('desk_decision').values(values).execute();
}

async function decisionOf(rows: Rows, row: Row<'desk_decision'>): Promise<EventDecision> {
  const decision = {
    number: row.id,
    packId: row.pack_id as PackId,
    entryId: row.entry_id as DevelopmentId,
    by: row.decided_by,
    at: toTime(row.decided_at),
    note: row.note,
    from: eventIdOf(row.from_seq),
    into: eventIdOf(row.into_seq),
  };
  if (row.kind === 'merge') return { ...decision, kind: 'merge' };
  const versions = fromJson<readonly VersionId[]>(row.versions, `versions of decision ${row.id}`);
  const stored = await rows
    .selectFrom('report')
    .select('features')
    .where('pack_id', '=', row.pack_id)
    .where('version_id', 'in', versions)
    .execute();
  const texts = stored.flatMap(({ features }) => storedFeatures(features) ?? []);
  return { ...decision, kind: 'split', versions, texts };
}
