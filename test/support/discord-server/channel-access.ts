import { refusals } from './api-error.ts';
import { holds, type PermissionName } from './permissions.ts';
import type { ChannelRecord } from './records.ts';
import type { ServerParts } from './server-parts.ts';
import { isForum, isThread } from './world.ts';

/** The channel, if the bot can see it: unknown → 10003, not visible or not in the guild → 50001. */
export function visibleChannel(parts: ServerParts, channelId: string): ChannelRecord {
  const channel = parts.world.channelById(channelId);
  if (channel.guildId === undefined) return channel;
  const isIn = parts.world.guildById(channel.guildId).members.has(parts.world.bot.id);
  if (!isIn || !botMay(parts, channel, 'ViewChannel')) throw refusals.missingAccess();
  return channel;
}

/** Says whether the bot holds permissions in a channel. */
export const botMay = (parts: ServerParts, channel: ChannelRecord, ...names: readonly PermissionName[]): boolean =>
  holds(parts.world.permissionsOf(parts.world.bot.id, channel), ...names);

/** Refuses (50013) unless the bot holds the permissions. */
export function demand(parts: ServerParts, channel: ChannelRecord, ...names: readonly PermissionName[]): void {
  if (channel.guildId !== undefined && !botMay(parts, channel, ...names)) throw refusals.missingPermissions();
}

/** The channel, if the bot may write this kind of message there. */
export function writableChannel(
  parts: ServerParts,
  channelId: string,
  has: { readonly embeds: boolean; readonly files: boolean },
): ChannelRecord {
  const channel = visibleChannel(parts, channelId);
  if (isForum(channel) || channel.type === 4) throw refusals.notATextChannel();
  if (channel.recipientId !== undefined && parts.world.userById(channel.recipientId).closedDms)
    throw refusals.closedDms();
  demand(parts, channel, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages');
  if (has.embeds) demand(parts, channel, 'EmbedLinks');
  if (has.files) demand(parts, channel, 'AttachFiles');
  if (channel.thread?.locked === true && !botMay(parts, channel, 'ManageThreads')) throw refusals.threadIsLocked();
  return channel;
}
