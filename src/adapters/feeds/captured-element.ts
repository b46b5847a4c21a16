import { isUtf8 } from 'node:buffer';
import { resolveReferences } from './text-entities.ts';
import type { OpenTag } from './xml-tokens.ts';

interface Part {
  readonly kind: 'text' | 'cdata' | 'tag';
  readonly start: number;
  end: number;
}

const structureLimit = 20_000;
const longestInside = 400_000;

/** One element of a feed or item with all that stands in it, kept as offsets until somebody asks. */
export class CapturedElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly #tag: OpenTag;
  readonly #text: string;
  readonly #entities: ReadonlyMap<string, string>;
  readonly #parts: Part[] = [];
  #hasTags = false;

  constructor(
    name: string,
    attributes: ReadonlyMap<string, string>,
    from: { readonly tag: OpenTag; readonly text: string; readonly entities: ReadonlyMap<string, string> },
  ) {
    this.name = name;
    this.attributes = attributes;
    this.#tag = from.tag;
    this.#text = from.text;
    this.#entities = from.entities;
  }

  get rawName(): string {
    return this.#tag.name;
  }

  /** What lies far beyond any summary's length is passed over. */
  add(kind: Part['kind'], start: number, end: number): void {
    if (start - this.#tag.end > longestInside) return;
    if (kind === 'tag') this.#hasTags = true;
    const last = this.#parts.at(-1);
    if (last?.kind === kind && last.end === start) last.end = end;
    else this.#parts.push({ kind, start, end });
  }

  /** As HTML: escaped markup unescaped, markup that stands naked left as it is. */
  html(): string {
    if (this.#hasTags) return this.#parts.map(({ start, end }) => this.#text.slice(start, end)).join('');
    const value = this.text();
    return this.#isBase64() ? textOfBase64(value) : value;
  }

  /** The characters alone, tags left out. */
  text(): string {
    return this.#parts.map((part) => this.#textOf(part)).join('');
  }

  /** What stands in the first child of this name, as HTML; null without such a child. */
  child(localName: string): string | null {
    if (!this.#hasTags) return null;
    const inside = this.html().slice(0, structureLimit);
    const found = new RegExp(`<(?:[\\w.-]+:)?${localName}(?:\\s[^>]*)?>([^<]*)`, 'i').exec(inside)?.[1];
    return found === undefined ? null : resolveReferences(found, this.#entities);
  }

  /** What stands in each child of this name, trimmed. */
  texts(localName: string): readonly string[] {
    if (!this.#hasTags) return [];
    const inside = this.html().slice(0, structureLimit);
    const child = new RegExp(`<(?:[\\w.-]+:)?${localName}(?:\\s[^>]*)?>([^<]*)`, 'gi');
    return Array.from(inside.matchAll(child), ([, text = '']) => resolveReferences(text, this.#entities).trim());
  }

  attribute(name: string): string | null {
    const raw = this.attributes.get(name);
    return raw === undefined ? null : resolveReferences(raw, this.#entities).trim();
  }

  /** Atom 0.3 says so, Atom 1.0 by a type that is neither text nor XML. */
  #isBase64(): boolean {
    const type = this.attribute('type') ?? '';
    if (this.attribute('mode') === 'base64' || type === 'application/octet-stream') return true;
    return this.name === 'content' && /^(?:application|audio|image|video)\/(?!.*(?:xml|json|html)\b)/i.test(type);
  }

  #textOf({ kind, start, end }: Part): string {
    if (kind === 'tag') return '';
    const raw = this.#text.slice(start, end);
    return kind === 'cdata' ? raw : resolveReferences(raw, this.#entities);
  }
}

function textOfBase64(value: string): string {
  const bytes = Buffer.from(value, 'base64');
  return isUtf8(bytes) ? bytes.toString('utf8') : '';
}
