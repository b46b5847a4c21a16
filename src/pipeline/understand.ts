import { findDevelopments, type DevelopmentDeps } from './find-developments.ts';
import { groupIntoEvents, type GroupDeps } from './group-into-events.ts';
import { judgeReports, type JudgeDeps } from './judge-relevance.ts';
import { readStatements, type ReadDeps } from './read-statements.ts';

/** What the four stages in the middle need. */
export type UnderstandDeps = JudgeDeps & GroupDeps & ReadDeps & DevelopmentDeps;

/** The four stages in the middle, round after round until every report that can be settled is; a stop is heeded after each report. */
export async function understand(
  deps: UnderstandDeps,
  signal: AbortSignal,
): Promise<{ readonly settled: number; readonly failed: number }> {
  let settled = 0;
  let failed = 0;
  for (;;) {
    const judged = await judgeReports(deps, signal); // relevant?
    const grouped = await groupIntoEvents(deps, signal); // same event?
    const read = await readStatements(deps, signal); // what does it state?
    const developed = await findDevelopments(deps, signal); // new against the board?
    settled += developed.done;
    failed += judged.failed + grouped.failed + read.failed + developed.failed;
    const done = judged.done + grouped.done + read.done + developed.done;
    if (done === 0 || signal.aborted) return { settled, failed };
  }
}
