import { zoneClock } from '../domain/telling/zoned-moment.ts';
import { readTime } from './read-time.ts';

/** What a moment may look like, for a sentence. */
export const MOMENTS_IN_WORDS = 'a date such as 2025-03-20, or with an hour "2025-03-20 18:00", or "yesterday 18:00"';

/** A moment that was typed, or what can be read in two ways. */
export type MomentAsked =
  | { readonly kind: 'at'; readonly at: Date; readonly isDay: boolean }
  | { readonly kind: 'unclear'; readonly because: string };

/** Far enough ahead that whatever is a time lies before it. */
const ANY_TIME = new Date('2900-01-01T12:00:00Z');

/** Is this a moment at all? */
export function isMoment(typed: string): boolean {
  return parseMoment(typed, 'UTC', ANY_TIME) !== null;
}

/**
 * The moment that was typed, in the asker's zone unless it names its own; null when it is none, as a week is none. A
 * day without an hour is its last minute: what was known on that day.
 */
export function parseMoment(typed: string, timezone: string, now: Date): MomentAsked | null {
  const read = readTime(typed.trim().replace(/\s+/gu, ' '), timezone, now);
  if (read === null || read.kind === 'span') return null;
  if (read.kind === 'unclear') return read;
  if (read.kind === 'instant') return { kind: 'at', at: read.at, isDay: false };
  const clock = zoneClock(timezone);
  return { kind: 'at', at: clock.momentOf({ ...clock.shownAt(read.at), hour: 23, minute: 59 }), isDay: true };
}
