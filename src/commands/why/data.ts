import { describeDevelopment } from '../../domain/ledger/describe.ts';
import type { Pack } from '../../domain/diplomacy/pack.ts';
import type { Development } from '../../domain/ledger/development.ts';
import type { ExplainedEvent, ExplainedVersion, Explanation } from '../../queries/explain-link.ts';
import { outcomeInWords } from './outcome.ts';

/** The answer to `why` for a program. */
export function explanationData(link: string, explanation: Explanation): object {
  switch (explanation.kind) {
    case 'seen':
      return {
        link,
        seen: true,
        packs: explanation.packs.map((found) => ({
          pack: found.pack.id,
          name: found.pack.name,
          summary: outcomeInWords(found),
          versions: found.versions.map((version) => versionData(found.pack, version)),
        })),
      };
    case 'unseen':
      return {
        link,
        seen: false,
        host: explanation.host,
        feeds: explanation.feeds.map(({ source, standing, health }) => ({
          id: source.id,
          outlet: source.outlet,
          standing,
          lastReadAt: health?.lastSuccessAt ?? null,
          error: health?.lastError ?? null,
        })),
      };
    case 'left':
    case 'no address':
      return { link, seen: explanation.kind === 'left', packs: [] };
  }
}

function versionData(pack: Pack, explained: ExplainedVersion): object {
  const { report, source, event, rival, follows, decided, made, repeated } = explained;
  const { version, relevance } = report;
  return {
    title: version.title,
    link: version.link,
    outlet: source.outlet,
    feed: source.id,
    publishedAt: version.publishedAt,
    seenAt: version.seenAt,
    feedReadAt: explained.feedReadAt,
    entry: report.entry,
    stage: report.stage,
    relevant: relevance?.relevant ?? null,
    score: relevance?.score ?? null,
    kind: relevance?.kind ?? null,
    relevanceBecause: relevance?.because ?? [],
    event: event && eventData(event),
    placedBecause: report.placedBecause,
    rival: rival && { ...eventData(rival.event), score: rival.score },
    follows: follows && eventData(follows),
    desk: decided.map(({ kind, entryId, at }) => ({ kind, entry: entryId, at })),
    outcome: report.outcome,
    outcomeBecause: report.outcomeBecause,
    made: made.map(({ entry, telling }) => ({
      ...entryData(pack, entry),
      posts: telling.breaking,
      digests: telling.digests,
      waiting: telling.waiting,
    })),
    repeated: repeated.map((entry) => entryData(pack, entry)),
  };
}

function eventData({ eventId, first, source, reports }: ExplainedEvent): object {
  const { title, link, seenAt } = first;
  return { id: eventId, reports, first: { title, link, outlet: source.outlet, seenAt } };
}

function entryData(pack: Pack, entry: Development): object {
  const { id, kind, learnedAt } = entry;
  return { id, kind, text: describeDevelopment(pack, entry), learnedAt };
}
