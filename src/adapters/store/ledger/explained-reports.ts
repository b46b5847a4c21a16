import { sql } from 'kysely';
import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { Development, DevelopmentId } from '../../../domain/ledger/development.ts';
import type { FeedId } from '../../../domain/news/feed.ts';
import type { EventId, ReportId, ReportRecord } from '../../../domain/news/report.ts';
import type { EventOfPack, EventRecord, LedgerShare, Place, Telling } from '../../../ports/read-model.ts';
import type { Rows } from '../database.ts';
import { eventIdOf, eventSeqOf, reportRecordOf } from '../news/report-rows.ts';
import { deliveryOf } from '../telling/delivery-rows.ts';
import { UNFINISHED } from '../telling/subscription-state.ts';
import { readEntries } from './read-ledger.ts';

/** A page that many articles share is not told in full. */
const MOST_REPORTS = 200;
/** So many of a host's articles are looked at for the feeds that show it. */
const ARTICLES_OF_A_HOST = 500;

/** Reports joined with their versions, as `reportOf` takes them. */
function reportsWithVersions(rows: Rows) {
  return rows
    .selectFrom('report')
    .innerJoin('version', 'version.id', 'report.version_id')
    .selectAll('report')
    .select(['article_key', 'title', 'summary', 'link', 'author', 'origin_name', 'published_at']);
}

/** An article's key is its address, but for one that shares it with others. The newest stay where there are too many; of one event all do. */
export async function reportsAt(rows: Rows, address: string, within?: EventOfPack): Promise<readonly ReportRecord[]> {
  const own = rows.selectFrom('version').select('id').where('article_key', '=', address);
  const others = rows
    .selectFrom('version')
    .select('id')
    .where('address', '=', address)
    .whereRef('article_key', '<>', 'address');
  const found = await reportsWithVersions(rows)
    .where('version.id', 'in', own.unionAll(others))
    .orderBy('report.seen_at', 'desc')
    .orderBy('report.id', 'desc')
    .$if(within === undefined, (query) => query.limit(MOST_REPORTS))
    .$if(within !== undefined, (query) =>
      query
        .where('report.pack_id', '=', within?.packId ?? '')
        .where('report.event_seq', '=', eventSeqOf(within?.eventId ?? ('' as EventId))),
    )
    .execute();
  return found.toReversed().map(reportRecordOf);
}

/** The latest reports of an event, oldest first. */
export async function reportsIn(rows: Rows, { packId, eventId }: EventOfPack): Promise<readonly ReportRecord[]> {
  const found = await reportsWithVersions(rows)
    .where('report.pack_id', '=', packId)
    .where('report.event_seq', '=', eventSeqOf(eventId))
    .orderBy('report.seen_at', 'desc')
    .orderBy('report.id', 'desc')
    .limit(MOST_REPORTS)
    .execute();
  return found.toReversed().map(reportRecordOf);
}

/** Events with the report that opened them, or the oldest one, and their entries. */
export async function eventsOf(rows: Rows, packId: PackId, ids: readonly EventId[]): Promise<readonly EventRecord[]> {
  if (ids.length === 0) return [];
  const counted = await rows
    .selectFrom('report')
    .select((eb) => [
      'event_seq',
      eb.fn.countAll<number>().as('reports'),
      sql<number>`coalesce(min(case when opens_event = 1 then id end), min(id))`.as('first'),
    ])
    .where('pack_id', '=', packId)
    .where('event_seq', 'in', ids.map(eventSeqOf))
    .groupBy('event_seq')
    .execute();
  const firsts = await reportsWithVersions(rows)
    .where(
      'report.id',
      'in',
      counted.map(({ first }) => first),
    )
    .execute();
  const entries = await entriesOfEvents(rows, packId, ids);
  return counted.flatMap(({ event_seq, reports }) => {
    const first = firsts.find((row) => row.event_seq === event_seq);
    if (!first || event_seq === null) return [];
    const eventId = eventIdOf(event_seq);
    const { version, follows } = reportRecordOf(first);
    return [{ eventId, first: version, reports: Number(reports), follows, entries: entries.get(eventId) ?? [] }];
  });
}

