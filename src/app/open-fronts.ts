import { ConsoleFront } from '../adapters/console/console-front.ts';
import { ConsoleMessenger } from '../adapters/console/console-messenger.ts';
import { ConsoleScreen } from '../adapters/console/console-screen.ts';
import { DiscordFront } from '../adapters/discord/discord-front.ts';
import { SlackFront } from '../adapters/slack/slack-front.ts';
import type { Surroundings } from './surroundings.ts';
import type { Asker, CommandDeps } from '../commands/command.ts';
import { feedChoices } from '../commands/feeds/known-feeds.ts';
import { formsOf } from '../commands/hand-in.ts';
import { COMMANDS } from '../commands/list.ts';
import { answerCommand, answerWords } from '../commands/run-command.ts';
import type { Config } from '../config/load.ts';
import type { Reply } from '../domain/telling/message.ts';
import type { HeedChannel } from '../domain/telling/channel-change.ts';
import type { Platform } from '../domain/telling/subscription.ts';
import { heedChannels } from '../pipeline/heed-channels.ts';
import type { Messenger } from '../ports/messenger.ts';
import { suggestedEntries } from '../queries/suggested-entries.ts';
import { subscriptionsOfWorkspace } from '../queries/subscriptions-of-workspace.ts';
import type { Front } from './front.ts';

/** Takes note of how a platform's connection stands. */
export type NoteState = (
  platform: Platform,
  state: 'connecting' | 'connected' | 'down',
  because: string | null,
) => void;

/** The platforms that are switched on: the terminal where there is one, Discord and Slack where there are tokens. */
export function openFronts(
  config: Config,
  deps: CommandDeps,
  surroundings: Surroundings,
  noteState: NoteState,
): ReadonlyMap<Platform, Front> {
  const fronts = new Map<Platform, Front>();
  const answer = (typed: string, asker: Asker): Promise<Reply> => answerWords(typed, asker, COMMANDS, deps);
  const messengers = new Map<Platform, Messenger>();
  const heed = heedChannels({ ...deps, messengers });
  const terminal = openConsole(answer, deps, surroundings);
  if (terminal) fronts.set('terminal', terminal);
  const discord = openDiscord(config, deps, noteState, heed);
  if (discord) fronts.set('discord', discord);
  const slack = openSlack(config, answer, deps, noteState, heed);
  if (slack) fronts.set('slack', slack);
  for (const [platform, { messenger }] of fronts) messengers.set(platform, messenger);
  return fronts;
}

function openConsole(
  answer: (typed: string, asker: Asker) => Promise<Reply>,
  deps: CommandDeps,
  { input, output, noColour, log }: Surroundings,
): Front | null {
  if (!output) return null;
  const screen = new ConsoleScreen(output, log, { noColour });
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone || deps.defaults.schedule.timezone;
  const front = input ? new ConsoleFront({ input, screen, answer, log, timezone }) : null;
  return {
    messenger: new ConsoleMessenger(screen),
    start: async () => front?.start(),
    stop: async () => front?.stop(),
  };
}

function openDiscord(
  { discord, admins }: Config,
  deps: CommandDeps,
  noteState: NoteState,
  heed: HeedChannel,
): Front | null {
  if (discord === null) return null;
  return new DiscordFront({
    token: discord.token.reveal(),
    apiUrl: discord.apiUrl,
    commands: COMMANDS,
    answer: (command, options, asker) => answerCommand(command, options, asker, deps),
    forms: formsOf(deps),
    admins: admins.discord,
    packs: deps.packs,
    feeds: () => feedChoices(deps),
    entries: (typed) => suggestedEntries(typed, deps.packs, deps),
    subscriptionsIn: (address) => deps.subscriptions.inChannel(address),
    clock: deps.clock,
    log: deps.log,
    onState: (state, because) => noteState('discord', state, because),
    onChannel: heed,
  });
}

function openSlack(
  { slack, admins }: Config,
  answer: (typed: string, asker: Asker) => Promise<Reply>,
  deps: CommandDeps,
  noteState: NoteState,
  heed: HeedChannel,
): Front | null {
  if (slack === null) return null;
  return new SlackFront({
    botToken: slack.botToken.reveal(),
    way:
      slack.way.kind === 'socket'
        ? { kind: 'socket', appToken: slack.way.appToken.reveal() }
        : { kind: 'http', signingSecret: slack.way.signingSecret.reveal() },
    apiUrl: slack.apiUrl,
    answer,
    forms: formsOf(deps),
    home: {
      packs: deps.packs,
      subscriptionsOf: (workspace) => subscriptionsOfWorkspace({ platform: 'slack', workspace }, deps),
    },
    admins: admins.slack,
    clock: deps.clock,
    log: deps.log,
    onState: (state, because) => noteState('slack', state, because),
    onChannel: heed,
  });
}
