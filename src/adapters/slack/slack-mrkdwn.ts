import type { Span } from '../../domain/telling/message.ts';
import { timeInWords } from '../../domain/telling/time-in-words.ts';
import { LINK, namesHost } from '../chat/names-host.ts';

/**
 * Text from anywhere as Slack shows it letter by letter: no mention, link, emoji or quote comes of it. Marks that Slack
 * cannot escape get an invisible character before them, which keeps them from marking.
 */
export function escaped(text: string): string {
  return entities(clean(text))
    .replace(/[*_~`]/gu, `${NOTHING}$&`)
    .replace(/:(?=(?:[+-]1|100|1234|8ball|[a-z][\w+'-]*):)/giu, `:${NOTHING}`)
    .replace(/^(\s*)(?=&gt;)/u, `$1${NOTHING}`);
}

/** Text where Slack knows no marks: the name of a button, a header. */
export function plain(text: string): string {
  return clean(text).trim();
}

/** Text for notifications: Slack's three characters are escaped, the rest stays. */
export function notified(text: string): string {
  return entities(clean(text)).trim();
}

/** Spans as one line of mrkdwn; `timezone` is for readers whose Slack shows no local times. */
export function lineText(spans: readonly Span[], timezone: string, links: 'followed' | 'named'): string {
  return spans.map((span) => spanText(span, timezone, links)).join('');
}

/** Words that carry weight; marks must touch the words that they mark. */
export function strongText(text: string): string {
  return marked(text, '*');
}

/** The start of a text that is already escaped, in at most so many bytes and never within a character or an entity. */
export function cut(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  let bytes = Buffer.byteLength('…');
  let kept = '';
  for (const piece of text.match(/&(?:amp|lt|gt);|./gsu) ?? []) {
    bytes += Buffer.byteLength(piece);
    if (bytes > mostBytes) break;
    kept += piece;
  }
  return `${kept}…`;
}

/** A zero-width space. */
const NOTHING = '\u200b';
/** What an address may be at most: longer ones are shown as their label alone. */
const LONGEST_URL = 1500;
const TIME_TOKENS = { date: '{date_short}', time: '{time}', datetime: '{date_short} {time}' } as const;

/** Whitespace in one line; control characters and direction marks, which could turn words round, are left out. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '');
}

function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function spanText(span: Span, timezone: string, links: 'followed' | 'named'): string {
  switch (span.kind) {
    case 'text':
      return escaped(span.text);
    case 'strong':
      return strongText(span.text);
    case 'emphasis':
      return marked(span.text, '_');
    case 'struck':
      return marked(span.text, '~');
    case 'code':
      return codeText(span.text);
    case 'link':
      return links === 'named' ? escaped(span.label) : linkText(span.label, span.url);
    case 'time':
      return timeText(span, timezone);
  }
}

function marked(text: string, mark: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(escaped(text)) ?? [];
  return words === '' ? before : `${before}${mark}${words}${mark}${after}`;
}

function codeText(text: string): string {
  const words = entities(clean(text)).replaceAll('`', "'").trim();
  return words === '' ? '' : `\`${words}\``;
}

/** Slack writes the moment in each reader's own zone, and the words after the bar where it cannot. */
function timeText({ at, style }: Extract<Span, { readonly kind: 'time' }>, timezone: string): string {
  const words = entities(timeInWords(at, style, timezone));
  return `<!date^${Math.floor(at.getTime() / 1000)}^${TIME_TOKENS[style]}|${words}>`;
}

function linkText(label: string, url: string): string {
  const words = escaped(label);
  const address = followable(url);
  if (address === null || words.trim() === '') return words;
  return namesHost(label) ? `${words} (<${address}|${LINK}>)` : `<${address}|${words}>`;
}

/** The address if a reader may follow it, with everything encoded that could end the link early. */
function followable(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return null;
  const address = parsed.href
    .replace(/[<>|\s`\\]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replaceAll('&', '&amp;');
  return address.length > LONGEST_URL ? null : address;
}
