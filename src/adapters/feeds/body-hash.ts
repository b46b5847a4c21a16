import { createHash } from 'node:crypto';

const volatile = /<((?:\w+:)?(?:lastBuildDate|pubDate|updated|modified|date|generator|ttl))\b[^>]*>[^<]*<\/\1\s*>/gi;
const firstItem = /<(?:\w+:)?(?:item|entry)[\s>]/i;
const lastItem = /<\/(?:\w+:)?(?:item|entry)\s*>/gi;

/**
 * Tells whether a body says the same as an earlier one. What some servers rewrite at every request (the feed's own
 * dates, comments with timings) is left out; every byte of the items counts.
 */
export function bodyHash(body: Buffer): string {
  const text = body.toString('latin1');
  const start = firstItem.exec(text)?.index ?? -1;
  if (start === -1) return digest(quiet(text));
  const end = endOfItems(text);
  return digest(quiet(text.slice(0, start)) + text.slice(start, end) + quiet(text.slice(end)));
}

function endOfItems(text: string): number {
  const tail = Math.max(0, text.length - 16_384);
  let end = text.length;
  for (const match of text.slice(tail).matchAll(lastItem)) end = tail + match.index + match[0].length;
  return end;
}

function quiet(text: string): string {
  return withoutComments(text).replace(volatile, '');
}

function withoutComments(text: string): string {
  const parts: string[] = [];
  let position = 0;
  for (let open = text.indexOf('<!--'); open !== -1; open = text.indexOf('<!--', position)) {
    const close = text.indexOf('-->', open + 4);
    if (close === -1) break;
    parts.push(text.slice(position, open));
    position = close + 3;
  }
  return parts.join('') + text.slice(position);
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('base64url');
}
