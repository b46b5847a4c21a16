import { setImmediate as turn } from 'node:timers/promises';
import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { Baseline } from '../../../domain/ledger/board.ts';
import type { Development, DevelopmentId } from '../../../domain/ledger/development.ts';
import type { KnownNews, NewsQuestion } from '../../../domain/news/harvest.ts';
import type { VersionId } from '../../../domain/news/article.ts';
import type { EventId, PlacedReport, Placement, Report, ReportId } from '../../../domain/news/report.ts';
import type { LastCycle } from '../../../ports/read-model.ts';
import type {
  JudgedReport,
  KeptItem,
  KeptPoll,
  LedgerMark,
  Page,
  PlacedFeatures,
  PlacedShingles,
  QuotedBefore,
  ReadReport,
  StoryStore,
  Verdict,
} from '../../../ports/story-store.ts';
import { appendVerdict, type Prefixes } from '../ledger/append-verdict.ts';
import type { Database, Rows } from '../database.ts';
import { toJson } from '../json-text.ts';
import { keepHealth } from './keep-health.ts';
import { keepPoll } from './keep-poll.ts';
import { knownNews } from './known-news.ts';
import { eventNow, openEvent } from './open-event.ts';
import { storedFeatures } from './stored-features.ts';
import { correctOrigins, isAfter, textColumns, textsSince } from './stored-texts.ts';
import { readBaseline } from '../ledger/baseline-rows.ts';
import { correctedAfter, ledgerMark, quotedBefore, savePackBaseline } from '../ledger/ledger-changes.ts';
import { readEntries, readLedger } from '../ledger/read-ledger.ts';
import { eventIdOf, eventSeqOf, nearbyColumns, placedReportOf, reportOf, statementRow } from './report-rows.ts';
import { moveAllOn, moveOn, reportsAt, statementsOf } from './report-stages.ts';
import { toText, toTime } from '../time-text.ts';

/** Stories in the database. All but baselines is written quickly: a crash only repeats it, and the ledger lasts by a write of its own. */
export class KyselyStoryStore implements StoryStore {
  readonly #database: Database;
  readonly #prefixes: Prefixes;

  constructor(database: Database, prefixes: Prefixes) {
    this.#database = database;
    this.#prefixes = prefixes;
  }

