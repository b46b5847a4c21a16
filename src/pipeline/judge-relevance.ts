import { sourceNamed, type PackId } from '../domain/diplomacy/pack.ts';
import { judgeRelevance } from '../domain/news/relevance.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Reader } from '../ports/reader.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { Conflict } from './conflict.ts';
import type { LedgerMemory } from './ledger-memory.ts';
import { takeReports, type StageCount } from './take-reports.ts';

/** What the first judgement needs. */
export interface JudgeDeps {
  readonly store: StoryStore;
  readonly reader: Reader;
  readonly conflicts: readonly Conflict[];
  /** One a pack. */
  readonly memories: ReadonlyMap<PackId, LedgerMemory>;
  readonly clock: Clock;
  readonly log: Log;
  readonly batch: number;
}

/**
 * Stage 2 of 7: unseen reports → relevant or not, news or analysis, with reasons. Irrelevant reports and analysis end
 * here. While a truce of the conflict holds, strikes and captives speak of it.
 */
export async function judgeReports(deps: JudgeDeps): Promise<StageCount> {
  const reports = await deps.store.reportsToJudge(deps.batch);
  for (const packId of new Set(reports.map((r) => r.packId))) await deps.memories.get(packId)?.catchUp();
  return takeReports(reports, { name: 'judge', ...deps }, async (report, { pack, scene }) => {
    const { title, summary, link, feedId } = report.version;
    const input = {
      title: deps.reader.read(title),
      summary: deps.reader.read(summary),
      link,
      source: sourceNamed(pack, feedId),
    };
    const truceInForce = deps.memories.get(pack.id)?.truceInForce ?? false;
    const { relevant, score, kind, because } = judgeRelevance(input, scene, { truceInForce });
    await deps.store.saveRelevance(report.id, { relevant, score, kind, because });
  });
}
