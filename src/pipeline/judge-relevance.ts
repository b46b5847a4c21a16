import type { PackId } from '../domain/diplomacy/pack.ts';
import { judgeInWords } from '../domain/news/relevance.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { LedgerMemory } from './ledger-memory.ts';
import type { ReportTexts } from './report-texts.ts';
import { takeTogether, type StageCount, type TakeDeps } from './take-reports.ts';

/** What the first judgement needs. */
export interface JudgeDeps extends TakeDeps {
  readonly store: StoryStore;
  readonly texts: ReportTexts;
  /** One a pack. */
  readonly memories: ReadonlyMap<PackId, LedgerMemory>;
}

/**
 * Stage 2 of 7: unseen reports → relevant or not, news or analysis, with reasons. Irrelevant reports and analysis end
 * here. While a truce of the conflict holds, strikes and captives speak of it.
 */
export async function judgeReports(deps: JudgeDeps, signal: AbortSignal): Promise<StageCount> {
  const stage = { name: 'judge', waiting: (limit: number) => deps.store.reportsToJudge(limit) };
  const current = new Set<LedgerMemory>();
  return takeTogether(stage, deps, signal, {
    decide: async (report, conflict) => {
      const memory = deps.memories.get(report.packId);
      if (memory && !current.has(memory)) await memory.catchUp();
      if (memory) current.add(memory);
      const { text } = deps.texts.of(report, conflict);
      const { relevant, score, kind, because } = judgeInWords(text, { truceInForce: memory?.truceInForce ?? false });
      if (kind !== 'news') deps.texts.forget(report.id);
      return { relevant, score, kind, because };
    },
    save: (judged) => deps.store.saveRelevance(judged.map(({ report, decision }) => ({ id: report.id, ...decision }))),
  });
}
