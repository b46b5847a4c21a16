import { breakText } from './break-text.ts';
import { blockCost, spanCost, type MessageLimits } from './message-cost.ts';
import type { Block, Message, Span } from './message.ts';

/**
 * A message in parts that each fit the limits, whatever a platform makes of its marks. A picture stands with the first, what
 * shows the rest with the last. A part never ends with a
 * heading, nor inside a word, a link, a time or a character; a quote goes on as a quote, with who said it at its end.
 * Only a link or an address that is by itself longer than a part may exceed it.
 */
export function splitMessage(message: Message, limits: MessageLimits): readonly Message[] {
  const parts: Block[][] = [[]];
  let taken = 0;
  for (const group of groupsOf(piecesOf(message.blocks, limits.characters))) {
    const part = parts.at(-1) ?? [];
    const cost = costOf(group);
    const isRoom = part.length + group.length <= limits.blocks && taken + cost <= limits.characters;
    if (part.length === 0 || isRoom) part.push(...group);
    else parts.push([...group]);
    taken = parts.at(-1) === part ? taken + cost : cost;
  }
  const whole = parts.flatMap((part) => (fits(part, limits) ? [part] : singly(part, limits)));
  const { mention, chart, more, ...rest } = message;
  return whole.map((blocks, n) => ({
    ...rest,
    ...(n === 0 && mention !== undefined ? { mention } : {}),
    ...(n === 0 && chart ? { chart } : {}),
    ...(n === whole.length - 1 && more ? { more } : {}),
    blocks,
    headline: n === 0 ? message.headline : `${message.headline} (${n + 1} of ${whole.length})`,
  }));
}

/** Every block in pieces that fit; a heading takes half a part at most, and what follows it leaves room for it. */
function piecesOf(blocks: readonly Block[], room: number): readonly Block[] {
  const pieces: Block[] = [];
  for (const block of blocks) {
    const before = pieces.at(-1);
    const taken = before?.kind === 'heading' ? blockCost(before) : 0;
    pieces.push(...fitting(block, block.kind === 'heading' ? Math.floor(room / 2) : room - taken));
  }
  return pieces;
}

/** Do the blocks fit one post, whatever a platform makes of their marks? */
export function fits(blocks: readonly Block[], limits: MessageLimits): boolean {
  return blocks.length <= limits.blocks && costOf(blocks) <= limits.characters;
}

function costOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + blockCost(block), 0);
}

/** Headings with what they head, bullets with their quotes: kept together where there is room. */
function groupsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const group = groups.at(-1);
    const belongs = group?.at(-1)?.kind === 'heading' || block.kind === 'quote';
    if (group && belongs) group.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** A group that is too big for one part, block by block; a heading still takes the next block with it if both fit. */
function singly(group: readonly Block[], limits: MessageLimits): readonly (readonly Block[])[] {
  const parts: Block[][] = [];
  for (const block of group) {
    const part = parts.at(-1);
    if (part && fits([...part, block], limits)) part.push(block);
    else if (part?.at(-1)?.kind === 'heading' && part.length > 1) parts.push([...part.splice(-1), block]);
    else parts.push([block]);
  }
  return parts;
}

/** The block in pieces of at most `room`. */
function fitting(block: Block, room: number): readonly Block[] {
  if (blockCost(block) <= room) return [block];
  switch (block.kind) {
    case 'heading':
      return breakText(block.text, room - MARGIN).map((text, n): Block =>
        n === 0 ? { kind: 'heading', text } : { kind: 'paragraph', spans: [{ kind: 'strong', text }] },
      );
    case 'quote':
      return quotePieces(block, room);
    default:
      return spanPieces(block.spans, room - MARGIN).map((spans, n): Block => ({
        kind: block.kind === 'bullet' && n > 0 ? 'paragraph' : block.kind,
        spans,
      }));
  }
}

/** What a block's own marks cost, at most. */
const MARGIN = 12;

function quotePieces(block: Extract<Block, { readonly kind: 'quote' }>, room: number): readonly Block[] {
  const lines = spanPieces(block.attribution, room - MARGIN);
  const [attribution = []] = lines;
  const texts = breakText(block.text, room - MARGIN);
  const last = texts.at(-1) ?? '';
  const together: Block = { kind: 'quote', text: last, attribution };
  const end: readonly Block[] =
    blockCost(together) <= room
      ? [together]
      : [
          { kind: 'quote', text: last, attribution: [] },
          { kind: 'paragraph', spans: attribution },
        ];
  const more = lines.slice(1).map((spans): Block => ({ kind: 'paragraph', spans }));
  return [...texts.slice(0, -1).map((text): Block => ({ kind: 'quote', text, attribution: [] })), ...end, ...more];
}

/** Spans in lines of at most `room`; links, times and code stay whole. */
function spanPieces(spans: readonly Span[], room: number): readonly (readonly Span[])[] {
  const lines: Span[][] = [[]];
  let left = room;
  for (const piece of spans.flatMap((span) => pieces(span, room))) {
    const cost = spanCost(piece);
    if (cost > left && (lines.at(-1)?.length ?? 0) > 0) {
      lines.push([]);
      left = room;
    }
    lines.at(-1)?.push(piece);
    left -= cost;
  }
  return lines;
}

function pieces(span: Span, room: number): readonly Span[] {
  if (spanCost(span) <= room || span.kind === 'code' || span.kind === 'link' || span.kind === 'time') return [span];
  return breakText(span.text, room - MARGIN).map((text) => ({ ...span, text }));
}
