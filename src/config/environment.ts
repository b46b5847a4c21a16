import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { Secret } from './secret.ts';

/** A Discord bot's credentials. */
interface DiscordAccess {
  readonly token: Secret;
  readonly apiUrl: string;
}

/** A Slack app's credentials, and how its payloads come in: Socket Mode, or requests to our own server. */
interface SlackAccess {
  readonly botToken: Secret;
  readonly way:
    { readonly kind: 'socket'; readonly appToken: Secret } | { readonly kind: 'http'; readonly signingSecret: Secret };
  readonly apiUrl: string;
}

/** What the environment says, checked. Null means: not switched on. */
export interface Environment {
  readonly discord: DiscordAccess | null;
  readonly slack: SlackAccess | null;
  readonly publicUrl: string | null;
  readonly database: { readonly kind: 'sqlite'; readonly path: string };
  readonly configPath: string | null;
  readonly http: { readonly host: string; readonly port: number };
  readonly logLevel: LogLevel;
  /** All that must never be seen, whether it is in use or not. */
  readonly secrets: readonly Secret[];
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** How much is logged. */
type LogLevel = (typeof LEVELS)[number];

/** The variables of DESIGN.md §5; each is also accepted as NAME_FILE. */
export const VARIABLES = [
  'DISCORD_TOKEN',
  'DISCORD_API_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_API_URL',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'PUBLIC_URL',
  'DATABASE_URL',
  'CEASEFIRE_CONFIG',
  'HTTP_HOST',
  'HTTP_PORT',
  'LOG_LEVEL',
  'LLM_BASE_URL',
  'LLM_API_KEY',
  'LLM_MODEL',
  'ENCRYPTION_KEY',
] as const;
/** Those of them that open a door. */
const SECRETS = [
  'DISCORD_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'LLM_API_KEY',
  'ENCRYPTION_KEY',
] as const satisfies readonly Name[];
type Name = (typeof VARIABLES)[number];
type Values = Readonly<Partial<Record<Name, string>>>;

/** Reads and checks every variable; all problems at once, by name and never by value. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): {
  readonly value: Environment;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const values = readValues(env, problems);
  const value: Environment = {
    discord: discordAccess(values, problems),
    slack: slackAccess(values, problems),
    publicUrl: urlOr(values, 'PUBLIC_URL', null, problems),
    database: database(values, problems),
    configPath: values.CEASEFIRE_CONFIG ?? null,
    http: { host: host(values, problems), port: port(values, problems) },
    logLevel: level(values, problems),
    secrets: SECRETS.flatMap((name) => (values[name] === undefined ? [] : new Secret(values[name]))),
  };
  urlOr(values, 'LLM_BASE_URL', null, problems);
  for (const name of ['SLACK_CLIENT_SECRET', 'LLM_API_KEY'] as const) token(values, name, problems);
  return { value, problems };
}

function readValues(env: Readonly<Record<string, string | undefined>>, problems: string[]): Values {
  const values: Partial<Record<Name, string>> = {};
  for (const name of VARIABLES) {
    const direct = env[name]?.trim() === '' ? undefined : env[name]?.trim();
    const file = env[`${name}_FILE`]?.trim();
    if (direct !== undefined && file) problems.push(`${name} and ${name}_FILE are both set; keep one of them.`);
    const found = direct ?? (file ? fromFile(name, file, problems) : undefined);
    if (found !== undefined) values[name] = found;
  }
  return values;
}

function fromFile(name: Name, path: string, problems: string[]): string | undefined {
  try {
    const content = readFileSync(path, 'utf8').trim();
    if (content !== '') return content;
    problems.push(`${name}_FILE names an empty file.`);
  } catch (error) {
    problems.push(
      `${name}_FILE names a file that cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`,
    );
  }
  return undefined;
}

function token(values: Values, name: Name, problems: string[]): Secret | null {
  const value = values[name];
  if (value === undefined) return null;
  if (/^[\x21-\x7e]+$/u.test(value)) return new Secret(value);
  problems.push(`${name} holds spaces or characters that no token has.`);
  return null;
}

function discordAccess(values: Values, problems: string[]): DiscordAccess | null {
  const apiUrl = urlOr(values, 'DISCORD_API_URL', 'https://discord.com/api', problems);
  const secret = token(values, 'DISCORD_TOKEN', problems);
  return secret && apiUrl ? { token: secret, apiUrl: apiUrl.replace(/\/+$/u, '') } : null;
}

function slackAccess(values: Values, problems: string[]): SlackAccess | null {
  const apiUrl = urlOr(values, 'SLACK_API_URL', 'https://slack.com/api/', problems);
  const botToken = token(values, 'SLACK_BOT_TOKEN', problems);
  const appToken = token(values, 'SLACK_APP_TOKEN', problems);
  const signingSecret = token(values, 'SLACK_SIGNING_SECRET', problems);
  if (botToken && !values.SLACK_APP_TOKEN && !values.SLACK_SIGNING_SECRET)
    problems.push(
      'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: SLACK_BOT_TOKEN alone cannot receive commands.',
    );
  const alone = (['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const).find((name) => values[name]);
  if (alone && !values.SLACK_BOT_TOKEN) problems.push(`SLACK_BOT_TOKEN is missing: ${alone} alone cannot post.`);
  const way = appToken
    ? ({ kind: 'socket', appToken } as const)
    : signingSecret && ({ kind: 'http', signingSecret } as const);
  return botToken && way && apiUrl ? { botToken, way, apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` } : null;
}

function urlOr<T extends string | null>(values: Values, name: Name, fallback: T, problems: string[]): string | T {
  const value = values[name];
  if (value === undefined) return fallback;
  if (/^https?:$/u.test(URL.parse(value)?.protocol ?? '')) return value;
  problems.push(`${name} must be a full address that begins with http:// or https://.`);
  return fallback;
}

function database(values: Values, problems: string[]): Environment['database'] {
  const value = values.DATABASE_URL ?? 'sqlite:data/ceasefire.db';
  const path = /^sqlite:(?:\/\/)?(.+)$/u.exec(value)?.[1];
  if (path !== undefined) return { kind: 'sqlite', path };
  problems.push(
    /^postgres(?:ql)?:\/\//u.test(value)
      ? 'DATABASE_URL names PostgreSQL, which is not available yet; use sqlite:PATH.'
      : 'DATABASE_URL must be sqlite:PATH, such as sqlite:data/ceasefire.db.',
  );
  return { kind: 'sqlite', path: 'data/ceasefire.db' };
}

function host(values: Values, problems: string[]): string {
  const value = values.HTTP_HOST ?? '127.0.0.1';
  if (isIP(value) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/iu.test(value)) return value;
  problems.push('HTTP_HOST must be a host name or an IP address, such as 127.0.0.1.');
  return '127.0.0.1';
}

function port(values: Values, problems: string[]): number {
  const value = values.HTTP_PORT ?? '8080';
  if (/^\d{1,5}$/u.test(value) && Number(value) <= 65_535) return Number(value);
  problems.push('HTTP_PORT must be a whole number from 0 to 65535.');
  return 8080;
}

function level(values: Values, problems: string[]): LogLevel {
  const value = (values.LOG_LEVEL ?? 'info').toLowerCase();
  const known = LEVELS.find((l) => l === value);
  if (!known) problems.push(`LOG_LEVEL must be one of ${LEVELS.join(', ')}.`);
  return known ?? 'info';
}
