import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { Statement } from '../../../domain/diplomacy/statement.ts';
import type { ArticleKey, NewVersion, VersionId } from '../../../domain/news/article.ts';
import type { FeedId } from '../../../domain/news/feed.ts';
import type { EventId, PlacedReport, Placement, Report, ReportId, ReportRecord } from '../../../domain/news/report.ts';
import { fromJson, toJson } from '../json-text.ts';
import type { NewRow, Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';

/** A report's row joined with its version's. */
export type ReportWithVersion = Row<'report'> &
  Pick<Row<'version'>, 'article_key' | 'title' | 'summary' | 'link' | 'author' | 'origin_name' | 'published_at'>;

/** The version as this pack saw it: by which feed and when are the report's own. */
export function reportOf(row: ReportWithVersion): Report {
  return {
    id: row.id as ReportId,
    packId: row.pack_id as PackId,
    version: {
      id: row.version_id as VersionId,
      articleKey: row.article_key as ArticleKey,
      feedId: row.feed_id as FeedId,
      title: row.title,
      summary: row.summary,
      link: row.link,
      author: row.author,
      originName: row.origin_name,
      publishedAt: toTime(row.published_at),
      seenAt: toTime(row.seen_at),
    },
    entry: { as: row.entry_as, because: row.entry_because },
  };
}

export function placedReportOf(row: ReportWithVersion, statements: readonly Statement[]): PlacedReport {
  return {
    ...reportOf(row),
    eventId: eventIdOf(row.event_seq ?? 0),
    origin: row.origin ?? '',
    originSide: row.origin_side as PlacedReport['originSide'],
    odds: (row.adds ?? 0) / 100,
    opensEvent: row.opens_event === 1,
    statements,
  };
}

/** A report with everything that was decided about it so far. */
export function reportRecordOf(row: ReportWithVersion): ReportRecord {
  const judged = row.relevant !== null;
  return {
    ...reportOf(row),
    stage: row.stage,
    relevance: judged
      ? { relevant: row.relevant === 1, score: row.score ?? 0, kind: row.kind, because: words(row.relevance_because) }
      : null,
    eventId: row.event_seq === null ? null : eventIdOf(row.event_seq),
    rival: row.rival_seq === null ? null : { eventId: eventIdOf(row.rival_seq), score: row.rival_score ?? 0 },
    follows: row.follows_seq === null ? null : eventIdOf(row.follows_seq),
    placedBecause: words(row.placed_because),
    outcome: row.outcome,
    outcomeBecause: words(row.outcome_because),
  };
}

/** The other events that a placement names. */
export function nearbyColumns({ rival, follows }: Placement) {
  return {
    rival_seq: rival && eventSeqOf(rival.eventId),
    rival_score: rival && rival.score,
    follows_seq: follows && eventSeqOf(follows),
  };
}

function words(json: string | null): readonly string[] {
  return json === null ? [] : fromJson<readonly string[]>(json, 'reasons of a report');
}

export function versionRow(version: NewVersion, feedId: FeedId, seenAt: Date): NewRow<'version'> {
  const { item } = version;
  return {
    article_key: version.articleKey,
    address: version.address,
    hash: version.hash,
    gist: version.gist,
    title_key: version.titleKey,
    feed_id: feedId,
    guid: item.guid,
    title: item.title,
    summary: item.summary,
    link: item.link,
    author: item.author,
    origin_name: item.originName,
    categories: toJson(item.categories),
    published_at: toText(item.publishedAt),
    seen_at: toText(seenAt),
  };
}

export function statementRow(reportId: ReportId, position: number, statement: Statement): NewRow<'statement'> {
  return {
    report_id: reportId,
    position,
    type: statement.type,
    value: statement.value,
    actors: toJson(statement.actors),
    scope: statement.scope,
    truce: statement.truce,
    about: statement.about,
    speaker: statement.speaker,
    by_party: statement.by,
    modality: statement.modality,
    quote: statement.quote,
  };
}

export function statementOf(row: Row<'statement'>): Statement {
  return {
    type: row.type as Statement['type'],
    value: row.value as Statement['value'],
    actors: fromJson<Statement['actors']>(row.actors, `statement ${row.report_id}/${row.position}`),
    scope: row.scope as Statement['scope'],
    truce: row.truce as Statement['truce'],
    about: row.about,
    speaker: row.speaker as Statement['speaker'],
    by: row.by_party as Statement['by'],
    modality: row.modality as Statement['modality'],
    quote: row.quote,
  };
}

/** Events are numbered within a pack: E1, E2 … */
export function eventIdOf(seq: number): EventId {
  return `E${seq}` as EventId;
}

export function eventSeqOf(id: EventId): number {
  return Number(id.slice(1));
}
