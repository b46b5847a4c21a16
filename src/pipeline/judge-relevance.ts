import { sourceNamed, type PackId } from '../domain/diplomacy/pack.ts';
import { inputOf } from '../domain/news/news-text.ts';
import { judgeRelevance } from '../domain/news/relevance.ts';
import type { Reader } from '../ports/reader.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { LedgerMemory } from './ledger-memory.ts';
import { takeReports, type StageCount, type TakeDeps } from './take-reports.ts';

/** What the first judgement needs. */
export interface JudgeDeps extends TakeDeps {
  readonly store: StoryStore;
  readonly reader: Reader;
  /** One a pack. */
  readonly memories: ReadonlyMap<PackId, LedgerMemory>;
}

/**
 * Stage 2 of 7: unseen reports → relevant or not, news or analysis, with reasons. Irrelevant reports and analysis end
 * here. While a truce of the conflict holds, strikes and captives speak of it.
 */
export async function judgeReports(deps: JudgeDeps): Promise<StageCount> {
  const stage = { name: 'judge', waiting: (limit: number) => deps.store.reportsToJudge(limit) };
  return takeReports(stage, deps, async (report, { pack, scene }) => {
    const { version } = report;
    const input = inputOf(version, sourceNamed(pack, version.feedId), (text, language) =>
      deps.reader.read(text, language),
    );
    const memory = deps.memories.get(pack.id);
    await memory?.catchUp();
    const truceInForce = memory?.truceInForce ?? false;
    const { relevant, score, kind, because } = judgeRelevance(input, scene, { truceInForce });
    await deps.store.saveRelevance(report.id, { relevant, score, kind, because });
  });
}
