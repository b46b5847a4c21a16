import type { CapturedElement } from './captured-element.ts';

export interface RankedLink {
  readonly rank: number;
  readonly href: string;
}

const neverTheItem: ReadonlySet<string> = new Set([
  'self',
  'edit',
  'edit-media',
  'enclosure',
  'replies',
  'hub',
  'license',
  'next',
  'prev',
  'previous',
  'first',
  'last',
  'service.edit',
  'service.post',
  'service.feed',
  'service.subscribe',
  'search',
  'icon',
  'stylesheet',
  'payment',
]);

/** The address that a link element names, RSS's text or Atom's attribute, ranked by how surely it is the item's page. */
export function linkOf(element: CapturedElement, rank: number): RankedLink | null {
  const href = element.attribute('href');
  if (href === null || href === '') {
    const text = unescapedTwice(element.text().trim());
    return text === '' ? null : { rank, href: text };
  }
  const rel = (element.attribute('rel') ?? 'alternate').toLowerCase();
  if (neverTheItem.has(rel)) return null;
  const alternate = rel === 'alternate' || rel.endsWith('/alternate');
  const type = element.attribute('type') ?? 'text/html';
  return { rank: rank + (alternate ? (/html/.test(type) ? 1 : 2) : 5), href };
}

/**
 * Made absolute where a base is known; an address that is absolute already stays letter for letter. A host without
 * scheme gets one.
 */
export function absoluteLink(href: string, base: string | null): string {
  const compact = href.replace(/[\t\r\n]+/g, '').trim();
  if (/^[a-z][a-z\d+.-]*:/i.test(compact) || compact === '') return compact;
  if (/^www\.[^/]+\.[^/]+/i.test(compact)) return `http://${compact}`;
  if (base === null) return compact.startsWith('//') ? `https:${compact}` : compact;
  return URL.parse(compact, base)?.href ?? compact;
}

/** Inside CDATA an address often still has its ampersands escaped. */
function unescapedTwice(href: string): string {
  return href.replace(/&(?:amp|#0*38|#x0*26);/gi, '&');
}
