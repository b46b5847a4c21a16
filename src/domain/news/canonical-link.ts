import { isMark, withoutSession } from './link-marks.ts';

/**
 * One spelling for all the ways to one page, without its scheme: `courier.example/truce?id=7`. Scheme, default port, case
 * of the host, www., twins for phones, caches and printers, copies in an archive, percent-encoding, order of the query,
 * tracking and session marks, closing slash, index file and fragment do not count. Null for what is no web address. The
 * canonical link of `https://` and a canonical link is that link again; nothing is thrown, whatever the text.
 */
export function canonicalLink(link: string): string | null {
  const url = unwrapped(webAddress(link));
  if (url === null) return null;
  const path = segmentsOf(url.pathname)
    .map((segment) => `/${segment}`)
    .join('');
  const found = `${hostOf(url)}${path}${queryOf(url)}${routeOf(url)}`;
  const again = `https://${found}`;
  return MAY_HOLD_MORE.test(found) && again.length < link.trim().length ? canonicalLink(again) : found;
}

/** What comes to light when marks around it are taken away: a dot segment, another twin, or the address of another page. */
const MAY_HOLD_MORE = /\/\.|https?:\/|\.amp/iu;

/** What a link points to within its page, such as one post of a live blog; null without, and for a page's own routes. */
export function fragmentOf(link: string): string | null {
  const hash = webAddress(link)?.hash.slice(1) ?? '';
  return hash === '' || ROUTE.test(`#${hash}`) || hash.startsWith(':~:') ? null : hash;
}

function webAddress(link: string): URL | null {
  const url = URL.parse(link.trim());
  return url !== null && /^https?:$/u.test(url.protocol) ? url : null;
}

/** Archives and proxies write the whole address of the page into their own path. */
const CARRIED = /^.*\/(https?:\/\/?[^/].*)$/su;
/** A viewer of AMP pages names the page's host in its path: `/amp/s/host/path`, `/c/s/host/path`. */
const AMP_VIEWER = /^\/(?:amp|[civ])\/(s\/)?([^/]+\.[^/]+\/.*)$/su;
const AMP_VIEWER_HOST = /(?:^|\.)(?:ampproject\.org|google\.[a-z.]{2,6}|bing\.com)$/u;
/** A redirector names its goal in the query. */
const REDIRECTOR = /\/(?:url|l\.php|link|redirect|redir|out|go|click)\/?$/u;
const GOAL = /^(?:u|q|url|to|target|dest|destination|link)$/u;

/** The page itself where a link leads to a copy, a viewer or a redirector of it. Each step is a shorter link, so it ends. */
function unwrapped(url: URL | null): URL | null {
  if (url === null) return null;
  const inner = webAddress(innerOf(url) ?? '');
  return inner === null || inner.href.length >= url.href.length ? url : unwrapped(inner);
}

function innerOf(url: URL): string | null {
  const carried = CARRIED.exec(url.pathname)?.[1];
  if (carried !== undefined) return `${carried.replace(/^(https?:)\/+/u, '$1//')}${url.search}`;
  const viewed = AMP_VIEWER_HOST.test(url.hostname) ? AMP_VIEWER.exec(url.pathname) : null;
  if (viewed) return `https://${viewed[2] ?? ''}${url.search}`;
  if (!REDIRECTOR.test(url.pathname)) return null;
  return [...url.searchParams].find(([name, value]) => GOAL.test(name) && webAddress(value) !== null)?.[1] ?? null;
}

/** Labels before a host's name that stand for a view of the same site. */
const TWIN_LABEL = /^(?:www\d?|m|mobile|touch|amp|wap)$/u;
const DEFAULT_PORTS = ['', '80', '443'];

function hostOf(url: URL): string {
  const labels = url.hostname.replace(/(?<!\.)\.+$/u, '').split('.');
  const isAddress = /^[\d.]+$|^\[/u.test(url.hostname);
  const kept = isAddress ? labels : labels.filter((label, n) => n >= labels.length - 2 || !TWIN_LABEL.test(label));
  return `${kept.join('.')}${DEFAULT_PORTS.includes(url.port) ? '' : `:${url.port}`}`;
}

const INDEX = /^(?:index|default)\.(?:html?|shtml|php|aspx?|jsp)$/iu;
/** A name is left: `.amp` alone is no twin of anything. Looked for from the first of several on. */
const AMP_SUFFIX = /(?<=[^.])(?<![^.]\.amp)(?:\.amp)+(?=(?:\.html?)?$)/iu;
const TWIN_AT_END = /^(?:amp|print|printable)(?:\.html?)?$/iu;

/** The path's segments, without those that name a view of the page. */
function segmentsOf(path: string): readonly string[] {
  const segments = path
    .split('/')
    .map((segment) => withoutSession(normalized(segment)))
    .filter((segment) => !/^\.{0,2}$/u.test(segment));
  while (segments.length > 1 && /^amp$/iu.test(segments[0] ?? '')) segments.shift();
  for (let last = segments.pop(); last !== undefined; last = segments.pop()) {
    const name = last.replace(AMP_SUFFIX, '');
    const isMore = !INDEX.test(name) && (segments.length === 0 || !TWIN_AT_END.test(name));
    if (isMore) return [...segments, name];
  }
  return [];
}

/** One spelling of percent-encoded octets: capitals, and none where a letter stands for itself. */
function normalized(text: string): string {
  return text.replaceAll(/%[0-9a-f]{2}/giu, (octet) => {
    const letter = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
    return /[\w.~-]/u.test(letter) ? letter : octet.toUpperCase();
  });
}

function queryOf(url: URL): string {
  const kept = [...url.searchParams]
    .filter(([name, value]) => !isMark(name, value))
    .sort(([a, first], [b, second]) => compared(a, b) || compared(first, second));
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`;
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Pages that find their article by the fragment write it as a path of its own. */
const ROUTE = /^#(?:!|\/).+/u;

function routeOf(url: URL): string {
  return ROUTE.test(url.hash) ? normalized(url.hash) : '';
}
