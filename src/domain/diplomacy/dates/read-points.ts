import type { Token } from '../reading.ts';
import { DAY_MS, dayOf, monthOf, weekOf, type Dated } from './dated.ts';
import { ZONES, type TimeWords } from './time-words.ts';

/** A sentence's words with the language's words of time, and from when they are said. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly words: TimeWords;
  readonly saidAt: Date;
  /** True: a weekday is the last one, else the next one. */
  readonly past: boolean;
}

/** A time, or the first and last day of several, in tokens `from` to `to` (exclusive). */
export interface Point {
  readonly from: number;
  readonly to: number;
  readonly first: Dated;
  readonly last: Dated | null;
}

/** The time that starts at a token, with its hour before or after it; null where none does. */
export function pointAt(scan: Scan, at: number): Point | null {
  const before = hourAt(scan, at);
  const day = dayAt(scan, before ? pastFillers(scan, before.to) : at);
  if (!day) return null;
  if (before) return { ...day, from: at, first: withHour(day.first, before) };
  const after = hourAt(scan, pastFillers(scan, day.to));
  return after && day.last === null ? { ...day, to: after.to, first: withHour(day.first, after) } : day;
}

const normAt = ({ tokens }: Scan, at: number): string => tokens[at]?.norm ?? '';

function pastFillers(scan: Scan, at: number): number {
  let next = at;
  while (next - at < 3 && (scan.words.fillers.has(normAt(scan, next)) || /^(?:o|о|об|в|у)$/u.test(normAt(scan, next))))
    next++;
  return next;
}

/** An hour; without a zone that is known, or by name alone, it makes no day more exact. */
interface Hour {
  readonly to: number;
  readonly minutes: number | null;
  readonly zone: number | null;
}

function hourAt(scan: Scan, at: number): Hour | null {
  if (scan.words.hours.has(normAt(scan, at))) return { to: afterZone(scan, at + 1).to, minutes: null, zone: null };
  const read = /^(\d{1,2})(?:[:.](\d{2}))?$/u.exec(normAt(scan, at));
  if (!read) return null;
  const half = halfDayAt(scan, at + 1);
  if (read[2] === undefined && half === null) return null;
  const hour = Number(read[1]);
  const minutes = ((half === null ? hour : (hour % 12) + (half.isPm ? 12 : 0)) * 60 + Number(read[2] ?? 0)) | 0;
  return minutes > 24 * 60 ? null : { minutes, ...afterZone(scan, half?.to ?? at + 1) };
}

/** "pm", "p.m.". */
function halfDayAt(scan: Scan, at: number): { readonly isPm: boolean; readonly to: number } | null {
  const [first, dot, second] = [normAt(scan, at), normAt(scan, at + 1), normAt(scan, at + 2)];
  if (first === 'pm' || first === 'am') return { isPm: first === 'pm', to: at + 1 };
  if ((first !== 'p' && first !== 'a') || dot !== '.' || second !== 'm') return null;
  return { isPm: first === 'p', to: normAt(scan, at + 3) === '.' ? at + 4 : at + 3 };
}

/** The hours from UTC of a zone's abbreviation; "local time" and the like are passed over. */
function afterZone(scan: Scan, at: number): { readonly to: number; readonly zone: number | null } {
  const inBrackets = normAt(scan, at) === '(' ? 1 : 0;
  const zone = ZONES.get(normAt(scan, at + inBrackets));
  if (zone !== undefined) return { to: at + 1 + 2 * inBrackets, zone };
  if (normAt(scan, at + 1) === 'time') return { to: at + 2, zone: null };
  const slavic = normAt(scan, at) === 'по' || normAt(scan, at) === 'за';
  return { to: slavic && /^(?:времени|часом)$/u.test(normAt(scan, at + 2)) ? at + 3 : at, zone: null };
}

function withHour(day: Dated, { minutes, zone }: Hour): Dated {
  if (minutes === null || zone === null || day.precision !== 'day') return day;
  return { at: new Date(day.at.getTime() + (minutes - zone * 60) * 60_000), precision: 'instant' };
}

function dayAt(scan: Scan, at: number): Point | null {
  return (
    isoAt(scan, at) ?? dateAt(scan, at) ?? monthFirstAt(scan, at) ?? weekdayAt(scan, at) ?? saidFromToday(scan, at) ?? monthAt(scan, at) // prettier-ignore
  );
}

function isoAt(scan: Scan, at: number): Point | null {
  const [year, , month, , day] = [0, 1, 2, 3, 4].map((n) => normAt(scan, at + n));
  if (normAt(scan, at + 1) !== '-' || normAt(scan, at + 3) !== '-') return null;
  if (!/^\d{4}$/u.test(year ?? '') || !/^\d{2}$/u.test(month ?? '') || !/^\d{2}$/u.test(day ?? '')) return null;
  const first = dayOf(new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))));
  return { from: at, to: at + 5, first, last: null };
}

/** "15 May 2025", "15th of May", "15–16 May", "15 and 16 May". */
function dateAt(scan: Scan, at: number): Point | null {
  const first = numberOfDay(scan, at);
  if (first === null) return null;
  const isRange = scan.words.joints.has(normAt(scan, first.to));
  const second = isRange ? numberOfDay(scan, first.to + 1) : null;
  const month = monthIn(scan, pastFillers(scan, second?.to ?? first.to));
  if (month === null) return null;
  const year = yearAt(scan, month.to);
  const on = (day: number): Dated => dayOf(inYear(scan, month.month, day, year.year));
  return {
    from: at,
    to: year.to,
    first: on(first.day),
    last: second && second.day > first.day ? on(second.day) : null,
  };
}

