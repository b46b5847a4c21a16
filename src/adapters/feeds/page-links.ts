import { folded } from './plain-text.ts';
import { resolveReferences } from './text-entities.ts';
import { XmlNames } from './xml-names.ts';
import { scanXml, type OpenTag, type XmlSink } from './xml-tokens.ts';

/** A link of a page that may lead to a feed; its address is absolute. */
export interface PageLink {
  readonly url: string;
  readonly title: string;
}

export interface PageLinks {
  /** What the page itself says are its feeds, those of comments left out. */
  readonly named: readonly PageLink[];
  /** Links whose addresses look like a feed's. */
  readonly likely: readonly PageLink[];
}

const FEED_TYPE = /^(?:application|text)\/(?:rss|atom|rdf|feed)\+(?:xml|json)\b|^text\/xml\b|^application\/xml\b/iu;
const FEED_PATH = /(?:\.(?:rss|atom|rdf|xml)|\/(?:rss|atom|feeds?|feed\.json|rss\d?\.xml))\/?(?:$|\?)|[?&]feed=/iu;
const NO_FEED = /sitemap|opensearch|manifest|\/oembed|wlwmanifest|rsd\.xml/iu;
const COMMENTS = /\bcomments?\b/iu;
/** The same feed in another format; a number elsewhere belongs to the name, as in `Channel 2`. */
const FORMAT = /\b(?:rss|atom|json|feed|rdf)\b(?:\s*\d+(?:\.\d+)*)?|[.()[\]]+/giu;
const MOST_LINKS = 100;

/** Reads the links of an HTML page that lead to feeds, however the page is made. */
export function pageLinks(html: string, url: string): PageLinks {
  const reader = new LinkReader(url);
  scanXml(withoutScripts(html), reader);
  return { named: apart(reader.named), likely: apart(reader.likely) };
}

/** What stands between `<script>` and `</script>` is a program, not a page. */
function withoutScripts(html: string): string {
  const parts: string[] = [];
  const opening = /<(script|style|template)\b/giu;
  let from = 0;
  for (let open = opening.exec(html); open !== null; open = opening.exec(html)) {
    parts.push(html.slice(from, open.index));
    const closing = new RegExp(`</${open[1] ?? ''}\\b[^>]{0,100}>`, 'giu');
    closing.lastIndex = open.index;
    if (closing.exec(html) === null) return parts.join('');
    from = closing.lastIndex;
    opening.lastIndex = from;
  }
  return [...parts, html.slice(from)].join('');
}

class LinkReader implements XmlSink {
  readonly named: PageLink[] = [];
  readonly likely: PageLink[] = [];
  readonly #names = new XmlNames();
  #base: string;

  constructor(url: string) {
    this.#base = url;
  }

  get stopped(): boolean {
    return this.named.length + this.likely.length >= MOST_LINKS;
  }

  onOpen(tag: OpenTag): void {
    const name = tag.name.toLowerCase();
    if (name !== 'link' && name !== 'a' && name !== 'base') return;
    const attributes = this.#names.attributesOf(tag);
    const value = (key: string): string => resolveReferences(attributes.get(key) ?? '').trim();
    const url = URL.parse(value('href'), this.#base);
    if (url === null || !/^https?:/u.test(url.protocol)) return;
    url.hash = ''; // a place on a page, not another feed
    if (name === 'base') this.#base = url.href;
    else this.#take(name, url.href, value);
  }

  #take(name: string, url: string, value: (key: string) => string): void {
    const link = { url, title: folded(value('title')) };
    if (NO_FEED.test(url) || COMMENTS.test(url) || COMMENTS.test(link.title)) return;
    const isNamed = /\b(?:alternate|feed)\b/iu.test(value('rel')) && FEED_TYPE.test(value('type'));
    if (isNamed) this.named.push(link);
    else if (name === 'a' && FEED_PATH.test(new URL(url).pathname + new URL(url).search)) this.likely.push(link);
  }

  onClose(): void {
    // only what opens is of interest
  }

  onText(): void {
    // the same
  }

  onCdata(): void {
    // the same
  }

  onDoctype(): void {
    // a page defines nothing
  }
}

/** Each address once, and one format of those feeds that differ in nothing else. */
function apart(links: readonly PageLink[]): readonly PageLink[] {
  const seen = new Set<string>();
  return links.filter(({ url, title }) => {
    const subject = folded(title.replace(FORMAT, ' ')).toLowerCase();
    const isKnown = seen.has(url) || (subject !== '' && seen.has(`title ${subject}`));
    seen.add(url);
    seen.add(`title ${subject}`);
    return !isKnown;
  });
}
