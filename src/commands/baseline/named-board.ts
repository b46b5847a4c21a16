import type { Pack } from '../../domain/diplomacy/pack.ts';
import { AppError } from '../../domain/errors.ts';
import { frozen, type BaselineVersion } from '../../domain/ledger/baseline.ts';
import { emptyBaseline } from '../../domain/ledger/fold-board.ts';
import { text, type Block, type Message } from '../../domain/telling/message.ts';
import { timeInWords } from '../../domain/telling/time-in-words.ts';
import { currentBoard } from '../../queries/current-board.ts';
import { boardBlocks, boardInOneSentence } from '../board-blocks.ts';
import { baselineSpans } from '../change-blocks.ts';
import { zoneOf, type CommandDeps, type OptionSpec, type Request } from '../command.ts';
import { chosenPacks } from '../chosen-pack.ts';
import { momentSpan } from '../moment-span.ts';
import { oneOf } from '../nearest.ts';

export const PACK: OptionSpec = { name: 'pack', description: 'The conflict', required: false, kind: 'pack' };
export const NAME: OptionSpec = { name: 'name', description: 'What it is called', required: false, kind: 'text' };

/** A baseline is of one conflict: the one that is named, or the only one. */
export function packAsked(request: Request, { packs }: CommandDeps): Pack {
  const [only, ...others] = chosenPacks(request.options.get('pack'), packs);
  if (only && others.length === 0) return only;
  throw new AppError('bad-input', `Which conflict? Add pack:${oneOf(packs.map(({ id }) => id))}.`);
}

/** Keeps the board of a time, or of now, under a name. */
export async function freeze(pack: Pack, at: Date | undefined, request: Request, deps: CommandDeps): Promise<Message> {
  const timezone = zoneOf(request, deps);
  const situation = await currentBoard(pack, deps, at);
  const now = deps.clock.now();
  if (situation.kind === 'unknown')
    throw new AppError('not-found', `${pack.name}: nothing was known then, so there is no board to keep.`);
  const root = (await deps.readModel.baseline(pack.id, at)) ?? emptyBaseline(pack, now);
  const baseline = frozen(situation.board, root, at ?? now);
  const name = nameAsked(request) ?? timeInWords(at ?? now, 'datetime', timezone);
  const set = { kind: 'frozen', name, setAt: now, setBy: `${request.platform}:${request.user.id}`, baseline } as const;
  const version = await deps.baselines.add(set);
  const headline = `${pack.name}: the board of ${timeInWords(baseline.asOf, 'datetime', timezone)} is kept as baseline “${name}”: ${boardInOneSentence(situation)}.`;
  return setMessage(headline, version, timezone);
}

/** What is said once a baseline was set. */
export function setMessage(headline: string, { name }: BaselineVersion, timezone: string): Message {
  const next = `Change is measured from it now. /ceasefire baseline show tells what “${name ?? ''}” holds; boards of the past stay as they were.`;
  return {
    headline,
    blocks: [
      { kind: 'paragraph', spans: [text(headline)] },
      { kind: 'note', spans: [text(next)] },
    ],
    timezone,
  };
}

const LONGEST_NAME = 60;

/** The name that was given; null for none. */
export function nameAsked(request: Request): string | null {
  const name = request.options.get('name')?.trim() ?? '';
  if (name.length > LONGEST_NAME)
    throw new AppError('bad-input', `A baseline's name has ${LONGEST_NAME} characters at most.`);
  return name === '' ? null : name;
}

/** What a baseline holds, and who set it when. */
export function versionBlocks(pack: Pack, version: BaselineVersion, now: Date): readonly Block[] {
  const { baseline, setAt } = version;
  const board = { ...baseline, baselineAsOf: baseline.asOf, seq: baseline.afterSeq ?? 0, latest: [] };
  const facts = baseline.facts.map(({ text: fact, note }): Block => ({
    kind: 'bullet',
    spans: [text(note === null ? fact : `${fact} (${note})`)],
  }));
  return [
    {
      kind: 'note',
      spans: [
        ...baselineSpans(version),
        text(`, ${KIND_IN_WORDS[version.kind]}`),
        ...(setAt === null ? [] : [text(', set '), momentSpan(setAt)]),
        text(version.setBy === null ? '.' : ` by ${version.setBy}.`),
      ],
    },
    ...boardBlocks({ pack, board }, now),
    ...(facts.length > 0 ? [{ kind: 'paragraph', spans: [text('Known before:')] } as const, ...facts] : []),
  ];
}

const KIND_IN_WORDS: Readonly<Record<BaselineVersion['kind'], string>> = {
  pack: "from the pack's file",
  file: 'from a file that was handed over',
  frozen: 'a board as it was known then',
};
