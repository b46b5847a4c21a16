import { partyName, sourceNamed, type PackId, type PartyId } from '../domain/diplomacy/pack.ts';
import { findMentions, type Scene } from '../domain/diplomacy/scene.ts';
import { AppError } from '../domain/errors.ts';
import { judgeNovelty, type NoveltyInput } from '../domain/ledger/judge-novelty.ts';
import type { PlacedReport } from '../domain/news/report.ts';
import type { Reader } from '../ports/reader.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { Conflict } from './conflict.ts';
import type { LedgerMemory } from './ledger-memory.ts';
import { takeReports, type StageCount, type TakeDeps } from './take-reports.ts';

/** What the judgement of novelty needs. */
export interface DevelopmentDeps extends TakeDeps {
  readonly store: StoryStore;
  readonly reader: Reader;
  /** One a pack. */
  readonly memories: ReadonlyMap<PackId, LedgerMemory>;
}

/**
 * Stage 5 of 7: read reports → ledger entries, support, and each report's one outcome, one transaction a report.
 */
export async function findDevelopments(deps: DevelopmentDeps): Promise<StageCount> {
  const stage = { name: 'settle', waiting: (limit: number) => deps.store.reportsToSettle(limit) };
  return takeReports(stage, deps, async (report, conflict) => {
    const memory = deps.memories.get(report.packId);
    if (!memory) throw new AppError('internal', `The pack ${report.packId} has no memory of its ledger.`);
    await memory.catchUp();
    const now = deps.clock.now();
    const verdict = judgeNovelty(noveltyInput(report, conflict, memory, deps, now));
    for (const entry of await deps.store.saveVerdict(report, verdict, now)) memory.learn(entry);
  });
}

function noveltyInput(
  report: PlacedReport,
  conflict: Conflict,
  memory: LedgerMemory,
  deps: DevelopmentDeps,
  now: Date,
): NoveltyInput {
  const { version } = report;
  const source = sourceNamed(conflict.pack, version.feedId);
  return {
    pack: conflict.pack,
    board: memory.board,
    claims: memory.baseline.claims,
    recent: memory.recent,
    eventId: report.eventId,
    odds: report.odds,
    background: report.entry.as === 'background' || isBefore(version.publishedAt, memory.baseline.asOf),
    late: report.entry.as === 'late',
    statements: report.statements,
    from: {
      versionId: version.id,
      sourceId: source.id,
      outlet: source.outlet,
      family: source.family,
      origin: report.origin,
      side: source.side ?? report.originSide,
      link: version.link,
      at: version.publishedAt ?? version.seenAt,
    },
    headline: headlineOf(version.title || version.summary, conflict.scene, deps.reader),
    now,
  };
}

/** What was published before the baseline was taken is known to it. */
function isBefore(publishedAt: Date | null, asOf: Date): boolean {
  return publishedAt !== null && publishedAt < asOf;
}

function headlineOf(words: string, scene: Scene, reader: Reader): NoveltyInput['headline'] {
  const reading = reader.read(words);
  const first = reading.sentences[0];
  const quote = first ? words.slice(first.start, first.end) : words;
  const actors = new Set<PartyId>();
  for (const m of findMentions(reading, scene))
    if (m.sentence === 0 && m.named.kind === 'party') actors.add(m.named.id);
  const few = [...actors].slice(0, 3);
  return {
    quote,
    actors: few,
    about: few.length > 0 ? `report on ${few.map((p) => partyName(scene.pack, p)).join(', ')}` : 'report on the talks',
  };
}
