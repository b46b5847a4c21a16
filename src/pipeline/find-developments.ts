import { partyName, sourceNamed, type Pack, type PackId, type PartyId } from '../domain/diplomacy/pack.ts';
import { timesOf, type TimedText } from '../domain/diplomacy/dates/times-of.ts';
import type { Statement } from '../domain/diplomacy/statement.ts';
import { AppError } from '../domain/errors.ts';
import { readFigures } from '../domain/diplomacy/figures/read-figures.ts';
import { newFigures, type NewFigure } from '../domain/ledger/figures.ts';
import { judgeNovelty, type NoveltyInput } from '../domain/ledger/judge-novelty.ts';
import type { NewsText } from '../domain/news/news-text.ts';
import type { PlacedReport } from '../domain/news/report.ts';
import type { StoryStore, Verdict } from '../ports/story-store.ts';
import type { Conflict } from './conflict.ts';
import { correctionReasons, findCorrections, keptCorrections } from './find-corrections.ts';
import type { LedgerMemory } from './ledger-memory.ts';
import type { ReportTexts } from './report-texts.ts';
import { takeReports, type StageCount, type TakeDeps } from './take-reports.ts';

/** What the judgement of novelty needs. */
export interface DevelopmentDeps extends TakeDeps {
  readonly store: StoryStore;
  readonly texts: ReportTexts;
  /** One a pack. */
  readonly memories: ReadonlyMap<PackId, LedgerMemory>;
}

/**
 * Stage 5 of 7: read reports → ledger entries, support, figures, and each report's one outcome, one transaction a report.
 */
export async function findDevelopments(deps: DevelopmentDeps, signal: AbortSignal): Promise<StageCount> {
  const stage = { name: 'settle', waiting: (limit: number) => deps.store.reportsToSettle(limit) };
  // memories that hold all that the ledger does; after a verdict that failed half-way one has to look again
  const current = new Set<LedgerMemory>();
  const settled = await takeReports(stage, deps, signal, async (report, conflict) => {
    const memory = deps.memories.get(report.packId);
    if (!memory) throw new AppError('internal', `The pack ${report.packId} has no memory of its ledger.`);
    if (!current.delete(memory)) await memory.catchUp();
    const now = deps.clock.now();
    const verdict = await judge(report, conflict, memory, deps, now);
    for (const entry of await deps.store.saveVerdict(report, verdict, now)) memory.learn(entry);
    for (const { id, evidence } of verdict.supports) memory.support(id, evidence);
    // what was corrected is read again
    if (verdict.corrections.length === 0) current.add(memory);
    deps.texts.forget(report.id);
  });
  if (settled.done > 0) await deps.store.makeLasting();
  return settled;
}

/** What a report takes back is taken back before it is asked what it adds. */
async function judge(
  report: PlacedReport,
  conflict: Conflict,
  memory: LedgerMemory,
  deps: DevelopmentDeps,
  now: Date,
): Promise<Verdict & Required<Pick<Verdict, 'corrections'>>> {
  const from = evidenceFrom(report, conflict.pack);
  const known = { recent: memory.recent, from, now };
  const { corrections, about, statements } = await findCorrections(report, conflict, known, deps);
  const { board, recent } = memory.corrected(corrections);
  const input = noveltyInput({ ...report, statements }, conflict, memory, deps, now);
  const verdict = judgeNovelty({ ...input, board, recent });
  return {
    ...verdict,
    because: [...verdict.because, ...correctionReasons(corrections)],
    figures: figuresOf(report, conflict, input, deps),
    corrections: keptCorrections(corrections, verdict.developments, about),
  };
}

function evidenceFrom(report: PlacedReport, pack: Pack): NoveltyInput['from'] {
  const { version } = report;
  const source = sourceNamed(pack, version.feedId);
  return {
    versionId: version.id,
    sourceId: source.id,
    outlet: source.outlet,
    family: source.family,
    origin: report.origin,
    side: source.side ?? report.originSide,
    link: version.link,
    at: version.publishedAt ?? version.seenAt,
  };
}

function noveltyInput(
  report: PlacedReport,
  conflict: Conflict,
  memory: LedgerMemory,
  deps: DevelopmentDeps,
  now: Date,
): NoveltyInput {
  const { version } = report;
  const read = deps.texts.of(report, conflict);
  const at = version.publishedAt ?? version.seenAt;
  return {
    pack: conflict.pack,
    board: memory.board,
    claims: memory.baseline.claims,
    recent: memory.recent,
    eventId: report.eventId,
    odds: report.odds,
    background: report.entry.as === 'background' || isBefore(version.publishedAt, memory.baseline.asOf),
    late: report.entry.as === 'late',
    statements: dated(report.statements, read.input, at),
    from: evidenceFrom(report, conflict.pack),
    headline: headlineOf(read.text, conflict.pack),
    now,
  };
}

/** The statements with the times that the text gives them, as of when it came out. */
function dated(statements: readonly Statement[], text: TimedText, at: Date): readonly Statement[] {
  return statements.map((statement) => {
    const times = timesOf(statement, statements, text, at);
    return times ? { ...statement, times } : statement;
  });
}

/** What the report counts; the truce that holds is the board's, as it was before the report. */
function figuresOf(
  report: PlacedReport,
  conflict: Conflict,
  input: NoveltyInput,
  deps: DevelopmentDeps,
): readonly NewFigure[] {
  const { text } = deps.texts.of(report, conflict);
  return newFigures(readFigures(text, conflict.scene, input.from.at), input);
}

/** What was published before the baseline was taken is known to it. */
function isBefore(publishedAt: Date | null, asOf: Date): boolean {
  return publishedAt !== null && publishedAt < asOf;
}

function headlineOf({ lead }: NewsText, pack: Pack): NoveltyInput['headline'] {
  const { text, sentences } = lead.reading;
  const first = sentences[0];
  const quote = first ? text.slice(first.start, first.end) : text;
  const actors = new Set<PartyId>();
  for (const m of lead.mentions) if (m.sentence === 0 && m.named.kind === 'party') actors.add(m.named.id);
  const few = [...actors].slice(0, 3);
  return {
    quote,
    actors: few,
    about: few.length > 0 ? `report on ${few.map((p) => partyName(pack, p)).join(', ')}` : 'report on the talks',
  };
}
