import { CapturedElement } from './captured-element.ts';
import { absoluteLink } from './feed-links.ts';
import { placeOf } from './feed-vocabulary.ts';
import { ItemDraft } from './item-draft.ts';
import { offerElement } from './offer-element.ts';
import { PublisherDraft, type PublisherWishes } from './publisher-draft.ts';
import { DefinedEntities, readEntityDeclarations, resolveReferences } from './text-entities.ts';
import { XmlNames } from './xml-names.ts';
import { scanXml, type OpenTag, type XmlSink } from './xml-tokens.ts';

export type NormalForm =
  | {
      readonly kind: 'normal';
      readonly xml: string;
      readonly language: string | null;
      readonly wishes: PublisherWishes;
    }
  | { readonly kind: 'unreadable'; readonly because: string };

const mostItems = 5_000;
const deepest = 500;
const mostJunk = 1_000;
const longestBase = 1_000;
const roots: ReadonlySet<string> = new Set(['rss', 'rdf:rdf', 'rdf', 'feed', 'atom:feed', 'channel']);

const itemNames: ReadonlySet<string> = new Set(['item', 'entry', 'atom:entry']);
const containers: ReadonlySet<string> = new Set([...roots, ...itemNames]);
/** Elements that hold text or HTML, and such as HTML does not have. */
const plainElements: ReadonlySet<string> = new Set([
  'title',
  'link',
  'guid',
  'id',
  'pubdate',
  'description',
  'category',
]);
const neverInside: ReadonlySet<string> = new Set([
  ...['guid', 'pubdate', 'description', 'content:encoded', 'category', 'author', 'published', 'updated'],
  ...['dc:date', 'dc:creator', 'dc:subject', 'media:content', 'media:thumbnail', 'enclosure'],
]);
const unclosed: ReadonlySet<string> = new Set(['br', 'img', 'hr', 'p', 'li', 'input', 'meta', 'link', 'wbr']);

/**
 * Rewrites a feed of any XML format, sound or not, as a small sound RSS 2.0 document that says the same: what
 * rss-parser can't cope with is settled before it sees the text. Whole items of a document cut short are kept.
 */
export function normalForm(text: string, url: string | null): NormalForm {
  const writer = new NormalFormWriter(text, url);
  const scan = scanXml(text, writer);
  if (scan.kind === 'refused') return { kind: 'unreadable', because: scan.because };
  return writer.finish(scan.kind === 'cut');
}

class NormalFormWriter implements XmlSink {
  readonly #text: string;
  readonly #names = new XmlNames();
  readonly #items: string[] = [];
  readonly #bases: (string | null)[];
  readonly #channel = new ItemDraft();
  readonly #publisher = new PublisherDraft();
  #entities = new DefinedEntities(new Map());
  #capture: CapturedElement | null = null;
  #captureDepth = 0;
  #sameNameDepth = 0;
  #item: ItemDraft | null = null;
  #root: string | null = null;
  #firstName: string | null = null;
  #language: string | null = null;
  #passedOver = 0;
  #refusal: string | null = null;

  constructor(text: string, url: string | null) {
    this.#text = text;
    this.#bases = [url];
  }

  get stopped(): boolean {
    return this.#items.length >= mostItems || this.#passedOver > mostJunk || this.#refused !== null;
  }

