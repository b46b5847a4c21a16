/** Receives what {@link scanXml} finds, in the document's order. `start` and `end` are offsets in the text. */
export interface XmlSink {
  /** Set to end the scan early. */
  readonly stopped: boolean;
  /** `attributes` is the raw text behind the name. */
  onOpen(tag: OpenTag): void;
  onClose(name: string, start: number, end: number): void;
  /** Raw: entities are not resolved. */
  onText(start: number, end: number): void;
  onCdata(start: number, end: number): void;
  onDoctype(declaration: string): void;
}

export interface OpenTag {
  readonly name: string;
  readonly attributes: string;
  readonly selfClosing: boolean;
  readonly start: number;
  readonly end: number;
}

export type Scan =
  | { readonly kind: 'whole' }
  /** The text ends inside a tag, comment or CDATA section. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'refused'; readonly because: string };

const longestTag = 65_536;
const strikesAllowed = 20;
const quotesTrusted = 100;
const nameStart = /[A-Za-z_\u0080-\uffff]/;
const tagName = /[^\s/><=]+/y;

/**
 * Reads XML or HTML as forgivingly as it can be done in one pass: what is no tag is text, and nothing is expected to
 * match. Time is linear in the length; a document made of endless tags is refused.
 */
export function scanXml(text: string, sink: XmlSink): Scan {
  let position = 0;
  let strikes = 0;
  const quotes: QuoteTrust = { left: quotesTrusted };
  while (position < text.length && !sink.stopped) {
    const open = nextMarkup(text, position);
    if (open === -1) {
      sink.onText(position, text.length);
      return { kind: 'whole' };
    }
    if (open > position) sink.onText(position, open);
    const end = readMarkup(text, open, sink, quotes);
    if (end === 'cut') return { kind: 'cut' };
    if (end === 'literal') {
      strikes += text.length - open > longestTag ? 1 : 0;
      if (strikes > strikesAllowed) return { kind: 'refused', because: 'The document is made of tags without an end.' };
      sink.onText(open, open + 1);
    }
    position = end === 'literal' ? open + 1 : end;
  }
  return { kind: 'whole' };
}

/** The next `<` that can begin markup. */
function nextMarkup(text: string, from: number): number {
  let at = text.indexOf('<', from);
  while (at !== -1 && !canFollow(text[at + 1])) at = text.indexOf('<', at + 1);
  return at;
}

function canFollow(character: string | undefined): boolean {
  return (
    character === '/' ||
    character === '!' ||
    character === '?' ||
    (character !== undefined && nameStart.test(character))
  );
}

/** How many more times a tag may turn out to have no end outside of its quotes: finding out takes a long look ahead. */
interface QuoteTrust {
  left: number;
}

function readMarkup(text: string, open: number, sink: XmlSink, quotes: QuoteTrust): number | 'cut' | 'literal' {
  const next = text[open + 1];
  if (next === '!') return readDeclaration(text, open, sink);
  if (next === '?') return past(text, '>', open);
  if (next === '/') return readClose(text, open, sink);
  return readOpen(text, open, sink, quotes);
}

function readDeclaration(text: string, open: number, sink: XmlSink): number | 'cut' {
  if (text.startsWith('<!--', open)) return past(text, '-->', open + 4);
  if (text.startsWith('<![CDATA[', open)) {
    const end = text.indexOf(']]>', open + 9);
    if (end === -1) return 'cut';
    sink.onCdata(open + 9, end);
    return end + 3;
  }
  const simple = past(text, '>', open);
  if (simple === 'cut') return simple;
  const bracket = open + text.slice(open, simple).indexOf('[');
  if (bracket < open) return simple;
  const subset = text.indexOf(']', bracket);
  if (subset === -1) return 'cut';
  const end = past(text, '>', subset);
  if (end !== 'cut') sink.onDoctype(text.slice(bracket + 1, subset));
  return end;
}

function readClose(text: string, open: number, sink: XmlSink): number | 'cut' {
  const end = past(text, '>', open);
  if (end === 'cut') return end;
  sink.onClose(text.slice(open + 2, end - 1).trim(), open, end);
  return end;
}

function readOpen(text: string, open: number, sink: XmlSink, quotes: QuoteTrust): number | 'cut' | 'literal' {
  tagName.lastIndex = open + 1;
  const name = tagName.exec(text)?.[0] ?? '';
  const afterName = open + 1 + name.length;
  const close = endOfTag(text, afterName, quotes);
  if (close === -1) return text.length - open > longestTag ? 'literal' : 'cut';
  const selfClosing = text[close - 1] === '/';
  const attributes = text.slice(afterName, selfClosing ? close - 1 : close);
  sink.onOpen({ name, attributes, selfClosing, start: open, end: close + 1 });
  return close + 1;
}

/** The `>` outside quotes; where a quote is never closed, the first `>`. */
function endOfTag(text: string, from: number, quotes: QuoteTrust): number {
  const first = text.indexOf('>', from);
  if (first === -1 || first - from > longestTag) return -1;
  if (quotes.left === 0) return first;
  let at = from;
  const limit = Math.min(text.length, from + longestTag);
  while (at < limit) {
    const character = text[at];
    if (character === '>') return at;
    if ((character === '"' || character === "'") && text[at - 1] === '=') {
      const closing = text.indexOf(character, at + 1);
      if (closing === -1 || closing > limit) break;
      at = closing;
    }
    at += 1;
  }
  quotes.left -= 1;
  return first;
}

function past(text: string, mark: string, from: number): number | 'cut' {
  const at = text.indexOf(mark, from);
  return at === -1 ? 'cut' : at + mark.length;
}
