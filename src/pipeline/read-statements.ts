import type { StoryStore } from '../ports/story-store.ts';
import type { ReportTexts } from './report-texts.ts';
import { takeTogether, type StageCount, type TakeDeps } from './take-reports.ts';

/** What reading needs. */
export interface ReadDeps extends TakeDeps {
  readonly store: StoryStore;
  readonly texts: ReportTexts;
}

/** Stage 4 of 7: placed reports → their statements with quotes, asserted or not. */
export async function readStatements(deps: ReadDeps, signal: AbortSignal): Promise<StageCount> {
  const stage = { name: 'read', waiting: (limit: number) => deps.store.reportsToRead(limit) };
  return takeTogether(stage, deps, signal, {
    decide: async (report, conflict) => deps.texts.of(report, conflict).text.statements,
    save: (read) =>
      deps.store.saveStatements(read.map(({ report, decision }) => ({ id: report.id, statements: decision }))),
  });
}
