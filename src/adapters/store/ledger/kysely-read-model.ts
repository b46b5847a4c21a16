import type { Pack, PackId } from '../../../domain/diplomacy/pack.ts';
import { rootAt } from '../../../domain/ledger/baseline.ts';
import type { Baseline } from '../../../domain/ledger/board.ts';
import type { Development, DevelopmentId } from '../../../domain/ledger/development.ts';
import type { FigureRecord } from '../../../domain/ledger/figures.ts';
import type { TruceTally } from '../../../domain/ledger/truce-tally.ts';
import type { AddedSource } from '../../../domain/news/added-source.ts';
import type { VersionId } from '../../../domain/news/article.ts';
import type { FeedId } from '../../../domain/news/feed.ts';
import type { EventId, ReportId, ReportRecord } from '../../../domain/news/report.ts';
import type { FeedRecord } from '../../../ports/feed-registry.ts';
import type {
  Corrected,
  EventOfPack,
  EventRecord,
  FigureQuestion,
  Known,
  LastCycle,
  LedgerShare,
  Place,
  ReadModel,
  Telling,
} from '../../../ports/read-model.ts';
import type { Database, Rows } from '../database.ts';
import { allAdded } from '../news/kysely-added-sources.ts';
import { KeptFeeds } from '../news/kept-feeds.ts';
import { reportRecordOf } from '../news/report-rows.ts';
import { eventsOf, feedsShowing, ledgerShares, placesOf, reportsAt, reportsIn, tellings } from './explained-reports.ts';
import { KeptConflicts } from './kept-conflicts.ts';
import { KeptTexts } from './kept-texts.ts';
import { readEntries } from './read-ledger.ts';
import { toTime } from '../time-text.ts';
import { WhileUnchanged } from '../while-unchanged.ts';

/** The read side of the database. */
export class KyselyReadModel implements ReadModel {
  readonly #database: Database;
  readonly #kept: KeptConflicts;
  readonly #feeds: KeptFeeds;
  readonly #added: WhileUnchanged<readonly AddedSource[]>;
  readonly #cycle: WhileUnchanged<LastCycle | null>;
  readonly #texts = new KeptTexts();

  constructor(database: Database) {
    this.#database = database;
    this.#kept = new KeptConflicts(database);
    this.#feeds = new KeptFeeds(database);
    this.#added = new WhileUnchanged(database, () => allAdded(database.rows));
    this.#cycle = new WhileUnchanged(database, () => lastCycle(database.rows));
  }

  async baseline(packId: PackId, at?: Date): Promise<Baseline | null> {
    return rootAt((await this.#kept.then(packId)).baselines, at ?? null)?.baseline ?? null;
  }

  known(pack: Pack, at?: Date): Promise<Known> {
    return this.#kept.known(pack, at);
  }

  tally(pack: Pack, now: Date, at?: Date): Promise<TruceTally | null> {
    return this.#kept.tally(pack, now, at);
  }

  corrected(packId: PackId, after?: Date): Promise<readonly Corrected[]> {
    return this.#kept.corrected(packId, after);
  }

  places(id: DevelopmentId): Promise<readonly Place[]> {
    return placesOf(this.#database.rows, id);
  }

  async ledger(packId: PackId, until?: Date): Promise<readonly Development[]> {
    return (await this.#kept.then(packId, until)).entries;
  }

  async holding(pack: Pack, words: readonly string[]): Promise<readonly Development[]> {
    return this.#texts.holding(pack, (await this.#kept.then(pack.id)).entries, words);
  }

  figures(packId: PackId, question: FigureQuestion = {}): Promise<readonly FigureRecord[]> {
    return this.#kept.figures(packId, question);
  }

  async entry(id: DevelopmentId): Promise<Development | null> {
    return (await this.#kept.entry(id)) ?? (await readEntries(this.#database.rows, [id]))[0] ?? null;
  }

  async lastSeq(packId: PackId): Promise<number> {
    const { rows } = this.#database;
    const row = await rows.selectFrom('pack').select('last_seq').where('id', '=', packId).executeTakeFirst();
    return row?.last_seq ?? 0;
  }

  feeds(packId: PackId): Promise<readonly FeedRecord[]> {
    return this.#feeds.of(packId);
  }

  async addedSources(packId: PackId): Promise<readonly AddedSource[]> {
    return (await this.#added.value()).filter((source) => source.packId === packId);
  }

  async report(packId: PackId, versionId: VersionId): Promise<ReportRecord | null> {
    const row = await this.#database.rows
      .selectFrom('report')
      .innerJoin('version', 'version.id', 'report.version_id')
      .selectAll('report')
      .select(['article_key', 'title', 'summary', 'link', 'author', 'origin_name', 'published_at'])
      .where('report.pack_id', '=', packId)
      .where('report.version_id', '=', versionId)
      .executeTakeFirst();
    return row ? reportRecordOf(row) : null;
  }

  reportsIn(event: EventOfPack): Promise<readonly ReportRecord[]> {
    return reportsIn(this.#database.rows, event);
  }

  reportsAt(address: string, within?: EventOfPack): Promise<readonly ReportRecord[]> {
    return reportsAt(this.#database.rows, address, within);
  }

  events(packId: PackId, ids: readonly EventId[]): Promise<readonly EventRecord[]> {
    return eventsOf(this.#database.rows, packId, ids);
  }

  ledgerShares(ids: readonly ReportId[]): Promise<readonly LedgerShare[]> {
    return ledgerShares(this.#database.rows, ids);
  }

  tellings(ids: readonly DevelopmentId[]): Promise<readonly Telling[]> {
    return tellings(this.#database.rows, ids);
  }

  feedsShowing(host: string): Promise<readonly FeedId[]> {
    return feedsShowing(this.#database.rows, host);
  }

  lastCycle(): Promise<LastCycle | null> {
    return this.#cycle.value();
  }
}

async function lastCycle(rows: Rows): Promise<LastCycle | null> {
  const row = await rows.selectFrom('cycle').selectAll().executeTakeFirst();
  return row ? { endedAt: toTime(row.ended_at), polled: row.polled, failed: row.failed } : null;
}