  get #refused(): string | null {
    if (this.#names.tooManyAttributes) return 'The document has a tag with far too many attributes.';
    if (this.#entities.exhausted) return 'The document’s own entities make it grow without end.';
    return this.#refusal;
  }

  onDoctype(subset: string): void {
    const declarations = readEntityDeclarations(subset);
    if (declarations.kind === 'refused') this.#refusal ??= declarations.because;
    else this.#entities = declarations.entities;
  }

  onOpen(tag: OpenTag): void {
    if (this.#capture !== null && !this.#interrupts(this.#capture, tag.name)) {
      this.#openInside(this.#capture, tag);
      return;
    }
    this.#endCapture();
    const namespaces = tag.attributes.includes('xmlns');
    const attributes = namespaces ? this.#names.attributesOf(tag) : null;
    const name = this.#elementName(tag.name, attributes?.get('xmlns'));
    const first = this.#firstName === null;
    this.#firstName ??= tag.name;
    // A document may also be a single entry.
    if (this.#root === null && first && itemNames.has(name)) this.#root = name === 'item' ? 'channel' : 'feed';
    if (this.#root === null && !roots.has(name)) {
      this.#passedOver += 1;
      return;
    }
    if (containers.has(name)) {
      this.#openContainer(name, attributes ?? this.#names.attributesOf(tag));
      if (tag.selfClosing) this.#closeContainer(name);
      return;
    }
    this.#beginCapture(name, tag, attributes);
  }

  onClose(rawName: string, start: number, end: number): void {
    const capture = this.#capture;
    if (capture !== null) {
      const same = rawName.toLowerCase() === capture.rawName.toLowerCase();
      if (same && this.#sameNameDepth === 0) return this.#endCapture();
      if (same) this.#sameNameDepth -= 1;
      if (same || !containers.has(this.#canonical(rawName))) {
        this.#captureDepth = Math.max(0, this.#captureDepth - 1);
        capture.add('tag', start, end);
        return;
      }
      this.#endCapture();
    }
    this.#closeContainer(this.#canonical(rawName));
  }

  onText(start: number, end: number): void {
    this.#capture?.add('text', start, end);
  }

  onCdata(start: number, end: number): void {
    this.#capture?.add('cdata', start, end);
  }

  finish(cut: boolean): NormalForm {
    const refused = this.#refused;
    if (refused !== null) return { kind: 'unreadable', because: refused };
    if (this.#root === null) return { kind: 'unreadable', because: sentenceForRoot(this.#firstName, this.#text) };
    // A document may end without closing anything; only what was cut inside an element is not whole.
    if (!cut && this.#capture === null) this.#endItem();
    const xml = `<rss version="2.0"><channel>${this.#channel.inside()}${this.#items.join('')}</channel></rss>`;
    return { kind: 'normal', xml, language: this.#language, wishes: this.#publisher.wishes() };
  }

  #canonical(rawName: string): string {
    const name = this.#names.canonical(rawName);
    return this.#root === 'feed' && name.startsWith('atom:') ? name.slice(5) : name;
  }

  /** Of an element that may declare a namespace of its own; a foreign one counts only on what holds everything. */
  #elementName(rawName: string, ownNamespace: string | undefined): string {
    if (ownNamespace === undefined) return this.#canonical(rawName);
    const name = this.#names.canonicalIn(ownNamespace, rawName);
    if (name.startsWith('?:') && containers.has(name.slice(2))) return name.slice(2);
    return this.#root === 'feed' && name.startsWith('atom:') ? name.slice(5) : name;
  }

  /** Whether a tag ends what is open: an item does, and what can't stand inside a plain element that was never closed. */
  #interrupts(capture: CapturedElement, rawName: string): boolean {
    const name = this.#canonical(rawName);
    return itemNames.has(name) || (plainElements.has(capture.name) && name !== capture.name && neverInside.has(name));
  }

  #beginCapture(name: string, tag: OpenTag, attributes: ReadonlyMap<string, string> | null): void {
    const wanted = this.#item === null || placeOf(name) !== null;
    this.#capture = new CapturedElement(name, wanted, {
      tag,
      text: this.#text,
      entities: this.#entities,
      attributes: () => attributes ?? this.#names.attributesOf(tag),
    });
    this.#captureDepth = 0;
    this.#sameNameDepth = 0;
    if (tag.selfClosing) this.#endCapture();
  }

  #openInside(capture: CapturedElement, tag: OpenTag): void {
    capture.add('tag', tag.start, tag.end);
    if (tag.selfClosing) return;
    const name = tag.name.toLowerCase();
    if (name === capture.rawName.toLowerCase()) this.#sameNameDepth += 1;
    if (unclosed.has(name)) return;
    this.#captureDepth += 1;
    if (this.#captureDepth > deepest) this.#refusal ??= 'The document is nested far too deep.';
  }

  #openContainer(name: string, attributes: ReadonlyMap<string, string>): void {
    if (roots.has(name)) {
      this.#root ??= name === 'atom:feed' ? 'feed' : name;
      this.#language ??= attributes.get('xml:lang') ?? null;
      const base = this.#baseOf({ attributes });
      if (this.#item === null) this.#bases.splice(0, this.#bases.length, base);
      return;
    }
    this.#endItem();
    this.#item = new ItemDraft();
    this.#bases.push(this.#baseOf({ attributes }));
    const about = attributes.get('rdf:about');
    if (about !== undefined && /^https?:/i.test(about)) this.#item.offer('link', 50, resolveReferences(about));
  }

  #closeContainer(name: string): void {
    if (containers.has(name)) this.#endItem();
  }

  #endItem(): void {
    if (this.#item === null) return;
    if (this.#items.length < mostItems) this.#items.push(this.#item.toXml());
    this.#item = null;
    this.#bases.pop();
  }

  #endCapture(): void {
    const capture = this.#capture;
    if (capture === null) return;
    this.#capture = null;
    if (this.#item === null) this.#readChannelElement(capture);
    else offerElement(this.#item, capture, this.#baseOf(capture));
  }

  #readChannelElement(capture: CapturedElement): void {
    const base = this.#baseOf(capture);
    this.#publisher.take(capture, base);
    if (/^(?:dc:)?language$/.test(capture.name)) this.#language ??= capture.text().trim();
    else if (/^(?:(?:dc|atom):)?title$|^(?:atom:)?link$/.test(capture.name)) offerElement(this.#channel, capture, base);
  }

  #baseOf(element: { readonly attributes: ReadonlyMap<string, string> }): string | null {
    const outer = this.#bases.at(-1) ?? null;
    const own = element.attributes.get('xml:base');
    const base = own === undefined ? outer : absoluteLink(resolveReferences(own), outer);
    // Bases within bases would make it grow with every element.
    return base === null || base.length > longestBase ? outer : base;
  }
}

function sentenceForRoot(firstName: string | null, text: string): string {
  if (text.trim() === '') return 'The document is empty.';
  if (firstName === null) return 'The document is neither XML nor JSON.';
  if (/^html$/i.test(firstName) || /<html[\s>]/i.test(text.slice(0, 4096))) return 'This is a web page, not a feed.';
  return `This is no feed: its outermost element is <${firstName.slice(0, 40)}>.`;
}
