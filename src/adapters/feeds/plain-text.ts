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

const html: ReadonlySet<string> = new Set([
  ...silent,
  ...inline,
  ...'address article aside audio base blink blockquote body br button canvas caption center col colgroup dd details dialog dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html img input label legend li link main map marquee menu meta nav nobr ol optgroup option p param picture pre progress rp rt ruby section select source summary svg table tbody td textarea tfoot th thead time title tr track ul video'.split(
    ' ',
  ),
]);

/**
 * What a reader sees of a title or summary: tags gone, references resolved (also where they were escaped twice),
 * white space folded. Text that merely holds `<` or `&` keeps it; what appears only when references are resolved is a
 * tag only if HTML has it, since people write about `<configuration>` too.
 */
export function plainText(markup: string): string {
  let text = markup.length > longestHtml ? markup.slice(0, longestHtml) : markup;
  for (let round = 0; round < 3 && (round === 0 || hasReferences(text) || tag.test(text)); round += 1) {
    text = text.includes('<') ? withoutTags(text, round === 0) : resolveReferences(text);
  }
  return folded(text);
}

/** No script sets more marks on one letter; a tower of them reaches over the lines around. */
const tower = /(\p{M}{5})\p{M}+/gu;

/** Every run of white space as one space; soft hyphens, zero-width spaces and towers of marks gone. */
export function folded(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060]/g, '')
    .replace(tower, '$1')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

function withoutTags(markup: string, anyTag: boolean): string {
  const parts: string[] = [];
  let skipping: string | null = null;
  const replace = (name: string, start: number, end: number): void => {
    if (skipping !== null) return;
    if (!anyTag && !html.has(name)) parts.push(markup.slice(start, end));
    else if (!inline.has(name)) parts.push(' ');
  };
  const scan = scanXml(markup, {
    stopped: false,
    onOpen(open: OpenTag) {
      const name = open.name.toLowerCase();
      if (skipping === null && silent.has(name) && !open.selfClosing) skipping = name;
      else replace(name, open.start, open.end);
    },
    onClose(rawName, start, end) {
      const name = rawName.toLowerCase();
      if (skipping === name) skipping = null;
      replace(name, start, end);
    },
    onText(start, end) {
      if (skipping === null) parts.push(markup.slice(start, end));
    },
    onCdata(start, end) {
      if (skipping === null) parts.push(markup.slice(start, end));
    },
    onDoctype() {
      // A document type says nothing to a reader.
    },
  });
  // "Below <target" is no tag that was cut off; "read <a href=" is one.
  const rest = scan.kind === 'cut' ? markup.slice(scan.at) : '';
  const name = /^<([a-z][a-z\d]*)/i.exec(rest)?.[1]?.toLowerCase();
  if (skipping === null && name !== undefined && !html.has(name)) parts.push(rest);
  return resolveReferences(parts.join(''));
}

/** Whether anything stands outside of tags: a description may be a mere picture. */
export function hasWords(markup: string): boolean {
  return /(?:^|>)\s*[^<>&\s]/.test(markup) || plainText(markup) !== '';
}
