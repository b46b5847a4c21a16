import type { VersionFeatures } from '../../src/domain/news/version-features.ts';
import type { PackId, SourceId } from '../../src/domain/diplomacy/pack.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { Baseline } from '../../src/domain/ledger/board.ts';
import type { Development, DevelopmentId } from '../../src/domain/ledger/development.ts';
import type {
  EventId,
  PlacedReport,
  PlacedText,
  Placement,
  Report,
  ReportId,
  ReportStage,
} from '../../src/domain/news/report.ts';
import type { LastCycle } from '../../src/ports/read-model.ts';
import type {
  KeptItem,
  JudgedReport,
  KeptPoll,
  LedgerMark,
  Page,
  PlacedFeatures,
  PlacedShingles,
  QuotedBefore,
  ReadReport,
  StoryStore,
  Verdict,
} from '../../src/ports/story-store.ts';
import type { KnownNews, NewsQuestion } from '../../src/domain/news/harvest.ts';
import { addOfFile, baselineOf } from './in-memory-baselines.ts';
import { keepInMemory } from './in-memory-keep-poll.ts';
import { correctedInMemory, entriesInMemory, markInMemory, quotedInMemory } from './in-memory-corrections.ts';
import { knownInMemory } from './in-memory-known-news.ts';
import { oldestFirst, type HeldReport, type InMemoryState } from './in-memory-state.ts';
import { append, refuseWhatCannotBe } from './in-memory-verdicts.ts';

const STAGES: readonly ReportStage[] = ['seen', 'judged', 'placed', 'read', 'settled'];

/** Stories in memory, with the promises of the port. */
export class InMemoryStoryStore implements StoryStore {
  readonly #state: InMemoryState;
  readonly #prefixes: Readonly<Record<string, string>>;

  constructor(state: InMemoryState, prefixes: Readonly<Record<string, string>>) {
    this.#state = state;
    this.#prefixes = prefixes;
  }

  async knownNews(questions: readonly NewsQuestion[]): Promise<readonly KnownNews[]> {
    return questions.map((question) => knownInMemory(this.#state, question));
  }

  async keepPoll(poll: KeptPoll): Promise<readonly KeptItem[]> {
    return keepInMemory(this.#state, poll);
  }

  async keepPolls(polls: readonly KeptPoll[]): Promise<readonly (readonly KeptItem[])[]> {
    return polls.map((poll) => keepInMemory(this.#state, poll));
  }

  async reportsToJudge(limit: number): Promise<readonly Report[]> {
    return this.#at('seen', limit).map(reportOf);
  }

  async saveRelevance(judged: readonly JudgedReport[]): Promise<void> {
    this.#refuseToSkip(judged, 'seen');
    for (const { id, ...relevance } of judged) {
      const outcome = relevance.relevant ? (relevance.kind === 'analysis' ? 'analysis' : null) : 'irrelevant';
      this.#moveOn(id, 'seen', {
        stage: outcome === null ? 'judged' : 'settled',
        relevance,
        outcome,
        outcomeBecause: outcome === null ? [] : relevance.because,
      });
    }
  }

  async reportsToPlace(limit: number): Promise<readonly Report[]> {
    return this.#at('judged', limit).map(reportOf);
  }

  async seenAtOfLatest(packId: PackId, count: number): Promise<Date | null> {
    return this.#placed(packId).at(-count)?.version.seenAt ?? null;
  }

  async placedSince(packId: PackId, since: Date, page: Page): Promise<readonly PlacedFeatures[]> {
    const placed = this.#placed(packId).flatMap(({ id, eventId, version, features }) =>
      eventId === null ? [] : [{ reportId: id, eventId, versionId: version.id, seenAt: version.seenAt, features }],
    );
    return pageOf(placed, since, page);
  }

  async textsSince(packId: PackId, since: Date, page: Page): Promise<readonly PlacedShingles[]> {
    const texts = this.#placed(packId).flatMap(({ id, version, text, origin, originSide }) =>
      text === null ? [] : [{ ...placedShingles(version, { ...text, origin, side: originSide }), reportId: id }],
    );
    return pageOf(texts, since, page);
  }

  async savePlacement(id: ReportId, placement: Placement, now: Date): Promise<EventId> {
    const held = this.#report(id);
    if (held.eventId !== null) return held.eventId;
    const opensEvent = placement.event.kind === 'new';
    const eventId =
      placement.event.kind === 'new'
        ? this.#state.nextEvent(held.packId)
        : this.#state.eventNow(held.packId, placement.event.eventId);
    if (Number(eventId.slice(1)) > (this.#state.lastEvent.get(held.packId) ?? 0))
      throw new Error(`no event ${eventId}`);
    const features = JSON.parse(JSON.stringify(placement.features)) as VersionFeatures;
    const { text, odds, rival, follows, because: placedBecause } = placement;
    const place = { eventId, opensEvent, rival, follows, placedBecause };
    const origin = { origin: text.origin, originSide: text.side, text };
    this.#moveOn(id, 'judged', { stage: 'placed', ...place, ...origin, odds, features });
    this.#correct(held.packId, text, now);
    return eventId;
  }

  async reportsToRead(limit: number): Promise<readonly Report[]> {
    return this.#at('placed', limit).map(reportOf);
  }

  async saveStatements(read: readonly ReadReport[]): Promise<void> {
    this.#refuseToSkip(read, 'placed');
    for (const { id, statements } of read) this.#moveOn(id, 'placed', { stage: 'read', statements });
  }

  async reportsToSettle(limit: number): Promise<readonly PlacedReport[]> {
    return this.#at('read', limit).map((held) => ({
      ...reportOf(held),
      eventId: held.eventId as EventId,
      origin: held.origin,
      originSide: held.originSide,
      odds: held.odds,
      opensEvent: held.opensEvent,
      statements: held.statements,
    }));
  }

