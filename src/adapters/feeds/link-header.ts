import type { NamedHub } from '../../domain/news/web-sub.ts';

const longest = 16_384;
const link = /<([^<>]*)>((?:\s*;\s*[\w!#$&+.^`|~*-]+\s*=\s*(?:"[^"]*"|[^",;\s]+))*)/g;
const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^",;\s]+))/i;

/** The hub and the topic that a server names in its `Link` header, absolute; nulls where it names none. */
export function hubOfLinkHeader(value: string | null, base: string): { readonly [K in keyof NamedHub]: string | null } {
  const found = { hub: null as string | null, topic: null as string | null };
  for (const [, href = '', parameters = ''] of (value ?? '').slice(0, longest).matchAll(link)) {
    const [, quoted, bare] = relation.exec(parameters) ?? [];
    const relations = (quoted ?? bare ?? '').toLowerCase().split(/\s+/);
    const absolute = URL.parse(href, base)?.href ?? null;
    if (relations.includes('hub')) found.hub ??= absolute;
    if (relations.includes('self')) found.topic ??= absolute;
  }
  return found;
}
