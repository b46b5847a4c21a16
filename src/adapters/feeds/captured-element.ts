import { isUtf8 } from 'node:buffer';
import { resolveReferences, type DefinedEntities } from './text-entities.ts';
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
  readonly #readAttributes: () => ReadonlyMap<string, string>;
  readonly #wanted: boolean;
  readonly #tag: OpenTag;
  readonly #text: string;
  readonly #entities: DefinedEntities;
  readonly #parts: Part[] = [];
  #attributes: ReadonlyMap<string, string> | null = null;
  #hasTags = false;

  /** What is not `wanted` keeps nothing of its inside. */
  constructor(
    name: string,
    wanted: boolean,
    from: {
      readonly tag: OpenTag;
      readonly text: string;
      readonly entities: DefinedEntities;
      readonly attributes: () => ReadonlyMap<string, string>;
    },
  ) {
    this.name = name;
    this.#wanted = wanted;
    this.#readAttributes = from.attributes;
    this.#tag = from.tag;
    this.#text = from.text;
    this.#entities = from.entities;
  }

  get attributes(): ReadonlyMap<string, string> {
    this.#attributes ??= this.#readAttributes();
    return this.#attributes;
  }

  get rawName(): string {
    return this.#tag.name;
  }

  /** What lies far beyond any summary's length is passed over. */
  add(kind: Part['kind'], start: number, end: number): void {
    if (!this.#wanted || start - this.#tag.end > longestInside) return;
    if (kind === 'tag') this.#hasTags = true;
    const last = this.#parts.at(-1);
    if (last?.kind === kind && last.end === start) last.end = end;
    else this.#parts.push({ kind, start, end });
  }

  /** As HTML: escaped markup unescaped, markup that stands naked left as it is. */
  html(): string {
    const value = this.markup();
    return !this.#hasTags && this.#isBase64() ? textOfBase64(value) : value;
  }

  /** Naked markup as it stands, else the characters. */
  markup(): string {
    return this.#hasTags ? this.#parts.map((part) => this.#rawOf(part)).join('') : this.text();
  }

  /** The characters alone, tags left out. */
  text(): string {
    return this.#parts.map((part) => this.#textOf(part)).join('');
  }

  /** What stands in the first child of this name, as HTML; null without such a child. */
  child(localName: string): string | null {
    if (!this.#hasTags) return null;
    const inside = this.html().slice(0, structureLimit);
    const found = new RegExp(`<(?:[\\w.-]+:)?${localName}(?:\\s[^<>]*)?>([^<]*)`, 'i').exec(inside)?.[1];
    return found === undefined ? null : resolveReferences(found, this.#entities);
  }

  /** What stands in each child of this name, trimmed. */
  texts(localName: string): readonly string[] {
    if (!this.#hasTags) return [];
    const inside = this.html().slice(0, structureLimit);
    const child = new RegExp(`<(?:[\\w.-]+:)?${localName}(?:\\s[^<>]*)?>([^<]*)`, 'gi');
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

  /** With the document's own entities resolved: only it knows them. */
  #rawOf({ kind, start, end }: Part): string {
    const raw = this.#text.slice(start, end);
    return kind === 'text' ? this.#entities.resolve(raw) : raw;
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
