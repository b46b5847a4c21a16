import type { Pack } from '../../domain/diplomacy/pack.ts';
import { strong, text, type Block, type Span } from '../../domain/telling/message.ts';
import { outletSpan } from '../../domain/telling/render-line.ts';
import type { ExplainedEvent, ExplainedLink, ExplainedVersion } from '../../queries/explain-link.ts';
import { becameBlocks } from './became.ts';
import { outcomeInWords, outcomeWord } from './outcome.ts';
import {
  judgedReasons,
  likenessReasons,
  likenessScore,
  nearness,
  originReason,
  surely,
  type Weighed,
} from './reasons.ts';
import { bullet, deskSpans, eventSpans } from './spans.ts';

/** Of an article that was changed more often, the first version and the latest ones are shown. */
const MOST_VERSIONS = 4;

/**
 * One pack's answer: what became of the link, then each version with the reasons, oldest first. Where nothing of it concerns
 * the pack, the latest version's reasons say enough; the text stands once in a message, so only a first section shows it.
 */
export function packBlocks(link: ExplainedLink, isFirst: boolean): readonly Block[] {
  const { pack, versions } = link;
  const latest = versions.at(-1);
  if (latest && versions.every(({ report }) => report.outcome === 'irrelevant'))
    return [
      { kind: 'heading', text: `${pack.name}: ${outcomeInWords(link)}` },
      ...(isFirst ? [quoteBlock(latest, true)] : []),
      ...relevanceBlocks(pack, latest),
    ];
  const last = versions.slice(1).slice(1 - MOST_VERSIONS);
  const shown = [...versions.slice(0, 1), ...last];
  const left = versions.length - shown.length;
  return [
    { kind: 'heading', text: `${pack.name}: ${outcomeInWords(link)}` },
    ...shown.flatMap((version, n): readonly Block[] => [
      ...(n === 1 && left > 0 ? [{ kind: 'note', spans: [text(`${left} between are left out.`)] } as const] : []),
      ...versionBlocks(pack, versions, versions.indexOf(version)),
    ]),
  ];
}

function versionBlocks(pack: Pack, versions: readonly ExplainedVersion[], n: number): readonly Block[] {
  const version = versions[n];
  if (version === undefined) return [];
  const ofArticle = (one: ExplainedVersion): boolean => isSameArticle(one, version);
  const what = versions.every(ofArticle) ? 'Version' : 'Report at this address';
  const words = `${what} ${n + 1} of ${versions.length}: ${outcomeWord(version)}`;
  const before = versions.slice(0, n).findLast(ofArticle);
  return [
    ...(versions.length === 1 ? [] : [{ kind: 'paragraph', spans: [strong(words)] } as const]),
    quoteBlock(version, n === versions.length - 1),
    ...becameBlocks(pack, version),
    ...(before && isJudgedAlike(before, version) ? [] : relevanceBlocks(pack, version)),
    ...eventBlocks(version, before ?? null),
  ];
}

/** Several articles may stand at one address, such as the posts of a live page. */
function isSameArticle(a: ExplainedVersion, b: ExplainedVersion): boolean {
  return a.report.version.articleKey === b.report.version.articleKey;
}

function isJudgedAlike(before: ExplainedVersion, { report }: ExplainedVersion): boolean {
  const [was, is] = [before.report.relevance, report.relevance];
  return is !== null && was?.relevant === is.relevant && was.kind === is.kind;
}

function quoteBlock(explained: ExplainedVersion, isLast: boolean): Block {
  const { title, summary } = explained.report.version;
  return {
    kind: 'quote',
    text: title || summary,
    attribution: [...whence(explained), ...(isLast ? lastRead(explained) : [])],
  };
}

/** Outlet, feed, when it was published and first seen, and how it came in where that was not the usual way. */
function whence({ report, source, feed }: ExplainedVersion): readonly Span[] {
  const { version, entry } = report;
  const came = entry.as === 'live' ? '' : ` (${entry.as}: ${entry.because})`;
  return [
    outletSpan(source.outlet, version.link),
    ...(feed === source.outlet ? [] : [text(` (feed ${source.id})`)]),
    ...(version.publishedAt === null
      ? [text(', without a date of its own')]
      : [text(', published '), moment(version.publishedAt)]),
    text('; first seen '),
    moment(version.seenAt),
    text(came),
  ];
}

function lastRead({ feedReadAt }: ExplainedVersion): readonly Span[] {
  return feedReadAt === null ? [] : [text('; its feed was last read '), moment(feedReadAt)];
}

function moment(at: Date): Span {
  return { kind: 'time', at, style: 'datetime' };
}

function relevanceBlocks(pack: Pack, { report }: ExplainedVersion): readonly Block[] {
  const { relevance } = report;
  if (relevance === null) return [];
  const { relevance: why, kind } = judgedReasons(relevance.because);
  const lead = relevance.relevant ? 'Relevant' : `Not about a truce or talks of ${pack.name}`;
  const sort = relevance.kind === 'analysis' ? 'Analysis, so it is not posted' : 'News';
  return [
    bullet(`${lead}, ${surely(relevance.score)}`, weighedSpans(why)),
    ...(relevance.kind === null ? [] : [bullet(sort, weighedSpans(kind))]),
  ];
}

function weighedSpans({ towards, against }: Weighed): readonly Span[] {
  const nothing = towards.length === 0 && against.length === 0;
  const first = towards.length > 0 ? `${towards.join('; ')}.` : nothing ? 'by the sum of small signs.' : '';
  const other = against.length > 0 ? `${first === '' ? '' : ' '}Against it: ${against.join('; ')}.` : '';
  return [text(first + other)];
}

function eventBlocks(explained: ExplainedVersion, before: ExplainedVersion | null): readonly Block[] {
  const { event, rival, follows, decided } = explained;
  const origin = originReason(explained.report);
  if (event === null) return [];
  if (before?.event?.eventId === event.eventId) return [bullet('Event', [text('that of the version before.')])];
  return [
    bullet('Event', eventLead(explained, event)),
    ...decided.map((decision) => bullet('Desk', deskSpans(decision))),
    ...(rival
      ? [bullet('See also', [...eventSpans(rival.event, explained), text(`: ${nearness(rival.score)}.`)])]
      : []),
    ...(follows ? [bullet('Follows', [...eventSpans(follows, explained), text('.')])] : []),
    ...(origin === null ? [] : [bullet('Origin', [text(`${origin}.`)])]),
  ];
}

function eventLead(explained: ExplainedVersion, event: ExplainedEvent): readonly Span[] {
  const { report } = explained;
  const { towards, against, others } = likenessReasons(report.placedBecause);
  const reasons = weighedSpans({ towards: [...others, ...towards], against });
  if (event.first.id === report.version.id) {
    const more = event.reports - 1;
    const joined =
      more === 0 ? 'no other has joined it' : more === 1 ? 'one more has joined it' : `${more} more have joined it`;
    return [text(`this report opened it; ${joined}.`)];
  }
  const score = likenessScore(report);
  return [
    text('the same happening as '),
    ...eventSpans(event, explained),
    ...(score === null
      ? [text(`, one of its ${event.reports} reports.`)] // it had opened an event of its own
      : [text(`, ${surely(score)}, one of its ${event.reports} reports: `), ...reasons]),
  ];
}