  knownNews(questions: readonly NewsQuestion[]): Promise<readonly KnownNews[]> {
    return knownNews(this.#database.rows, questions);
  }

  keepPoll(poll: KeptPoll): Promise<readonly KeptItem[]> {
    return this.#database.write(async (rows) => {
      await keepHealth(rows, [poll]);
      return keepPoll(rows, poll);
    });
  }

  keepPolls(polls: readonly KeptPoll[]): Promise<readonly (readonly KeptItem[])[]> {
    return this.#database.write(async (rows) => {
      await keepHealth(rows, polls);
      const kept: (readonly KeptItem[])[] = [];
      for (const poll of polls) kept.push(await keepPoll(rows, poll));
      return kept;
    });
  }

  async reportsToJudge(limit: number): Promise<readonly Report[]> {
    return (await reportsAt(this.#database.rows, 'seen', limit)).map(reportOf);
  }

  async saveRelevance(judged: readonly JudgedReport[]): Promise<void> {
    await this.#database.write(async (rows) => {
      const changes = Map.groupBy(judged.map(judgedColumns), ({ stage }) => stage);
      for (const list of changes.values()) await moveAllOn(rows, 'seen', list);
    });
  }

  async reportsToPlace(limit: number): Promise<readonly Report[]> {
    return (await reportsAt(this.#database.rows, 'judged', limit)).map(reportOf);
  }

  async seenAtOfLatest(packId: PackId, count: number): Promise<Date | null> {
    const row = await placedOf(this.#database.rows, packId)
      .select('seen_at')
      .orderBy('seen_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .offset(count - 1)
      .executeTakeFirst();
    return row ? toTime(row.seen_at) : null;
  }

  async placedSince(packId: PackId, since: Date, { after, limit }: Page): Promise<readonly PlacedFeatures[]> {
    const found = await placedOf(this.#database.rows, packId)
      .select(['id', 'version_id', 'event_seq', 'seen_at', 'features'])
      .where(isAfter(since, after))
      .orderBy('seen_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    const placed = found.map((row) => ({
      reportId: row.id as ReportId,
      eventId: eventIdOf(row.event_seq ?? 0),
      versionId: row.version_id as VersionId,
      seenAt: toTime(row.seen_at),
      features: storedFeatures(row.features),
    }));
    await turn();
    return placed;
  }

  async textsSince(packId: PackId, since: Date, page: Page): Promise<readonly PlacedShingles[]> {
    const texts = await textsSince(this.#database.rows, packId, since, page);
    await turn();
    return texts;
  }

  savePlacement(id: ReportId, placement: Placement, now: Date): Promise<EventId> {
    return this.#database.write(async (rows) => {
      const report = await rows
        .selectFrom('report')
        .select(['pack_id', 'seen_at', 'event_seq'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (report.event_seq !== null) return eventIdOf(report.event_seq);
      const opens = placement.event.kind === 'new';
      const seq =
        placement.event.kind === 'new'
          ? await openEvent(rows, report.pack_id as PackId, report.seen_at)
          : await eventNow(rows, report.pack_id as PackId, eventSeqOf(placement.event.eventId));
      await moveOn(rows, id, 'judged', {
        stage: 'placed',
        event_seq: seq,
        opens_event: opens ? 1 : 0,
        ...textColumns(placement.text),
        adds: Math.round(placement.odds * 100),
        features: JSON.stringify(placement.features),
        placed_because: toJson(placement.because),
        ...nearbyColumns(placement),
      });
      await correctOrigins(rows, report.pack_id, placement.text, now);
      return eventIdOf(seq);
    });
  }

  async reportsToRead(limit: number): Promise<readonly Report[]> {
    return (await reportsAt(this.#database.rows, 'placed', limit)).map(reportOf);
  }

  async saveStatements(read: readonly ReadReport[]): Promise<void> {
    await this.#database.write(async (rows) => {
      for (const { id, statements } of read) {
        const moved = await moveOn(rows, id, 'placed', { stage: 'read' });
        if (!moved || statements.length === 0) continue;
        const values = statements.map((statement, position) => statementRow(id, position, statement));
        await rows.insertInto('statement').values(values).execute();
      }
    });
  }

  async reportsToSettle(limit: number): Promise<readonly PlacedReport[]> {
    const reports = await reportsAt(this.#database.rows, 'read', limit);
    const statements = await statementsOf(
      this.#database.rows,
      reports.map((row) => row.id),
    );
    return reports.map((row) => placedReportOf(row, statements.get(row.id) ?? []));
  }

  saveVerdict(
    report: Pick<PlacedReport, 'id' | 'packId' | 'eventId'>,
    verdict: Verdict,
    now: Date,
  ): Promise<readonly Development[]> {
    return this.#database.write((rows) => appendVerdict(rows, report, verdict, now, this.#prefixes));
  }

  makeLasting(): Promise<void> {
    return this.#database.makeLasting();
  }

  async ledger(packId: PackId, afterSeq: number, limit?: number): Promise<readonly Development[]> {
    const entries = await readLedger(this.#database.rows, packId, { afterSeq, limit });
    if (entries.length === limit) await turn(); // there is more to come
    return entries;
  }

  baseline(packId: PackId): Promise<Baseline | null> {
    return readBaseline(this.#database.rows, packId);
  }

  saveBaseline(baseline: Baseline, setAt?: Date): Promise<void> {
    return savePackBaseline(this.#database, baseline, setAt ?? null);
  }

  entries(ids: readonly DevelopmentId[]): Promise<readonly Development[]> {
    return readEntries(this.#database.rows, ids);
  }

  ledgerMark(packId: PackId): Promise<LedgerMark> {
    return ledgerMark(this.#database.rows, packId);
  }

  correctedAfter(packId: PackId, number: number): Promise<readonly Development[]> {
    return correctedAfter(this.#database.rows, packId, number);
  }

  quotedBefore(report: Pick<Report, 'packId' | 'version'>): Promise<QuotedBefore> {
    return quotedBefore(this.#database.rows, report);
  }

  async noteCycle(cycle: LastCycle): Promise<void> {
    const columns = { ended_at: toText(cycle.endedAt), polled: cycle.polled, failed: cycle.failed };
    await this.#database.write((rows) =>
      rows
        .insertInto('cycle')
        .values({ id: 1, ...columns })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
        .execute(),
    );
  }
}

function judgedColumns({ id, relevant, score, kind, because: reasons }: JudgedReport) {
  const because = toJson(reasons);
  const judged = { id, relevant: relevant ? 1 : 0, score, kind, relevance_because: because };
  if (relevant && kind === 'news') return { ...judged, stage: 'judged' } as const;
  const outcome = relevant ? 'analysis' : 'irrelevant';
  return { ...judged, stage: 'settled', outcome, outcome_because: because } as const;
}

/** The condition of the index is written out, so that the index is used. */
function placedOf(rows: Rows, packId: PackId) {
  return rows.selectFrom('report').where('pack_id', '=', packId).where('event_seq', 'is not', null);
}
