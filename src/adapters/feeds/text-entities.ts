import { decodeHTMLStrict } from 'entities';
import { withoutIllegalCharacters } from './decode-document.ts';

const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/;

/** Whether references are left in a text, as double escaping leaves them. */
export function hasReferences(text: string): boolean {
  return reference.test(text);
}

/** XML's and HTML's references with their semicolon, and those that the document defined; a stray `&` stays. */
export function resolveReferences(text: string, defined?: DefinedEntities): string {
  if (!text.includes('&')) return text;
  return withoutIllegalCharacters(decodeHTMLStrict(defined === undefined ? text : defined.resolve(text)));
}

/** How much a document's own entities may add to it all told. */
const mostExpanded = 1_000_000;

/** The entities that a document defines; they are not looked for in each other's values. */
export class DefinedEntities {
  readonly #byName: ReadonlyMap<string, string>;
  #expanded = 0;

  constructor(byName: ReadonlyMap<string, string>) {
    this.#byName = byName;
  }

  /** True once they would have added more than any feed says. */
  get exhausted(): boolean {
    return this.#expanded > mostExpanded;
  }

  /** Puts the values of these entities, and of no others, in the place of their references. */
  resolve(text: string): string {
    if (this.#byName.size === 0 || !text.includes('&')) return text;
    return text.replace(/&([\w.:-]{1,64});/g, (whole, name: string) => {
      const value = this.#byName.get(name);
      if (value === undefined || this.exhausted) return whole;
      this.#expanded += value.length;
      return value;
    });
  }
}

/** Text made fit to stand between tags or in an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const entityDeclaration = /<!ENTITY\s+(%\s*)?([\w.:-]+)\s+(?:(?:SYSTEM|PUBLIC)\b[^<>]*|"([^"]*)"|'([^']*)')\s*>/g;

export type EntityDeclarations =
  | { readonly kind: 'defined'; readonly entities: DefinedEntities }
  | { readonly kind: 'refused'; readonly because: string };

/** The plain entities of a document type; those that build on others or on files are what bombs are made of. */
export function readEntityDeclarations(subset: string): EntityDeclarations {
  const entities = new Map<string, string>();
  if (subset.length > 65_536) return { kind: 'refused', because: 'The document defines far too many entities.' };
  for (const [whole, parameter, name = '', double, single] of subset.matchAll(entityDeclaration)) {
    const value = double ?? single;
    if (value === undefined || parameter !== undefined) continue;
    if (/&(?!#|(?:amp|lt|gt|quot|apos|nbsp);)|%\w/.test(value) || whole.length > 2_000 || entities.size >= 500) {
      return { kind: 'refused', because: 'The document defines entities by other entities, as bombs do.' };
    }
    entities.set(name, value);
  }
  return { kind: 'defined', entities: new DefinedEntities(entities) };
}
