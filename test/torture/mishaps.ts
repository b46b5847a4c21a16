import SqliteFile from 'better-sqlite3';
import { setTimeout as wait } from 'node:timers/promises';
import {
  DISCORD_EDITS,
  DISCORD_POSTS,
  DISCORD_THREADS,
  FEED_FAULTS,
  LIMIT_S,
  SLACK_EDITS,
  SLACK_POSTS,
} from './single-faults.ts';
import type { Fault as DiscordFault } from '../support/discord-server/faults.ts';
import type { Fault as FeedFault } from '../support/feed-faults.ts';
import type { Fault as SlackFault } from '../support/slack-server/faults.ts';
import type { Listener } from './audience.ts';
import type { Random } from './random.ts';
import type { Tally } from './tally.ts';
import type { Theatre } from './theatre.ts';

const POST = 'POST /channels/:id/messages';
const READ = 'GET /channels/:id/messages';
const EDIT = 'PATCH /channels/:id/messages/:id';
const OPEN_THREAD = 'POST /channels/:id/messages/:id/threads';
const MINUTE_MS = 60_000;

/** What a mishap may lay hands on. */
export interface Stage {
  readonly theatre: Theatre;
  readonly listeners: readonly Listener[];
  readonly random: Random;
  readonly played: Tally;
  /** Does something after so many rounds, at the latest when calm returns. */
  later(this: void, rounds: number, work: () => Promise<void> | void): void;
  /** Goes on beside the round; the round ends when it has. */
  beside(this: void, work: Promise<void>): void;
}

type Mishap = (stage: Stage) => void;

function discordPost(kind: string, fault: DiscordFault, route = POST): Mishap {
  return ({ theatre, played, random }) => {
    const when = (): boolean => (played.add(kind), true);
    theatre.discord.faults.next(route, fault, { when, times: random.between(1, 2) });
  };
}

function slackPost(kind: string, fault: SlackFault, method = 'chat.postMessage'): Mishap {
  return ({ theatre, played, random }) =>
    theatre.slack.faults.next(method, fault, {
      times: random.between(1, 2),
      onStrike: () => played.add(kind),
    });
}

function feedFault(kind: string, fault: FeedFault): Mishap {
  return ({ theatre, played, random, later }) => {
    const feed = random.one(['meridian-courier', 'harbour-daily']);
    played.add(kind);
    theatre.feeds.break(feed, fault);
    later(random.between(1, 3), () => theatre.feeds.heal(feed));
  };
}

/** A look at the history fails once. */
const HISTORIES: Readonly<Record<string, Mishap>> = {
  'discord: history fails': ({ theatre, played }) => {
    const when = (): boolean => (played.add('discord: history fails'), true);
    theatre.discord.faults.next(READ, { kind: 'answer', status: 503 }, { when });
  },
  'slack: history fails': ({ theatre, played, random }) => {
    const faults: readonly SlackFault[] = [
      { kind: 'status', status: 503 },
      { kind: 'ratelimited', retryAfterSeconds: 60 },
      { kind: 'hang' },
    ];
    const onStrike = (): void => played.add('slack: history fails');
    theatre.slack.faults.next('conversations.history', random.one(faults), { onStrike });
  },
  'slack: a look at a thread fails': ({ theatre, played }) => {
    const onStrike = (): void => played.add('slack: a look at a thread fails');
    theatre.slack.faults.next('conversations.replies', { kind: 'status', status: 503 }, { onStrike });
  },
};

/** A platform, or a channel, lets nothing through for a while. */
const STORMS: Readonly<Record<string, Mishap>> = {
  'discord: 429 storm in a channel': ({ theatre, listeners, random, played, later }) => {
    const channel = random.one(listeners.filter(({ address }) => address.platform === 'discord')).address.channel;
    let over = false;
    const when = ({ path }: { readonly path: string }): boolean => {
      const strikes = !over && path.includes(channel);
      if (strikes) played.add('discord: 429 storm in a channel');
      return strikes;
    };
    theatre.discord.faults.always(POST, { kind: 'limit', retryAfter: LIMIT_S, scope: 'shared' }, { when });
    later(random.between(1, 2), () => void (over = true));
  },
  'slack: 429 storm in a channel': ({ theatre, listeners, random, played, later }) => {
    const channel = random.one(listeners.filter(({ address }) => address.platform === 'slack')).address.channel;
    const onStrike = (): void => played.add('slack: 429 storm in a channel');
    const fault = { kind: 'ratelimited', retryAfterSeconds: 5 } as const;
    later(random.between(1, 2), theatre.slack.faults.always('chat.postMessage', fault, channel, onStrike));
  },
  'discord: down': ({ theatre, random, played, later }) => {
    let over = false;
    theatre.discord.faults.always(
      '*',
      { kind: 'drop', afterAccepting: false },
      {
        when: () => (over ? false : (played.add('discord: down'), true)),
      },
    );
    later(random.between(1, 3), () => void (over = true));
  },
  'slack: down': ({ theatre, random, played, later }) => {
    played.add('slack: down');
    later(random.between(1, 3), theatre.slack.outage());
  },
};

