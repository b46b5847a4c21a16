import { rememberedWith } from '../remembered.ts';
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
/** What a link costs beside label and address; one that stands after its label is longest. */
const PER_LINK = 14;

/** The most that a text can become once a platform's own marks in it are escaped. */
export function textCost(text: string): number {
  let cost = 0;
  for (let n = 0; n < text.length; n++) cost += ESCAPED[text.charCodeAt(n)] ?? 1;
  return cost;
}

const ASCII = 128;
const MARKS: ReadonlySet<string> = new Set('*_~`|\\[]()#-+.!:@');

/** By character code: what a character of ASCII can become; any other stays as it is. */
const ESCAPED: readonly number[] = Array.from({ length: ASCII }, (_, code) => {
  const character = String.fromCharCode(code);
  return character === '&' ? 5 : '<>'.includes(character) ? 4 : MARKS.has(character) ? 2 : 1;
});

/** The most that a span can become on any platform. */
export function spanCost(span: Span): number {
  if (span.kind === 'time') return PER_TIME;
  return span.kind === 'link' ? textCost(span.label) + addressCost(span.url) + PER_LINK : textCost(span.text) + 4;
}

/** The most that an address can become: letters and digits stay, and any other byte may be written as %XX. */
function addressCost(url: string): number {
  let cost = 0;
  for (let n = 0; n < url.length; n++) cost += ENCODED[url.charCodeAt(n)] ?? bytesOf(url.charCodeAt(n)) * 3;
  return cost;
}

/** The same of an address. */
const ENCODED: readonly number[] = Array.from({ length: ASCII }, (_, code) => {
  const character = String.fromCharCode(code);
  return /\w/u.test(character) ? 1 : character === '&' ? 5 : 3;
});

/** Of one UTF-16 unit beyond ASCII; the two halves of a pair make four bytes. */
function bytesOf(unit: number): number {
  return unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
}

/** The most that a block can become on any platform. */
export const blockCost = rememberedWith((block: Block): number => {
  const spans = block.kind === 'heading' ? [] : block.kind === 'quote' ? block.attribution : block.spans;
  const own = block.kind === 'heading' || block.kind === 'quote' ? textCost(block.text) : 0;
  return PER_BLOCK + own + spans.reduce((sum, span) => sum + spanCost(span), 0);
});
