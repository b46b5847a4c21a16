import { CapturedElement } from './captured-element.ts';
import { absoluteLink, linkOf } from './feed-links.ts';
import { placeOf } from './feed-vocabulary.ts';
import { ItemDraft } from './item-draft.ts';
import { PublisherDraft, type PublisherWishes } from './publisher-draft.ts';
import { readEntityDeclarations, resolveReferences } from './text-entities.ts';
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
const roots: ReadonlySet<string> = new Set(['rss', 'rdf:rdf', 'rdf', 'feed', 'atom:feed', 'channel']);
const containers: ReadonlySet<string> = new Set([...roots, 'item', 'entry', 'atom:entry']);
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
  #entities: ReadonlyMap<string, string> = new Map();
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
    const enough = this.#items.length >= mostItems || this.#passedOver > mostJunk;
    return enough || this.#refusal !== null || this.#names.tooManyAttributes;
  }

  onDoctype(subset: string): void {
    const declarations = readEntityDeclarations(subset);
    if (declarations.kind === 'refused') this.#refusal ??= declarations.because;
    else this.#entities = declarations.entities;
  }

  onOpen(tag: OpenTag): void {
    if (this.#capture !== null && !this.#beginsItem(tag.name)) {
      this.#openInside(this.#capture, tag);
      return;
    }
    this.#endCapture();
    const attributes = this.#names.attributesOf(tag);
    const name = this.#canonical(tag.name, attributes);
    this.#firstName ??= tag.name;
    if (this.#root === null && !roots.has(name)) {
      this.#passedOver += 1;
      return;
    }
    if (containers.has(name)) {
      this.#openContainer(name, attributes);
      if (tag.selfClosing) this.#closeContainer(name);
      return;
    }
    this.#capture = new CapturedElement(name, attributes, { tag, text: this.#text, entities: this.#entities });
    this.#captureDepth = 0;
    this.#sameNameDepth = 0;
    if (tag.selfClosing) this.#endCapture();
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
    const refusal =
      this.#refusal ?? (this.#names.tooManyAttributes ? 'The document has a tag with far too many attributes.' : null);
    if (refusal !== null) return { kind: 'unreadable', because: refusal };
    if (this.#root === null) return { kind: 'unreadable', because: sentenceForRoot(this.#firstName, this.#text) };
    // A document may end without closing anything; only what was cut inside an element is not whole.
    if (!cut && this.#capture === null) this.#endItem();
    const head = this.#channel.toXml().slice('<item>'.length, -'</item>'.length);
    const xml = `<rss version="2.0"><channel>${head}${this.#items.join('')}</channel></rss>`;
    return { kind: 'normal', xml, language: this.#language, wishes: this.#publisher.wishes() };
  }

  #canonical(rawName: string, attributes?: ReadonlyMap<string, string>): string {
    const name = this.#names.canonical(rawName, attributes);
    return this.#root === 'feed' && name.startsWith('atom:') ? name.slice(5) : name;
  }

  #beginsItem(rawName: string): boolean {
    const name = this.#canonical(rawName);
    return name === 'item' || name === 'entry' || name === 'atom:entry';
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
      const base = this.#baseOf(attributes);
      if (this.#item === null) this.#bases.splice(0, this.#bases.length, base);
      return;
    }
    this.#endItem();
    this.#item = new ItemDraft();
    this.#bases.push(this.#baseOf(attributes));
    const about = attributes.get('rdf:about');
    if (about !== undefined && /^https?:/i.test(about)) this.#item.offer('link', 50, resolveReferences(about));
  }

  #closeContainer(name: string): void {
    if (name === 'item' || name === 'entry' || name === 'atom:entry') this.#endItem();
    else if (roots.has(name)) this.#endItem();
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
    else this.#offer(this.#item, capture);
  }

  #readChannelElement(capture: CapturedElement): void {
    this.#publisher.take(capture, this.#baseOf(capture.attributes));
    if (/^(?:dc:)?language$/.test(capture.name)) this.#language ??= capture.text().trim();
    else if (/^(?:(?:dc|atom):)?title$|^(?:atom:)?link$/.test(capture.name)) this.#offer(this.#channel, capture);
  }

  #offer(draft: ItemDraft, capture: CapturedElement): void {
    const place = placeOf(capture.name);
    if (place === null) return;
    if (place.slot === 'link') {
      const link = linkOf(capture, place.rank);
      if (link !== null) draft.offer('link', link.rank, absoluteLink(link.href, this.#baseOf(capture.attributes)));
      return;
    }
    draft.offer(place.slot, place.rank, valueFor(place.slot, capture));
    const permalink = capture.name === 'guid' && capture.attribute('ispermalink')?.toLowerCase() !== 'false';
    if (permalink && /^https?:\/\//i.test(capture.text().trim())) draft.offer('link', 40, capture.text());
  }

  #baseOf(attributes: ReadonlyMap<string, string>): string | null {
    const outer = this.#bases.at(-1) ?? null;
    const own = attributes.get('xml:base');
    return own === undefined ? outer : absoluteLink(resolveReferences(own), outer);
  }
}

function valueFor(slot: string, capture: CapturedElement): string {
  if (slot === 'title' || slot === 'summary') return capture.html();
  if (slot === 'author') return capture.child('name') ?? capture.child('email') ?? capture.text();
  if (slot === 'source') return capture.child('title') ?? capture.text();
  if (slot === 'category') return capture.attribute('label') ?? capture.attribute('term') ?? capture.text();
  return capture.text();
}

function sentenceForRoot(firstName: string | null, text: string): string {
  if (text.trim() === '') return 'The document is empty.';
  if (firstName === null) return 'The document is neither XML nor JSON.';
  if (/^html$/i.test(firstName) || /<html[\s>]/i.test(text.slice(0, 4096))) return 'This is a web page, not a feed.';
  return `This is no feed: its outermost element is <${firstName.slice(0, 40)}>.`;
}
