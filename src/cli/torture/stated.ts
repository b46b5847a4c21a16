import { z } from 'zod';

/** What a suite states about one item; null where it states nothing. Text is as the suite has it, mostly HTML. */
export interface StatedItem {
  readonly title: string | null;
  readonly link: string | null;
  readonly id: string | null;
  readonly date: string | null;
  readonly summary: string | null;
  /** Every link that is stated, in the order of the document. */
  readonly allLinks: readonly string[];
}

/** What a suite states about one document. */
export interface Stated {
  readonly title: string | null;
  readonly items: readonly StatedItem[];
}

const text = z.string().nullish();
const valued = z.union([z.string(), z.object({ value: text })]).nullish();
const links = z.array(z.object({ href: text, rel: text, type: text })).nullish();

const gofeedItem = z.object({
  title: text,
  link: text,
  url: text,
  links: z.union([z.array(z.string()), links]).nullish(),
  id: text,
  guid: valued,
  publishedParsed: text,
  published: text,
  pubDateParsed: text,
  pubDate: text,
  date_published: text,
  date_modified: text,
  updatedParsed: text,
  updated: text,
  description: text,
  summary: text,
  content: valued,
  content_text: text,
  content_html: text,
});
const gofeedSchema = z.object({
  title: text,
  items: z.array(gofeedItem).nullish(),
  entries: z.array(gofeedItem).nullish(),
});

/** gofeed's four shapes: Atom (`entries`), RSS, JSON Feed and the common one that it translates all of them to. */
export function fromGofeed(expectation: unknown): Stated {
  const feed = gofeedSchema.parse(expectation);
  const items = (feed.entries ?? feed.items ?? []).map((item) => ({
    title: stated(item.title),
    link: stated(item.link, item.url, linkAmong(item.links)),
    id: stated(item.id, valueOf(item.guid)),
    date: stated(
      ...[item.publishedParsed, item.pubDateParsed, item.published, item.pubDate, item.date_published],
      ...[item.updatedParsed, item.updated, item.date_modified],
    ),
    summary: stated(item.description, item.summary, valueOf(item.content), item.content_text, item.content_html),
    allLinks: hrefsOf(item.links),
  }));
  return { title: stated(feed.title), items };
}

const rssParserItem = z.object({
  title: text,
  link: text,
  guid: text,
  id: text,
  isoDate: text,
  pubDate: text,
  summary: text,
  content: text,
  'content:encoded': text,
});
const rssParserSchema = z.object({ feed: z.object({ title: text, items: z.array(rssParserItem).nullish() }) });

/**
 * rss-parser's own shape. One of its documents was read with an option that writes EMPTY where an element is empty: that
 * states nothing about a text.
 */
export function fromRssParser(expectation: unknown): Stated {
  const { feed } = rssParserSchema.parse(expectation);
  const items = (feed.items ?? []).map((item) => ({
    title: stated(item.title),
    link: stated(item.link),
    id: stated(item.guid, item.id),
    date: stated(item.isoDate, item.pubDate),
    summary: stated(...[item.summary, item.content, item['content:encoded']].filter((each) => each !== 'EMPTY')),
    allLinks: [],
  }));
  return { title: stated(feed.title), items };
}

const feedsmithItem = z.object({
  title: valued,
  link: text,
  links: links,
  id: text,
  guid: valued,
  pubDate: text,
  published: text,
  updated: text,
  dc: z.object({ date: text, description: text }).nullish(),
  description: text,
  summary: valued,
  content: z.union([z.string(), z.object({ value: text, encoded: text })]).nullish(),
});
const feedsmithSchema = z.object({
  title: valued,
  items: z.array(feedsmithItem).nullish(),
  entries: z.array(feedsmithItem).nullish(),
});

export function fromFeedsmith(expectation: unknown): Stated {
  const feed = feedsmithSchema.parse(expectation);
  const items = (feed.entries ?? feed.items ?? []).map((item) => ({
    title: stated(valueOf(item.title)),
    link: stated(item.link, linkAmong(item.links)),
    id: stated(item.id, valueOf(item.guid)),
    date: stated(item.pubDate, item.published, item.dc?.date, item.updated),
    summary: stated(
      item.description,
      valueOf(item.summary),
      item.dc?.description,
      valueOf(item.content),
      encodedOf(item.content),
    ),
    allLinks: hrefsOf(item.links),
  }));
  return { title: stated(valueOf(feed.title)), items };
}

/** The first that says something. */
function stated(...candidates: readonly (string | null | undefined)[]): string | null {
  return (
    candidates.find((candidate) => candidate !== undefined && candidate !== null && candidate.trim() !== '') ?? null
  );
}

function valueOf(value: z.infer<typeof valued>): string | null | undefined {
  return typeof value === 'string' ? value : value?.value;
}

function encodedOf(content: z.infer<typeof feedsmithItem>['content']): string | null | undefined {
  return typeof content === 'string' ? content : content?.encoded;
}

function hrefsOf(list: readonly string[] | z.infer<typeof links>): readonly string[] {
  return (list ?? []).flatMap((link) => (typeof link === 'string' ? link : (link.href ?? [])));
}

/** Of a list of Atom links the item's page: the one without relation or with `alternate`. */
function linkAmong(list: readonly string[] | z.infer<typeof links>): string | null | undefined {
  const [first] = list ?? [];
  if (typeof first === 'string') return first;
  const alternates = (list as z.infer<typeof links>)?.filter(({ rel }) => !rel || rel === 'alternate');
  return (alternates?.find(({ type }) => !type || type.includes('html')) ?? alternates?.[0])?.href;
}
