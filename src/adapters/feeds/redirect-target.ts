import { header, type Headers } from './server-hints.ts';

/** Whether this status sends the client elsewhere by Location. */
export function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/** Where a redirect leads, absolute and without a fragment where it is an address at all; null when it does not say. */
export function redirectTarget(headers: Headers, base: URL): string | null {
  const location = header(headers, 'location')?.trim() ?? '';
  if (location === '') return null;
  const target = URL.parse(utf8Header(location), base.href);
  if (target === null) return location;
  target.hash = '';
  return target.href;
}

/** Headers arrive byte for byte; many servers put UTF-8 into Location. */
function utf8Header(value: string): string {
  if (/[^\u0000-\u00ff]/.test(value)) return value;
  const decoded = Buffer.from(value, 'latin1').toString('utf8');
  return decoded.includes('\uFFFD') ? value : decoded;
}
