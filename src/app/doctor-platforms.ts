import { lookAtDiscord, type DiscordLook } from '../adapters/discord/discord-look.ts';
import { DiscordMessenger } from '../adapters/discord/discord-messenger.ts';
import { SystemClock } from '../adapters/runtime/system-clock.ts';
import { failureOf } from '../adapters/slack/connection-end.ts';
import { lackingScopes } from '../adapters/slack/scopes.ts';
import { slackClient } from '../adapters/slack/slack-client.ts';
import { SlackIdentity } from '../adapters/slack/slack-identity.ts';
import { SlackMessenger } from '../adapters/slack/slack-messenger.ts';
import type { Config } from '../config/load.ts';
import type { Platform } from '../domain/telling/subscription.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';
import { unreachableAdmins } from './check-admins.ts';
import { lackingChannels } from './check-channels.ts';
import type { Finding } from './finding.ts';
import { logOf } from './log-to.ts';
import { adminAddresses } from './parts.ts';

/** The platforms as the bot will meet them, and what was found on the way there. */
interface Opened {
  readonly findings: readonly Finding[];
  readonly messengers: readonly (DiscordMessenger | SlackMessenger)[];
  /** The link by which the bot is invited on Discord; null without a connection. */
  readonly inviteLink: string | null;
  close(): Promise<void>;
}

/** What was found of the platforms; nothing is written to anybody. */
export interface PlatformFindings {
  readonly findings: readonly Finding[];
  readonly inviteLink: string | null;
}

const FINE_SLACK = {
  socket: 'Slack: both tokens for Socket Mode are taken.',
  http: 'Slack: the token is taken; requests are expected at /slack/events, signed with the signing secret.',
} as const;

/** Connects to each platform that is switched on: tokens, scopes and intents, then every subscribed channel and every admin. */
export async function platformFindings(
  config: Config,
  subscriptions: Pick<Subscriptions, 'active'>,
): Promise<PlatformFindings> {
  const opened = await openPlatforms(config);
  try {
    const messengers = new Map<Platform, Messenger>(opened.messengers.map((one) => [one.platform, one]));
    const channels = await channelFindings(subscriptions, messengers);
    const findings = [...opened.findings, ...channels, ...(await adminFindings(config, messengers))];
    return { findings, inviteLink: opened.inviteLink };
  } finally {
    await opened.close();
  }
}

async function openPlatforms(config: Config): Promise<Opened> {
  const log = logOf(config);
  const clock = new SystemClock();
  const { discord, slack } = config;
  const web = slack ? slackClient(slack.botToken.reveal(), slack.apiUrl, log) : null;
  const identity = web && new SlackIdentity(web);
  const at = discord && { token: discord.token.reveal(), apiUrl: discord.apiUrl, log };
  const [onSlack, look] = await Promise.all([slackFindings(config, identity), at && lookAtDiscord(at)]);
  const messengers = [
    ...(at && look ? [new DiscordMessenger({ ...at, known: look.known, clock })] : []),
    ...(web && identity ? [new SlackMessenger({ web, identity, clock, log })] : []),
  ];
  return {
    findings: [...discordFindings(look), ...onSlack],
    messengers,
    inviteLink: look?.inviteLink ?? null,
    close: async () => {
      for (const messenger of messengers) messenger.close();
      await look?.close();
    },
  };
}

function discordFindings(look: DiscordLook | null): readonly Finding[] {
  if (look === null) return [{ kind: 'note', text: 'Discord is off: DISCORD_TOKEN is not set.' }];
  return look.problem === null
    ? [{ kind: 'fine', text: 'Discord: the token is taken, and the intents are granted; none of them is privileged.' }]
    : [{ kind: 'problem', text: look.problem }];
}

async function slackFindings({ slack }: Config, identity: SlackIdentity | null): Promise<readonly Finding[]> {
  if (slack === null || identity === null)
    return [{ kind: 'note', text: 'Slack is off: SLACK_BOT_TOKEN and SLACK_APP_TOKEN are not set.' }];
  const { way, apiUrl } = slack;
  const tries = [failureOf(identity.learn(), 'SLACK_BOT_TOKEN')];
  // an address is asked for and not used: it only shows that the token may
  if (way.kind === 'socket') {
    const app = slackClient(way.appToken.reveal(), apiUrl, SILENT);
    tries.push(failureOf(app.apps.connections.open({}), 'SLACK_APP_TOKEN'));
  }
  const failures = (await Promise.all(tries)).flatMap((end) => end ?? []);
  if (failures.length > 0) return failures.map(({ because }) => ({ kind: 'problem', text: because }));
  const lacking = lackingScopes(identity.known?.scopes ?? null);
  return [
    { kind: 'fine', text: FINE_SLACK[way.kind] },
    ...lacking.map(({ because }): Finding => ({ kind: 'problem', text: because })),
  ];
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

async function channelFindings(
  subscriptions: Pick<Subscriptions, 'active'>,
  messengers: ReadonlyMap<Platform, Messenger>,
): Promise<readonly Finding[]> {
  const { signal } = new AbortController();
  const found: Finding[] = [];
  for (const platform of messengers.keys())
    for await (const { id, address, lacks } of lackingChannels(platform, { subscriptions, messengers }, signal))
      for (const { because } of lacks)
        found.push({
          kind: 'problem',
          text: `Subscription ${id} (${platform}, channel ${address.channel}): ${because}`,
        });
  return found;
}

/** Nothing is written to anybody: a person's channel is opened, which they do not see. */
async function adminFindings(
  config: Config,
  messengers: ReadonlyMap<Platform, Messenger>,
): Promise<readonly Finding[]> {
  const unreachable = await unreachableAdmins(adminAddresses(config), messengers);
  return [
    ...unreachable.map(({ address, because }): Finding => {
      const text = `admins.${address.platform}: ${address.channel} cannot be written to: ${because}`;
      return { kind: 'problem', text };
    }),
    ...(['discord', 'slack'] as const).flatMap((platform): readonly Finding[] =>
      config.admins[platform].length > 0 && !messengers.has(platform)
        ? [{ kind: 'note', text: `admins.${platform} names people, and ${platform} is off: they are told nothing.` }]
        : [],
    ),
  ];
}
