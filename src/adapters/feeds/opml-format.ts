import type { FeedListFormat, FeedListReading, ListedFolder, ListedOutline } from '../../ports/feed-list-format.ts';
import { decodeDocument, withoutIllegalCharacters } from './decode-document.ts';
import { folded } from './plain-text.ts';
import { DefinedEntities, escapeXml, readEntityDeclarations, resolveReferences } from './text-entities.ts';
import { XmlNames } from './xml-names.ts';
import { scanXml, type OpenTag, type XmlSink } from './xml-tokens.ts';

const MOST_FEEDS = 20_000;
const MOST_FOLDERS = 8;
const LONGEST_NAME = 200;
const FEED_TYPE = /^(?:rss|atom|feed|rdf|json)/iu;

/**
 * OPML 1.0 and 2.0, read with the feeds' own scanner: one pass whose time grows with the file alone. A tree-building
 * parser takes the square of the depth, and refuses a file cut short, of which everything before the cut is good.
 */
export class OpmlFormat implements FeedListFormat {
  readonly mediaType = 'text/x-opml';

  read(bytes: Uint8Array): FeedListReading {
    const reader = new OutlineReader();
    const scan = scanXml(decodeDocument(bytes, null), reader);
    const because = scan.kind === 'refused' ? scan.because : reader.refusal;
    if (because !== null) return { kind: 'unreadable', because };
    if (!reader.isList) return { kind: 'unreadable', because: 'The file is no OPML list of feeds.' };
    return { kind: 'read', feeds: reader.feeds, left: reader.left, cutShort: scan.kind === 'cut' };
  }

  write(title: string, folders: readonly ListedFolder[]): string {
    const body = folders.flatMap(({ name, feeds }) => [
      `    <outline text="${attribute(name)}" title="${attribute(name)}">`,
      ...feeds.map(feedOutline),
      '    </outline>',
    ]);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<opml version="2.0">',
      `  <head><title>${attribute(title)}</title></head>`,
      '  <body>',
      ...body,
      '  </body>',
      '</opml>',
      '',
    ].join('\n');
  }
}

function feedOutline({ name, url, language, categories }: ListedFolder['feeds'][number]): string {
  const shown = attribute(name);
  const more = [
    ...(language === null ? [] : [`language="${attribute(language)}"`]),
    ...(categories.length === 0 ? [] : [`category="${attribute(categories.join(','))}"`]),
  ];
  const attributes = [`text="${shown}"`, `title="${shown}"`, 'type="rss"', `xmlUrl="${attribute(url)}"`, ...more];
  return `      <outline ${attributes.join(' ')}/>`;
}

function attribute(value: string): string {
  return escapeXml(folded(withoutIllegalCharacters(value)));
}

class OutlineReader implements XmlSink {
  readonly feeds: ListedOutline[] = [];
  left = 0;
  isList = false;
  refusal: string | null = null;
  readonly #names = new XmlNames();
  readonly #around: string[] = [];
  #entities = new DefinedEntities(new Map());

  get stopped(): boolean {
    return this.refusal !== null;
  }

  onDoctype(subset: string): void {
    const declared = readEntityDeclarations(subset);
    if (declared.kind === 'refused') this.refusal = declared.because;
    else this.#entities = declared.entities;
  }

  onOpen(tag: OpenTag): void {
    const name = tag.name.toLowerCase();
    this.isList ||= name === 'opml';
    if (name !== 'outline') return;
    this.isList = true;
    const attributes = this.#names.attributesOf(tag);
    const value = (key: string): string => folded(resolveReferences(attributes.get(key) ?? '', this.#entities));
    const label = (value('title') || value('text')).slice(0, LONGEST_NAME);
    this.#take(value, label);
    if (!tag.selfClosing) this.#around.push(label);
  }

  onClose(name: string): void {
    if (name.toLowerCase() === 'outline') this.#around.pop();
  }

  onText(): void {
    // a list says everything in attributes
  }

  onCdata(): void {
    // the same
  }

  #take(value: (key: string) => string, name: string): void {
    const isFeed = FEED_TYPE.test(value('type'));
    const url = unescaped(value('xmlurl') || (isFeed ? value('url') : ''));
    if (url === '' && !isFeed && value('htmlurl') === '') return;
    if (this.feeds.length >= MOST_FEEDS) {
      this.left += 1;
      return;
    }
    const folders = this.#around.slice(0, MOST_FOLDERS).filter((folder) => folder !== '');
    const categories = value('category')
      .split(',')
      .map((category) => category.trim())
      .filter((category) => category !== '');
    this.feeds.push({ url, name, folders, categories, language: value('language') || null });
  }
}

/** Some programs escape what they have escaped already. */
function unescaped(url: string): string {
  return url.replace(/&amp;/giu, '&').replace(/\s+/gu, '');
}
