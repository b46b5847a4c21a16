import { slavicDay } from '../../news/slavic-counting.ts';
import type { Line } from '../grammar/line.ts';

const DAY_MS = 86_400_000;

/** The first letters of each month's name, in English, Ukrainian and Russian. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan(?:uary)?$|січ|янв)/u,
  /^(?:feb(?:ruary)?$|лют|февр)/u,
  /^(?:mar(?:ch)?$|берез|март)/u,
  /^(?:apr(?:il)?$|квіт|апрел)/u,
  /^(?:may$|трав|ма[яйе]$)/u,
  /^(?:june?$|черв|июн)/u,
  /^(?:july?$|лип|июл)/u,
  /^(?:aug(?:ust)?$|серп|август)/u,
  /^(?:sept?(?:ember)?$|верес|сент)/u,
  /^(?:oct(?:ober)?$|жовт|октябр)/u,
  /^(?:nov(?:ember)?$|листопад|ноябр)/u,
  /^(?:dec(?:ember)?$|груд|декабр)/u,
];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Whether a word names a month. */
export function isMonth(norm: string): boolean {
  return monthOf(norm) !== -1;
}

function monthOf(norm: string): number {
  return MONTHS.findIndex((name) => name.test(norm));
}

/** The start of a moment's day. */
export function dayOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
}

/** A day that stands at a token: a weekday's name, "yesterday", "8 May", "May 8, 2031"; the latest that was by `at`. */
export function dayAt(line: Line, from: number, at: Date): Date | null {
  const norm = line.tokens[from]?.norm ?? '';
  return weekday(norm, at) ?? dateAt(line, from, at);
}

function weekday(norm: string, at: Date): Date | null {
  const name = slavicDay(norm) ?? norm;
  const today = dayOf(at);
  if (name === 'today' || name === 'midnight' || name === 'dawn') return today;
  if (name === 'yesterday') return new Date(today.getTime() - DAY_MS);
  const day = WEEKDAYS.indexOf(name);
  return day === -1 ? null : new Date(today.getTime() - ((today.getUTCDay() - day + 7) % 7) * DAY_MS);
}

function dateAt(line: Line, from: number, at: Date): Date | null {
  const norm = (n: number): string => line.tokens[from + n]?.norm ?? '';
  if (/^\d{1,2}$/u.test(norm(0)) && isMonth(norm(1)))
    return dated(Number(norm(0)), monthOf(norm(1)), yearIn(norm(2), norm(3)), at);
  if (!isMonth(norm(0))) return null;
  const day = norm(1) === '.' ? 2 : 1; // "Oct. 7"
  if (/^\d{1,2}$/u.test(norm(day)))
    return dated(Number(norm(day)), monthOf(norm(0)), yearIn(norm(day + 1), norm(day + 2)), at);
  const year = yearIn(norm(1), '');
  return year === null ? null : dated(1, monthOf(norm(0)), year, at);
}

function yearIn(next: string, second: string): number | null {
  const year = next === ',' ? second : next;
  return /^(?:19|20)\d\d$/u.test(year) ? Number(year) : null;
}

function dated(day: number, month: number, year: number | null, at: Date): Date | null {
  if (day < 1 || day > 31) return null;
  if (year !== null) return new Date(Date.UTC(year, month, day));
  const thisYear = new Date(Date.UTC(at.getUTCFullYear(), month, day));
  const isPast = thisYear.getTime() <= at.getTime() + DAY_MS;
  return isPast ? thisYear : new Date(Date.UTC(at.getUTCFullYear() - 1, month, day));
}
