import type { PackId } from '../domain/diplomacy/pack.ts';
import { developmentOdds } from '../domain/news/development.ts';
import { placeVersion } from '../domain/news/event.ts';
import { judgeText, type RelevanceVerdict } from '../domain/news/relevance.ts';
import type { EventId, Placement } from '../domain/news/report.ts';
import { toldAt } from '../domain/news/told-at.ts';
import { featuresOf } from '../domain/news/version-features.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { EventMemories } from './event-memories.ts';
import type { LedgerMemory } from './ledger-memory.ts';
import type { ReportTexts } from './report-texts.ts';
import type { TextOrigins } from './text-origins.ts';
import { takeReports, type StageCount, type TakeDeps } from './take-reports.ts';

/** What placing needs. */
export interface GroupDeps extends TakeDeps {
  readonly store: StoryStore;
  readonly texts: ReportTexts;
  readonly events: EventMemories;
  readonly origins: TextOrigins;
  /** One a pack. */
  readonly memories: ReadonlyMap<PackId, LedgerMemory>;
}

type Placed = ReturnType<typeof placeVersion>;

/** Stage 3 of 7: relevant news → the event that it reports, known or opened by it, and the origin of its text. */
export async function groupIntoEvents(deps: GroupDeps, signal: AbortSignal): Promise<StageCount> {
  const stage = { name: 'place', waiting: (limit: number) => deps.store.reportsToPlace(limit) };
  return takeReports(stage, deps, signal, async (report, conflict) => {
    const { version } = report;
    const { input, text } = deps.texts.of(report, conflict);
    const now = deps.clock.now();
    const memory = await deps.events.of(report.packId, now);
    const features = memory.dated(featuresOf(text, { ...input, toldAt: toldAt(version) }), version.seenAt.getTime());
    const placed = placeVersion(features, memory);
    const truceInForce = deps.memories.get(report.packId)?.truceInForce ?? false;
    const { odds, because } = developmentOdds(text, features, {
      ...judgedSoFar(judgeText(text, { truceInForce })),
      placement: placed,
      seenAt: version.seenAt.getTime(),
      memory,
    });
    const traced = await deps.origins.trace(report, [input.title, input.summary], conflict.pack, now);
    const placement = {
      ...whereOf(placed),
      because: [...placed.because, traced.because, ...because.map((reason) => `adds: ${reason}`)],
      features,
      text: traced.text,
      odds,
    };
    const eventId = await deps.store.savePlacement(report.id, placement, now);
    memory.add({ eventId, versionId: String(version.id), features, seenAt: version.seenAt.getTime() });
    traced.keep();
    deps.memories.get(report.packId)?.correct(traced.text);
  });
}

/** Every event that a placement names is stored already but the one that it opens. */
function whereOf(placed: Placed): Pick<Placement, 'event' | 'rival' | 'follows'> {
  const { rival, follows } = placed;
  return {
    event: placed.kind === 'existing' ? { kind: 'existing', eventId: placed.eventId as EventId } : { kind: 'new' },
    rival: rival && { eventId: rival.eventId as EventId, score: rival.score },
    follows: follows as EventId | null,
  };
}

function judgedSoFar({ score, newsScore }: RelevanceVerdict): { readonly relevance: number; readonly news: number } {
  return { relevance: score, news: newsScore };
}
