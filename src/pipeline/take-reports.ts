import { withAdded } from '../domain/news/added-source.ts';
import type { Report } from '../domain/news/report.ts';
import type { AddedSources } from '../ports/added-sources.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { conflictOf, type Conflict } from './conflict.ts';
import type { Retries } from './retries.ts';

/** How many reports a stage took on, and how many it left for later. */
export interface StageCount {
  readonly done: number;
  readonly failed: number;
}

/** What every stage of reports works with. */
export interface TakeDeps {
  readonly conflicts: readonly Conflict[];
  readonly added: Pick<AddedSources, 'all'>;
  readonly retries: Retries;
  readonly clock: Clock;
  readonly log: Log;
  /** Reports that a stage takes up at a time. */
  readonly batch: number;
}

/**
 * Takes reports one by one, oldest first. One that fails is logged, stays where it is and rests; the others go on, also
 * those behind a whole batch of resting ones. Reports of a pack that is no longer configured wait.
 */
export async function takeReports<R extends Report>(
  stage: { readonly name: string; readonly waiting: (limit: number) => Promise<readonly R[]> },
  deps: TakeDeps,
  take: (report: R, conflict: Conflict) => Promise<void>,
): Promise<StageCount> {
  const { retries, clock, log } = deps;
  const found = await stage.waiting(deps.batch + retries.size);
  const reports = found.filter(({ id }) => !retries.isResting(`report ${id}`, clock.now()));
  const conflicts = reports.length === 0 ? [] : await withAddedSources(deps);
  let done = 0;
  let failed = 0;
  for (const report of reports) {
    const what = `report ${report.id}`;
    const conflict = conflictOf(conflicts, report.packId);
    if (!conflict) {
      retries.failed(what, clock.now());
      continue;
    }
    try {
      await take(report, conflict);
      retries.succeeded(what);
      done++;
    } catch (cause) {
      failed++;
      retries.failed(what, clock.now());
      log.error('report left for later', { stage: stage.name, reportId: report.id, cause: String(cause) });
    }
  }
  return { done, failed };
}

/** Read anew for every batch: an admin may add a source at any moment, from another process, too. */
async function withAddedSources({ conflicts, added }: TakeDeps): Promise<readonly Conflict[]> {
  const sources = await added.all();
  return conflicts.map((conflict) => ({ ...conflict, pack: withAdded(conflict.pack, sources) }));
}
