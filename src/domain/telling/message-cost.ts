import type { Block, Span } from './message.ts';

/** How much one post holds, in characters and blocks. */
export interface MessageLimits {
  readonly characters: number;
  readonly blocks: number;
}

/** What a line break, a bullet, or the marks of a quote or heading cost. */
const PER_BLOCK = 6;
/** The longest form of a moment: a Slack date token with its fallback. */
const PER_TIME = 90;

/** The most that a text can become once a platform's own marks in it are escaped. */
export function textCost(text: string): number {
  let cost = 0;
  for (const character of text)
    cost += character === '&' ? 5 : '<>'.includes(character) ? 4 : MARKS.has(character) ? 2 : character.length;
  return cost;
}

const MARKS: ReadonlySet<string> = new Set('*_~`|\\[]()#-+.!:@');

/** The most that a span can become on any platform. */
export function spanCost(span: Span): number {
  if (span.kind === 'time') return PER_TIME;
  return span.kind === 'link' ? textCost(span.label) + addressCost(span.url) + 6 : textCost(span.text) + 4;
}

/** The most that an address can become: letters and digits stay, and any other byte may be written as %XX. */
function addressCost(url: string): number {
  let cost = 0;
  for (const character of url) cost += /\w/u.test(character) ? 1 : character === '&' ? 5 : bytesOf(character) * 3;
  return cost;
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** The most that a block can become on any platform. */
export function blockCost(block: Block): number {
  const spans = block.kind === 'heading' ? [] : block.kind === 'quote' ? block.attribution : block.spans;
  const own = block.kind === 'heading' || block.kind === 'quote' ? textCost(block.text) : 0;
  return PER_BLOCK + own + spans.reduce((sum, span) => sum + spanCost(span), 0);
}
