import type { Days, Schedule } from './subscription.ts';

const DAYS: Readonly<Record<string, Days>> = { '*': 'daily', '0-6': 'daily', '1-5': 'weekdays', '1': 'weekly' };

/** A cron line as the schedule that a channel can have (an hour a day, on weekdays, or on Mondays); null when it is none. */
export function scheduleFromCron(cron: string, timezone: string): Schedule | null {
  const match = /^(\d{1,2}) (\d{1,2}) \* \* (\S+)$/u.exec(cron.trim().replace(/\s+/gu, ' '));
  const [, minute, hour, day = ''] = match ?? [];
  const days = DAYS[day];
  if (minute === undefined || hour === undefined || days === undefined) return null;
  if (Number(minute) > 59 || Number(hour) > 23) return null;
  return { time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`, days, timezone };
}
