/** One item as a test wants it served; what is left out is left out of the document. */
export interface ServedItem {
  readonly title: string;
  readonly link: string;
  readonly summary?: string;
  readonly guid?: string;
  readonly publishedAt?: Date;
}

/** A plain RSS 2.0 document; `head` is put among the channel's own elements as it is. */
export function renderRss(title: string, link: string, items: readonly ServedItem[], builtAt: Date, head = ''): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${escape(title)}</title><link>${escape(link)}</link>`,
    `<lastBuildDate>${builtAt.toUTCString()}</lastBuildDate>${head}`,
    ...items.map(renderItem),
    '</channel></rss>',
  ].join('\n');
}

function renderItem(item: ServedItem): string {
  const parts = [`<title>${escape(item.title)}</title>`, `<link>${escape(item.link)}</link>`];
  if (item.summary !== undefined) parts.push(`<description>${escape(item.summary)}</description>`);
  if (item.guid !== undefined) parts.push(`<guid isPermaLink="false">${escape(item.guid)}</guid>`);
  if (item.publishedAt !== undefined) parts.push(`<pubDate>${item.publishedAt.toUTCString()}</pubDate>`);
  return `<item>${parts.join('')}</item>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
