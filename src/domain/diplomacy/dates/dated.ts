/** How exactly a time is known. */
type Precision = 'instant' | 'day' | 'week' | 'month';

/** A time as exactly as a text gives it: `at` is the instant, or where the UTC day, week (from Monday) or month begins. */
export interface Dated {
  readonly at: Date;
  readonly precision: Precision;
}

/** A length of time as a text gives it. */
export interface Length {
  readonly count: number;
  readonly unit: 'hour' | 'day' | 'week' | 'month';
}

/** What a text says of when: a truce's start, its last day or hour and its length, or when something is due; each null where it says nothing. */
export interface Times {
  readonly starts: Dated | null;
  readonly ends: Dated | null;
  readonly due: Dated | null;
  readonly lasts: Length | null;
}

const HOUR_MS = 3_600_000;
/** A day. */
export const DAY_MS = 24 * HOUR_MS;

/** The day of an instant, in UTC. */
export function dayOf(at: Date): Dated {
  return { at: new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS), precision: 'day' };
}

/** The week of an instant. */
export function weekOf(at: Date): Dated {
  const day = dayOf(at).at;
  const sinceMonday = (day.getUTCDay() + 6) % 7;
  return { at: new Date(day.getTime() - sinceMonday * DAY_MS), precision: 'week' };
}

/** The month of an instant. */
export function monthOf(at: Date): Dated {
  return { at: new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1)), precision: 'month' };
}

/** A moment as a file gives it: midnight UTC stands for its whole day. */
export function datedMoment(at: Date): Dated {
  return { at, precision: at.getTime() % DAY_MS === 0 ? 'day' : 'instant' };
}

/** The first moment at which a time is over. */
export function overAt({ at, precision }: Dated): Date {
  switch (precision) {
    case 'instant':
      return at;
    case 'day':
      return new Date(at.getTime() + DAY_MS);
    case 'week':
      return new Date(at.getTime() + 7 * DAY_MS);
    case 'month':
      return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  }
}

/** Whether two times, as exactly as they are known, may be one. */
export function mayBeOne(a: Dated, b: Dated): boolean {
  const isInstant = a.precision === 'instant' && b.precision === 'instant';
  return isInstant ? a.at.getTime() === b.at.getTime() : a.at < afterOf(b) && b.at < afterOf(a);
}

function afterOf(dated: Dated): Date {
  return new Date(Math.max(overAt(dated).getTime(), dated.at.getTime() + 1));
}

/** The last day or hour of what starts at a time and goes on for a length; what lasts hours ends by an hour only where it starts by one. */
export function lastOf(starts: Dated, { count, unit }: Length): Dated | null {
  if (starts.precision === 'week' || starts.precision === 'month') return null;
  const { at } = starts;
  if (unit === 'hour') {
    const over = new Date(at.getTime() + count * HOUR_MS);
    return starts.precision === 'instant' ? { at: over, precision: 'instant' } : null;
  }
  const over =
    unit === 'month'
      ? new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + count, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes())) // prettier-ignore
      : new Date(at.getTime() + count * (unit === 'week' ? 7 : 1) * DAY_MS);
  return starts.precision === 'instant' ? { at: over, precision: 'instant' } : dayOf(new Date(over.getTime() - DAY_MS));
}
