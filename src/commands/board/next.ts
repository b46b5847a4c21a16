import { expectedData, expectedNext } from '../../domain/ledger/lay-out-board.ts';
import { say, type Block } from '../../domain/telling/message.ts';
import { currentBoard } from '../../queries/current-board.ts';
import { expectedBlocks } from '../board-blocks.ts';
import { perPack } from './answer-per-pack.ts';

/** `next`: what is expected, what is overdue, and what lately became of what was expected. */
export const next = perPack(
  {
    name: ['next'],
    summary: 'What is expected next, what is overdue, and what became of it',
    example: '/ceasefire next',
    next: ({ id }) => [{ label: 'Where it stands', words: `status ${id}` }],
  },
  async (pack, deps) => {
    const now = deps.clock.now();
    const situation = await currentBoard(pack, deps);
    const heading: Block = { kind: 'heading', text: `${pack.name}: what is expected next` };
    const none = `${pack.name}: nothing is expected as far as the sources tell. Talks, exchanges, deadlines and the starts and ends of truces appear here once a report gives them; /ceasefire status ${pack.id} shows where things stand.`;
    if (situation.kind === 'unknown') return { headline: none, blocks: [heading, say(none)], data: { expected: [] } };
    const expected = expectedNext(situation.board, now);
    const { ahead, overdue, settled } = expected;
    const data = { expected: expectedData(situation.board, now) };
    if (ahead.length + overdue.length + settled.length === 0)
      return { headline: none, blocks: [heading, say(none)], data };
    const headline = `${pack.name}: ${ahead.length} expected${overdue.length > 0 ? `, ${overdue.length} overdue` : ''}`;
    return { headline, blocks: [heading, ...expectedBlocks(expected)], data };
  },
);
