import { PermissionFlagsBits, type BaseInteraction, type Message } from 'discord.js';
import type { Asker } from '../../commands/command.ts';
import { DIRECT } from './message-place.ts';

/** Who asks, and what they may do in the channel that the request is about. */
export function askerOf(
  interaction: BaseInteraction,
  options: ReadonlyMap<string, string>,
  admins: readonly string[],
): Asker {
  const { user, guildId } = interaction;
  const channel = interaction.channelId ?? '';
  const target = options.get('channel') ?? channel;
  return {
    platform: 'discord',
    address: { platform: 'discord', workspace: guildId ?? DIRECT, channel },
    user: { id: user.id, name: user.displayName, timezone: null },
    mayManageChannel: guildId === null ? target === channel : mayManage(interaction, target),
    isAdmin: admins.includes(user.id) || interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true,
  };
}

/** The same for whoever said something to the bot: of a message Discord tells no rights, so the guild's roles do. */
export function askerOfMessage({ author, guildId, channel, member }: Message, admins: readonly string[]): Asker {
  const held = member === null || channel.isDMBased() ? null : channel.permissionsFor(member);
  return {
    platform: 'discord',
    address: { platform: 'discord', workspace: guildId ?? DIRECT, channel: channel.id },
    user: { id: author.id, name: author.displayName, timezone: null },
    mayManageChannel: guildId === null || held?.has(PermissionFlagsBits.ManageChannels) === true,
    isAdmin: admins.includes(author.id) || member?.permissions.has(PermissionFlagsBits.ManageGuild) === true,
  };
}

/** Discord says what the asker may do here; of another channel the guild's own roles and overwrites tell. */
function mayManage(interaction: BaseInteraction, target: string): boolean {
  if (target === interaction.channelId)
    return interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) === true;
  const channel = interaction.guild?.channels.cache.get(target);
  if (!channel || !interaction.inCachedGuild()) return false;
  const held = channel.permissionsFor(interaction.member);
  return held.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ManageChannels]);
}