/** "May 15", "May 15–16", "May 15th, 2025". */
function monthFirstAt(scan: Scan, at: number): Point | null {
  const month = monthIn(scan, at);
  const first = month && numberOfDay(scan, month.to);
  if (!first) return null;
  const second = scan.words.joints.has(normAt(scan, first.to)) ? numberOfDay(scan, first.to + 1) : null;
  const isRange = second !== null && second.day > first.day && monthIn(scan, second.to) === null;
  const end = isRange ? second.to : first.to;
  const year = yearAt(scan, normAt(scan, end) === ',' ? end + 1 : end);
  const on = (day: number): Dated => dayOf(inYear(scan, month.month, day, year.year));
  return { from: at, to: year.year === null ? end : year.to, first: on(first.day), last: isRange ? on(second.day) : null }; // prettier-ignore
}

/** A day of a month by number, with its ending ("15th", "15-го"); a number that belongs to an hour or a length is none. */
function numberOfDay(scan: Scan, at: number): { readonly day: number; readonly to: number } | null {
  const token = scan.tokens[at];
  if (!token || !/^\d{1,2}$/u.test(token.norm)) return null;
  const day = Number(token.norm);
  if (day < 1 || day > 31) return null;
  const next = scan.tokens[at + 1];
  if (next && /^(?:st|nd|rd|th)$/u.test(next.norm) && next.start === token.end) return { day, to: at + 2 };
  return { day, to: normAt(scan, at + 1) === '-' && normAt(scan, at + 2) === 'го' ? at + 3 : at + 1 };
}

/** A month by name: English ones begin with a capital, lest "may" be one. */
function monthIn(scan: Scan, at: number): { readonly month: number; readonly to: number } | null {
  const token = scan.tokens[at];
  const month = token && scan.words.months.get(token.norm);
  if (token === undefined || month === undefined || !(isCapital(token) || /^[а-яіїєґ]/u.test(token.norm))) return null;
  return { month, to: normAt(scan, at + 1) === '.' && token.norm.length <= 4 ? at + 2 : at + 1 };
}

function isCapital({ text }: Token): boolean {
  return /^\p{Lu}/u.test(text);
}

function yearAt(scan: Scan, at: number): { readonly year: number | null; readonly to: number } {
  const isYear = /^20\d{2}$/u.test(normAt(scan, at));
  return { year: isYear ? Number(normAt(scan, at)) : null, to: isYear ? at + 1 : at };
}

/** A date without a year is the one nearest to when it is said. */
function inYear({ saidAt }: Scan, month: number, day: number, year: number | null): Date {
  const said = saidAt.getUTCFullYear();
  const years = year === null ? [said, said + 1, said - 1] : [year];
  const all = years.map((y) => new Date(Date.UTC(y, month, day)));
  const distance = (date: Date): number => Math.abs(date.getTime() - saidAt.getTime());
  return all.toSorted((a, b) => distance(a) - distance(b))[0] ?? saidAt;
}

/** "Thursday", "next Thursday", "last Thursday". */
function weekdayAt(scan: Scan, at: number): Point | null {
  const { words, saidAt } = scan;
  const word = normAt(scan, at);
  const qualified = words.last.has(word) || words.next.has(word);
  const place = qualified ? at + 1 : at;
  const weekday = words.weekdays.get(normAt(scan, place));
  if (weekday === undefined) return null;
  const today = dayOf(saidAt).at;
  const ahead = (weekday - today.getUTCDay() + 7) % 7;
  const strictly = qualified && word !== 'this';
  const isPast = words.last.has(word) || (scan.past && !qualified);
  const away = isPast ? (ahead === 0 ? (strictly ? -7 : 0) : ahead - 7) : ahead === 0 && strictly ? 7 : ahead;
  return { from: at, to: place + 1, first: dayOf(new Date(today.getTime() + away * DAY_MS)), last: null };
}

/** "tomorrow", "next week", "in this month". */
function saidFromToday(scan: Scan, at: number): Point | null {
  const { words, saidAt } = scan;
  for (let length = 4; length > 0; length--) {
    const phrase = Array.from({ length }, (_, n) => normAt(scan, at + n)).join(' ');
    const days = words.days.get(phrase);
    const to = at + length;
    if (days !== undefined) return { from: at, to, first: dayOf(new Date(saidAt.getTime() + days * DAY_MS)), last: null }; // prettier-ignore
    const span = words.spans.get(phrase);
    if (span === undefined) continue;
    const first =
      span.unit === 'week'
        ? weekOf(new Date(comingDay(scan).getTime() + 7 * span.away * DAY_MS))
        : monthOf(new Date(Date.UTC(saidAt.getUTCFullYear(), saidAt.getUTCMonth() + span.away, 1)));
    return { from: at, to, first, last: null };
  }
  return null;
}

/** On a Sunday the week that one speaks of is the coming one, unless it is over. */
function comingDay({ saidAt, past }: Scan): Date {
  return saidAt.getUTCDay() === 0 && !past ? new Date(saidAt.getTime() + DAY_MS) : saidAt;
}

/** "in June", "by the end of May". */
function monthAt(scan: Scan, at: number): Point | null {
  const month = monthIn(scan, at);
  if (month === null || !scan.words.beforeMonth.has(normAt(scan, at - 1))) return null;
  const year = yearAt(scan, month.to);
  return { from: at, to: year.to, first: monthOf(inYear(scan, month.month, 15, year.year)), last: null };
}