  async saveVerdict(
    report: Pick<PlacedReport, 'id' | 'packId' | 'eventId'>,
    verdict: Verdict,
    now: Date,
  ): Promise<readonly Development[]> {
    refuseWhatCannotBe(this.#state, this.#prefixes, report.packId, verdict);
    const { outcome, because: outcomeBecause } = verdict;
    const moved = this.#moveOn(report.id, 'read', { stage: 'settled', outcome, outcomeBecause });
    if (moved) append(this.#state, this.#prefixes, report, verdict, now);
    const own = new Set(this.#state.entries.flatMap((e) => (e.reportId === report.id ? [e.development.id] : [])));
    return this.#state.ledger(report.packId, 0, null).filter((d) => own.has(d.id));
  }

  async makeLasting(): Promise<void> {} // nothing here outlasts the process

  entries = async (ids: readonly DevelopmentId[]) => entriesInMemory(this.#state, ids);
  async ledger(packId: PackId, afterSeq: number, limit = Infinity): Promise<readonly Development[]> {
    return this.#state.ledger(packId, afterSeq, null).slice(0, limit);
  }

  async baseline(packId: PackId): Promise<Baseline | null> {
    return baselineOf(this.#state, packId, null);
  }

  async saveBaseline(baseline: Baseline, setAt: Date | null = null): Promise<void> {
    addOfFile(this.#state, baseline, setAt);
  }

  async ledgerMark(packId: PackId): Promise<LedgerMark> {
    return markInMemory(this.#state, packId);
  }

  async correctedAfter(packId: PackId, number: number): Promise<readonly Development[]> {
    return correctedInMemory(this.#state, packId, number);
  }

  async quotedBefore(report: Pick<Report, 'packId' | 'version'>): Promise<QuotedBefore> {
    return quotedInMemory(this.#state, report);
  }

  async noteCycle(cycle: LastCycle): Promise<void> {
    this.#state.lastCycle = cycle;
  }

  #correct(packId: PackId, { origin, side, ground, corrected }: PlacedText, learnedAt: Date): void {
    for (const versionId of corrected) {
      const held = this.#state.reports.find((report) => report.packId === packId && report.version.id === versionId);
      if (held?.text) this.#state.replaceReport(held.id, { origin, originSide: side, text: { ...held.text, ground } });
      this.#state.corrections.push({ packId, versionId, origin, side, learnedAt });
    }
  }

  #at(stage: ReportStage, limit: number): readonly HeldReport[] {
    return oldestFirst(this.#state.reports.filter((held) => held.stage === stage)).slice(0, limit);
  }

  #report(id: ReportId): HeldReport {
    const held = this.#state.reports.find((report) => report.id === id);
    if (!held) throw new AppError('internal', `There is no report ${id}.`);
    return held;
  }

  #placed(packId: PackId): readonly HeldReport[] {
    return oldestFirst(this.#state.reports).filter((held) => held.packId === packId && held.eventId !== null);
  }

  /** All or none of several is moved on. */
  #refuseToSkip(reports: readonly { readonly id: ReportId }[], from: ReportStage): void {
    for (const { id } of reports) {
      const { stage } = this.#report(id);
      if (STAGES.indexOf(stage) < STAGES.indexOf(from))
        throw new AppError('internal', `Report ${id} is ${stage}, not ${from}.`);
    }
  }

  #moveOn(id: ReportId, from: ReportStage, change: Partial<HeldReport>): boolean {
    this.#refuseToSkip([{ id }], from);
    const { stage } = this.#report(id);
    if (stage !== from) return false;
    this.#state.replaceReport(id, change);
    return true;
  }
}

function placedShingles(version: Report['version'], text: PlacedText): Omit<PlacedShingles, 'reportId'> {
  return {
    id: version.id,
    sourceId: version.feedId as string as SourceId,
    link: version.link,
    shingles: text.shingles,
    origin: text.origin,
    side: text.side,
    ground: text.ground,
    at: (version.publishedAt ?? version.seenAt).getTime(),
    seenAt: version.seenAt.getTime(),
  };
}

function reportOf({ id, packId, version, entry }: HeldReport): Report {
  return { id, packId, version, entry };
}

function pageOf<T extends { readonly reportId: ReportId; readonly seenAt: Date | number }>(
  placed: readonly T[],
  since: Date,
  { after, limit }: Page,
): readonly T[] {
  const found = placed.filter(({ seenAt }) => new Date(seenAt) >= since);
  const next = after === null ? 0 : found.findIndex(({ reportId }) => reportId === after.reportId) + 1;
  return found.slice(next, next + limit);
}
