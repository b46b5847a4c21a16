import { extractStatements } from '../domain/diplomacy/extract.ts';
import { sourceNamed } from '../domain/diplomacy/pack.ts';
import type { Reader } from '../ports/reader.ts';
import type { StoryStore } from '../ports/story-store.ts';
import { takeReports, type StageCount, type TakeDeps } from './take-reports.ts';

/** What reading needs. */
export interface ReadDeps extends TakeDeps {
  readonly store: StoryStore;
  readonly reader: Reader;
}

/** Stage 4 of 7: placed reports → their statements with quotes, asserted or not. */
export async function readStatements(deps: ReadDeps): Promise<StageCount> {
  const stage = { name: 'read', waiting: (limit: number) => deps.store.reportsToRead(limit) };
  return takeReports(stage, deps, async (report, { pack, scene }) => {
    const { title, summary, feedId } = report.version;
    const side = sourceNamed(pack, feedId).side;
    const statements = extractStatements(
      { title: deps.reader.read(title), summary: deps.reader.read(summary), side },
      scene,
    );
    await deps.store.saveStatements(report.id, statements);
  });
}
