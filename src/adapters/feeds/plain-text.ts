import { hasReferences, resolveReferences } from './text-entities.ts';
import { scanXml, type OpenTag } from './xml-tokens.ts';

const longestHtml = 200_000;
const tag = /<\/?[A-Za-z][A-Za-z\d]*(?:\s[^<>]*)?\/?>/;
const silent: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object']);
const inline: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

/**
 * What a reader sees of a title or summary: tags gone, references resolved (also where they were escaped twice),
 * white space folded. Text that merely holds `<` or `&` keeps it.
 */
export function plainText(html: string): string {
  let text = html.length > longestHtml ? html.slice(0, longestHtml) : html;
  for (let round = 0; round < 3 && (round === 0 || hasReferences(text) || tag.test(text)); round += 1) {
    text = text.includes('<') ? withoutTags(text) : resolveReferences(text);
  }
  return folded(text);
}

/** Every run of white space as one space; soft hyphens and zero-width spaces gone. */
export function folded(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutTags(html: string): string {
  const parts: string[] = [];
  let skipping: string | null = null;
  const separate = (name: string): void => {
    if (!inline.has(name)) parts.push(' ');
  };
  scanXml(html, {
    stopped: false,
    onOpen(open: OpenTag) {
      const name = open.name.toLowerCase();
      if (skipping === null && silent.has(name) && !open.selfClosing) skipping = name;
      else separate(name);
    },
    onClose(rawName) {
      const name = rawName.toLowerCase();
      if (skipping === name) skipping = null;
      separate(name);
    },
    onText(start, end) {
      if (skipping === null) parts.push(html.slice(start, end));
    },
    onCdata(start, end) {
      if (skipping === null) parts.push(html.slice(start, end));
    },
    onDoctype() {
      // A document type says nothing to a reader.
    },
  });
  return resolveReferences(parts.join(''));
}
