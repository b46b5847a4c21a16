import { monthOf, zoneOffsetMinutes } from './date-names.ts';

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string;
  readonly zone: string;
}

const iso = /^([+-]?\d{4})-?(\d{2})?-?(\d{2})?(?:[T\s]+(.*))?$/i;
const isoOrdinal = /^(\d{4})-(\d{3})(?:[T\s]+(.*))?$/i;
const slashed = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T\s,]+(.*))?$/;
const dayFirst =
  /^(\d{1,2})[-.\s/]+(?:de\s+|of\s+)?([^\W\d_]+|\p{L}+)\.?[-.,\s/]+(?:de\s+)?(\d{2,4})(?:\s*(?:р|г)\.?(?=[,\s]|$))?(?:[,\s-]+(?:at\s+|в\s+|о\s+)?(.*))?$/iu;
const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[,\s]+(?:at\s+)?(.*))?$/iu;
const unixDate = /^(\p{L}+)\s+(\d{1,2})\s+([\d:.]+)\s+(?:([A-Za-z]{2,5}|[+-]\d{4})\s+)?(\d{4})$/u;
const numericDotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:[,\s]+(.*))?$/;
const clock = /^(\d{1,2})(?::?(\d{2}))?(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(.*)$/i;
const weekday = /^\p{L}{2,}\.?\s*,\s*|^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s+/iu;

/**
 * The instant that a feed's date names: RFC 822, ISO 8601 and the looser and localized forms that feeds hold. Without a
 * zone it is read as UTC; what can't be read, or names a day that does not exist, is null.
 */
export function parseDate(text: string): Date | null {
  const clean = text.trim().replace(/\s+/g, ' ');
  if (clean === '' || clean.length > 100) return null;
  const bare = clean.replace(weekday, '');
  const moment = fromIso(bare) ?? fromWords(bare);
  return moment === null ? null : toInstant(moment);
}

function fromIso(text: string): Moment | null {
  const ordinal = isoOrdinal.exec(text);
  if (ordinal !== null)
    return { year: Number(ordinal[1]), month: 0, day: Number(ordinal[2]), ...timeAndZone(ordinal[3]) };
  const match = iso.exec(text) ?? slashed.exec(text);
  if (match === null) return null;
  const [, year, month = '1', day = '1', rest] = match;
  return { year: Number(year), month: Number(month) - 1, day: Number(day), ...timeAndZone(rest) };
}

function fromWords(text: string): Moment | null {
  const day = dayFirst.exec(text);
  if (day !== null) return worded(day[1], day[2], day[3], day[4]);
  const unix = unixDate.exec(text);
  if (unix !== null) return worded(unix[2], unix[1], unix[5], `${unix[3] ?? ''} ${unix[4] ?? ''}`);
  const month = monthFirst.exec(text);
  if (month !== null) return worded(month[2], month[1], month[3], month[4]);
  const dotted = numericDotted.exec(text);
  if (dotted === null) return null;
  const [, first = '', second = '', year = '', rest] = dotted;
  // Dots are the European order; with slashes only a number above twelve tells the day.
  const european = text.includes('.') || Number(first) > 12;
  const [dayOfMonth, monthNumber] = european ? [first, second] : [second, first];
  return { year: Number(year), month: Number(monthNumber) - 1, day: Number(dayOfMonth), ...timeAndZone(rest) };
}

function worded(day = '', monthWord = '', year = '', rest = ''): Moment | null {
  const month = monthOf(monthWord);
  return month === null ? null : { year: fullYear(year), month, day: Number(day), ...timeAndZone(rest) };
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length >= 3) return digits.length === 3 ? 1900 + year : year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function timeAndZone(rest: string | undefined): { readonly time: string; readonly zone: string } {
  const match = clock.exec((rest ?? '').trim());
  if (match === null) return { time: '0:0:0.0', zone: (rest ?? '').trim() };
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0', half = '', zone = ''] = match;
  const afternoon = half === '' ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  return { time: `${afternoon}:${minutes}:${seconds}.${fraction}`, zone: zone.trim() };
}

function toInstant(moment: Moment): Date | null {
  const offset = offsetMinutes(moment.zone);
  const [hours = NaN, minutes = NaN, secondsAndFraction = NaN] = moment.time.split(':').map(Number);
  const seconds = Math.floor(secondsAndFraction);
  if (offset === null || hours > 24 || minutes > 59 || seconds > 60 || moment.year < 1 || moment.year > 9999)
    return null;
  const midnight = new Date(0);
  midnight.setUTCFullYear(moment.year, moment.month, moment.day);
  const ordinal = moment.day > 31 && moment.month === 0;
  if (ordinal ? moment.day > 366 : midnight.getUTCDate() !== moment.day || midnight.getUTCMonth() !== moment.month)
    return null;
  const millis = Math.round((secondsAndFraction - seconds) * 1000);
  const at = midnight.getTime() + ((hours * 60 + minutes - offset) * 60 + Math.min(seconds, 59)) * 1000 + millis;
  return Number.isNaN(at) ? null : new Date(at);
}

function offsetMinutes(zone: string): number | null {
  const text = zone.replace(/^\(|\)$|\s*\([^()]*\)$/g, '').trim();
  if (text === '') return 0;
  const numeric = /^(?:UTC|GMT|UT|Z)?\s*([+-])\s*(\d{1,2}):?(\d{2})?(?:\s*\w+)?$/i.exec(text);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? '0');
    if (minutes > 18 * 60) return null;
    return numeric[1] === '-' ? -minutes : minutes;
  }
  return zoneOffsetMinutes(text.replace(/\.$/, ''));
}
