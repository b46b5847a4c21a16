import { sourceNamed } from '../domain/diplomacy/pack.ts';
import { placeVersion } from '../domain/news/event.ts';
import { originOf } from '../domain/news/origin.ts';
import type { EventId } from '../domain/news/report.ts';
import { versionFeatures } from '../domain/news/version-features.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Reader } from '../ports/reader.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { Conflict } from './conflict.ts';
import type { EventMemories } from './event-memories.ts';
import { takeReports, type StageCount } from './take-reports.ts';

/** What placing needs. */
export interface GroupDeps {
  readonly store: StoryStore;
  readonly reader: Reader;
  readonly conflicts: readonly Conflict[];
  readonly events: EventMemories;
  readonly clock: Clock;
  readonly log: Log;
  readonly batch: number;
}

/** Stage 3 of 7: relevant news → the event that it reports, known or opened by it, and the origin of its text. */
export async function groupIntoEvents(deps: GroupDeps): Promise<StageCount> {
  const reports = await deps.store.reportsToPlace(deps.batch);
  return takeReports(reports, { name: 'place', ...deps }, async (report, { pack, scene }) => {
    const { version } = report;
    const source = sourceNamed(pack, version.feedId);
    const input = {
      title: deps.reader.read(version.title),
      summary: deps.reader.read(version.summary),
      link: version.link,
      source,
    };
    const features = versionFeatures(input, scene);
    const memory = await deps.events.of(pack.id, deps.clock.now());
    const placed = placeVersion(features, memory, version.seenAt.getTime());
    const { origin } = originOf({
      title: version.title,
      summary: version.summary,
      author: version.author,
      originName: version.originName,
      source,
    });
    const event =
      placed.kind === 'existing'
        ? ({ kind: 'existing', eventId: placed.eventId as EventId } as const)
        : ({ kind: 'new' } as const);
    const eventId = await deps.store.savePlacement(report.id, { event, because: placed.because, features, origin });
    memory.add({ eventId, versionId: String(version.id), features, seenAt: version.seenAt.getTime() });
  });
}
