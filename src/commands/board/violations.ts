import type { Pack } from '../../domain/diplomacy/pack.ts';
import { tallyData } from '../../domain/ledger/tally-data.ts';
import type { TruceTally } from '../../domain/ledger/truce-tally.ts';
import { rememberedWith } from '../../domain/remembered.ts';
import { startSpans } from '../../domain/telling/figures-in-words.ts';
import { text, type Block } from '../../domain/telling/message.ts';
import { currentBoard } from '../../queries/current-board.ts';
import { tallyOf } from '../../queries/tally.ts';
import { isBare, tallyBlocks, tallyInOneSentence } from '../tally-blocks.ts';
import { perPack, type PackAnswer } from './answer-per-pack.ts';

/** `violations`: breaches and figures since the truce took effect, per claimant, with the change on the period before. */
export const violations = perPack(
  {
    name: ['violations'],
    summary: 'Breaches and figures since the truce began, per claimant',
    example: '/ceasefire violations',
    next: ({ id }) => [
      { label: 'Where it stands', words: `status ${id}` },
      { label: 'How it came about', words: `timeline ${id}` },
    ],
  },
  async (pack, deps) => {
    const tally = await tallyOf(await currentBoard(pack, deps), deps, deps.clock.now());
    return tally ? answerOf(tally)(pack) : answer(pack, null);
  },
);

/** Made once for all who ask while nothing changes. */
const answerOf = rememberedWith((tally: TruceTally) => rememberedWith((pack: Pack) => answer(pack, tally)));

function answer(pack: Pack, tally: TruceTally | null): PackAnswer {
  const heading: Block = { kind: 'heading', text: `${pack.name}: violations and figures` };
  if (tally === null || isBare(tally)) {
    const lead = tally?.start ? [...startSpans(tally.start), text(' ')] : [];
    const none: Block = { kind: 'paragraph', spans: [...lead, text(NOTHING)] };
    return { headline: `${pack.name}: ${NOTHING}`, blocks: [heading, none], data: dataOf() };
  }
  const headline = `${pack.name}: ${tallyInOneSentence(pack, tally)}`;
  return { headline, blocks: [heading, ...tallyBlocks(pack, tally)], data: dataOf() };

  function dataOf(): object {
    return { violations: tally && tallyData(pack, tally) };
  }
}

const NOTHING =
  'No breach and no figure is on record. Figures of violations, casualties and captives appear here once a report gives them in digits, under the name of whoever says so; /ceasefire status shows where things stand.';
