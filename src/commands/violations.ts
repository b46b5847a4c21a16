import type { Pack } from '../domain/diplomacy/pack.ts';
import { AppError } from '../domain/errors.ts';
import { text, type Block, type Message } from '../domain/telling/message.ts';
import { startSpans } from '../domain/telling/figures-in-words.ts';
import { currentBoard } from '../queries/current-board.ts';
import { tallyOf } from '../queries/tally.ts';
import { chosenPacks } from './chosen-pack.ts';
import { zoneOf, type Command, type CommandDeps } from './command.ts';
import { isBare, tallyBlocks, tallyInOneSentence } from './tally-blocks.ts';

/** `violations`: breaches and figures since the truce took effect, per claimant, with the change on the period before. */
export const violations: Command = {
  name: ['violations'],
  summary: 'Breaches and figures since the truce began, per claimant',
  options: [{ name: 'pack', description: 'The conflict', required: false, kind: 'pack' }],
  example: '/ceasefire violations',
  available: true,
  private: false,
  run: async (request, deps) => {
    const packs = chosenPacks(request.options.get('pack'), deps.packs);
    const [first, ...others] = packs;
    if (!first) throw new AppError('not-found', 'No conflict is configured.');
    const timezone = zoneOf(request, deps);
    const message = others.length > 0 ? await inBrief(packs, timezone, deps) : await inFull(first, timezone, deps);
    const next = packs
      .slice(0, MOST_NEXT)
      .map(({ id, name }) =>
        others.length > 0
          ? { label: name, words: `violations ${id}` }
          : { label: 'Where it stands', words: `status ${id}` },
      );
    return { message, private: false, next };
  },
};

const MOST_NEXT = 5;

async function inFull(pack: Pack, timezone: string, deps: CommandDeps): Promise<Message> {
  const tally = await tallyOf(await currentBoard(pack, deps), deps);
  const headline = `${pack.name}: ${tally ? tallyInOneSentence(pack, tally) : 'nothing is known yet'}`;
  const heading: Block = { kind: 'heading', text: `${pack.name}: violations and figures` };
  if (tally === null || isBare(tally)) {
    const spans = tally?.start ? [...startSpans(tally.start), text(` ${NOTHING}`)] : [text(NOTHING)];
    return { headline, blocks: [heading, { kind: 'paragraph', spans }, HOW], timezone };
  }
  return { headline, blocks: [heading, ...tallyBlocks(pack, tally)], timezone };
}

const NOTHING = 'No breach and no figure is on record.';
const HOW: Block = {
  kind: 'note',
  spans: [
    text('A figure enters with the report that gives it in digits, under the name of whoever says so. The board: '),
    { kind: 'code', text: '/ceasefire status' },
  ],
};

async function inBrief(packs: readonly Pack[], timezone: string, deps: CommandDeps): Promise<Message> {
  const bullets: Block[] = [];
  for (const pack of packs) {
    const tally = await tallyOf(await currentBoard(pack, deps), deps);
    const known = tally ? tallyInOneSentence(pack, tally) : 'nothing is known yet';
    bullets.push({
      kind: 'bullet',
      spans: [
        { kind: 'strong', text: pack.name },
        text(`: ${known}. `),
        { kind: 'code', text: `/ceasefire violations ${pack.id}` },
      ],
    });
  }
  const heading = `Violations and figures in ${packs.length} conflicts`;
  const headline = `${heading}: ${packs.map(({ name }) => name).join(', ')}`;
  return { headline, blocks: [{ kind: 'heading', text: heading }, ...bullets], timezone };
}
