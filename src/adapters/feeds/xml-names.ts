import type { OpenTag } from './xml-tokens.ts';

const name = /[\s"'/>=]*([^\s=>"'/]+)\s*/y;
const value = /=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/y;
const mostAttributes = 200;
const mostNames = 500;

/** Names in lower case and namespaces in their usual prefix, whatever prefix a document gives them. */
export class XmlNames {
  readonly #prefixes = new Map<string, string>();
  readonly #known = new Map<string, string>();
  #tooMany = false;

  /** True once a tag has had more attributes than any feed needs. */
  get tooManyAttributes(): boolean {
    return this.#tooMany;
  }

  /** The tag's attributes by canonical name, values raw; namespaces that it declares are taken note of. */
  attributesOf(tag: OpenTag): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    if (!tag.attributes.includes('=')) return found;
    let count = 0;
    for (const [name, value] of pairsIn(tag.attributes)) {
      count += 1;
      if (count > mostAttributes) {
        this.#tooMany = true;
        break;
      }
      if (name.startsWith('xmlns:')) this.#declare(name.slice(6), value);
      const canonical = name.includes(':') ? this.canonical(name) : name;
      if (!found.has(canonical)) found.set(canonical, value);
    }
    return found;
  }

  /** A name with the usual prefix of its namespace; one without prefix belongs to the vocabulary of its document. */
  canonical(rawName: string): string {
    const known = this.#known.get(rawName);
    if (known !== undefined) return known;
    const name = rawName.toLowerCase();
    const colon = name.indexOf(':');
    const given = name.slice(0, Math.max(0, colon));
    const prefix = this.#prefixes.get(given) ?? given;
    const canonical = prefix === given ? name : joined(prefix, name.slice(colon + 1));
    if (this.#known.size < mostNames) this.#known.set(rawName, canonical);
    return canonical;
  }

  /** The name of an element that declares a namespace for itself; of one that nobody knows it has the prefix `?`. */
  canonicalIn(namespace: string, rawName: string): string {
    return rawName.includes(':') ? this.canonical(rawName) : joined(prefixOf(namespace) ?? '?', rawName.toLowerCase());
  }

  #declare(prefix: string, uri: string): void {
    const usual = prefixOf(uri);
    if (usual === undefined || usual === this.#prefixes.get(prefix)) return;
    this.#prefixes.set(prefix, usual);
    this.#known.clear();
  }
}

/** Name by name, so that what has no value is passed over once: one pattern for both would look at it again and again. */
function* pairsIn(attributes: string): Generator<readonly [name: string, value: string]> {
  let position = 0;
  for (;;) {
    name.lastIndex = position;
    const named = name.exec(attributes);
    if (named === null) return;
    position = name.lastIndex;
    value.lastIndex = position;
    const quoted = value.exec(attributes)?.[1];
    if (quoted === undefined) continue;
    position = value.lastIndex;
    yield [(named[1] ?? '').toLowerCase(), /^["']/.test(quoted) ? quoted.slice(1, -1) : quoted];
  }
}

function joined(prefix: string, localName: string): string {
  return prefix === '' ? localName : `${prefix}:${localName}`;
}

function prefixOf(uri: string): string | undefined {
  const bare = uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]+$/, '');
  if (Object.hasOwn(usualPrefixes, bare)) return usualPrefixes[bare];
  return families.find(([beginning]) => bare.startsWith(beginning))?.[1];
}

/** Namespaces that were given a new address with every draft. */
const families: readonly (readonly [string, string])[] = [
  ['purl.org/atom/ns', 'atom'],
  ['backend.userland.com/rss', ''],
  ['my.netscape.com/', ''],
  ['purl.org/net/rss1.1', ''],
];

const usualPrefixes: Readonly<Record<string, string>> = {
  '': '',
  'w3.org/2005/atom': 'atom',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'tools.search.yahoo.com/mrss': 'media',
  'prismstandard.org/namespaces/1.2/basic': 'prism',
  'prismstandard.org/namespaces/basic/2.0': 'prism',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'w3.org/1999/xhtml': 'xhtml',
  'purl.org/rss/1.0': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'blogs.law.harvard.edu/tech/rss': '',
};
