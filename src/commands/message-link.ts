const SLACK = /^https:\/\/(?:[a-z0-9-]+\.)+slack\.com\/archives\/[A-Z0-9]+\/p(?<ms>\d{13})\d{3}(?:[?#]\S*)?$/iu;
const DISCORD =
  /^https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/channels\/(?:@me|\d{1,20})\/\d{1,20}\/(?<id>\d{15,20})\/?$/iu;
const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** When the message was posted that a link of Slack or Discord leads to: the link itself says so; null for any other. */
export function timeOfMessage(typed: string): Date | null {
  const link = typed.replace(/^<(.+?)(?:\|[^>]*)?>$/u, '$1');
  const { ms } = SLACK.exec(link)?.groups ?? {};
  if (ms !== undefined) return new Date(Number(ms));
  const { id } = DISCORD.exec(link)?.groups ?? {};
  return id === undefined ? null : new Date(Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MS);
}
