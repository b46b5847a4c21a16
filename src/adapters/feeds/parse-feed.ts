import RssParser from 'rss-parser';
import type { FeedItem } from '../../domain/news/feed.ts';
import { absoluteLink } from './feed-links.ts';
import { normalForm } from './normal-form.ts';
import { parseDate } from './parse-date.ts';
import { parseJsonFeed } from './parse-json-feed.ts';
import { plainText } from './plain-text.ts';
import type { ParsedFeed } from './parsed-feed.ts';
import { personName } from './person-name.ts';

interface OwnFields {
  readonly summary?: string;
  readonly author?: string;
  readonly source?: string;
  readonly dates?: readonly string[];
}

/** Reads a feed of any format; `url` is where it came from and what its relative links are relative to. */
export async function parseFeed(text: string, url: string | null): Promise<ParsedFeed> {
  if (/^\s*[{[]/.test(text)) return parseJsonFeed(text, url);
  const normal = normalForm(text, url);
  if (normal.kind === 'unreadable') return normal;
  const feed = await newParser().parseString(normal.xml);
  const link = string(feed.link);
  const base = url ?? (link === '' ? null : link);
  const document = {
    title: plainText(string(feed.title)),
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
    title: plainText(string(item.title)),
    summary: plainText(string(item.summary)),
    link,
    publishedAt: firstDate(item.dates ?? []),
    author: personName(string(item.author)),
    originName: nameOrNull(plainText(string(item.source))),
    categories: distinct((item.categories ?? []).map((category) => plainText(string(category)))),
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

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word) => word !== ''))];
}

/** xml2js gives an object where an element is empty or has attributes; the normal form leaves only text. */
function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
