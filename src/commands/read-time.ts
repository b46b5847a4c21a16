import { zoneClock, type WallTime, type ZoneClock } from '../domain/telling/zoned-moment.ts';
import { isDayOf, isoMoment } from './iso-moment.ts';
import { timeOfMessage } from './message-link.ts';

/** A time as it was typed: an instant, or the beginning of a day or of a longer span; or what can be read in two ways. */
export type ReadTime =
  | { readonly kind: 'instant' | 'day' | 'span'; readonly at: Date }
  | { readonly kind: 'unclear'; readonly because: string };

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };
const COUNTS = [
  'an?',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
] as const;
const DAY_MS = 86_400_000;

/** The time that was typed, read on the asker's wall clock; an hour without a day and a day without a year are the last such one. */
export function readTime(typed: string, timezone: string, now: Date): ReadTime | null {
  const message = timeOfMessage(typed);
  if (message) return { kind: 'instant', at: message };
  const words = typed.toLowerCase();
  const ago = agoOf(words, now);
  if (ago) return { kind: 'instant', at: ago };
  const iso = isoMoment(typed, timezone);
  if (iso) return { kind: iso.isDay ? 'day' : 'instant', at: iso.at };
  const clock = zoneClock(timezone);
  return unclearOf(words) ?? spanOf(words, clock, now) ?? inWords(words, clock, now);
}

/** "3 hours ago", "90m", "a week", "two days ago", "last 24 hours", "past hour". */
function agoOf(words: string, now: Date): Date | null {
  const unit = '(?<unit>minutes?|mins?|hours?|hrs?|days?|weeks?|[mhdw])';
  const count = `(?<count>\\d{1,4}|${COUNTS.join('|')})`;
  const { groups } =
    new RegExp(`^${count} ?${unit}(?: ago)?$`, 'u').exec(words) ??
    new RegExp(`^(?:the )?(?:last|past) ${count} ?${unit}$`, 'u').exec(words) ??
    /^(?:the )?(?:last (?<unit>hour)|past (?<unit>hour|day|week))$/u.exec(words) ??
    {};
  if (!groups) return null;
  return new Date(now.getTime() - countOf(groups.count ?? 'one') * (UNIT_MS[groups.unit?.charAt(0) ?? ''] ?? 0));
}

function countOf(written: string): number {
  if (/^\d/u.test(written)) return Number(written);
  return Math.max(1, COUNTS.indexOf(written));
}

/** "13.03" is an hour to some and a date to others; what can be one of them alone is that. */
function unclearOf(words: string): ReadTime | null {
  const [, first = '', second = ''] = /^(\d{1,2})\.(\d{2})$/u.exec(words) ?? [];
  const month = MONTHS[Number(second) - 1];
  // a year with a 29 February
  if (month === undefined || Number(first) > 23 || !isDayOf(2024, Number(second), Number(first))) return null;
  const date = `${Number(first)} ${month.charAt(0).toUpperCase()}${month.slice(1)}`;
  return { kind: 'unclear', because: `"${words}" may be an hour or a date: use ${first}:${second} or "${date}".` };
}

/** "last week", "this month": from its beginning on; a week begins on Monday. */
function spanOf(words: string, clock: ZoneClock, now: Date): ReadTime | null {
  const [, which, unit] = /^(last|this) (week|month)$/u.exec(words) ?? [];
  if (which === undefined) return null;
  const back = which === 'last' ? 1 : 0;
  const { year, month, day } = clock.shownAt(now);
  const today = new Date(Date.UTC(year, month - 1, day));
  const first =
    unit === 'month'
      ? new Date(Date.UTC(year, month - 1 - back, 1))
      : new Date(today.getTime() - (((today.getUTCDay() + 6) % 7) + 7 * back) * DAY_MS);
  return { kind: 'span', at: clock.momentOf({ ...dateOf(first), hour: 0, minute: 0 }) };
}

interface HourOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** When a part of the day begins. */
const PARTS: Readonly<Record<string, number>> = { midnight: 0, morning: 6, noon: 12, afternoon: 12, evening: 18 };
const HOUR = String.raw`\d{1,2}[:.]\d{2}|\d{1,2}(?:[:.]\d{2})? ?[ap]m|noon|midnight|(?:in the )?(?:morning|afternoon|evening)`;
const DAY_AND_HOUR = new RegExp(`^(.*?)(?:(?:^|,? )(?:at )?(${HOUR}))?$`, 'u');

