import { z } from 'zod';
import type { FeedItem } from '../../domain/news/feed.ts';
import { absoluteLink } from './feed-links.ts';
import type { ParsedFeed } from './parsed-feed.ts';
import { parseDate } from './parse-date.ts';
import { plainText } from './plain-text.ts';
import type { PublisherWishes } from './publisher-draft.ts';

const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
const author = z.object({ name: text }).optional().catch(undefined);
const itemSchema = z.object({
  id: text,
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_text: text,
  content_html: text,
  date_published: text,
  date_modified: text,
  author,
  authors: z.array(author).optional().catch(undefined),
  tags: z.array(z.unknown()).optional().catch(undefined),
});
const hub = z.object({ type: text, url: text }).optional().catch(undefined);
const feedSchema = z.object({
  version: text,
  title: text,
  home_page_url: text,
  language: text,
  feed_url: text,
  hubs: z.array(hub).optional().catch(undefined),
  items: z.array(z.unknown()),
});

const mostItems = 5_000;
const deepest = 100;

/** Reads a JSON Feed, 1.0 or 1.1; an item that is no object is passed over. */
export function parseJsonFeed(json: string, url: string | null): ParsedFeed {
  if (nestedTooDeep(json)) return { kind: 'unreadable', because: 'The document is nested far too deep.' };
  const value = readJson(json);
  if (value === undefined) return { kind: 'unreadable', because: 'The document is neither XML nor valid JSON.' };
  const feed = feedSchema.safeParse(value);
  if (!feed.success) return { kind: 'unreadable', because: 'The document is JSON, but no JSON Feed.' };
  const link = absoluteLink(feed.data.home_page_url ?? '', url);
  const items: FeedItem[] = [];
  for (const raw of feed.data.items.slice(0, mostItems)) {
    const item = itemSchema.safeParse(raw);
    if (item.success) items.push(toItem(item.data, url ?? (link === '' ? null : link)));
  }
  const document = { title: plainText(feed.data.title ?? ''), link, items, ...wishesOf(feed.data, url) };
  return { kind: 'parsed', document, language: feed.data.language ?? null };
}

function wishesOf({ hubs, feed_url }: z.infer<typeof feedSchema>, url: string | null): PublisherWishes {
  const webSub = hubs?.find((each) => /^websub$/i.test(each?.type ?? '') && each?.url !== undefined)?.url;
  const hub = webSub === undefined ? null : absoluteLink(webSub, url);
  return { ttlMs: null, skipHours: [], hub, self: feed_url === undefined ? null : absoluteLink(feed_url, url) };
}

/** JSON.parse takes seconds over millions of open brackets. */
function nestedTooDeep(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length && depth <= deepest; at += 1) {
    const code = json.charCodeAt(at);
    if (quoted && code === 0x5c) at += 1;
    else if (code === 0x22) quoted = !quoted;
    else if (!quoted && (code === 0x5b || code === 0x7b)) depth += 1;
    else if (!quoted && (code === 0x5d || code === 0x7d)) depth -= 1;
  }
  return depth > deepest;
}

/** `undefined` for what is no JSON: bad input is expected here, and the caller has the sentence for it. */
function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function toItem(item: z.infer<typeof itemSchema>, base: string | null): FeedItem {
  const link = absoluteLink(item.url ?? item.external_url ?? '', base);
  const id = item.id?.trim() ?? '';
  const writer = item.authors?.find((one) => one?.name !== undefined) ?? item.author;
  return {
    guid: id === '' ? link : id,
    title: plainText(item.title ?? ''),
    summary: plainText(item.summary ?? item.content_text ?? item.content_html ?? ''),
    link,
    publishedAt: firstDate(item.date_published, item.date_modified),
    author: writer?.name === undefined ? null : plainText(writer.name) || null,
    originName: null,
    categories: (item.tags ?? [])
      .filter((tag) => typeof tag === 'string')
      .slice(0, 50)
      .map(plainText),
  };
}

function firstDate(published: string | undefined, modified: string | undefined): Date | null {
  return parseDate(published ?? '') ?? parseDate(modified ?? '');
}
