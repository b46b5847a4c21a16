import type { Pack } from '../../domain/diplomacy/pack.ts';
import { AppError } from '../../domain/errors.ts';
import type { Baseline } from '../../domain/ledger/board.ts';
import { sentence, type Message, type Reply } from '../../domain/telling/message.ts';
import type { Platform } from '../../domain/telling/subscription.ts';
import { timeInWords } from '../../domain/telling/time-in-words.ts';
import { zoneOf, type Command, type CommandDeps, type GivenFile, type Request } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { momentAsked } from '../status.ts';
import { freeze, NAME, nameAsked, packAsked, PACK, setMessage } from './named-board.ts';

const MOST_PROBLEMS = 3;
const NO_FILE: Readonly<Record<Platform, string>> = {
  discord:
    'Files of the server are not read: attach the YAML file in the option file, or give the time of a board as from.',
  slack:
    'Files of the server are not read: post the YAML file with the words "baseline set" in a message that mentions me, or in a direct message to me, or give the time of a board as from:2025-03-20.',
  terminal:
    'From what? Name a YAML file or the time of a board: baseline set file:baseline.yaml or baseline set from:2025-03-20',
};

/** `baseline set`: later boards start from a file's baseline, or change is measured from the board of a time. */
export const baselineSet: Command = {
  name: ['baseline', 'set'],
  summary: 'Start from another board',
  options: [
    { name: 'from', description: "A board's time: as it was known then", required: false, kind: 'moment' },
    { name: 'file', description: 'A baseline as a YAML file', required: false, kind: 'file' },
    NAME,
    PACK,
  ],
  example: '/ceasefire baseline set from:2025-03-20',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request, 'set baselines');
    const pack = packAsked(request, deps);
    if (request.options.has('from')) return { message: await fromTime(pack, request, deps), private: true };
    if (!request.openFile || (request.platform === 'terminal' && !request.options.has('file')))
      return whichFile(request, deps);
    const file = await request.openFile(request.options.get('file'));
    return { message: await fromFile(file, pack, request, deps), private: true };
  },
};

function fromTime(pack: Pack, request: Request, deps: CommandDeps): Promise<Message> {
  if (request.options.has('file'))
    throw new AppError('bad-input', 'A baseline is set from a file or from a time, not from both.');
  return freeze(pack, momentAsked(request, deps, zoneOf(request, deps), 'from'), request, deps);
}

function whichFile(request: Request, deps: CommandDeps): Reply {
  const pack = request.options.get('pack');
  const name = nameAsked(request);
  const words = `baseline set${name === null ? '' : ` name:"${name}"`}${pack === undefined ? '' : ` pack:${pack}`}`;
  const message = sentence(NO_FILE[request.platform], zoneOf(request, deps));
  return { message, private: true, done: false, asksFile: { title: 'Set the baseline', words } };
}

async function fromFile(file: GivenFile, pack: Pack, request: Request, deps: CommandDeps): Promise<Message> {
  const timezone = zoneOf(request, deps);
  const now = deps.clock.now();
  const baseline = readIn(file, pack, now, deps);
  const name = nameAsked(request) ?? file.name;
  const setBy = `${request.platform}:${request.user.id}`;
  const version = await deps.baselines.add({ kind: 'file', name, setAt: now, setBy, baseline });
  const headline = `${pack.name}: boards start from the baseline “${name}” of ${timeInWords(baseline.asOf, 'datetime', timezone)} from now on; reports learned since then count on top of it.`;
  return setMessage(headline, version, timezone);
}

function readIn(file: GivenFile, pack: Pack, now: Date, deps: CommandDeps): Baseline {
  const { value, problems } = deps.baselineFiles.read(file.bytes, file.name, pack);
  if (value === null) {
    const rest = problems.length - MOST_PROBLEMS;
    const said = [...problems.slice(0, MOST_PROBLEMS), ...(rest > 0 ? [`And ${rest} more.`] : [])];
    throw new AppError('bad-input', `The baseline was not set. ${said.join(' ')}`);
  }
  if (value.asOf <= now) return value;
  throw new AppError('bad-input', `The baseline was not set. ${file.name}: asOf lies in the future.`);
}