/** "yesterday 18:00", "monday at 9am", "this morning", "13 march", "18:00". */
function inWords(words: string, clock: ZoneClock, now: Date): ReadTime | null {
  const match = DAY_AND_HOUR.exec(words.replace(/^(?:last night|tonight)$/u, (night) => NIGHTS[night] ?? night));
  const hour = match?.[2] === undefined ? null : hourOf(match[2]);
  const said = hour === null ? words : (match?.[1] ?? '');
  const day = said === 'this' ? 'today' : said;
  if (hour === null && (said === '' || said === 'this')) return null;
  const at = (date: Date): Date =>
    clock.momentOf({ ...dateOf(date), hour: hour?.hour ?? 0, minute: hour?.minute ?? 0 });
  const found = momentOn(day, at, asDate(clock.shownAt(now)), now);
  return found && { kind: hour === null ? 'day' : 'instant', at: found };
}

const NIGHTS: Readonly<Record<string, string>> = { 'last night': 'yesterday evening', tonight: 'this evening' };

function momentOn(day: string, at: (date: Date) => Date, today: Date, now: Date): Date | null {
  if (day === '') return notAfter(at, today, DAY_MS, now);
  if (day === 'today') return at(today);
  if (day === 'yesterday') return at(new Date(today.getTime() - DAY_MS));
  const weekday = named(day.replace(/^last /u, ''), DAYS);
  if (weekday !== -1) {
    const back = (today.getUTCDay() - weekday + 7) % 7;
    return notAfter(at, new Date(today.getTime() - back * DAY_MS), 7 * DAY_MS, now);
  }
  const date = calendarDay(day, today);
  return date === null ? null : at(date);
}

/** The moment on that day, or where it is still to come the one before it. */
function notAfter(at: (date: Date) => Date, date: Date, stepMs: number, now: Date): Date {
  const moment = at(date);
  return moment <= now ? moment : at(new Date(date.getTime() - stepMs));
}

/** Which one a whole name or its first three letters name; -1 for any other word. */
function named(word: string, names: readonly string[]): number {
  return names.findIndex((name) => word === name || word === name.slice(0, 3));
}

function hourOf(written: string): HourOfDay | null {
  const part = PARTS[written.replace(/^in the /u, '')];
  if (part !== undefined) return { hour: part, minute: 0 };
  const [, first, second = '0', half] = /^(\d{1,2})(?:[:.](\d{2}))? ?([ap])?m?$/u.exec(written) ?? [];
  const [hour, minute] = [Number(first), Number(second)];
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  return { hour: half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0), minute };
}

/** "13 march", "march 13", "13 mar 2025", "13.03.", "13.03.2025". */
function calendarDay(words: string, today: Date): Date | null {
  const match =
    /^(?<day>\d{1,2}) (?<month>[a-z]{3,9})\.?(?: (?<year>\d{4}))?$/u.exec(words) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:,? (?<year>\d{4}))?$/u.exec(words) ??
    /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?: ?(?<year>\d{4}))?$/u.exec(words) ??
    /^(?<day>2[4-9]|3[01])\.(?<month>\d{2})$/u.exec(words);
  const { day = '', month = '', year } = match?.groups ?? {};
  const monthAt = /^\d/u.test(month) ? Number(month) - 1 : named(month, MONTHS);
  if (monthAt === -1) return null;
  const date = (of: number): Date => new Date(Date.UTC(of, monthAt, Number(day)));
  const near = date(year === undefined ? today.getUTCFullYear() : Number(year));
  const found = year === undefined && near > today ? date(today.getUTCFullYear() - 1) : near;
  return isDayOf(found.getUTCFullYear(), monthAt + 1, Number(day)) ? found : null;
}

/** The day that a clock shows, as midnight UTC, so that days can be counted. */
function asDate({ year, month, day }: WallTime): Date {
  return new Date(Date.UTC(year, month - 1, day));
}

/** The day that a midnight UTC stands for. */
export function dateOf(date: Date): Pick<WallTime, 'year' | 'month' | 'day'> {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
