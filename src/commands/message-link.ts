import type { Asker } from './command.ts';

const SLACK =
  /^https:\/\/(?<host>(?:[a-z0-9-]+\.)+slack\.com)\/archives\/[A-Z0-9]+\/p(?<ms>\d{13})\d{3}(?:[?#]\S*)?$/iu;
const DISCORD =
  /^https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/channels\/(?<guild>@me|\d{1,20})\/\d{1,20}\/(?<id>\d{15,20})\/?$/iu;
const DISCORD_EPOCH_MS = 1_420_070_400_000;
/** Where one's own direct messages are. */
const OWN = '@me';

/** A message that a link leads to: the link itself says when it was posted, and in which workspace. */
interface LinkedMessage {
  readonly at: Date;
  readonly platform: 'slack' | 'discord';
  readonly workspace: string;
}

/** When the message was posted that a link of Slack or Discord leads to; null for any other. */
export function timeOfMessage(typed: string): Date | null {
  return linkedMessage(typed)?.at ?? null;
}

/** Why a link is not taken from whoever asks: its message is of a workspace that is not theirs. Null for any other words; the terminal has no workspace. */
export function leadsElsewhere(
  typed: string,
  { platform, address, workspaceHost }: Pick<Asker, 'platform' | 'address' | 'workspaceHost'>,
): string | null {
  const message = linkedMessage(typed);
  if (message === null || platform === 'terminal') return null;
  const own = platform === 'slack' ? [workspaceHost] : [address.workspace, OWN];
  if (message.platform === platform && own.includes(message.workspace)) return null;
  const place = platform === 'slack' ? 'workspace' : 'server';
  return `That link leads to a message outside this ${place}; copy the link of a message here, or name a time such as "yesterday 18:00".`;
}

function linkedMessage(typed: string): LinkedMessage | null {
  const link = typed.replace(/^<([^|>]+)(?:\|[^>]*)?>$/u, '$1');
  const { ms, host = '' } = SLACK.exec(link)?.groups ?? {};
  if (ms !== undefined) return { at: new Date(Number(ms)), platform: 'slack', workspace: host.toLowerCase() };
  const { id, guild = '' } = DISCORD.exec(link)?.groups ?? {};
  if (id === undefined) return null;
  const at = new Date(Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MS);
  return { at, platform: 'discord', workspace: guild.toLowerCase() };
}
