import { strong, text, type Block, type Span } from '../../domain/telling/message.ts';
import { sourceLineSpans } from '../../domain/telling/render-digest.ts';
import type { Standing } from '../../domain/telling/source-line.ts';
import type { Platform } from '../../domain/telling/subscription.ts';
import type { FeedReport, SourcesReport } from '../../queries/feed-health.ts';
import { code, isAdded, sideInWords } from './known-feeds.ts';

/** Lines of one list; a chat holds only so many messages. */
const MOST: Readonly<Record<Platform, number>> = { discord: 40, slack: 60, terminal: Infinity };
const ORDER: readonly Standing[] = ['dark', 'waiting', 'read'];

/** Into how many lines each of so many packs may go. */
export function linesEach(platform: Platform, packs: number): number {
  return Math.ceil(MOST[platform] / Math.max(1, packs));
}

/** A pack's feeds, those that need attention first: up to `most` lines, and how many more there are and where. */
export function feedBlocks(report: SourcesReport, most: number, rest: string): readonly Block[] {
  const feeds = report.feeds.toSorted((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing));
  const shown = feeds.slice(0, most);
  const left = feeds.length - shown.length;
  return [
    { kind: 'heading', text: report.pack.name },
    { kind: 'note', spans: sourceLineSpans(report.line) },
    ...shown.map((feed): Block => ({ kind: 'bullet', spans: feedSpans(feed, report) })),
    ...(left > 0 ? [{ kind: 'note', spans: [text(`And ${left} more; ${rest}.`)] } as const] : []),
  ];
}

function feedSpans({ source, says, movedTo }: FeedReport, { pack }: SourcesReport): readonly Span[] {
  const about = [
    ...(source.side === null ? [] : [sideInWords(source.side, pack)]),
    ...(isAdded(source) ? ['added'] : []),
  ];
  return [
    strong(source.outlet),
    text(' ('),
    code(source.id),
    text(`${about.map((word) => `, ${word}`).join('')}): `),
    ...says,
    text(movedTo === null ? '' : ' It has moved for good.'),
  ];
}
