import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { SlackBot } from '../support/slack-bot.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import { Random } from './random.ts';
import { Tally } from './tally.ts';

const ROUNDS = 4;
/** Real time: discord.js lets five seconds pass between two identifications, and who is turned away again and again waits for half a minute. */
const RETURN_MS = 45_000;

type Break<Server> = (server: Server) => void;

const DISCORD_BREAKS: Readonly<Record<string, Break<DiscordServer>>> = {
  'gateway: cut': ({ gateway }) => gateway.drop(),
  'gateway: closed with 4000': ({ gateway }) => gateway.drop(4000),
  'gateway: asked to come again': ({ gateway }) => gateway.askToReconnect(),
  'gateway: session invalid, resumable': ({ gateway }) => gateway.invalidate(true),
  'gateway: session invalid': ({ gateway }) => gateway.invalidate(false),
  'gateway: cut, and turned away at the door': ({ gateway }) => {
    gateway.refuseNext(1);
    gateway.drop();
  },
};

const SLACK_BREAKS: Readonly<Record<string, Break<SlackServer>>> = {
  'socket mode: cut': (slack) => slack.dropSockets(),
  'socket mode: recycled': (slack) => slack.requestDisconnect(),
  'socket mode: recycled with a warning': (slack) => slack.requestDisconnect('warning'),
  'socket mode: cut, and turned away at the door': (slack) => {
    slack.faults.next('connect', { kind: 'drop' });
    slack.dropSockets();
  },
  'socket mode: cut, and limited': (slack) => {
    slack.faults.next('apps.connections.open', { kind: 'ratelimited', retryAfterSeconds: 1 });
    slack.dropSockets();
  },
};

/** Both fronts lose their connections again and again; afterwards each must be back and answer. */
export async function playConnections(seed: number): Promise<{
  readonly faults: Tally;
  readonly problems: readonly string[];
}> {
  const random = new Random(seed);
  const faults = new Tally();
  const discord = await startDiscordServer();
  const slack = await startSlackServer();
  const bots = { discord: new DiscordBot(discord), slack: new SlackBot(slack) };
  try {
    await Promise.all([bots.discord.start(), bots.slack.start()]);
    const problems: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const both = [loseDiscord(bots.discord, discord, random, faults), loseSlack(bots.slack, slack, random, faults)];
      problems.push(...(await Promise.all(both)).flat());
    }
    return { faults, problems };
  } finally {
    await Promise.all([bots.discord.stop(), bots.slack.stop()]);
  }
}

async function loseDiscord(
  bot: DiscordBot,
  discord: DiscordServer,
  random: Random,
  faults: Tally,
): Promise<readonly string[]> {
  const name = random.one(Object.keys(DISCORD_BREAKS));
  faults.add(name);
  const before = bot.states.length;
  DISCORD_BREAKS[name]?.(discord);
  const isBack = (): boolean =>
    bot.states.length > before && bot.states.at(-1) === 'connected' && discord.gateway.connected === 1;
  try {
    await discord.waitFor(isBack, RETURN_MS, 'the gateway');
    const { status } = await bot.use(bot.place(), 'help');
    return status === 'answered' ? [] : [`after “${name}” a command on Discord got ${status}`];
  } catch (error) {
    return [`after “${name}”: ${String(error)}`];
  }
}

async function loseSlack(bot: SlackBot, slack: SlackServer, random: Random, faults: Tally): Promise<readonly string[]> {
  const name = random.one(Object.keys(SLACK_BREAKS));
  faults.add(name);
  SLACK_BREAKS[name]?.(slack);
  // there are two of them, and to the outside they stand as well as the better one
  const isBack = (): boolean => bot.states.at(-1) === 'connected' && slack.connections === 2;
  try {
    await bot.until(isBack, 'the socket', RETURN_MS);
    const { problem } = await bot.use(bot.place(), 'help');
    return problem === undefined ? [] : [`after “${name}” a command on Slack got ${problem}`];
  } catch (error) {
    return [`after “${name}”: ${String(error)}`];
  }
}
