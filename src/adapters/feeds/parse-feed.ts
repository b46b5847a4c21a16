import RssParser from 'rss-parser';
import type { FeedItem } from '../../domain/news/feed.ts';
import { absoluteLink } from './feed-links.ts';
import { normalForm } from './normal-form.ts';
import { parseDate } from './parse-date.ts';
import { parseJsonFeed } from './parse-json-feed.ts';
import type { ParsedFeed } from './parsed-feed.ts';

interface OwnFields {
  readonly summary?: string;
  readonly author?: string;
  readonly source?: string;
  readonly dates?: readonly string[];
}

/** Reads a feed of any format; `url` is where it came from and what its relative links are relative to. */
export async function parseFeed(text: string, url: string | null): Promise<ParsedFeed> {
  if (/^\s*[{[]/.test(text)) {
    const json = parseJsonFeed(text, url);
    // Junk in front of XML may begin with a bracket, too.
    if (json.kind === 'parsed' || !/<(?:rss|rdf:RDF|feed|channel)[\s>]/i.test(text)) return json;
  }
  const normal = normalForm(text, url);
  if (normal.kind === 'unreadable') return normal;
  const feed = await newParser().parseString(normal.xml);
  const link = string(feed.link);
  const base = url ?? (link === '' ? null : link);
  const document = {
    title: string(feed.title),
    link,
    items: feed.items.map((item) => toItem(item, base)),
    ...normal.wishes,
  };
  return { kind: 'parsed', document, language: normal.language };
}

function newParser(): RssParser<object, OwnFields> {
  return new RssParser<object, OwnFields>({
    customFields: {
      item: [
        ['own:summary', 'summary'],
        ['own:author', 'author'],
        ['own:date', 'dates', { keepArray: true }],
        'source',
      ] as never,
    },
  });
}

function toItem(item: RssParser.Item & OwnFields, base: string | null): FeedItem {
  const link = absoluteLink(string(item.link), base);
  const guid = string(item.guid);
  return {
    guid: guid === '' ? link : guid,
    title: string(item.title),
    summary: string(item.summary),
    link,
    publishedAt: firstDate(item.dates ?? []),
    author: string(item.author) || null,
    originName: nameOrNull(string(item.source)),
    categories: (item.categories ?? []).map(string),
  };
}

/** The first date that can be read; a broken one gives way to the next best. */
function firstDate(dates: readonly string[]): Date | null {
  for (const text of dates) {
    const date = parseDate(string(text));
    if (date !== null) return date;
  }
  return null;
}

function nameOrNull(name: string): string | null {
  return name === '' || /^https?:\/\/\S*$/i.test(name) ? null : name;
}

/** xml2js gives an object where an element is empty or has attributes; the normal form leaves only text. */
function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
