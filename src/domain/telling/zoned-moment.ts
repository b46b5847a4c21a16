import { remembered } from '../remembered.ts';

const ZONE_FIXES: Readonly<Record<string, string>> = { 'europe/kiev': 'Europe/Kyiv' };
/** Names that people use and the runtime's own list leaves out. */
const ALSO_KNOWN = ['UTC', 'Europe/Kyiv'] as const;

/** Is this the name of an IANA zone, in whatever case? */
function isZone(name: string): boolean {
  if (!/^(?:utc|[a-z_]+(?:\/[a-z0-9_+-]+){1,2})$/iu.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The zone's name as it is written, or null when there is no such zone. */
export function zoneNamed(name: string): string | null {
  if (!isZone(name)) return null;
  const lower = name.toLowerCase();
  return ZONE_FIXES[lower] ?? allZones().find((zone) => zone.toLowerCase() === lower) ?? name;
}

/** Every zone that can be suggested. */
export function allZones(): readonly string[] {
  const own = Intl.supportedValuesOf('timeZone').filter((zone) => ZONE_FIXES[zone.toLowerCase()] === undefined);
  return [...new Set([...ALSO_KNOWN, ...own])];
}

/** The zones that a city's name alone means, also by an older name that the runtime still knows: "Kiev", "Calcutta". */
export function zonesOfCity(city: string): readonly string[] {
  const regions = new Set(allZones().flatMap((zone) => (zone.includes('/') ? [zone.slice(0, zone.indexOf('/'))] : [])));
  return [...regions].flatMap((region) => zoneNamed(`${region}/${city}`) ?? []);
}

/** A minute that a wall clock shows. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** The wall clock of one zone. */
export interface ZoneClock {
  /** What it shows at an instant. */
  shownAt(instant: Date): WallTime;
  /** When it shows a reading. What it shows twice is the first of both; what it skips is read as if it had not been put forward. */
  momentOf(wall: WallTime): Date;
}

/** Longer than any zone is from UTC, shorter than the time between two changes of a clock. */
const AROUND_MS = 26 * 3_600_000;

/** The clock of an IANA zone; throws a RangeError where there is no such zone. */
export const zoneClock = remembered((timezone: string): ZoneClock => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const shownAt = (instant: Date): WallTime => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
  };
  const offsetMs = (instant: number): number =>
    asIfUtc(shownAt(new Date(instant))) - Math.floor(instant / 60_000) * 60_000;
  return {
    shownAt,
    momentOf: (wall) => {
      const asUtc = asIfUtc(wall);
      const before = asUtc - offsetMs(asUtc - AROUND_MS);
      const after = asUtc - offsetMs(asUtc + AROUND_MS);
      return new Date([before, after].sort((a, b) => a - b).find((at) => at + offsetMs(at) === asUtc) ?? before);
    },
  };
});

/** A wall clock's reading in a zone as an instant; see `ZoneClock`. */
export function zonedMoment(wall: WallTime, timezone: string): Date {
  return zoneClock(timezone).momentOf(wall);
}

function asIfUtc(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
}
