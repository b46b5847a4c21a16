import { zoneClock } from '../domain/telling/zoned-moment.ts';
import { dateOf, readTime } from './read-time.ts';

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
 * day without an hour is its last moment: what was known on that day.
 */
export function parseMoment(typed: string, timezone: string, now: Date): MomentAsked | null {
  const read = readTime(typed.trim().replace(/\s+/gu, ' '), timezone, now);
  if (read === null || read.kind === 'span') return null;
  if (read.kind === 'unclear') return read;
  if (read.kind === 'instant') return { kind: 'at', at: read.at, isDay: false };
  const clock = zoneClock(timezone);
  const { year, month, day } = clock.shownAt(read.at);
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  // where the clock is put back at midnight, 23:59 comes twice: the day ends with the next one's beginning
  const ends = clock.momentOf({ ...dateOf(next), hour: 0, minute: 0 });
  return { kind: 'at', at: new Date(ends.getTime() - 1), isDay: true };
}
