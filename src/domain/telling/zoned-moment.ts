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

/** A wall clock's reading in a zone as an instant; in the hour that a clock change skips or repeats, an instant beside it. */
export function zonedMoment(
  wall: {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly hour: number;
    readonly minute: number;
  },
  timezone: string,
): Date {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const first = asUtc - offsetMs(asUtc, timezone);
  return new Date(asUtc - offsetMs(first, timezone));
}

/** How far a zone's clock is ahead of UTC at an instant. */
function offsetMs(instant: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const number = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = Date.UTC(number('year'), number('month') - 1, number('day'), number('hour'), number('minute'));
  return wall - Math.floor(instant / 60_000) * 60_000;
}
