import { zonedMoment } from '../domain/telling/zoned-moment.ts';

const DAY_OR_HOUR =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/iu;

/** An ISO date, or date and hour, in the asker's zone unless it names its own; a date alone is its beginning. */
export function isoMoment(typed: string, timezone: string): { readonly at: Date; readonly isDay: boolean } | null {
  const match = DAY_OR_HOUR.exec(typed);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1, 6).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || !isDayOf(year, month, day)) return null;
  const isDay = match[4] === undefined;
  if (match[6] === undefined) return { at: zonedMoment({ year, month, day, hour, minute }, timezone), isDay };
  const offset = offsetMinutes(match[6]);
  return { at: new Date(Date.UTC(year, month - 1, day, hour, minute) - offset * 60_000), isDay };
}

/** Has the calendar such a day? */
export function isDayOf(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function offsetMinutes(written: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/u.exec(written);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
