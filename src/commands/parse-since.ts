import { zoneClock, type WallTime, type ZoneClock } from '../domain/telling/zoned-moment.ts';
import { timeOfMessage } from './message-link.ts';
import { parseMoment } from './parse-moment.ts';

/** What a time may look like, for a sentence. */
export const TIMES_IN_WORDS =
  'a time such as "yesterday 18:00", "monday", "3 hours ago", "13 March" or "2025-03-20 18:00", a message\'s link, or last';

/** A time that was typed: a moment, a message's, or the asker's last look. */
export type SinceAsked = { readonly kind: 'at'; readonly at: Date } | { readonly kind: 'last' };

const LAST = /^(?:my\s+)?(?:last|last look)$/iu;
const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const DAY_MS = 86_400_000;
/** Far enough ahead that whatever is a time lies before it. */
const ANY_TIME = new Date('2900-01-01T12:00:00Z');

/** Is this a time in words at all? */
export function isTimeInWords(typed: string): boolean {
  return parseSince(typed, 'UTC', ANY_TIME) !== null;
}

/**
 * The time that was typed, in the asker's zone unless it names its own; null when it is none. A day without an hour is its
 * beginning; an hour without a day and a day without a year are the last such one.
 */
export function parseSince(typed: string, timezone: string, now: Date): SinceAsked | null {
  const words = typed
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/^since /iu, '');
  if (LAST.test(words)) return { kind: 'last' };
  const at =
    timeOfMessage(words) ??
    agoOf(words, now) ??
    isoOf(words, timezone) ??
    inWords(words.toLowerCase(), zoneClock(timezone), now);
  return at === null ? null : { kind: 'at', at };
}

/** "3 hours ago", "90m", "a week". */
function agoOf(words: string, now: Date): Date | null {
  const match = /^(\d{1,4}|an?) ?(minutes?|mins?|hours?|days?|weeks?|[mhdw])(?: ago)?$/iu.exec(words);
  if (!match) return null;
  const count = /^\d/u.test(match[1] ?? '') ? Number(match[1]) : 1;
  return new Date(now.getTime() - count * (UNIT_MS[(match[2] ?? '').charAt(0).toLowerCase()] ?? 0));
}

/** A date alone means from its beginning on. */
function isoOf(words: string, timezone: string): Date | null {
  return parseMoment(/^\d{4}-\d{1,2}-\d{1,2}$/u.test(words) ? `${words} 00:00` : words, timezone);
}

interface HourOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** "yesterday 18:00", "monday at 9am", "13 march", "18:00". */
function inWords(words: string, clock: ZoneClock, now: Date): Date | null {
  const match = /^(.*?)(?:(?:^|,? )(?:at )?(\d{1,2}[:.]\d{2}|\d{1,2} ?[ap]m|noon|midnight))?$/u.exec(words);
  const hour = match?.[2] === undefined ? null : hourOf(match[2]);
  if (!match || (match[2] !== undefined && hour === null)) return null;
  const day = match[1] ?? '';
  const at = (date: Date): Date =>
    clock.momentOf({ ...dateOf(date), hour: hour?.hour ?? 0, minute: hour?.minute ?? 0 });
  const today = asDate(clock.shownAt(now));
  if (day === '' || day === 'today') return hour === null && day === '' ? null : notAfter(at, today, DAY_MS, day, now);
  if (day === 'yesterday') return at(new Date(today.getTime() - DAY_MS));
  const weekday = /^(?:last )?(sun|mon|tue|wed|thu|fri|sat)[a-z]*$/u.exec(day);
  if (weekday) {
    const back = (today.getUTCDay() - DAYS.indexOf(weekday[1] as (typeof DAYS)[number]) + 7) % 7;
    return notAfter(at, new Date(today.getTime() - back * DAY_MS), 7 * DAY_MS, '', now);
  }
  const date = calendarDay(day, today);
  return date === null ? null : at(date);
}

/** The moment on that day, or where it is still to come the one before it; "today" is what it says. */
function notAfter(at: (date: Date) => Date, date: Date, stepMs: number, day: string, now: Date): Date {
  const moment = at(date);
  return moment <= now || day === 'today' ? moment : at(new Date(date.getTime() - stepMs));
}

function hourOf(written: string): HourOfDay | null {
  if (written === 'noon' || written === 'midnight') return { hour: written === 'noon' ? 12 : 0, minute: 0 };
  const half = /^(\d{1,2}) ?([ap])m$/u.exec(written);
  if (half) {
    const hour = Number(half[1]);
    return hour < 1 || hour > 12 ? null : { hour: (hour % 12) + (half[2] === 'p' ? 12 : 0), minute: 0 };
  }
  const [hour = 99, minute = 99] = written.split(/[:.]/u).map(Number);
  return hour > 23 || minute > 59 ? null : { hour, minute };
}

/** "13 march", "march 13", "13 mar 2025". */
function calendarDay(words: string, today: Date): Date | null {
  const match =
    /^(?<day>\d{1,2}) (?<month>[a-z]{3,9})\.?(?: (?<year>\d{4}))?$/u.exec(words) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:,? (?<year>\d{4}))?$/u.exec(words);
  const { day = '', month = '', year } = match?.groups ?? {};
  const monthAt = MONTHS.findIndex((name) => month.startsWith(name));
  if (monthAt === -1) return null;
  const date = (of: number): Date => new Date(Date.UTC(of, monthAt, Number(day)));
  const near = date(year === undefined ? today.getUTCFullYear() : Number(year));
  const found = year === undefined && near > today ? date(today.getUTCFullYear() - 1) : near;
  return found.getUTCMonth() === monthAt && found.getUTCDate() === Number(day) ? found : null;
}

/** The day that a clock shows, as midnight UTC, so that days can be counted. */
function asDate({ year, month, day }: WallTime): Date {
  return new Date(Date.UTC(year, month - 1, day));
}

function dateOf(date: Date): Pick<WallTime, 'year' | 'month' | 'day'> {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
