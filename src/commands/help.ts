import type { Pack } from '../domain/diplomacy/pack.ts';
import { AppError } from '../domain/errors.ts';
import { rememberedWith } from '../domain/remembered.ts';
import { strong, text, type Block, type Message } from '../domain/telling/message.ts';
import { allowedIn } from './check-option.ts';
import {
  commandLine,
  exampleOf,
  optionsOn,
  zoneOf,
  type Command,
  type CommandDeps,
  type OptionSpec,
  type Request,
} from './command.ts';
import { besides, DESK_BUTTONS } from './help-besides.ts';
import { nearest } from './nearest.ts';

/** `help`: every command with a line that can be copied, or one command with its options. */
export function helpOn(others: readonly Command[]): Command {
  const help: Command = {
    name: ['help'],
    summary: 'What can be asked, with examples to copy',
    options: [{ name: 'command', description: 'One command in full', required: false, kind: 'command' }],
    example: '/ceasefire help subscribe',
    available: true,
    private: true,
    run: async (request, deps) => {
      const asked = request.options.get('command');
      const all = [...others, help];
      return {
        message: asked === undefined ? overview(all, request, deps) : about(asked, all, request, deps),
        private: true,
      };
    },
  };
  return help;
}

/** One command in full, or the commands that begin with the same word. */
function about(asked: string, all: readonly Command[], request: Request, deps: CommandDeps): Message {
  const name = asked
    .replace(/^\/?ceasefire\s+/iu, '')
    .trim()
    .toLowerCase();
  const found = all.find((command) => command.name.join(' ') === name);
  if (found) return inFull(found, request, deps);
  const group = all.filter((command) => command.name[0] === name);
  if (group.length > 0) return groupInFull(name, group, request, deps);
  const near = nearest(
    name,
    all.map((command) => command.name.join(' ')),
  )[0];
  throw new AppError(
    'not-found',
    `There is no command "${name}"; ${near ? `did you mean /ceasefire help ${near}?` : '/ceasefire help lists them.'}`,
  );
}

function groupInFull(name: string, group: readonly Command[], request: Request, deps: CommandDeps): Message {
  const heading = `/ceasefire ${name}`;
  return {
    headline: `${heading}: ${group.map((command) => command.name.slice(1).join(' ')).join(', ')}`,
    blocks: [
      { kind: 'heading', text: heading },
      ...group.map((command) => overviewLine(deps.packs)(command)),
      ...(name === 'desk' ? besides(request, DESK_BUTTONS) : []),
    ],
    timezone: zoneOf(request, deps),
  };
}

function overview(all: readonly Command[], request: Request, deps: CommandDeps): Message {
  const available = all.filter((command) => command.available);
  const coming = grouped(all.filter((command) => !command.available));
  return {
    headline: 'What Ceasefire Bot can be asked',
    blocks: [
      { kind: 'heading', text: 'What Ceasefire Bot can be asked' },
      ...groupsOf(available).flatMap(([heading, members]) => [
        { kind: 'paragraph', spans: [strong(heading)] } as const,
        ...members.map((command) => overviewLine(deps.packs)(command)),
      ]),
      { kind: 'paragraph', spans: [strong('Besides')] },
      ...besides(request),
      ...(request.platform === 'discord' ? [] : [GRAMMAR]),
      ...(coming.length > 0
        ? [{ kind: 'note', spans: [text(`Not available yet: ${coming.join(', ')}.`)] } as const]
        : []),
    ],
    timezone: zoneOf(request, deps),
  };
}

/** What is asked every day stands first, what only a desk's own people may do last. */
const ASK = ['status', 'since', 'positions', 'timeline', 'violations', 'next', 'why', 'cite', 'search', 'sources'];
const CHANNEL = ['subscribe', 'settings', 'unsubscribe', 'digest'];
const DESK = ['desk', 'baseline', 'feeds'];

function groupsOf(commands: readonly Command[]): readonly (readonly [heading: string, members: readonly Command[]])[] {
  const among = (firsts: readonly string[]): readonly Command[] =>
    firsts.flatMap((first) => commands.filter(({ name }) => name[0] === first));
  const others = commands.filter(({ name }) => ![...ASK, ...CHANNEL, ...DESK].includes(name[0] ?? ''));
  return [
    ['Ask', [...among(ASK), ...others]],
    ['What this channel gets', among(CHANNEL)],
    ['For the desk and admins', among(DESK)],
  ];
}

/** Where options are typed; elsewhere the platform asks for each by its name. */
const GRAMMAR: Block = {
  kind: 'paragraph',
  spans: [
    text('Options are words or name:value pairs in any order; quotes keep words together. '),
    { kind: 'code', text: '/ceasefire help subscribe' },
    text(' shows one command in full.'),
  ],
};

const overviewLine = rememberedWith((packs: readonly Pack[]) =>
  rememberedWith((command: Command): Block => {
    const example = { kind: 'code', text: exampleOf(command, packs) } as const;
    return { kind: 'bullet', spans: [strong(command.name.join(' ')), text(`: ${command.summary}. `), example] };
  }),
);

function inFull(command: Command, request: Request, deps: CommandDeps): Message {
  const options = optionsOn(command, request.platform);
  return {
    headline: `${commandLine(command)}: ${command.summary}`,
    blocks: [
      { kind: 'heading', text: commandLine(command) },
      {
        kind: 'paragraph',
        spans: [
          text(`${command.summary}${command.available ? '' : '; not available yet'}. For example: `),
          { kind: 'code', text: exampleOf(command, deps.packs) },
        ],
      },
      ...options.map((option): Block => ({
        kind: 'bullet',
        spans: [
          strong(option.name),
          text(`${option.required ? ' (required)' : ''}: ${option.description}${values(option, deps)}.`),
        ],
      })),
    ],
    timezone: zoneOf(request, deps),
  };
}

/** The packs are this installation's own; every other value stands in the description. */
function values(option: OptionSpec, deps: CommandDeps): string {
  return option.kind === 'pack' || option.kind === 'packs' ? ` (${allowedIn(option, deps.packs)})` : '';
}

/** "since", "desk confirm · dispute": commands of one word each, those of two under their first. */
function grouped(commands: readonly Command[]): readonly string[] {
  const groups = new Map<string, readonly string[]>();
  for (const { name } of commands) groups.set(name[0] ?? '', [...(groups.get(name[0] ?? '') ?? []), ...name.slice(1)]);
  return [...groups].map(([first, second]) => `${first} ${second.join(' · ')}`.trim());
}
