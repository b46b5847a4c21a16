export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One header's value; the first one where the server sent several. */
export function header(headers: Headers, name: string): string | null {
  const value = headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}

/** How long the server asks to stay away after a failure (Retry-After, in seconds or as a date). */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const value = header(headers, 'retry-after')?.trim();
  if (value === undefined || value === '') return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  return untilMs(value, now);
}

/** How long a good answer is to be taken as current: Retry-After, Cache-Control's max-age, else Expires. */
export function freshForMs(headers: Headers, now: number): number | null {
  const asked = retryAfterMs(headers, now);
  if (asked !== null) return asked;
  const cacheControl = header(headers, 'cache-control') ?? '';
  if (/\bno-(?:cache|store)\b/i.test(cacheControl)) return null;
  const maxAge = /\bmax-age\s*=\s*"?(\d+)/i.exec(cacheControl)?.[1];
  if (maxAge !== undefined) {
    const age = Number(header(headers, 'age') ?? '0');
    return Math.max(0, Number(maxAge) - (Number.isFinite(age) ? age : 0)) * 1000 || null;
  }
  const expires = header(headers, 'expires');
  return expires === null ? null : untilMs(expires, now) || null;
}

function untilMs(date: string, now: number): number | null {
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
