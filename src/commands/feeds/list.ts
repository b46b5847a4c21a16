import { stillFollowed, type Unfollowed } from '../../domain/news/added-source.ts';
import { strong, text, type Block } from '../../domain/telling/message.ts';
import type { FeedReport } from '../../queries/feed-health.ts';
import { zoneOf, type Command } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { feedBlocks, linesEach } from './feed-blocks.ts';
import { code, everyReport, isAdded } from './known-feeds.ts';

const REST = 'the page /sources and /ceasefire feeds export have them all';

/** `feeds list`: every followed feed and how it is doing; those that need attention first. */
export const feedsList: Command = {
  name: ['feeds', 'list'],
  summary: 'The feeds that are followed, and how each is doing',
  options: [],
  example: '/ceasefire feeds list',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request);
    const reports = await everyReport(deps);
    const { unfollowed } = stillFollowed(await deps.added.all(), deps.packs);
    const each = linesEach(request.platform, reports.length);
    const count = reports.reduce((sum, report) => sum + report.feeds.length, 0);
    const headline = `${count} ${count === 1 ? 'feed is' : 'feeds are'} followed`;
    const blocks: readonly Block[] = [
      { kind: 'heading', text: headline },
      ...reports.flatMap((report) => feedBlocks(report, each, REST)),
      ...unfollowedBlocks(unfollowed),
    ];
    return {
      message: { headline, blocks, timezone: zoneOf(request, deps) },
      private: true,
      data: {
        packs: reports.map((report) => ({ id: report.pack.id, feeds: report.feeds.map(dataOf) })),
        unfollowed: unfollowed.map(({ source, because }) => ({ id: source.id, pack: source.packId, because })),
      },
    };
  },
};

function unfollowedBlocks(unfollowed: readonly Unfollowed[]): readonly Block[] {
  if (unfollowed.length === 0) return [];
  return [
    { kind: 'heading', text: 'Added, but not followed' },
    ...unfollowed.slice(0, 20).map(({ source, because }): Block => ({
      kind: 'bullet',
      spans: [strong(source.outlet), text(' '), code(source.id), text(`: ${because}.`)],
    })),
  ];
}

function dataOf({ source, standing, health, movedTo }: FeedReport) {
  return {
    id: source.id,
    outlet: source.outlet,
    url: source.url,
    movedTo,
    side: source.side,
    language: source.language,
    added: isAdded(source),
    standing,
    lastSuccessAt: health?.lastSuccessAt ?? null,
    nextPollAt: health?.nextPollAt ?? null,
    lastError: health?.lastError ?? null,
    failures: health?.failures ?? 0,
  };
}
