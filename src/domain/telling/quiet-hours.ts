import type { Subscription } from './subscription.ts';
import { zoneClock, type WallTime } from './zoned-moment.ts';

type Wish = Pick<Subscription, 'quiet' | 'schedule'>;

/**
 * Is a moment within the quiet hours? Breaking posts are held then, not lost, and told as one net change afterwards. Each
 * night is quiet once, from one instant to another, however the clock is changed in it.
 */
export function quietHours(subscription: Wish): (at: Date) => boolean {
  const endOf = quietEnds(subscription);
  return (at) => endOf(at) !== null;
}

/** When something that is due at a moment can be posted: then, or when the quiet hours end that hold it. */
export function afterQuiet(subscription: Wish, at: Date): Date {
  return quietEnds(subscription)(at) ?? at;
}

/** When the quiet hours end that hold a moment; null for one outside them. */
function quietEnds({ quiet, schedule }: Wish): (at: Date) => Date | null {
  const [, fromHour, fromMinute, toHour, toMinute] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/u.exec(quiet ?? '') ?? [];
  if (fromHour === undefined || toHour === undefined) return () => null;
  const from = { hour: Number(fromHour), minute: Number(fromMinute) };
  const to = { hour: Number(toHour), minute: Number(toMinute) };
  const overMidnight = to.hour * 60 + to.minute <= from.hour * 60 + from.minute;
  const clock = zoneClock(schedule.timezone);
  return (at) => {
    const today = clock.shownAt(at);
    // a night began today, or yesterday
    for (const days of [0, -1]) {
      const begins = clock.momentOf({ ...dayAfter(today, days), ...from });
      const ends = clock.momentOf({ ...dayAfter(today, days + (overMidnight ? 1 : 0)), ...to });
      if (begins <= at && at < ends) return ends;
    }
    return null;
  };
}

/** Is `now` within the quiet hours? */
export function isQuiet(subscription: Pick<Subscription, 'quiet' | 'schedule'>, now: Date): boolean {
  return quietHours(subscription)(now);
}

function dayAfter({ year, month, day }: WallTime, days: number): Pick<WallTime, 'year' | 'month' | 'day'> {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
