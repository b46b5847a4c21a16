import type { Entry } from './article.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OLD_MS = 3 * DAY_MS;
/** An article that was silent for so long and says something else now is dug up, not followed. */
const SILENT_MS = 7 * DAY_MS;
const LATE_MS = 3 * HOUR_MS;
/** A feed that was not read for longer than this, and not because it was polled so seldom, has a gap. */
const GAP_MS = 3 * HOUR_MS;
/** A poll that comes so long after its time was missed, whether or not it was tried. */
const MISSED_MS = HOUR_MS;

/** How the feed stood before this poll, and what is unusual about it. */
export interface FeedState {
  readonly firstPoll: boolean;
  readonly lastSuccessAt: Date | null;
  /** Failures in a row before this poll. */
  readonly failures: number;
  /** When this poll was meant to be. */
  readonly dueAt: Date;
  /** Most of what the document holds is known in other words or under other links. */
  readonly redesigned: boolean;
  /** Most of what the document holds has another headline than it had. */
  readonly retitled: boolean;
  /** Nothing in the document is known, and no dates tell its items apart: there are none, or one for all. */
  readonly turnedOver: boolean;
}

/** What is known of an item. */
export interface Trace {
  readonly publishedAt: Date | null;
  /** How its words compare with what is known of its article; null for an article that is not known. */
  readonly article: 'same words' | 'same gist' | 'same title' | 'other title' | null;
  /** When the newest version of its article was seen. */
  readonly lastSeenAt: Date | null;
  /** Whether this feed has shown these words, or this headline, under another link. */
  readonly elsewhere: 'same gist' | 'same title' | null;
  /** Whether the words stand in the same document under another link, and were taken there. */
  readonly twice: boolean;
}

/** A date in the future is the moment at which it was seen; `noted` says so, if it was further off than clocks differ. */
export function clamped(publishedAt: Date | null, now: Date): { readonly at: Date | null; readonly noted: boolean } {
  if (publishedAt === null || publishedAt <= now) return { at: publishedAt, noted: false };
  return { at: now, noted: publishedAt.getTime() - now.getTime() > 5 * 60_000 };
}

/**
 * How an item enters, and why. What the bot could have known before (a first poll, old, dug up, reworded or moved by the
 * feed itself) is background; what happened while nobody looked, or comes late, is told together; the rest is live.
 * An item without a date is live: an unknown date is not an old one.
 */
export function entryOf(trace: Trace, feed: FeedState, now: Date): Entry {
  const background = whyBackground(trace, feed, now);
  if (background !== null) return { as: 'background', because: background };
  const late = whyLate(trace, feed, now);
  if (late !== null) return { as: 'late', because: late };
  return {
    as: 'live',
    because:
      trace.article === null
        ? 'it appeared while the feed was being followed'
        : 'its words changed while the feed was being followed',
  };
}

function whyBackground(trace: Trace, feed: FeedState, now: Date): string | null {
  const since = (at: Date): number => now.getTime() - at.getTime();
  if (feed.firstPoll) return "it came with the feed's first poll";
  if (trace.publishedAt !== null && since(trace.publishedAt) > OLD_MS && !cameUnseen(trace, feed))
    return 'it was published more than three days before it was seen';
  if (trace.article === 'same gist') return 'a copy-edit: it says what an earlier version of the article says';
  if (trace.lastSeenAt !== null && trace.article !== 'same words' && since(trace.lastSeenAt) > SILENT_MS)
    return 'its article had said nothing new for more than a week';
  if (trace.elsewhere === 'same gist') return 'the feed had shown the same words under another link';
  if (trace.twice) return 'the same words stand in the document under another link';
  return feed.redesigned ? whyRedesign(trace, feed) : null;
}

/** What was published since the feed was read last happened while nobody looked, however long ago. */
function cameUnseen({ publishedAt }: Trace, { lastSuccessAt }: FeedState): boolean {
  return publishedAt !== null && lastSuccessAt !== null && publishedAt > lastSuccessAt;
}

/** After a redesign, only what was published since the feed was read last is news for certain. */
function whyRedesign(trace: Trace, feed: FeedState): string | null {
  const { article, elsewhere } = trace;
  if (article === 'same title' || elsewhere === 'same title')
    return 'the feed changed links or words of most of its items at once';
  if (article !== null) return null;
  return cameUnseen(trace, feed)
    ? null
    : 'it came when the feed changed most of its items at once, and may have been there before';
}

function whyLate({ publishedAt, article }: Trace, feed: FeedState, now: Date): string | null {
  const gap = feed.lastSuccessAt === null ? 0 : now.getTime() - feed.lastSuccessAt.getTime();
  const missed = feed.failures > 0 || now.getTime() - feed.dueAt.getTime() > MISSED_MS;
  if (gap > GAP_MS && missed) return `the feed had not been read for ${inHours(gap)}`;
  if (article === 'other title' && feed.retitled) return 'the feed changed the headlines of most of its items at once';
  if (article !== null) return null;
  const age = publishedAt === null ? 0 : now.getTime() - publishedAt.getTime();
  if (age > LATE_MS) return `it was published ${inHours(age)} before it was seen`;
  return feed.turnedOver ? 'every item of the feed changed at once, and no dates tell them apart' : null;
}

function inHours(ms: number): string {
  const hours = Math.round(ms / HOUR_MS);
  return hours < 48 ? `${hours} hours` : `${Math.round(ms / DAY_MS)} days`;
}
