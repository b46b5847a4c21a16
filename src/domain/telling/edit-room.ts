import { blockCost, type MessageLimits } from './message-cost.ts';
import type { Block, Message } from './message.ts';
import { fits } from './split-message.ts';

/** What a platform takes beyond what a post is filled with, so that something can be said in it afterwards. */
const KEPT_FREE = 1.15;
/** A quote is cut to so many letters where there is no room for it. */
const SHORT_QUOTE = 60;

/** How much a message may hold once it is edited: a part that cannot be posted anew has nowhere else to go. */
export function roomForEdit({ characters, blocks }: MessageLimits): MessageLimits {
  return { characters: Math.floor(characters * KEPT_FREE), blocks: blocks * 2 };
}

/** The first of these that fits, else the last with its quotes cut, the longest first, until it does. */
export function fittingEdit(versions: readonly [Message, ...(readonly Message[])], room: MessageLimits): Message {
  const fitting = versions.find(({ blocks }) => fits(blocks, room));
  const last = versions.at(-1) ?? versions[0];
  return fitting ?? { ...last, blocks: cutQuotes(last.blocks, room) };
}

function cutQuotes(blocks: readonly Block[], room: MessageLimits): readonly Block[] {
  const shorter = [...blocks];
  const longest = blocks
    .map((block, n) => ({ n, cost: block.kind === 'quote' ? blockCost(block) : 0 }))
    .filter(({ cost }) => cost > SHORT_QUOTE)
    .toSorted((a, b) => b.cost - a.cost);
  for (const { n } of longest) {
    if (fits(shorter, room)) break;
    const block = shorter[n];
    if (block?.kind === 'quote') shorter[n] = { ...block, text: cut(block.text) };
  }
  return shorter;
}

/** Never within a character. */
function cut(words: string): string {
  const letters = [...words];
  return letters.length <= SHORT_QUOTE
    ? words
    : `${letters
        .slice(0, SHORT_QUOTE - 1)
        .join('')
        .trimEnd()}…`;
}
