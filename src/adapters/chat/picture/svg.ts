/** An element of an SVG document; texts within it are escaped already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  inside: readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(shown(value))}"`);
  return `<${name}${written.join('')}>${inside.join('')}</${name}>`;
}

function shown(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}

/** Text as XML may hold it: no marks, and no character that steers where text runs. */
export function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Of the font's size: wide enough for nearly every text of these scripts, since nothing here can measure one. */
const WIDTH = 0.58;
const WIDE = 1;
const WIDE_SCRIPTS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** About how wide a text is in a size. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += WIDE_SCRIPTS.test(character) ? WIDE : WIDTH;
  return width * size;
}

/** The text, cut where it is wider than there is room; empty where not even a few letters have room. */
export function fitted(text: string, size: number, room: number): string {
  if (widthOf(text, size) <= room) return text;
  const characters = [...text];
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, size) > room) characters.pop();
  return characters.length < FEWEST ? '' : `${characters.join('').trimEnd()}…`;
}
const FEWEST = 3;
