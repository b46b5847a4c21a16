import type { DarkFeed, EndedOutage, NewlyDark } from '../news/judge-outages.ts';
import { strong, text, type Block, type Message, type Span } from './message.ts';
import type { NamedFeed } from './source-line.ts';
import { timeInWords } from './time-in-words.ts';

/** How many of the followed feeds are read at the moment, and when the first and the last of the others are tried next. */
interface FeedCounts {
  readonly read: number;
  readonly all: number;
  readonly nextTry: Date | null;
  readonly lastTry: Date | null;
}

/** What the words of a notice are made of besides the verdict itself. */
export interface NoticeSetting {
  readonly counts: FeedCounts;
  readonly nameOf: (feed: NamedFeed) => string;
  readonly now: Date;
  readonly timezone: string;
}

/** A feed's outage that has ended, and how many new items came in at its end. */
export interface Return {
  readonly outage: EndedOutage;
  readonly name: string;
  readonly brought: number;
}

const MOST_NAMED = 6;
const NAMED_IN_HEADLINE = 3;
const DAY_MS = 86_400_000;

/** Tells the admins what is dark; null when nothing new is. */
export function darkNotice(dark: NewlyDark, setting: NoticeSetting): Message | null {
  if (dark.kind === 'none') return null;
  const { feeds } = dark;
  const [first] = feeds;
  if (dark.kind === 'feeds' && feeds.length === 1 && first) return oneDark(first, setting);
  const isAll = dark.kind === 'everything' || feeds.length >= setting.counts.all;
  const count = `${feeds.length} sources have not been read`;
  const lead = dark.kind === 'everything' ? nothingRead(dark) : [strong(`${count} for six hours or more.`)];
  const line = (feed: DarkFeed) => [strong(setting.nameOf(feed)), ...sinceSpans(feed), text(`: ${because(feed)}`)];
  return {
    headline: dark.kind === 'everything' ? 'No source is read' : `${count}: ${inBrief(feeds.map(setting.nameOf))}`,
    blocks: [
      { kind: 'paragraph', spans: [...lead, ...(isAll ? [text(OWN_CONNECTION)] : [])] },
      ...list(feeds.map(line)),
      { kind: 'note', spans: countSpans(setting) },
    ],
    timezone: setting.timezone,
  };
}

function nothingRead({ unreadSince, feeds }: Extract<NewlyDark, { readonly kind: 'everything' }>): readonly Span[] {
  const everRead = feeds.some(({ health }) => health.lastSuccessAt !== null);
  const says = everRead ? ' since ' : ' so far; they are followed since ';
  return [strong('No source has been read'), text(says), moment(unreadSince), text('.')];
}

const OWN_CONNECTION = " All of them fail: that is probably this machine's own connection.";

function oneDark(feed: DarkFeed, setting: NoticeSetting): Message {
  const name = setting.nameOf(feed);
  const isRead = feed.health.lastSuccessAt !== null;
  const since = timeInWords(feed.unreadSince, 'datetime', setting.timezone);
  const says = isRead ? ' has not been read since ' : ' has never been read; it is followed since ';
  return {
    headline: isRead ? `${name} has not been read since ${since}` : `${name} has never been read`,
    blocks: [
      {
        kind: 'paragraph',
        spans: [
          strong(name),
          text(says),
          moment(feed.unreadSince),
          text(`: ${because(feed)} `),
          ...countSpans(setting),
        ],
      },
    ],
    timezone: setting.timezone,
  };
}

/** Tells the admins which feeds are read again; null when none is. */
export function backNotice(back: readonly Return[], setting: NoticeSetting): Message | null {
  const [first] = back;
  if (!first) return null;
  const { timezone } = setting;
  if (back.length === 1) {
    const spans = [strong(first.name), ...returnSpans(first), text(' '), ...countSpans(setting)];
    return { headline: `${first.name} is read again`, blocks: [{ kind: 'paragraph', spans }], timezone };
  }
  const several = `${back.length} sources are read again`;
  const blocks: readonly Block[] = [
    { kind: 'paragraph', spans: [strong(`${several}.`)] },
    ...list(back.map((one) => [strong(one.name), ...returnSpans(one)])),
    { kind: 'note', spans: countSpans(setting) },
  ];
  return { headline: `${several}: ${inBrief(back.map(({ name }) => name))}`, blocks, timezone };
}

