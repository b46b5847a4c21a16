import { extractStatements } from '../domain/diplomacy/extract.ts';
import { sourceNamed } from '../domain/diplomacy/pack.ts';
import type { Log } from '../ports/log.ts';
import type { Reader } from '../ports/reader.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { Conflict } from './conflict.ts';
import { takeReports, type StageCount } from './take-reports.ts';

/** What reading needs. */
export interface ReadDeps {
  readonly store: StoryStore;
  readonly reader: Reader;
  readonly conflicts: readonly Conflict[];
  readonly log: Log;
  readonly batch: number;
}

/** Stage 4 of 7: placed reports → their statements with quotes, asserted or not. */
export async function readStatements(deps: ReadDeps): Promise<StageCount> {
  const reports = await deps.store.reportsToRead(deps.batch);
  return takeReports(reports, { name: 'read', ...deps }, async (report, { pack, scene }) => {
    const { title, summary, feedId } = report.version;
    const side = sourceNamed(pack, feedId).side;
    const statements = extractStatements(
      { title: deps.reader.read(title), summary: deps.reader.read(summary), side },
      scene,
    );
    await deps.store.saveStatements(report.id, statements);
  });
}
