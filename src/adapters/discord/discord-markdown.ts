import type { Span } from '../../domain/telling/message.ts';
import { LINK, namesHost } from '../chat/names-host.ts';

/** Text from anywhere as Discord shows it letter by letter: no mention, link, heading, list, quote or spoiler comes of it. */
export function escaped(text: string): string {
  return clean(text)
    .replace(/[\\*_~`|[\]<@]/gu, '\\$&')
    .replace(/:(?=\/\/)/gu, '\\:')
    .replace(/(discord(?:app)?)\.(?=gg\b|com\/invite)/giu, '$1\\.')
    .replace(/^(\s*)(#{1,3}|-#|[-+>])/u, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/u, '$1\\$2');
}

/** A run of text in Discord's markdown. */
function spanText(span: Span): string {
  switch (span.kind) {
    case 'text':
      return escaped(span.text);
    case 'strong':
      return marked(span.text, '**');
    case 'emphasis':
      return marked(span.text, '*');
    case 'struck':
      return marked(span.text, '~~');
    case 'code':
      return codeText(span.text);
    case 'link':
      return linkText(span.label, span.url);
    case 'time':
      return `<t:${Math.floor(span.at.getTime() / 1000)}:${TIME_STYLES[span.style]}>`;
  }
}

/** Spans as one line. */
export function lineText(spans: readonly Span[]): string {
  return spans.map(spanText).join('');
}

/** The start of a text that is already in markdown, in at most so many characters and never within an escape. */
export function cut(markdown: string, most: number): string {
  if (markdown.length <= most) return markdown;
  const kept = markdown.slice(0, most - 1).replace(/[\ud800-\udbff]$/u, '');
  const odd = (/\\+$/u.exec(kept)?.[0].length ?? 0) % 2 === 1;
  return `${odd ? kept.slice(0, -1) : kept}…`;
}

const TIME_STYLES = { date: 'D', time: 't', datetime: 'f' } as const;
/** What an address may be at most: longer ones are shown as their label alone. */
const LONGEST_URL = 1500;

/** Whitespace in one line; control characters and direction marks, which could turn words round, are left out. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '');
}

/** Marks must touch the words that they mark. */
function marked(text: string, mark: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(escaped(text)) ?? [];
  return words === '' ? before : `${before}${mark}${words}${mark}${after}`;
}

function codeText(text: string): string {
  const words = clean(text).replaceAll('`', "'").trim();
  return words === '' ? '' : `\`${words}\``;
}

function linkText(label: string, url: string): string {
  const words = escaped(label);
  const address = followable(url);
  if (address === null || words.trim() === '') return words;
  return namesHost(label) ? `${words} ([${LINK}](${address}))` : `[${words}](${address})`;
}

/** The address if a reader may follow it, with everything encoded that could end the link early. */
function followable(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return null;
  const address = parsed.href.replace(
    /[()<>\s|\\`]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return address.length > LONGEST_URL ? null : address;
}
