import { DiscordMessenger } from '../adapters/discord/discord-messenger.ts';
import { slackClient } from '../adapters/slack/slack-client.ts';
import { SlackIdentity } from '../adapters/slack/slack-identity.ts';
import { SlackMessenger } from '../adapters/slack/slack-messenger.ts';
import type { Config } from '../config/load.ts';
import type { Platform } from '../domain/telling/subscription.ts';
import type { Messenger } from '../ports/messenger.ts';
import { AppError } from '../domain/errors.ts';
import { unreachableAdmins } from './check-admins.ts';
import type { Source } from '../domain/diplomacy/pack.ts';
import { stillFollowed } from '../domain/news/added-source.ts';
import { documentReader } from './document-reader.ts';
import { logOf } from './log-to.ts';
import { SystemClock } from '../adapters/runtime/system-clock.ts';
import { openDatabase } from './open-database.ts';
import { adminAddresses } from './parts.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly kind: 'fine' | 'note' | 'problem';
  readonly text: string;
}

/** Looks at everything that the bot will need, feeds included; each finding is one sentence that says what to do. */
export async function doctor(config: Config): Promise<readonly Finding[]> {
  const packs = config.packs.map(({ pack, baseline }): Finding => {
    const known = baseline ? `baseline of ${baseline.asOf.toISOString()}` : 'no baseline';
    return fine(`Pack ${pack.id}: ${pack.parties.length} parties, ${pack.sources.length} sources, ${known}.`);
  });
  const stored = await database(config);
  return [
    fine('The configuration is sound.'),
    ...packs,
    ...stored.findings,
    ...platforms(config),
    ...(await admins(config)),
    ...(await feeds(config, stored.added)),
  ];
}

function fine(text: string): Finding {
  return { kind: 'fine', text };
}

interface Stored {
  readonly findings: readonly Finding[];
  readonly added: readonly Source[];
}

/** A database that cannot be opened is a finding like another: the rest is looked at all the same. */
async function database(config: Config): Promise<Stored> {
  try {
    const store = await openDatabase(config);
    try {
      const problems = await store.check();
      if (problems.length > 0) return { findings: problems.map((text) => ({ kind: 'problem', text })), added: [] };
      const packs = config.packs.map(({ pack }) => pack);
      const { followed } = stillFollowed(await store.added.all(), packs);
      return { findings: [fine(`The database ${config.database.path} is sound.`)], added: followed };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { findings: [{ kind: 'problem', text: error.message }], added: [] };
  }
}

function platforms(config: Config): readonly Finding[] {
  return [
    config.discord
      ? fine('Discord: a token is set.')
      : { kind: 'note', text: 'Discord is off: DISCORD_TOKEN is not set.' },
    config.slack
      ? fine('Slack: tokens for Socket Mode are set.')
      : { kind: 'note', text: 'Slack is off: SLACK_BOT_TOKEN and SLACK_APP_TOKEN are not set.' },
  ];
}

/** Nothing is written to anybody: a person's channel is opened, which they do not see. */
async function admins(config: Config): Promise<readonly Finding[]> {
  const opened = openMessengers(config);
  const messengers = new Map<Platform, Messenger>(opened.map((messenger) => [messenger.platform, messenger]));
  const unreachable = await unreachableAdmins(adminAddresses(config), messengers);
  for (const messenger of opened) messenger.close();
  return [
    ...unreachable.map(({ address, because }): Finding => {
      return {
        kind: 'problem',
        text: `admins.${address.platform}: ${address.channel} cannot be written to: ${because}`,
      };
    }),
    ...(['discord', 'slack'] as const).flatMap((platform): readonly Finding[] =>
      config.admins[platform].length > 0 && !messengers.has(platform)
        ? [{ kind: 'note', text: `admins.${platform} names people, and ${platform} is off: they are told nothing.` }]
        : [],
    ),
  ];
}

function openMessengers(config: Config): readonly (DiscordMessenger | SlackMessenger)[] {
  const { discord, slack } = config;
  const log = logOf(config);
  const web = slack ? slackClient(slack.botToken.reveal(), slack.apiUrl, log) : null;
  const clock = new SystemClock();
  const known = { ownId: () => null, missing: () => null };
  return [
    ...(discord
      ? [new DiscordMessenger({ token: discord.token.reveal(), apiUrl: discord.apiUrl, known, clock, log })]
      : []),
    ...(web ? [new SlackMessenger({ web, identity: new SlackIdentity(web), clock, log })] : []),
  ];
}

/** Reads every feed once, side by side within the poller's own limits and time-out. */
async function feeds(config: Config, added: readonly Source[]): Promise<readonly Finding[]> {
  const reader = documentReader(config.polling);
  try {
    const { signal } = new AbortController();
    const listed = [...config.packs.flatMap(({ pack }) => pack.sources), ...added];
    const sources = [...new Map(listed.map((source) => [source.id, source])).values()];
    const readings = await Promise.all(sources.map((source) => reader.readUrl(source.url, signal)));
    const findings = readings.flatMap((reading, n): readonly Finding[] => {
      if (reading.kind === 'read') return [];
      return [
        {
          kind: 'problem',
          text: `Feed ${sources[n]?.id ?? ''} (${sources[n]?.outlet ?? ''}) cannot be read: ${reading.because}`,
        },
      ];
    });
    return [
      ...findings,
      {
        kind: findings.length > 0 ? 'note' : 'fine',
        text: `${sources.length - findings.length} of ${sources.length} feeds could be read.`,
      },
    ];
  } finally {
    await reader.close();
  }
}
