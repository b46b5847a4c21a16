import { isUtf8 } from 'node:buffer';
import { resolveReferences } from './text-entities.ts';
import type { OpenTag } from './xml-tokens.ts';

type Part = { readonly kind: 'text' | 'cdata' | 'tag'; readonly start: number; readonly end: number };

const structureLimit = 20_000;

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

  add(kind: Part['kind'], start: number, end: number): void {
    if (kind === 'tag') this.#hasTags = true;
    this.#parts.push({ kind, start, end });
  }

  /** As HTML: escaped markup unescaped, markup that stands naked left as it is. */
  html(): string {
    if (this.#hasTags) return this.#parts.map(({ start, end }) => this.#text.slice(start, end)).join('');
    const value = this.text();
    return this.attribute('mode') === 'base64' || (this.name === 'content' && isBinary(this.attribute('type'))) ? textOfBase64(value) : value;
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

  attribute(name: string): string | null {
    const raw = this.attributes.get(name);
    return raw === undefined ? null : resolveReferences(raw, this.#entities).trim();
  }

  #textOf({ kind, start, end }: Part): string {
    if (kind === 'tag') return '';
    const raw = this.#text.slice(start, end);
    return kind === 'cdata' ? raw : resolveReferences(raw, this.#entities);
  }
}

/** Atom writes what is neither text nor XML as base64. */
function isBinary(type: string | null): boolean {
  return type !== null && /^(?:application|audio|image|video)\//i.test(type) && !/(?:xml|json|html)\b/i.test(type);
}

function textOfBase64(value: string): string {
  const bytes = Buffer.from(value, 'base64');
  return isUtf8(bytes) ? bytes.toString('utf8') : '';
}
