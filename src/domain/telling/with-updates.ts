import type { Pack } from '../diplomacy/pack.ts';
import type { DigestLine } from './digest-line.ts';
import { fittingEdit } from './edit-room.ts';
import { fixedWords, inAnyLanguage } from './fixed-words.ts';
import type { MessageLimits } from './message-cost.ts';
import { text, type Block, type Message } from './message.ts';
import { lineBlocks } from './render-line.ts';
import type { Language } from './subscription.ts';

/**
 * A post with what has become of its event since, the newest last, each with its time. What stood there stays; where
 * there is no room the quotes of updates go first, then the oldest of them, and a command shows these.
 */
export function withUpdates(
  pack: Pack,
  message: Message,
  lines: readonly DigestLine[],
  limits: MessageLimits,
  language: Language = 'en',
): Message {
  const words = fixedWords(language);
  const first = message.blocks.findIndex((block) => begins(block, 'update'));
  const before = first < 0 ? message.blocks : message.blocks.slice(0, first);
  const hasNote = before.some((block) => begins(block, 'earlierUpdates'));
  const own = before.filter((block) => !begins(block, 'earlierUpdates'));
  const updates = [
    ...(first < 0 ? [] : updatesIn(message.blocks.slice(first))),
    ...lines.map((line) => updateBlocks(line, language)),
  ];
  const note: Block = {
    kind: 'note',
    spans: [text(words.earlierUpdates), { kind: 'code', text: `/ceasefire timeline ${pack.id}` }],
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
  const starts = blocks.flatMap((block, n) => (begins(block, 'update') ? [{ block, n }] : []));
  return starts.map(({ block, n }, k) => [block, ...blocks.slice(n + 1, starts[k + 1]?.n)]);
}

function updateBlocks(line: DigestLine, language: Language): Update {
  const [first, ...quotes] = lineBlocks(line, language);
  const spans = first?.kind === 'bullet' ? first.spans : [text(line.text)];
  const when = { kind: 'time', at: line.at, style: 'datetime' } as const;
  return [{ kind: 'bullet', spans: [text(fixedWords(language).update), when, text(': '), ...spans] }, ...quotes];
}

function begins(block: Block, name: Parameters<typeof inAnyLanguage>[0]): boolean {
  if (block.kind !== 'bullet' && block.kind !== 'note') return false;
  const [span] = block.spans;
  return span?.kind === 'text' && inAnyLanguage(name).has(span.text);
}
