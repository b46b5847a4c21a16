export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One header's value; the first one where the server sent several. */
export function header(headers: Headers, name: string): string | null {
  const value = headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}

/** All values of a header that may be a list. */
export function joined(headers: Headers, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : typeof value === 'string' ? value : value.join(',');
}

const longestValidator = 1024;

/** An ETag or a Last-Modified as it was given, if it can be sent back: no control characters, and no kilobytes of it. */
export function validator(headers: Headers, name: 'etag' | 'last-modified'): string | null {
  const value = header(headers, name);
  if (value === null || value === '' || value.length > longestValidator) return null;
  return /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value) ? value : null;
}

/** How long the server asks to stay away after a failure (Retry-After, in seconds or as a date); null where it says nothing that can be understood. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const value = header(headers, 'retry-after')?.trim();
  if (value === undefined || value === '') return null;
  if (/^\+?\d+(?:\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  return untilMs(value, headers, now);
}

/**
 * How long a good answer is to be taken as current: Retry-After, Cache-Control's max-age or, where that says nothing to us,
 * its word to shared caches (nothing newer comes through them before), else Expires.
 */
export function freshForMs(headers: Headers, now: number): number | null {
  const asked = retryAfterMs(headers, now);
  if (asked !== null) return asked;
  const cacheControl = joined(headers, 'cache-control') ?? '';
  if (/(?:^|[\s,])no-(?:cache|store)(?![\w-])/i.test(cacheControl)) return null;
  const maxAge = seconds(cacheControl, /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i);
  const lifetime = maxAge ?? seconds(cacheControl, /(?:^|[\s,])s-maxage\s*=\s*"?(\d+)/i);
  if (lifetime !== null) return Math.max(0, lifetime - ageOf(headers)) * 1000 || null;
  const expires = header(headers, 'expires');
  return expires === null ? null : untilMs(expires, headers, now) || null;
}

function seconds(text: string, pattern: RegExp): number | null {
  const value = pattern.exec(text)?.[1];
  return value === undefined ? null : Number(value);
}

function ageOf(headers: Headers): number {
  const age = header(headers, 'age')?.trim() ?? '';
  return /^\d+$/.test(age) ? Number(age) : 0;
}

/** By the server's own clock where it tells it: what is an hour away for the server is an hour away, whatever our clock says. */
function untilMs(date: string, headers: Headers, now: number): number | null {
  const at = dateMs(date);
  const sentAt = dateMs(header(headers, 'date') ?? '');
  return at === null ? null : Math.max(0, at - (sentAt ?? now));
}

/** An HTTP date has a month's name and is in UTC, also in its oldest form, which does not say so; a bare number is none. */
function dateMs(text: string): number | null {
  if (!/[a-z]{3}/i.test(text)) return null;
  const zoned = /(?:GMT|UTC?|Z|[+-]\d{2}:?\d{2})\s*$/i.test(text) ? text : `${text} GMT`;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? null : at;
}
