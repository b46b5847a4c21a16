import { stillFollowed, type Unfollowed } from '../../domain/news/added-source.ts';
import { strong, text, type Block, type Span } from '../../domain/telling/message.ts';
import { sourceLineSpans } from '../../domain/telling/render-digest.ts';
import type { Standing } from '../../domain/telling/source-line.ts';
import type { Platform } from '../../domain/telling/subscription.ts';
import type { FeedReport, SourcesReport } from '../../queries/feed-health.ts';
import { zoneOf, type Command } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { code, everyReport, isAdded, sideInWords } from './known-feeds.ts';

/** Lines of one list; a chat holds only so many messages. */
const MOST: Readonly<Record<Platform, number>> = { discord: 40, slack: 60, terminal: Infinity };
const ORDER: readonly Standing[] = ['dark', 'waiting', 'read'];

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
    const each = Math.ceil(MOST[request.platform] / Math.max(1, reports.length));
    const count = reports.reduce((sum, report) => sum + report.feeds.length, 0);
    const headline = `${count} ${count === 1 ? 'feed is' : 'feeds are'} followed`;
    const blocks: readonly Block[] = [
      { kind: 'heading', text: headline },
      ...reports.flatMap((report) => packBlocks(report, each)),
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

function packBlocks(report: SourcesReport, most: number): readonly Block[] {
  const feeds = report.feeds.toSorted((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing));
  const shown = feeds.slice(0, most);
  const rest = feeds.length - shown.length;
  const more = `And ${rest} more; the page /sources and /ceasefire feeds export have them all.`;
  return [
    { kind: 'heading', text: report.pack.name },
    { kind: 'note', spans: sourceLineSpans(report.line) },
    ...shown.map((feed): Block => ({ kind: 'bullet', spans: feedSpans(feed, report) })),
    ...(rest > 0 ? [{ kind: 'note', spans: [text(more)] } as const] : []),
  ];
}

function feedSpans({ source, says, movedTo }: FeedReport, { pack }: SourcesReport): readonly Span[] {
  const about = [
    ...(source.side === null ? [] : [sideInWords(source.side, pack)]),
    ...(isAdded(source) ? ['added'] : []),
  ];
  return [
    strong(source.outlet),
    text(' '),
    code(source.id),
    text(about.length > 0 ? ` (${about.join(', ')}): ` : ': '),
    ...says,
    text(movedTo === null ? '' : ' It has moved for good.'),
  ];
}

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
