import { startDiscordServer } from '../../support/discord-server/start-discord-server.ts';
import { startSlackServer } from '../../support/slack-server/start-slack-server.ts';
import { inWords, type Asked } from './mix.ts';

/** How long an answer took; null where the platform's own deadline passed, or nothing came. */
export interface Waited {
  readonly firstMs: number | null;
  readonly finalMs: number | null;
}

/** A platform with people on it who ask. */
export interface Askers {
  readonly platform: string;
  /** Switches the platform on for a process. */
  readonly env: Readonly<Record<string, string>>;
  connected(): Promise<void>;
  /** Somebody, each time another of many, asks. */
  ask(asked: Asked): Promise<Waited>;
  stop(): Promise<void>;
}

const PEOPLE = 50;
const CHANNELS = 10;
const PATIENCE_MS = 30_000;
const CONNECTING_MS = 60_000;

/** People of a guild in a local Discord. */
export async function onDiscord(): Promise<Askers> {
  const discord = await startDiscordServer();
  const guild = discord.addGuild();
  const channels = Array.from({ length: CHANNELS }, () => discord.addChannel({ guild }));
  const people = Array.from({ length: PEOPLE }, () => discord.addUser());
  for (const user of people) discord.addMember({ guild, user, permissions: ['ManageChannels'] });
  let turn = 0;
  return {
    platform: 'Discord',
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
    connected: async () => {
      await discord.waitForConnection(CONNECTING_MS);
      await discord.waitFor(() => discord.commands().length > 0, CONNECTING_MS);
    },
    ask: async ({ name, options }) => {
      const place = { user: nth(people, turn), channel: nth(channels, turn) };
      turn++;
      const act = { ...place, command: 'ceasefire', path: [name], options, finalMs: PATIENCE_MS };
      const { firstAnswerMs, finalAnswerMs } = await discord.slash(act);
      return { firstMs: firstAnswerMs ?? null, finalMs: finalAnswerMs ?? null };
    },
    stop: () => discord.stop(),
  };
}

/** People of a local Slack workspace. */
export async function onSlack(): Promise<Askers> {
  const slack = await startSlackServer();
  const people = Array.from({ length: PEOPLE }, () => slack.addUser());
  const channels = Array.from({ length: CHANNELS }, () => slack.addChannel({ members: people }));
  let turn = 0;
  return {
    platform: 'Slack',
    env: { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    connected: async () => {
      await slack.waitFor(() => slack.connections > 0, 'a connection', CONNECTING_MS);
    },
    ask: async (asked) => {
      const place = { user: nth(people, turn), channel: nth(channels, turn) };
      turn++;
      const started = performance.now();
      let seen: number | null = null;
      const until = (): boolean => {
        seen ??= performance.now() - started;
        return true;
      };
      const act = { ...place, command: '/ceasefire', text: inWords(asked), until, timeoutMs: PATIENCE_MS, quietMs: 0 };
      const { ackMs, problem } = await slack.slash(act);
      return { firstMs: ackMs ?? null, finalMs: problem === undefined ? seen : null };
    },
    stop: () => slack.stop(),
  };
}

function nth<T>(list: readonly T[], n: number): T {
  const found = list[n % list.length];
  if (found === undefined) throw new Error('nobody is there to ask');
  return found;
}
