import type { NewVersion, PollHarvest, Version } from '../../src/domain/news/article.ts';
import type { ReportId } from '../../src/domain/news/report.ts';
import type { KeptItem, KeptPoll } from '../../src/ports/story-store.ts';
import type { InMemoryState } from './in-memory-state.ts';

/** What a poll leaves, in memory. */
export function keepInMemory(state: InMemoryState, poll: KeptPoll): readonly KeptItem[] {
  const feed = state.feeds.get(poll.feedId);
  if (feed) {
    const moved = poll.movedTo ?? feed.movedTo;
    const movedTo = moved === feed.url ? null : moved;
    state.feeds.set(feed.id, { ...feed, movedTo, validators: poll.validators ?? feed.validators, health: poll.health });
  }
  const { harvest } = poll;
  if (harvest === null) return [];
  const before = { feeds: new Map<number, Set<string>>() };
  for (const { version } of state.versions) before.feeds.set(version.id, new Set([version.feedId]));
  for (const report of state.reports) before.feeds.get(report.version.id)?.add(report.version.feedId);
  return harvest.versions.map((item) => {
    const known = state.versionWith(item.articleKey, item.hash)?.version;
    const version = known ?? addVersion(state, harvest, item);
    const later = before.feeds.get(version.id)?.has(harvest.feedId) === true;
    addReports(state, harvest, item, version, later);
    return { versionId: version.id, isNew: known === undefined };
  });
}

function addVersion(state: InMemoryState, harvest: PollHarvest, found: NewVersion): Version {
  const { articleKey, address, hash, gist, titleKey, item } = found;
  const { title, summary, link, author, originName, publishedAt } = item;
  const version = {
    id: state.nextVersionId(),
    articleKey,
    feedId: harvest.feedId,
    title,
    summary,
    link,
    author,
    originName,
    publishedAt,
    seenAt: harvest.seenAt,
  };
  state.versions.push({ address, hash, gist, titleKey, guid: item.guid, version });
  return version;
}

function addReports(state: InMemoryState, harvest: PollHarvest, item: NewVersion, version: Version, later: boolean) {
  const LATER = { as: 'background', because: 'the feed had it before the pack listed the feed' } as const;
  for (const packId of harvest.packs) {
    if (state.reports.some((held) => held.version.id === version.id && held.packId === packId)) continue;
    state.reports.push({
      id: (state.reports.length + 1) as ReportId,
      packId,
      version: { ...version, feedId: harvest.feedId, seenAt: harvest.seenAt },
      entry: later ? LATER : item.entry,
      stage: 'seen',
      relevance: null,
      eventId: null,
      rival: null,
      follows: null,
      placedBecause: [],
      outcome: null,
      outcomeBecause: [],
      origin: '',
      originSide: null,
      text: null,
      odds: 0,
      opensEvent: false,
      statements: [],
      features: null,
    });
  }
}
