import { readTime } from './read-time.ts';

/** What a time may look like, for a sentence. */
export const TIMES_IN_WORDS =
  'a time such as "yesterday 18:00", "monday", "3 hours ago", "13 March" or "2025-03-20 18:00", a message\'s link, or last';

/** A time that was typed: a moment, a message's, or the asker's last look; or what can be read in two ways. */
export type SinceAsked =
  | { readonly kind: 'at'; readonly at: Date }
  | { readonly kind: 'last' }
  | { readonly kind: 'unclear'; readonly because: string };

const LAST = /^(?:my\s+)?(?:last|last look)$/iu;
/** Far enough ahead that whatever is a time lies before it. */
const ANY_TIME = new Date('2900-01-01T12:00:00Z');

/** Is this a time in words at all? */
export function isTimeInWords(typed: string): boolean {
  return parseSince(typed, 'UTC', ANY_TIME) !== null;
}

/**
 * The time that was typed, in the asker's zone unless it names its own; null when it is none. A day, a week or a month
 * without an hour is its beginning.
 */
export function parseSince(typed: string, timezone: string, now: Date): SinceAsked | null {
  const words = typed
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/^since /iu, '');
  if (LAST.test(words)) return { kind: 'last' };
  const read = readTime(words, timezone, now);
  return read === null || read.kind === 'unclear' ? read : { kind: 'at', at: read.at };
}
