import type { Shingles } from '../domain/news/same-text.ts';
import type { Text } from '../domain/news/copy-index.ts';
import type { PackId } from '../domain/diplomacy/pack.ts';
import type { Statement } from '../domain/diplomacy/statement.ts';
import type { Baseline } from '../domain/ledger/board.ts';
import type {
  Development,
  DevelopmentId,
  Evidence,
  NewCorrection,
  NewDevelopment,
} from '../domain/ledger/development.ts';
import type { NewFigure } from '../domain/ledger/figures.ts';
import type { PollHarvest, Version, VersionId } from '../domain/news/article.ts';
import type { KnownNews, NewsQuestion } from '../domain/news/harvest.ts';
import type { FeedHealth, FeedId, Validators } from '../domain/news/feed.ts';
import type { EventId, Outcome, Placement, PlacedReport, Relevance, Report, ReportId } from '../domain/news/report.ts';
import type { NamedHub } from '../domain/news/web-sub.ts';
import type { VersionFeatures } from '../domain/news/version-features.ts';
import type { LastCycle } from './read-model.ts';

/** What a poll leaves, written in one transaction. */
export interface KeptPoll {
  readonly feedId: FeedId;
  readonly movedTo: string | null;
  readonly validators: Validators | null;
  readonly health: FeedHealth;
  /** The hub that the feed names, null for none; absent where the poll did not say. */
  readonly hub?: NamedHub | null;
  readonly harvest: PollHarvest | null;
}

/** What became of each item of a harvest, in its order. */
export interface KeptItem {
  readonly versionId: VersionId;
  readonly isNew: boolean;
}

/** An earlier report as placement sees it; `features` is null where what was stored cannot be read. */
export interface PlacedFeatures {
  readonly reportId: ReportId;
  readonly eventId: EventId;
  readonly versionId: VersionId;
  readonly seenAt: Date;
  readonly features: VersionFeatures | null;
}

/** A placed report's text as later ones are compared with it; `shingles` is null where what was stored cannot be read. */
export interface PlacedShingles extends Omit<Text, 'shingles'> {
  readonly reportId: ReportId;
  readonly shingles: Shingles | null;
}

/** A piece of a long list: what comes after the last report of the piece before. */
export interface Page {
  readonly after: { readonly reportId: ReportId; readonly seenAt: Date | number } | null;
  readonly limit: number;
}

/** What the first judgement decided about one report. */
export interface JudgedReport extends Relevance {
  readonly id: ReportId;
}

/** What one report states. */
export interface ReadReport {
  readonly id: ReportId;
  readonly statements: readonly Statement[];
}

/** What the fifth stage decided about one report. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly because: readonly string[];
  readonly developments: readonly NewDevelopment[];
  /** Entries that this report says again. */
  readonly supports: readonly { readonly id: DevelopmentId; readonly evidence: Evidence }[];
  /** What it counts, and who says so. */
  readonly figures: readonly NewFigure[];
  /** What it takes back of earlier ones; `instead` is the place among `developments` of what it says in place of that. */
  readonly corrections?: readonly { readonly correction: NewCorrection; readonly instead: number | null }[];
}

/** The last correction of a pack, its newest baseline that boards are folded from, and the desk's last decision on its events; 0 for none. */
export interface LedgerMark {
  readonly correction: number;
  readonly baseline: number;
  readonly decision: number;
}

/** Earlier states of an article, and what entries quote of them. */
export interface QuotedBefore {
  readonly versions: readonly Version[];
  readonly entries: readonly Development[];
}

/** Carries stories from stage to stage. Each save moves reports on, in one transaction; a crash before it repeats the work. */
export interface StoryStore {
  /** What is stored of the articles, headlines and addresses of documents that are to be harvested, in the questions' order. */
  knownNews(questions: readonly NewsQuestion[]): Promise<readonly KnownNews[]>;
  /** Keeps a poll. An item whose article and words are known makes no new version; a new version makes one report per pack. */
  keepPoll(poll: KeptPoll): Promise<readonly KeptItem[]>;
  /** Keeps polls of different feeds in one transaction, all or none; answers in their order. */
  keepPolls(polls: readonly KeptPoll[]): Promise<readonly (readonly KeptItem[])[]>;
  /** Reports at a stage, oldest first. */
  reportsToJudge(limit: number): Promise<readonly Report[]>;
  /** `analysis` and irrelevant reports are settled by this, news goes on. All in one transaction. */
  saveRelevance(judged: readonly JudgedReport[]): Promise<void>;
  reportsToPlace(limit: number): Promise<readonly Report[]>;
  /** When the `count`-th latest of a pack's placed reports was seen; null where there are fewer. */
  seenAtOfLatest(packId: PackId, count: number): Promise<Date | null>;
  /**
   * Placed reports of a pack seen since a time, oldest first, a page at a time: at most `limit`, those that come after the
   * last of the page before. Everything else has its turn after each page.
   */
  placedSince(packId: PackId, since: Date, page: Page): Promise<readonly PlacedFeatures[]>;
  /** The texts of placed reports in the same way, with their origins as now known. */
  textsSince(packId: PackId, since: Date, page: Page): Promise<readonly PlacedShingles[]>;
  /**
   * Answers with the event's id: the given one, or that of the event which this report opens. What it brings to light of
   * the origin of earlier versions counts in the ledger from `now` on; what was known before `now` stays.
   */
  savePlacement(id: ReportId, placement: Placement, now: Date): Promise<EventId>;
  reportsToRead(limit: number): Promise<readonly Report[]>;
  /** All in one transaction. */
  saveStatements(read: readonly ReadReport[]): Promise<void>;
  reportsToSettle(limit: number): Promise<readonly PlacedReport[]>;
  /**
   * Appends to the ledger, adds support, keeps figures, puts corrections on record, settles the report; answers with the
   * entries that this report added. They
   * are safe from a power failure once `makeLasting` has returned.
   */
  saveVerdict(
    report: Pick<PlacedReport, 'id' | 'packId' | 'eventId'>,
    verdict: Verdict,
    now: Date,
  ): Promise<readonly Development[]>;
  /** Once it has returned, a power failure takes back no ledger entry that was saved before. */
  makeLasting(): Promise<void>;
  /** A pack's ledger from `afterSeq` on, in order, with support; a page of `limit` entries where that is given. */
  ledger(packId: PackId, afterSeq: number, limit?: number): Promise<readonly Development[]>;
  /** These entries as they now stand, in order; of those that are not there nothing. */
  entries(ids: readonly DevelopmentId[]): Promise<readonly Development[]>;
  /** The baseline that the pack's board starts from now, if one was ever stored. */
  baseline(packId: PackId): Promise<Baseline | null>;
  /** Stores the baseline of a pack's file, unless it is the one that the file had last; boards from `setAt` on start from it, without one all. */
  saveBaseline(baseline: Baseline, setAt?: Date): Promise<void>;
  /** How much of what is not new news the board has taken up; equal marks, nothing has come. */
  ledgerMark(packId: PackId): Promise<LedgerMark>;
  /** The entries that corrections after a number are about, and those that confirm them, as they now stand, in order. */
  correctedAfter(packId: PackId, number: number): Promise<readonly Development[]>;
  /** What the article of a report was before: its earlier versions as the same feed showed them, oldest first, and the entries that quote them. */
  quotedBefore(report: Pick<Report, 'packId' | 'version'>): Promise<QuotedBefore>;
  /** Notes how the latest cycle ended. */
  noteCycle(cycle: LastCycle): Promise<void>;
}
