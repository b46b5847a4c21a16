import { valueInWords } from '../../domain/ledger/describe.ts';
import { layOutBoard, type TruceStanding } from '../../domain/ledger/lay-out-board.ts';
import { courseSpans } from '../../domain/telling/times-in-words.ts';
import { say, strong, text, type Block } from '../../domain/telling/message.ts';
import { currentBoard, type Situation } from '../../queries/current-board.ts';
import type { Pack } from '../../domain/diplomacy/pack.ts';
import { rememberedForAMinute } from '../../domain/remembered.ts';
import { boardInOneSentence, positionBlocks } from '../board-blocks.ts';
import { perPack, type PackAnswer } from './answer-per-pack.ts';

/** `positions`: who holds which position on which truce, with quote, certainty and the entry that says so. */
export const positions = perPack(
  {
    name: ['positions'],
    summary: 'Who holds which position, with quote and certainty',
    example: '/ceasefire positions',
    next: ({ id }) => [
      { label: 'How it came about', words: `timeline ${id}` },
      { label: 'Where it stands', words: `status ${id}` },
    ],
  },
  async (pack, deps) => {
    const situation = await currentBoard(pack, deps);
    const none = `${pack.name}: no position is on record yet. A position is what a party says itself of a truce or proposal; /ceasefire sources shows what is read.`;
    if (situation.kind === 'unknown' || situation.board.positions.length === 0)
      return { headline: none, blocks: [headingOf(pack), say(none)], data: { positions: [] } };
    return answerNow(situation, pack, deps.clock.now());
  },
);

/** Made once for all who ask in a minute in which nothing changes. */
const answerNow = rememberedForAMinute((situation: Situation, pack: Pack, now): PackAnswer => {
  const { board } = situation;
  const held = layOutBoard(pack, board).filter(({ parties, others }) =>
    [...parties, ...others].some(({ state }) => state !== null),
  );
  return {
    headline: `${pack.name}: ${boardInOneSentence(situation)}`,
    blocks: [headingOf(pack), ...held.flatMap((standing) => truceWithPositions(standing))],
    data: { positions: board.positions },
  };

  function truceWithPositions({ truce, parties, others }: TruceStanding): readonly Block[] {
    const phase = truce.proved ? valueInWords(truce.proved.phase) : 'no phase on record';
    const reported = truce.reported ? ` (reported: ${valueInWords(truce.reported.phase)})` : '';
    const name = truce.name.charAt(0).toUpperCase() + truce.name.slice(1);
    return [
      {
        kind: 'paragraph',
        spans: [strong(name), text(`: ${phase}${reported}`), ...courseSpans(pack, truce, now)],
      },
      ...[...parties, ...others].flatMap((party) => positionBlocks(pack, party)),
    ];
  }
});

function headingOf({ name }: Pack): Block {
  return { kind: 'heading', text: `${name}: positions` };
}
