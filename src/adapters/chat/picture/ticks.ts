import { zoneClock } from '../../../domain/telling/zoned-moment.ts';

/** Days between two ticks, from a picture of a few days to one of a quarter. */
const STEPS = [1, 2, 7, 14, 28] as const;
const MOST = 6;
const DAY_MS = 86_400_000;

/** Midnights of a zone that divide a stretch of time into at most six. */
export function ticksOf(from: Date, to: Date, timezone: string): readonly Date[] {
  const clock = zoneClock(timezone);
  const days = (to.getTime() - from.getTime()) / DAY_MS;
  const step = STEPS.find((own) => days / own < MOST) ?? Math.ceil(days / MOST);
  const { year, month, day } = clock.shownAt(from);
  const ticks: Date[] = [];
  for (let n = 1; ticks.length < MOST; n += step) {
    // days beyond a month's end go on into the next
    const { year: y, month: m, day: d } = utcDay(year, month, day + n);
    const at = clock.momentOf({ year: y, month: m, day: d, hour: 0, minute: 0 });
    if (at >= to) break;
    ticks.push(at);
  }
  return ticks;
}

function utcDay(year: number, month: number, day: number) {
  const at = new Date(Date.UTC(year, month - 1, day));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}
