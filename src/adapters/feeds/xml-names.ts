import type { OpenTag } from './xml-tokens.ts';

const attribute = /([^\s=>"'/]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g;
const mostAttributes = 200;

/** Names in lower case and namespaces in their usual prefix, whatever prefix a document gives them. */
export class XmlNames {
  readonly #prefixes = new Map<string, string>();
  #tooMany = false;

  /** True once a tag has had more attributes than any feed needs. */
  get tooManyAttributes(): boolean {
    return this.#tooMany;
  }

  /** The tag's attributes by lower-case name, values raw; namespaces that it declares are taken note of. */
  attributesOf(tag: OpenTag): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    if (!tag.attributes.includes('=')) return found;
    let count = 0;
    for (const [, rawName = '', quoted = ''] of tag.attributes.matchAll(attribute)) {
      count += 1;
      if (count > mostAttributes) {
        this.#tooMany = true;
        break;
      }
      const name = rawName.toLowerCase();
      const value = /^["']/.test(quoted) ? quoted.slice(1, -1) : quoted;
      if (!found.has(name)) found.set(name, value);
      if (name.startsWith('xmlns:')) this.#declare(name.slice(6), value);
    }
    return found;
  }

  /**
   * `''` and `atom:` names without prefix where the element's own namespace says so; a tag without prefix belongs to
   * the vocabulary of its document.
   */
  canonical(rawName: string, attributes?: ReadonlyMap<string, string>): string {
    const name = rawName.toLowerCase();
    const colon = name.indexOf(':');
    if (colon === -1) {
      const own = attributes?.get('xmlns');
      const prefix = own === undefined ? undefined : prefixOf(own);
      return prefix === undefined || prefix === '' ? name : `${prefix}:${name}`;
    }
    const given = name.slice(0, colon);
    const prefix = this.#prefixes.get(given) ?? given;
    return prefix === '' ? name.slice(colon + 1) : `${prefix}:${name.slice(colon + 1)}`;
  }

  #declare(prefix: string, uri: string): void {
    const usual = prefixOf(uri);
    if (usual !== undefined) this.#prefixes.set(prefix, usual);
  }
}

function prefixOf(uri: string): string | undefined {
  const bare = uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]+$/, '');
  return usualPrefixes[bare];
}

const usualPrefixes: Readonly<Record<string, string>> = {
  'w3.org/2005/atom': 'atom',
  'purl.org/atom/ns': 'atom',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'search.yahoo.com/mrss': 'media',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'w3.org/1999/xhtml': 'xhtml',
  'purl.org/rss/1.0': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'backend.userland.com/rss2': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'my.netscape.com/publish/formats/rss-0.91.dtd': '',
};
