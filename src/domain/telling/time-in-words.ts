import { remembered } from '../remembered.ts';

/** How a moment is written: the day, the hour, or both with the zone's name. */
export type TimeStyle = 'date' | 'time' | 'datetime';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A moment in a zone: `13 Mar 2025`, `14:05 EET` or `13 Mar 2025, 14:05 EET`; the zone always stands beside an hour. */
export function timeInWords(at: Date, style: TimeStyle, timezone: string): string {
  const part = localParts(at, timezone);
  const day = `${Number(part('day'))} ${MONTHS[Number(part('month')) - 1] ?? ''} ${part('year')}`;
  const hour = `${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
  return style === 'date' ? day : style === 'time' ? hour : `${day}, ${hour}`;
}

/** A moment with its weekday: `Thu 13 Mar 2025, 08:00 EET`. */
export function momentInWords(at: Date, timezone: string): string {
  return `${localParts(at, timezone)('weekday')} ${timeInWords(at, 'datetime', timezone)}`;
}

/** True for a moment that stands for a whole day: midnight UTC, as a date without an hour is stored. */
export function isWholeDay(at: Date): boolean {
  return at.getTime() % 86_400_000 === 0;
}

/** The day of a whole-day moment, the same for every reader; in another zone it would be the day before. */
export function dayInWords(at: Date): string {
  return timeInWords(at, 'date', 'UTC');
}

type PartName = 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'timeZoneName';

/** To make one costs more than all that is then written with it. */
const formatIn = remembered(
  (timezone: string) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      weekday: 'short',
      day: 'numeric',
      month: 'numeric',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    }),
);

function localParts(at: Date, timezone: string): (name: PartName) => string {
  const parts = formatIn(timezone).formatToParts(at);
  return (name) => parts.find((part) => part.type === name)?.value ?? '';
}
