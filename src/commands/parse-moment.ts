import { zonedMoment } from '../domain/telling/zoned-moment.ts';

const DAY_OR_HOUR =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/iu;

/** What a moment may look like, for a sentence. */
export const MOMENTS_IN_WORDS = 'a date such as 2025-03-20, or with an hour "2025-03-20 18:00"';

/**
 * The moment that was typed, in the asker's zone unless it names its own; null when it is none. A day without an hour
 * is its last minute: what was known on that day.
 */
export function parseMoment(typed: string, timezone: string): Date | null {
  const match = DAY_OR_HOUR.exec(typed.trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1, 4).map(Number);
  const hour = match[4] === undefined ? 23 : Number(match[4]);
  const minute = match[5] === undefined ? 59 : Number(match[5]);
  if (hour > 23 || minute > 59 || !isDay(year, month, day)) return null;
  const offset = match[6] === undefined ? null : offsetMinutes(match[6]);
  if (offset === null) return zonedMoment({ year, month, day, hour, minute }, timezone);
  return new Date(Date.UTC(year, month - 1, day, hour, minute) - offset * 60_000);
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function offsetMinutes(written: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/u.exec(written);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
