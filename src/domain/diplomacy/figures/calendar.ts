import { DAY_MS } from '../dates/dated.ts';
import { pointAt } from '../dates/read-points.ts';
import { TIME_WORDS } from '../dates/time-words.ts';
import type { Line } from '../grammar/line.ts';

/** The start of a moment's day. */
export function dayOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
}

/** Whether a word names a month: English ones begin with a capital, lest "may" be one. */
export function isMonth(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || !TIME_WORDS[line.reading.language].months.has(token.norm)) return false;
  return /^\p{Lu}/u.test(token.text) || /^[а-яіїєґ]/u.test(token.norm);
}

/** The day that is named at a token, the latest that was by `at`: a weekday, "yesterday", "8 May", "midnight". */
export function dayAt(line: Line, from: number, at: Date): Date | null {
  const { tokens, reading } = line;
  if (/^(?:midnight|dawn)$/u.test(tokens[from]?.norm ?? '')) return dayOf(at);
  const point = pointAt({ tokens, words: TIME_WORDS[reading.language], saidAt: at, past: true }, from);
  if (!point || (point.first.precision !== 'day' && point.first.precision !== 'month')) return null;
  const day = point.first.at;
  return day <= at ? day : new Date(Date.UTC(day.getUTCFullYear() - 1, day.getUTCMonth(), day.getUTCDate()));
}

const LENGTHS_MS = { hour: DAY_MS / 24, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS } as const;

/** How long the time is that stands at a token: "24 hours", "two days", "добу"; null where none does. */
export function lengthAt(line: Line, from: number): number | null {
  const { units, numbers } = TIME_WORDS[line.reading.language];
  const norm = line.tokens[from]?.norm ?? '';
  const counted = /^\d{1,3}$/u.test(norm) ? Number(norm) : numbers.get(norm);
  const unit = units.get(line.tokens[counted === undefined ? from : from + 1]?.norm ?? '');
  return unit === undefined ? null : LENGTHS_MS[unit] * (counted ?? 1);
}

/** Whether a word is a length of time without a number before it. */
export function isBareLength(line: Line, at: number): boolean {
  return TIME_WORDS[line.reading.language].units.has(line.tokens[at]?.norm ?? '');
}
