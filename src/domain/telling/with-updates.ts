import type { Pack } from '../diplomacy/pack.ts';
import type { DigestLine } from './digest-line.ts';
import { fittingEdit } from './edit-room.ts';
import type { MessageLimits } from './message-cost.ts';
import { text, type Block, type Message } from './message.ts';
import { lineBlocks } from './render-line.ts';

/** An update's line begins with this, and with that the note that older ones are left out. */
const UPDATE = 'Update ';
const EARLIER = 'Earlier updates: ';

/**
 * A post with what has become of its event since, the newest last, each with its time. What stood there stays; where
 * there is no room the quotes of updates go first, then the oldest of them, and a command shows these.
 */
export function withUpdates(
  pack: Pack,
  message: Message,
  lines: readonly DigestLine[],
  limits: MessageLimits,
): Message {
  const first = message.blocks.findIndex((block) => beginsWith(block, UPDATE));
  const before = first < 0 ? message.blocks : message.blocks.slice(0, first);
  const hasNote = before.some((block) => beginsWith(block, EARLIER));
  const own = before.filter((block) => !beginsWith(block, EARLIER));
  const updates = [...(first < 0 ? [] : updatesIn(message.blocks.slice(first))), ...lines.map(updateBlocks)];
  const note: Block = {
    kind: 'note',
    spans: [text(EARLIER), { kind: 'code', text: `/ceasefire timeline ${pack.id}` }],
  };
  const without = (left: number, shown: readonly Block[]): Message => {
    return { ...message, blocks: [...own, ...(hasNote || left > 0 ? [note] : []), ...shown] };
  };
  const shorter = updates.map((_, left) =>
    without(
      left,
      updates.slice(left).map(([line]) => line),
    ),
  );
  return fittingEdit([without(0, updates.flat()), ...shorter], limits);
}

type Update = readonly [line: Block, ...quotes: readonly Block[]];

function updatesIn(blocks: readonly Block[]): readonly Update[] {
  const starts = blocks.flatMap((block, n) => (beginsWith(block, UPDATE) ? [{ block, n }] : []));
  return starts.map(({ block, n }, k) => [block, ...blocks.slice(n + 1, starts[k + 1]?.n)]);
}

function updateBlocks(line: DigestLine): Update {
  const [first, ...quotes] = lineBlocks(line);
  const spans = first?.kind === 'bullet' ? first.spans : [text(line.text)];
  const when = { kind: 'time', at: line.at, style: 'datetime' } as const;
  return [{ kind: 'bullet', spans: [text(UPDATE), when, text(': '), ...spans] }, ...quotes];
}

function beginsWith(block: Block, words: string): boolean {
  if (block.kind !== 'bullet' && block.kind !== 'note') return false;
  const [span] = block.spans;
  return span?.kind === 'text' && span.text === words;
}