/** A channel is closed to the bot, and mostly opened again; then somebody says that it goes on. */
const CLOSED: Readonly<Record<string, Mishap>> = {
  'discord: permission lost': (stage) => {
    const { theatre } = stage;
    closed(stage, 'discord', 'discord: permission lost', (channel) => {
      theatre.discord.denyBot(channel, [stage.random.one(['ViewChannel', 'SendMessages', 'EmbedLinks'] as const)]);
      const kept = theatre.unreadable.has(channel) ? (['ReadMessageHistory'] as const) : [];
      return () => theatre.discord.denyBot(channel, kept);
    });
  },
  'slack: channel archived': (stage) =>
    closed(stage, 'slack', 'slack: channel archived', (id) => {
      const channel = stage.theatre.slack.channel(id);
      channel.archived = true;
      return () => void (channel.archived = false);
    }),
  'slack: bot removed from the channel': (stage) =>
    closed(stage, 'slack', 'slack: bot removed from the channel', (id) => {
      const channel = stage.theatre.slack.channel(id);
      channel.restriction = 'not_in_channel';
      channel.members.delete(stage.theatre.slack.botUserId);
      return () => {
        channel.restriction = undefined;
        channel.members.add(stage.theatre.slack.botUserId);
      };
    }),
  'discord: channel deleted': ({ theatre, listeners, played }) => {
    const [, , victim] = listeners.filter(({ address }) => address.platform === 'discord');
    if (!victim || victim.deleted || !victim.open) return;
    played.add('discord: channel deleted');
    Object.assign(victim, { deleted: true, open: false });
    theatre.discord.deleteChannel(victim.address.channel);
  },
};

function closed(
  { theatre, listeners, random, played, later }: Stage,
  platform: string,
  kind: string,
  close: (channel: string) => () => void,
): void {
  const victims = listeners.filter(({ address, open }) => address.platform === platform && open);
  if (victims.length === 0) return;
  const victim = random.one(victims);
  played.add(kind);
  victim.open = false;
  const reopen = close(victim.address.channel);
  later(random.between(1, 6), async () => {
    reopen();
    victim.open = true;
    await theatre.bot.store.subscriptions.change(victim.id, {}, theatre.now);
  });
}

/** The token is no good until the next start: nothing more may be asked, and nobody's subscription is paused for it. */
const TOKENS: Readonly<Record<string, Mishap>> = {
  'discord: token refused': ({ theatre, played }) => {
    const when = (): boolean => (played.add('discord: token refused'), true);
    const body = { message: '401: Unauthorized', code: 0 };
    theatre.discord.faults.next(POST, { kind: 'answer', status: 401, body }, { when });
  },
  'slack: token refused': ({ theatre, played }) => {
    const onStrike = (): void => played.add('slack: token refused');
    theatre.slack.faults.next('chat.postMessage', { kind: 'error', error: 'invalid_auth' }, { onStrike });
  },
};

/** The machine: its clock, its database, and who asks what. */
const MACHINE: Readonly<Record<string, Mishap>> = {
  'clock: set ahead for a while': ({ theatre, random, played, later }) => {
    played.add('clock: set ahead for a while');
    theatre.wrongByMs = random.one([5, 70, 60 * 26]) * MINUTE_MS;
    later(random.between(1, 4), () => void (theatre.wrongByMs = 0));
  },
  'clock: set back for a while': ({ theatre, random, played, later }) => {
    played.add('clock: set back for a while');
    theatre.wrongByMs = -random.one([3, 45, 180]) * MINUTE_MS;
    later(random.between(1, 4), () => void (theatre.wrongByMs = 0));
  },
  'database: busy': ({ theatre, random, played, beside }) => {
    played.add('database: busy');
    beside(hold(theatre.databasePath, random.between(20, 120)));
  },
  'gateway: nothing is known of channels': ({ theatre, random, played, later }) => {
    played.add('gateway: nothing is known of channels');
    theatre.knowsNothing = true;
    theatre.knewNothing = true;
    later(random.between(1, 2), () => void (theatre.knowsNothing = false));
  },
};

/** Another process has the database to itself for a moment. */
async function hold(path: string, ms: number): Promise<void> {
  const file = new SqliteFile(path, { timeout: 5 });
  try {
    file.exec('begin immediate');
    await wait(ms);
    file.exec('rollback');
  } catch (error) {
    if (!String((error as { readonly code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error;
  } finally {
    file.close();
  }
}

const posts: readonly Mishap[] = [
  ...Object.entries(DISCORD_POSTS).map(([kind, fault]) => discordPost(kind, fault)),
  ...Object.entries(SLACK_POSTS).map(([kind, fault]) => slackPost(kind, fault)),
  ...Object.entries(DISCORD_EDITS).map(([kind, fault]) => discordPost(kind, fault, EDIT)),
  ...Object.entries(SLACK_EDITS).map(([kind, fault]) => slackPost(kind, fault, 'chat.update')),
  ...Object.entries(DISCORD_THREADS).map(([kind, fault]) => discordPost(kind, fault, OPEN_THREAD)),
];
const others: readonly Mishap[] = [
  ...Object.values(HISTORIES),
  ...Object.values(STORMS),
  ...Object.values(CLOSED),
  ...Object.values(TOKENS),
  ...Object.values(MACHINE),
  ...Object.entries(FEED_FAULTS).map(([kind, fault]) => feedFault(kind, fault)),
];

/** Something goes wrong, mostly with a post. */
export function strike(stage: Stage): void {
  stage.random.one(stage.random.chance(0.6) ? posts : others)(stage);
}
