/** What an element of an item can say; the lower the rank, the better it says it. */
export type ItemSlot = 'title' | 'link' | 'guid' | 'summary' | 'date' | 'author' | 'source' | 'category';

export interface Place {
  readonly slot: ItemSlot;
  readonly rank: number;
}

/** Where an item's element goes, over all the formats: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0 and their modules. */
export function placeOf(canonicalName: string): Place | null {
  return places[canonicalName] ?? null;
}

const at = (slot: ItemSlot, rank: number): Place => ({ slot, rank });

const places: Readonly<Record<string, Place>> = {
  __proto__: null as never,
  title: at('title', 0),
  'atom:title': at('title', 1),
  'dc:title': at('title', 1),
  'media:title': at('title', 2),
  'itunes:title': at('title', 2),
  link: at('link', 0),
  'atom:link': at('link', 10),
  guid: at('guid', 0),
  id: at('guid', 1),
  'atom:id': at('guid', 1),
  description: at('summary', 0),
  summary: at('summary', 1),
  'atom:summary': at('summary', 1),
  'dc:description': at('summary', 2),
  'content:encoded': at('summary', 3),
  content: at('summary', 3),
  'atom:content': at('summary', 3),
  encoded: at('summary', 4),
  fullitem: at('summary', 4),
  'xhtml:body': at('summary', 4),
  body: at('summary', 4),
  'itunes:summary': at('summary', 5),
  'media:description': at('summary', 6),
  'media:group': at('summary', 7),
  pubdate: at('date', 0),
  published: at('date', 1),
  'atom:published': at('date', 1),
  issued: at('date', 2),
  'dcterms:issued': at('date', 3),
  'dc:date': at('date', 3),
  date: at('date', 3),
  'prism:publicationdate': at('date', 3),
  created: at('date', 4),
  'dcterms:created': at('date', 4),
  updated: at('date', 5),
  'atom:updated': at('date', 5),
  modified: at('date', 6),
  'dcterms:modified': at('date', 6),
  'dc:creator': at('author', 0),
  author: at('author', 1),
  'atom:author': at('author', 1),
  'dc:author': at('author', 2),
  'itunes:author': at('author', 2),
  source: at('source', 0),
  'atom:source': at('source', 0),
  'dc:source': at('source', 1),
  category: at('category', 0),
  'atom:category': at('category', 0),
  'dc:subject': at('category', 0),
};
