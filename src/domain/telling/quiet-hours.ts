import type { Subscription } from './subscription.ts';
import { zoneClock, type WallTime } from './zoned-moment.ts';

/**
 * Is a moment within the quiet hours? Breaking posts are held then, not lost, and told as one net change afterwards. Each
 * night is quiet once, from one instant to another, however the clock is changed in it.
 */
export function quietHours({ quiet, schedule }: Pick<Subscription, 'quiet' | 'schedule'>): (at: Date) => boolean {
  const [, fromHour, fromMinute, toHour, toMinute] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/u.exec(quiet ?? '') ?? [];
  if (fromHour === undefined || toHour === undefined) return () => false;
  const from = { hour: Number(fromHour), minute: Number(fromMinute) };
  const to = { hour: Number(toHour), minute: Number(toMinute) };
  const overMidnight = to.hour * 60 + to.minute <= from.hour * 60 + from.minute;
  const clock = zoneClock(schedule.timezone);
  return (at) => {
    const today = clock.shownAt(at);
    // a night began today, or yesterday
    return [0, -1].some((days) => {
      const begins = clock.momentOf({ ...dayAfter(today, days), ...from });
      const ends = clock.momentOf({ ...dayAfter(today, days + (overMidnight ? 1 : 0)), ...to });
      return begins <= at && at < ends;
    });
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
