import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { Statement } from '../../../domain/diplomacy/statement.ts';
import type { Baseline } from '../../../domain/ledger/board.ts';
import type { Development } from '../../../domain/ledger/development.ts';
import type { KnownNews, NewsQuestion } from '../../../domain/news/harvest.ts';
import type { VersionId } from '../../../domain/news/article.ts';
import type { EventId, PlacedReport, Placement, Relevance, Report, ReportId } from '../../../domain/news/report.ts';
import type { LastCycle } from '../../../ports/read-model.ts';
import type {
  KeptItem,
  KeptPoll,
  PlacedFeatures,
  PlacedShingles,
  StoryStore,
  Verdict,
} from '../../../ports/story-store.ts';
import { appendVerdict, type Prefixes, takeNumbers } from '../ledger/append-verdict.ts';
import type { Database, Rows } from '../database.ts';
import { toJson } from '../json-text.ts';
import { keepHealth } from './keep-health.ts';
import { keepPoll } from './keep-poll.ts';
import { knownNews } from './known-news.ts';
import { storedFeatures } from './stored-features.ts';
import { correctOrigins, textColumns, textsSince } from './stored-texts.ts';
import { readBaseline, readLedger } from '../ledger/read-ledger.ts';
import { eventIdOf, eventSeqOf, nearbyColumns, placedReportOf, reportOf, statementRow } from './report-rows.ts';
import { moveOn, reportsAt, statementsOf } from './report-stages.ts';
import { toText, toTime } from '../time-text.ts';

/** Stories in the database. Stages that a crash would only repeat are written quickly, the ledger durably. */
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

  async saveRelevance(id: ReportId, relevance: Relevance): Promise<void> {
    const because = toJson(relevance.because);
    const judged = {
      relevant: relevance.relevant ? 1 : 0,
      score: relevance.score,
      kind: relevance.kind,
      relevance_because: because,
    };
    const outcome = relevance.relevant ? (relevance.kind === 'analysis' ? 'analysis' : null) : 'irrelevant';
    const ends = outcome !== null;
    await this.#database.write((rows) =>
      moveOn(rows, id, 'seen', {
        ...judged,
        stage: ends ? 'settled' : 'judged',
        ...(ends ? { outcome, outcome_because: because } : {}),
      }),
    );
  }

  async reportsToPlace(limit: number): Promise<readonly Report[]> {
    return (await reportsAt(this.#database.rows, 'judged', limit)).map(reportOf);
  }

  async placedSince(packId: PackId, since: Date): Promise<readonly PlacedFeatures[]> {
    const found = await this.#database.rows
      .selectFrom('report')
      .select(['version_id', 'event_seq', 'seen_at', 'features'])
      .where('pack_id', '=', packId)
      .where('event_seq', 'is not', null)
      .where('seen_at', '>=', toText(since))
      .orderBy('seen_at')
      .orderBy('id')
      .execute();
    return found.map((row) => ({
      eventId: eventIdOf(row.event_seq ?? 0),
      versionId: row.version_id as VersionId,
      seenAt: toTime(row.seen_at),
      features: storedFeatures(row.features),
    }));
  }

  textsSince(packId: PackId, since: Date): Promise<readonly PlacedShingles[]> {
    return textsSince(this.#database.rows, packId, since);
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
          : eventSeqOf(placement.event.eventId);
      await moveOn(rows, id, 'judged', {
        stage: 'placed',
        event_seq: seq,
        opens_event: opens ? 1 : 0,
        ...textColumns(placement.text),
        adds: Math.round(placement.odds * 100),
        features: toJson(placement.features),
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

  async saveStatements(id: ReportId, statements: readonly Statement[]): Promise<void> {
    await this.#database.write(async (rows) => {
      const moved = await moveOn(rows, id, 'placed', { stage: 'read' });
      if (!moved || statements.length === 0) return;
      const values = statements.map((statement, position) => statementRow(id, position, statement));
      await rows.insertInto('statement').values(values).execute();
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
    return this.#database.writeDurably((rows) => appendVerdict(rows, report, verdict, now, this.#prefixes));
  }

  ledger(packId: PackId, afterSeq: number): Promise<readonly Development[]> {
    return readLedger(this.#database.rows, packId, { afterSeq });
  }

  baseline(packId: PackId): Promise<Baseline | null> {
    return readBaseline(this.#database.rows, packId);
  }

  async saveBaseline(baseline: Baseline): Promise<void> {
    const board = toJson(baseline);
    await this.#database.writeDurably(async (rows) => {
      const newest = await readBaseline(rows, baseline.packId);
      if (newest !== null && toJson(newest) === board) return;
      const row = { pack_id: baseline.packId, as_of: toText(baseline.asOf), board };
      await rows.insertInto('baseline').values(row).execute();
    });
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

async function openEvent(rows: Rows, packId: PackId, openedAt: string): Promise<number> {
  const seq = await takeNumbers(rows, packId, 'last_event', 1);
  await rows.insertInto('event').values({ pack_id: packId, seq, opened_at: openedAt }).execute();
  return seq;
}
