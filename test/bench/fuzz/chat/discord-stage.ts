import type { DiscordServer } from '../../../support/discord-server/discord-server.ts';
import { jsonOf, type Json } from '../../../support/discord-server/json.ts';
import type { Outcome } from '../../../support/discord-server/outcome.ts';
import type { ChannelRecord, GuildRecord, UserRecord } from '../../../support/discord-server/records.ts';
import { startDiscordServer } from '../../../support/discord-server/start-discord-server.ts';
import { isObject, type JsonObject } from './json-object.ts';
import { RunningBot } from './running-bot.ts';
import type { Seed, Stage } from './stage.ts';
import { triedWords } from './words.ts';

const plenty = { limit: 1_000_000, windowMs: 1000 };
const allowances = { global: plenty, messages: plenty, oldEdits: plenty, others: plenty, invalid: plenty };

/** So begins every token of an interaction. */
const TOKENS_BEGIN = Buffer.from('interaction:').toString('base64url').slice(0, -1);

interface Scene {
  readonly discord: DiscordServer;
  readonly bot: RunningBot;
  readonly guild: GuildRecord;
  readonly channel: ChannelRecord;
  /** May manage the channel, and has it subscribed. */
  readonly owner: UserRecord;
  /** May nothing. */
  readonly outsider: UserRecord;
  /** Where nobody is subscribed. */
  readonly elsewhere: ChannelRecord;
}

/** A Discord with the bot in two guilds, one of them subscribed. */
export async function discordStage(): Promise<Stage> {
  const scene = await setUp();
  const { discord, bot, outsider, elsewhere } = scene;
  const seeds = await realPayloads(scene);
  return {
    bot,
    seeds,
    send: async (seed, payload) => {
      const sent = isObject(payload) ? asSender(seed, payload, scene) : {};
      discord.deliver(seed.kind, sent);
    },
    status: async () =>
      flawOf(await discord.slash({ channel: elsewhere, user: outsider, command: 'ceasefire', path: ['status'] })),
    refusals: () =>
      discord
        .requests()
        .flatMap(({ status = 0, method, path, body }) =>
          status === 400 || status >= 500
            ? [
                `${status} ${method} ${path.replace(/\d{15,}|\/[\w-]{40,}/gu, ':')} ${JSON.stringify(body).slice(0, 300)}`,
              ]
            : [],
        ),
    secrets: () => [discord.token, TOKENS_BEGIN],
    stop: async () => {
      await bot.stop();
      await discord.stop();
    },
  };
}

async function setUp(): Promise<Scene> {
  const discord = await startDiscordServer({ allowances });
  const guild = discord.addGuild();
  const channel = discord.addChannel({ guild });
  const [owner, outsider] = [discord.addUser(), discord.addUser()];
  discord.addMember({ guild, user: owner, permissions: ['ManageChannels'] });
  discord.addMember({ guild, user: outsider });
  const other = discord.addGuild({ name: 'Elsewhere' });
  const elsewhere = discord.addChannel({ guild: other });
  discord.addMember({ guild: other, user: outsider });
  const bot = await RunningBot.start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url }, false);
  await discord.waitFor(() => discord.commands().length > 0, 20_000);
  const options = { mode: 'digest', days: 'weekly', timezone: 'UTC', heartbeat: 'off' };
  await discord.slash({ channel, user: owner, command: 'ceasefire', path: ['subscribe'], options });
  return { discord, bot, guild, channel, owner, outsider, elsewhere };
}

/** Everything that Discord sends while people use the bot; what its owner does is then done by the outsider. */
async function realPayloads(scene: Scene): Promise<readonly Seed[]> {
  const { discord, bot } = scene;
  const seeds: Seed[] = [];
  const { gateway } = discord;
  const dispatch = gateway.dispatch.bind(gateway);
  gateway.dispatch = (event, data, scope) => {
    const [session] = gateway.sessions.values();
    const payload = typeof data === 'function' ? (session ? data(session) : {}) : data;
    seeds.push({ kind: event, payload: JSON.parse(JSON.stringify(payload)) as JsonObject });
    dispatch(event, data, scope);
  };
  await useCommands(scene, triedWords(bot.subscription));
  await useForms(scene);
  sayThings(scene, triedWords(bot.subscription));
  changeGuilds(scene);
  gateway.dispatch = dispatch;
  const outsider = seeds.find(({ kind }) => kind === 'INTERACTION_CREATE')?.payload['member'] ?? null;
  return seeds.map(({ kind, payload }) =>
    kind === 'INTERACTION_CREATE' ? { kind, payload: { ...payload, member: outsider } } : { kind, payload },
  );
}

