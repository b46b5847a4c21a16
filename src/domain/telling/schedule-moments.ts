import { AppError } from '../errors.ts';
import type { Days, Schedule } from './subscription.ts';
import { zoneClock, type ZoneClock } from './zoned-moment.ts';

/** A week, and a day more in case today's moment has passed or is still to come. */
const DAYS_LOOKED_AT = 9;

/** The schedule's last moment at or before `now`: one for each local day that has one, however the clock is changed that day. */
export function lastMoment(schedule: Schedule, now: Date): Date {
  return nearestMoment(schedule, now, -1, (moment) => moment <= now);
}

/** The schedule's next moment after `now`. */
export function nextMoment(schedule: Schedule, now: Date): Date {
  return nearestMoment(schedule, now, 1, (moment) => moment > now);
}

function nearestMoment(schedule: Schedule, now: Date, step: 1 | -1, fits: (moment: Date) => boolean): Date {
  const clock = zoneClock(schedule.timezone);
  const today = clock.shownAt(now);
  for (let n = 0; n < DAYS_LOOKED_AT; n++) {
    const day = new Date(Date.UTC(today.year, today.month - 1, today.day + step * n));
    if (!hasDay(schedule.days, day.getUTCDay())) continue;
    const moment = momentOn(day, schedule.time, clock);
    if (fits(moment)) return moment;
  }
  throw new AppError('internal', `A schedule at "${schedule.time}" has no moment.`);
}

/** `day` is midnight UTC of the local date. */
function momentOn(day: Date, time: string, clock: ZoneClock): Date {
  const [hour = NaN, minute = NaN] = time.split(':').map(Number);
  return clock.momentOf({
    year: day.getUTCFullYear(),
    month: day.getUTCMonth() + 1,
    day: day.getUTCDate(),
    hour,
    minute,
  });
}

function hasDay(days: Days, weekday: number): boolean {
  if (days === 'daily') return true;
  return days === 'weekly' ? weekday === 1 : weekday >= 1 && weekday <= 5;
}
