import type { BaselineVersion } from '../../domain/ledger/baseline.ts';
import { text, type Block, type Message } from '../../domain/telling/message.ts';
import { timeInWords } from '../../domain/telling/time-in-words.ts';
import { baselineSpans } from '../change-blocks.ts';
import { zoneOf, type Command, type CommandDeps, type Request } from '../command.ts';
import { momentAsked, statusOn } from '../status.ts';
import { packAsked, PACK, versionBlocks } from './named-board.ts';

/** Earlier baselines that are named; more are counted. */
const MOST_LISTED = 8;

/** `baseline show`: what change is measured from, or the board of a time with its baseline. */
export const baselineShow: Command = {
  name: ['baseline', 'show'],
  summary: 'The baseline, or the board of a time',
  options: [PACK, { name: 'at', description: 'The board as it was known then', required: false, kind: 'moment' }],
  example: '/ceasefire baseline show',
  available: true,
  private: false,
  run: async (request, deps) => {
    const pack = packAsked(request, deps);
    const timezone = zoneOf(request, deps);
    const at = momentAsked(request, deps, timezone);
    if (at !== undefined) return { message: await statusOn(pack, at, timezone, deps), private: false };
    const versions = await deps.baselines.all(pack.id);
    const newest = versions.at(-1);
    return {
      message: newest ? shown(newest, versions, request, deps) : noneYet(pack.name, timezone),
      private: false,
      data: versions.map(({ number, kind, name, setAt, setBy, baseline }) => ({
        ...{ number, kind, name, setAt, setBy, asOf: baseline.asOf },
      })),
    };
  },
};

function noneYet(name: string, timezone: string): Message {
  const headline = `${name} has no baseline; the board is made of the reports alone. /ceasefire baseline confirm keeps it as one.`;
  return { headline, blocks: [{ kind: 'paragraph', spans: [text(headline)] }], timezone };
}

function shown(
  newest: BaselineVersion,
  versions: readonly BaselineVersion[],
  request: Request,
  deps: CommandDeps,
): Message {
  const pack = packAsked(request, deps);
  const timezone = zoneOf(request, deps);
  const called = newest.name === null ? 'baseline' : `baseline “${newest.name}”`;
  const headline = `${pack.name}: ${called} of ${timeInWords(newest.baseline.asOf, 'datetime', timezone)}`;
  return {
    headline,
    blocks: [
      { kind: 'heading', text: headline },
      ...versionBlocks(pack, newest, deps.clock.now()),
      ...earlierBlocks(versions.slice(0, -1).toReversed()),
    ],
    timezone,
  };
}

function earlierBlocks(earlier: readonly BaselineVersion[]): readonly Block[] {
  if (earlier.length === 0) return [];
  const rest = earlier.length - MOST_LISTED;
  return [
    { kind: 'paragraph', spans: [text('Before it:')] },
    ...earlier
      .slice(0, MOST_LISTED)
      .map((version): Block => ({ kind: 'bullet', spans: [...baselineSpans(version), text('.')] })),
    ...(rest > 0 ? [{ kind: 'note', spans: [text(`And ${rest} more.`)] } as const] : []),
  ];
}