async function useCommands({ discord, channel, outsider }: Scene, words: readonly string[]): Promise<void> {
  const at = { channel, user: outsider, command: 'ceasefire' };
  const status = await discord.slash({ ...at, path: ['status'] });
  for (const { label } of status.controls) if (label !== undefined) await click(discord, status, outsider, label);
  const [spec] = discord.commands();
  for (const [path, options] of everySubcommand(jsonOf(spec))) {
    await discord.slash({ ...at, path, options });
    const [focused] = Object.keys(options);
    if (focused !== undefined && words.length > 0) await typed(discord, { ...at, path, options, focused });
  }
}

/** Only some options are completed while they are typed. */
async function typed(discord: DiscordServer, act: Parameters<DiscordServer['autocomplete']>[0]): Promise<void> {
  try {
    await discord.autocomplete({ ...act, finalMs: 500 });
  } catch (error) {
    if (!(error instanceof Error) || !/autocomplete|complet/u.test(error.message)) throw error;
  }
}

async function click(discord: DiscordServer, on: Outcome, user: UserRecord, label: string): Promise<Outcome> {
  return discord.click({ message: on.message ?? '', user, label });
}

/** Each subcommand, with a value for every option that takes words. */
function everySubcommand(spec: Json, path: readonly string[] = []): [readonly string[], Record<string, string>][] {
  const options = (spec['options'] ?? []) as readonly Json[];
  const groups = options.filter(({ type }) => type === 1 || type === 2);
  if (groups.length > 0) return groups.flatMap((one) => everySubcommand(one, [...path, String(one['name'])]));
  const given: Record<string, string> = {};
  for (const { name, type, required, choices } of options) {
    if (type !== 3 || (required !== true && Object.keys(given).length > 2)) continue;
    const [choice] = (choices ?? []) as readonly Json[];
    given[String(name)] = String(choice?.['value'] ?? VALUES[String(name)] ?? 'x');
  }
  return [[path, given]];
}

const VALUES: Readonly<Record<string, string>> = {
  id: 'VK-1',
  into: 'VK-2',
  pack: 'strait',
  time: '07:30',
  timezone: 'Europe/Kyiv',
  quiet: 'off',
  when: '2h',
  link: 'https://example.invalid/meridian-courier/proposal',
  url: 'https://example.invalid/other.xml',
  feed: 'meridian-courier',
  words: 'ceasefire',
};

async function useForms({ discord, bot, channel, owner }: Scene): Promise<void> {
  const options = { subscription: bot.subscription };
  const shown = await discord.slash({ channel, user: owner, command: 'ceasefire', path: ['settings'], options });
  for (const { label } of shown.controls) {
    if (label === undefined || /end/iu.test(label)) continue;
    const opened = await click(discord, shown, owner, label);
    if (opened.modal === undefined) continue;
    const wrong = await discord.submitModal({
      user: owner,
      from: opened,
      values: label.startsWith('What') ? { time: '25:99' } : { quiet: 'x' },
    });
    for (const again of wrong.controls) if (again.label !== undefined) await click(discord, wrong, owner, again.label);
  }
}

/** Words at the bot, in a guild; in direct messages everybody looks after their own subscriptions. */
function sayThings({ discord, channel, outsider }: Scene, words: readonly string[]): void {
  for (const content of words)
    discord.write({ channel, user: outsider, content: `<@${discord.botUserId}> ${content}` });
}

/** Guilds and channels come, change and go, none of them one that is subscribed. */
function changeGuilds({ discord }: Scene): void {
  const guild = discord.addGuild({ name: 'Passing' });
  const channel = discord.addChannel({ guild });
  discord.denyBot(channel, ['SendMessages']);
  discord.addRole({ guild, name: 'x' });
  discord.addThread({ parent: channel });
  discord.deleteChannel(discord.addChannel({ guild, type: 'announcement' }));
  discord.setOutage(guild, true);
  discord.setOutage(guild, false);
  discord.kick(guild);
}

/**
 * Who sends, with which rights and in a guild at all is Discord's own word, which no sender can change, and so is that a
 * guild or a channel is gone; which guild varies.
 */
function asSender({ kind, payload: seed }: Seed, payload: JsonObject, { guild, channel }: Scene): JsonObject {
  const isGone = kind.endsWith('_DELETE') && [guild.id, channel.id].includes(String(payload['id']));
  if (isGone) return { ...payload, id: seed['id'] ?? null };
  if (seed['member'] === undefined) return payload;
  const { guild_id: place } = payload;
  const isGuild = typeof place === 'string' && place !== '';
  return { ...payload, member: seed['member'], guild_id: isGuild ? place : (seed['guild_id'] ?? '0') };
}

function flawOf({ status, refusals, text }: Outcome): string | null {
  if (status !== 'answered' || refusals.length > 0) return `status is ${status}: ${JSON.stringify(refusals)}`;
  return text.includes('Valmere') ? null : `status says ${text.slice(0, 80)}`;
}
