import type { Block, Message, Span } from '../../domain/telling/message.ts';
import { timeInWords } from '../../domain/telling/time-in-words.ts';
import { isFooter } from './footer.ts';

export interface PlainTextStyle {
  /** Lines are wrapped at this many columns; not at all when absent. */
  readonly width?: number;
  /** Bold and dim by terminal codes. */
  readonly colour?: boolean;
}

/** A message as plain text: for the terminal, and what a platform shows where it cannot show blocks. */
export function plainText(message: Message, style: PlainTextStyle = {}): string {
  const lines = message.blocks.map((block, n) => {
    const isFurther = message.blocks[n - 1]?.kind === 'note' && block.kind === 'note';
    const before = isFurther || !isFooter(message.blocks, n) ? message.blocks[n - 1] : undefined;
    if (isFurther) return blockText(block, before, message.timezone, style);
    if (before === undefined && n > 0) return `\n${blockText(block, before, message.timezone, style)}`;
    return `${gap(block, before)}${blockText(block, before, message.timezone, style)}`;
  });
  return lines.join('\n').replaceAll(GLUE, ' ');
}

/** Stands for a space that must not become the end of a line: what is copied stays in one piece. */
const GLUE = '\u00a0';

/** An empty line sets apart what begins something new. */
function gap(block: Block, before: Block | undefined): string {
  if (before === undefined || before.kind === 'heading') return '';
  return block.kind === 'heading' || block.kind === 'paragraph' || (block.kind === 'note' && before.kind !== 'quote')
    ? '\n'
    : '';
}

function blockText(block: Block, before: Block | undefined, timezone: string, style: PlainTextStyle): string {
  const spans = (list: readonly Span[]): string => list.map((span) => spanText(span, timezone)).join('');
  switch (block.kind) {
    case 'heading':
      return strongly(wrapped(clean(block.text), '', '', style), style);
    case 'paragraph':
      return wrapped(spans(block.spans), '', '', style);
    case 'bullet':
      return wrapped(spans(block.spans), '  • ', '    ', style);
    case 'note':
      return dimly(wrapped(spans(block.spans), noteIndent(before), noteIndent(before), style), style);
    case 'quote':
      return [
        ...(block.text === '' ? [] : [wrapped(`“${clean(block.text)}”`, '      ', '      ', style)]),
        ...(block.attribution.length === 0
          ? []
          : [dimly(wrapped(`— ${spans(block.attribution)}`, '      ', '        ', style), style)]),
      ].join('\n');
  }
}

/** A note right under a quote belongs to it. */
function noteIndent(before: Block | undefined): string {
  return before?.kind === 'quote' ? '    ' : '';
}

function spanText(span: Span, timezone: string): string {
  switch (span.kind) {
    case 'link':
      return `${clean(span.label)} <${clean(span.url)}>`;
    case 'time':
      return timeInWords(span.at, span.style, timezone);
    case 'struck':
      return `~${clean(span.text)}~`;
    case 'code':
      return clean(span.text).replaceAll(' ', GLUE);
    default:
      return clean(span.text);
  }
}

/** Control characters could steer a terminal, direction marks could turn words round: neither belongs to a text from a feed. */
function clean(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '');
}

function wrapped(text: string, first: string, rest: string, { width }: PlainTextStyle): string {
  if (width === undefined) return `${first}${text}`;
  const lines: string[] = [];
  let line = first;
  let begun = false;
  for (const word of text.split(' ')) {
    if (begun && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = rest;
      begun = false;
    }
    line += begun ? ` ${word}` : word;
    begun = true;
  }
  return [...lines, line].join('\n');
}

/** Wide characters of East Asian scripts and emoji take two columns. */
function columns(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u.test(character)
        ? 2
        : 1),
    0,
  );
}

function strongly(text: string, { colour }: PlainTextStyle): string {
  return colour === true ? `\u001b[1m${text}\u001b[22m` : text;
}

function dimly(text: string, { colour }: PlainTextStyle): string {
  return colour === true ? `\u001b[2m${text}\u001b[22m` : text;
}