async function entriesOfEvents(
  rows: Rows,
  packId: PackId,
  ids: readonly EventId[],
): Promise<ReadonlyMap<EventId, readonly Development[]>> {
  const found = await rows
    .selectFrom('report')
    .innerJoin('development', 'development.report_id', 'report.id')
    .select('development.id')
    .where('report.pack_id', '=', packId)
    .where('report.event_seq', 'in', ids.map(eventSeqOf))
    .execute();
  const entries = await readEntries(
    rows,
    found.map(({ id }) => id as DevelopmentId),
  );
  return Map.groupBy(entries, ({ eventId }) => eventId);
}

/** What reports made of the ledger and what they say again. */
export async function ledgerShares(rows: Rows, ids: readonly ReportId[]): Promise<readonly LedgerShare[]> {
  if (ids.length === 0) return [];
  const made = await rows.selectFrom('development').select(['id', 'report_id']).where('report_id', 'in', ids).execute();
  const repeated = await rows
    .selectFrom('support')
    .select(['development_id as id', 'report_id'])
    .where('report_id', 'in', ids)
    .execute();
  const all = [...new Set([...made, ...repeated].map(({ id }) => id as DevelopmentId))];
  const entries = await readEntries(rows, all);
  const of = (list: typeof made, reportId: ReportId): readonly Development[] =>
    entries.filter(({ id }) => list.some((row) => row.report_id === reportId && row.id === id));
  return ids.map((reportId) => ({ reportId, made: of(made, reportId), repeated: of(repeated, reportId) }));
}

/** In how many posts entries stand or will stand. */
export async function tellings(rows: Rows, ids: readonly DevelopmentId[]): Promise<readonly Telling[]> {
  if (ids.length === 0) return [];
  const found = await rows
    .selectFrom('carrier')
    .innerJoin('delivery', 'delivery.id', 'carrier.delivery_id')
    .select(['development_id', 'delivery.id', 'kind', 'state'])
    .distinct()
    .where('development_id', 'in', ids)
    .where('state', '<>', 'failed')
    .where('kind', 'in', ['breaking', 'digest'])
    .execute();
  return ids.map((id) => {
    const own = found.filter((row) => row.development_id === id);
    const sent = (kind: 'breaking' | 'digest'): number =>
      own.filter((row) => row.kind === kind && row.state === 'sent').length;
    const waiting = own.filter((row) => UNFINISHED.includes(row.state)).length;
    return { id, breaking: sent('breaking'), digests: sent('digest'), waiting };
  });
}

/** The posts that carry an entry. */
export async function placesOf(rows: Rows, id: DevelopmentId): Promise<readonly Place[]> {
  const found = await rows
    .selectFrom('delivery')
    .selectAll()
    .where('id', 'in', (query) => query.selectFrom('carrier').select('delivery_id').where('development_id', '=', id))
    .where('state', '<>', 'failed')
    .where('kind', '<>', 'edit')
    .orderBy('id')
    .execute();
  return found.map((row) => {
    const { id: deliveryId, subscriptionId, address, kind, state, ref, createdAt } = deliveryOf(row, []);
    return { id: deliveryId, subscriptionId, address, kind, state, ref, queuedAt: createdAt };
  });
}

/** An article's key begins with its host; what follows is a path, a query, a story's code or nothing. */
export async function feedsShowing(rows: Rows, host: string): Promise<readonly FeedId[]> {
  const articles = rows
    .selectFrom('version')
    .select('feed_id')
    .where((eb) =>
      eb.or([
        eb('article_key', '=', host),
        ...['/', '?', ' ', '#'].map((next) =>
          eb.and([eb('article_key', '>=', host + next), eb('article_key', '<', host + after(next))]),
        ),
      ]),
    )
    .limit(ARTICLES_OF_A_HOST)
    .as('article');
  const found = await rows.selectFrom(articles).select('feed_id').distinct().orderBy('feed_id').execute();
  return found.map(({ feed_id }) => feed_id as FeedId);
}

function after(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) + 1);
}
