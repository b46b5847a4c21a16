import { longMonthNames, monthOf } from './date-names.ts';
import { zoneOffsetMinutes } from './zone-names.ts';

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string;
  readonly zone: string;
}

const iso = /^([+-]?\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[T\s]+(.*))?)?)?$/i;
const isoOrdinal = /^(\d{4})-(\d{3})(?:[T\s]+(.*))?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})(\d{4}|\d{6})$/;
const yearFirst = /^(\d{4})[/.-]\s?(\d{1,2})[/.-]\s?(\d{1,2})\.?(?:[T\s,]+(.*))?$/i;
const dayFirst =
  /^(\d{1,2})(?:st|nd|rd|th|er|[º°]|-?го)?[-.,\s/]+(?:de\s+|of\s+)?([\p{L}\p{M}]+)\.?[-.,\s/]+(?:del?\s+)?(\d{2,4})\.?(?:\s*(?:р|г)\.?(?=[,\s]|$)|\s*(?:року|года)(?=[,\s]|$))?(?:[,\s-]+(.*))?$/iu;
const monthFirst = /^([\p{L}\p{M}]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?[,\s-]+(\d{4})(?:[,\s]+(.*))?$/iu;
const wordInside = /^(\d{4})[-.,\s/]*(?:m\.\s+)?([\p{L}\p{M}]+)\.?[-.,\s/]*(\d{1,2})(?:[.]|\s+d\.)?(?:[T\s,]+(.*))?$/iu;
const unixDate = /^([\p{L}\p{M}]+)\s+(\d{1,2})\s+([\d:.]+)\s+(?:([A-Za-z]{1,5}|[+-]\d{4})\s+)?(\d{4})$/u;
const numeric = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2}(?=[\s,]|$))(?:[,\s]+(.*))?$/;
const beforeClock = /^(?:[\p{L}\p{M}.]+\s+){0,3}(?=\d)/u;
const clock =
  /^(\d{1,2})(?:[:.h]?(\d{2}))?(?:[:.m]?(\d{2})s?(?:[.,](\d{1,9}))?)?h?\s*(am|pm|a\.\s?m\.|p\.\s?m\.|[صم](?=\s|$)|[πμ]\.?μ\.?)?\s*(?:(?:uhr|hrs?|ч|год)(?=[\s.,]|$)\.?)?\s*(.*)$/iu;

/**
 * The instant that a feed's date names: RFC 822, ISO 8601, seconds since 1970 and the looser and localized forms that
 * feeds hold. Without a zone it is read as UTC; what can't be read, or names a day that does not exist, is null.
 */
export function parseDate(text: string): Date | null {
  if (text.length > 200) return null;
  let rest = plainForm(text);
  if (rest === '' || rest.length > 100) return null;
  // Words in front are a weekday, in whatever language.
  for (let words = 0; words < 4; words += 1) {
    const moment = fromIso(rest) ?? fromWords(rest);
    if (moment !== null) return toInstant(moment);
    const behind = /^[\p{L}\p{M}'’.-]+\s*[,،、]?\s*/u.exec(rest)?.[0].length ?? 0;
    if (behind === 0) break;
    rest = rest.slice(behind);
  }
  return fromEpoch(rest);
}

const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/** Digits of every script as ours, marks of direction gone, and the signs of East Asian dates as plain separators. */
function plainForm(text: string): string {
  const plain = text.trim().replace(/\s+/g, ' ');
  if (/^[\x20-\x7e]*$/.test(plain)) return plain;
  const digits = plain.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((each) => code >= each && code < each + 10);
    return zero === undefined ? digit : String(code - zero);
  });
  const eastern = digits
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[−–](?=\d)/g, '-')
    .replace(/(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号]?/, '$1/$2/$3 ')
    .replace(/[（(]\p{L}{1,3}[)）]|(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일/gu, ' ')
    .replace(
      /(\d{1,2})\s*[時时点點시]\s*(\d{1,2})\s*[分분](?:\s*(\d{1,2})\s*[秒초])?/,
      (_, h: string, m: string, s = '00') => [h, m.padStart(2, '0'), String(s).padStart(2, '0')].join(':'),
    )
    .replace(/(?:上午|午前|오전)\s*([\d:]+)/, '$1 am')
    .replace(/(?:下午|午後|오후|晚上)\s*([\d:]+)/, '$1 pm');
  return longMonthNames
    .reduce((form, [long, short]) => form.replace(long, short), eastern)
    .replace(/\s+/g, ' ')
    .trim();
}

function fromIso(text: string): Moment | null {
  const ordinal = isoOrdinal.exec(text);
  if (ordinal !== null)
    return { year: Number(ordinal[1]), month: 0, day: Number(ordinal[2]), ...timeAndZone(ordinal[3]) };
  const match = iso.exec(text) ?? compact.exec(text) ?? yearFirst.exec(text);
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
  const inside = wordInside.exec(text);
  if (inside !== null) return worded(inside[3], inside[2], inside[1], inside[4]);
  const numbers = numeric.exec(text);
  if (numbers === null) return null;
  const [, first = '', separator, second = '', year = '', rest] = numbers;
  // Dots and hyphens are the European order; with slashes only a number above twelve tells the day.
  const european = separator === '/' ? Number(first) > 12 : Number(second) <= 12;
  const [dayOfMonth, monthNumber] = european ? [first, second] : [second, first];
  return { year: fullYear(year), month: Number(monthNumber) - 1, day: Number(dayOfMonth), ...timeAndZone(rest) };
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
  const given = (rest ?? '').trim().replace(beforeClock, '');
  const match = clock.exec(given);
  if (match === null) return { time: '0:0:0.0', zone: given };
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0', half = '', zone = ''] = match;
  const afternoon = half === '' ? Number(hours) : (Number(hours) % 12) + (/^(?:p|م|μ)/i.test(half) ? 12 : 0);
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
  const text = zone.replace(/^\(|\)$|\s*[([][^()[\]]*[)\]]$|^Etc\/(?=(?:GMT|UTC)$)/gi, '').trim();
  if (text === '') return 0;
  const numeric = /^(?:UTC|GMT|UT|Z)?\s*([+-])\s*(\d{1,2}):?(\d{2})?(?:\s*\w+)?$/i.exec(text);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? '0');
    if (minutes > 18 * 60) return null;
    return numeric[1] === '-' ? -minutes : minutes;
  }
  return zoneOffsetMinutes(text.replace(/\.$/, ''));
}

/** Seconds or milliseconds since 1970, as some programs write them. */
function fromEpoch(text: string): Date | null {
  if (/^\d{9,10}$/.test(text)) return new Date(Number(text) * 1000);
  return /^\d{12,13}$/.test(text) ? new Date(Number(text)) : null;
}
