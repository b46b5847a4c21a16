import type { Report } from '../domain/news/report.ts';
import type { Log } from '../ports/log.ts';
import { conflictOf, type Conflict } from './conflict.ts';

/** How many reports a stage took on, and how many it left for the next cycle. */
export interface StageCount {
  readonly done: number;
  readonly failed: number;
}

/**
 * Takes reports one by one, oldest first. One that fails is logged and stays where it is; the others go on. Reports of
 * a pack that is no longer configured wait.
 */
export async function takeReports<R extends Report>(
  reports: readonly R[],
  stage: { readonly name: string; readonly conflicts: readonly Conflict[]; readonly log: Log },
  take: (report: R, conflict: Conflict) => Promise<void>,
): Promise<StageCount> {
  let done = 0;
  let failed = 0;
  for (const report of reports) {
    const conflict = conflictOf(stage.conflicts, report.packId);
    if (!conflict) continue;
    try {
      await take(report, conflict);
      done++;
    } catch (cause) {
      failed++;
      stage.log.error('report left for the next cycle', {
        stage: stage.name,
        reportId: report.id,
        cause: String(cause),
      });
    }
  }
  return { done, failed };
}
