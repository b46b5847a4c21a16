import { Changes } from './changes.ts';
import { CommandBook } from './command-book.ts';
import { DiscordServer } from './discord-server.ts';
import { FaultPlan } from './faults.ts';
import { Gateway } from './gateway.ts';
import type { GatewayRules } from './gateway-line.ts';
import { HttpFront } from './http-front.ts';
import { InteractionBook } from './interaction-book.ts';
import { MessageBook } from './message-book.ts';
import { RateLimits, usualAllowances, type Allowances } from './rate-limits.ts';
import type { ServerParts, ServerRules } from './server-parts.ts';
import { ServerTime } from './server-time.ts';
import { SnowflakeMint } from './snowflake.ts';
import { World } from './world.ts';

/** What may differ from Discord's own ways; every duration is real milliseconds of the server's clock. */
export interface DiscordServerOptions {
  readonly token?: string;
  readonly botName?: string;
  /** Time for the first answer to an interaction (3 s). */
  readonly firstAnswerMs?: number;
  /** Life of an interaction's token (15 min). */
  readonly tokenMs?: number;
  /** How long an enforced nonce is remembered (5 min). */
  readonly nonceMs?: number;
  readonly heartbeatMs?: number;
  /** How long a broken session can be resumed (3 min). */
  readonly resumeWindowMs?: number;
  /** The three privileged intents are switched on (members, presences, message content). */
  readonly privilegedIntents?: boolean;
  readonly requiredShards?: number;
  readonly identifiesPerDay?: number;
  readonly commandCreatesPerDay?: number;
  readonly maxActiveThreads?: number;
  readonly allowances?: Partial<Allowances>;
}

const rulesFrom = (options: DiscordServerOptions, applicationId: string): ServerRules => ({
  applicationId,
  firstAnswerMs: options.firstAnswerMs ?? 3000,
  tokenMs: options.tokenMs ?? 900_000,
  maxActiveThreads: options.maxActiveThreads ?? 1000,
  identifiesPerDay: options.identifiesPerDay ?? 1000,
  allowances: { ...usualAllowances, ...options.allowances },
  messageContent: options.privilegedIntents ?? false,
});

const gatewayRulesFrom = (
  options: DiscordServerOptions,
): Omit<GatewayRules, 'token' | 'applicationId' | 'resumeUrl'> => ({
  heartbeatMs: options.heartbeatMs ?? 41_250,
  resumeWindowMs: options.resumeWindowMs ?? 180_000,
  privilegedIntents: options.privilegedIntents ?? false,
  requiredShards: options.requiredShards ?? 1,
  eventsPerMinute: 120,
});

function buildParts(options: DiscordServerOptions): ServerParts {
  const time = new ServerTime();
  const world = new World(time, new SnowflakeMint(), options.botName ?? 'Ceasefire Bot');
  const changes = new Changes();
  const applicationId = world.bot.id;
  const token: ServerParts['token'] = { current: options.token ?? 'discord-test-token' };
  const origin = { current: '' };
  const rules = rulesFrom(options, applicationId);
  const resumeUrl = (): string => `${origin.current.replace('http', 'ws')}/resume`;
  return {
    rules,
    world,
    changes,
    token,
    origin,
    files: new Map(),
    faults: new FaultPlan(),
    limits: new RateLimits(time),
    gateway: new Gateway(world, changes, {
      ...gatewayRulesFrom(options),
      token: () => token.current,
      applicationId,
      resumeUrl,
    }),
    messages: new MessageBook(world, options.nonceMs ?? 300_000),
    interactions: new InteractionBook(world, rules),
    commands: new CommandBook(world, applicationId, options.commandCreatesPerDay ?? 200),
  };
}

/** Starts a Discord of its own on 127.0.0.1: REST API v10 and gateway. Stop it, or its handles stay open. */
export async function startDiscordServer(options: DiscordServerOptions = {}): Promise<DiscordServer> {
  const parts = buildParts(options);
  const front = new HttpFront(parts);
  const port = await front.start();
  parts.origin.current = `http://127.0.0.1:${port}`;
  return new DiscordServer(parts, front);
}