/** Tells the admins that what kept everything dark is over; the feeds that are still to be tried are not told one by one. */
export function everythingBackNotice({ outage, brought }: Omit<Return, 'name'>, setting: NoticeSetting): Message {
  const { counts, now, timezone } = setting;
  const others: readonly Span[] =
    counts.lastTry !== null && counts.lastTry > now
      ? [text(' The others are tried again until '), clock(counts.lastTry, now), text('.')]
      : [];
  const spans = [
    strong('Sources are read again'),
    text(', since '),
    moment(outage.readSince),
    text(`; none could be read for ${lengthOf(outage)}. ${brought > 0 ? `${itemsInWords(brought)} ` : ''}`),
    countsHead(counts),
    ...others,
  ];
  return { headline: 'Sources are read again', blocks: [{ kind: 'paragraph', spans }], timezone };
}

function returnSpans({ outage, brought }: Return): readonly Span[] {
  return [
    text(' is read again, since '),
    moment(outage.readSince),
    text(`; it was dark for ${lengthOf(outage)}. ${itemsInWords(brought)}`),
  ];
}

function itemsInWords(count: number): string {
  if (count === 0) return 'No new item came in.';
  return count === 1 ? 'One item of that time came in.' : `${count} items of that time came in.`;
}

function lengthOf({ unreadSince, readSince }: EndedOutage): string {
  return durationInWords(readSince.getTime() - unreadSince.getTime());
}

/** `7 h 12 min`, `2 days 3 h`. */
export function durationInWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'}${hours % 24 > 0 ? ` ${hours % 24} h` : ''}`;
  if (hours === 0) return `${minutes} min`;
  return `${hours} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}`;
}

function sinceSpans(feed: DarkFeed): readonly Span[] {
  const lead = feed.health.lastSuccessAt === null ? ', never read, followed since ' : ', since ';
  return [text(lead), moment(feed.unreadSince)];
}

function because({ health }: DarkFeed): string {
  return `${(health.lastError ?? 'The last poll failed').replace(/[.\s]+$/u, '')}.`;
}

/** "26 of 29 sources are read. Next try 22:40." */
function countSpans({ counts, now }: NoticeSetting): readonly Span[] {
  const { nextTry } = counts;
  const head = countsHead(counts);
  if (nextTry === null) return [head];
  return nextTry > now ? [head, text(' Next try '), clock(nextTry, now), text('.')] : [head, text(' Next try now.')];
}

function countsHead({ read, all }: FeedCounts): Span {
  return text(`${read} of ${all} ${all === 1 ? 'source' : 'sources'} ${read === 1 ? 'is' : 'are'} read.`);
}

function list(items: readonly (readonly Span[])[]): readonly Block[] {
  const bullets = items.slice(0, MOST_NAMED).map((spans): Block => ({ kind: 'bullet', spans }));
  const more = items.length - bullets.length;
  return more > 0 ? [...bullets, { kind: 'bullet', spans: [text(`and ${more} more`)] }] : bullets;
}

function inBrief(names: readonly string[]): string {
  const shown = names.slice(0, NAMED_IN_HEADLINE).join(', ');
  const more = names.length - NAMED_IN_HEADLINE;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function moment(at: Date): Span {
  return { kind: 'time', at, style: 'datetime' };
}

/** The hour alone, as long as that is clear. */
function clock(at: Date, now: Date): Span {
  return { kind: 'time', at, style: at.getTime() - now.getTime() < DAY_MS ? 'time' : 'datetime' };
}
