import { PermissionFlagsBits, type BaseInteraction, type Channel, type GuildMember, type Message } from 'discord.js';
import { z } from 'zod';
import type { Asker } from '../../commands/command.ts';
import { AppError } from '../../domain/errors.ts';
import type { Mention } from '../../domain/telling/mention.ts';
import { DIRECT } from './message-place.ts';

/** Who asks, and what they may do in the channel that the request is about. */
export function askerOf(
  interaction: BaseInteraction,
  options: ReadonlyMap<string, string>,
  admins: readonly string[],
): Asker {
  const { user, guildId } = interaction;
  const { workspace, channel, id } = placed(guildId, interaction.channelId ?? '', user.id);
  const target = options.get('channel') ?? channel;
  // a guild's channel is nobody's own, also where the guild is not named
  const isOwn = guildId === null && interaction.channel?.isDMBased() !== false && target === channel;
  const elsewhere = { mayManageOther: async (other: string) => mayManage(interaction, other) };
  return {
    platform: 'discord',
    address: { platform: 'discord', workspace, channel },
    user: { id, name: user.displayName, timezone: null },
    findMention: async (typed) => mentioned(interaction, typed),
    mayManageChannel: isOwn || (guildId !== null && mayManage(interaction, target)),
    ...(guildId === null ? {} : { ...elsewhere, ...forumOf(interaction.channel, guildId) }),
    isAdmin: admins.includes(user.id) || interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true,
  };
}

/** The same for whoever said something to the bot: of a message Discord tells no rights, so the guild's roles do. */
export function askerOfMessage(message: Message, admins: readonly string[]): Asker {
  const { author, guildId, channel, member } = message;
  const held = member === null || channel.isDMBased() ? null : channel.permissionsFor(member);
  const place = placed(guildId, channel.id, author.id);
  const isOwn = guildId === null && channel.isDMBased();
  const elsewhere = { mayManageOther: async (other: string) => mayManageIn(message, member, other) };
  return {
    platform: 'discord',
    address: { platform: 'discord', workspace: place.workspace, channel: place.channel },
    user: { id: place.id, name: author.displayName, timezone: null },
    findMention: async (typed) => mentioned(message, typed),
    mayManageChannel: isOwn || held?.has(PermissionFlagsBits.ManageChannels) === true,
    ...(message.guildId === null ? {} : { ...elsewhere, ...forumOf(channel, message.guildId) }),
    isAdmin: admins.includes(author.id) || member?.permissions.has(PermissionFlagsBits.ManageGuild) === true,
  };
}

export const ID = z.string().regex(/^\d{1,20}$/u);
const PLACED = z.object({ workspace: z.union([ID, z.literal(DIRECT)]), channel: ID, id: ID });

/** discord.js hands on whatever stands in a payload; ids are looked up and stored. */
function placed(guildId: string | null, channel: string, id: string): z.infer<typeof PLACED> {
  const { success, data } = PLACED.safeParse({ workspace: guildId ?? DIRECT, channel, id });
  if (!success) throw new AppError('bad-input', 'A payload of Discord names nobody, or no place.');
  return data;
}

/** Discord says what the asker may do here; of another channel the guild's own roles and overwrites tell. */
function mayManage(interaction: BaseInteraction, target: string): boolean {
  if (target === interaction.channelId)
    return interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) === true;
  return interaction.inCachedGuild() && mayManageIn(interaction, interaction.member, target);
}

function mayManageIn(
  { guild, guildId }: Pick<BaseInteraction, 'guild' | 'guildId'>,
  member: GuildMember | null,
  target: string,
): boolean {
  const channel = guild?.channels.cache.get(target);
  // discord.js files whatever channel an option names under the guild that was asked in
  if (!channel || channel.guildId !== guildId || member === null) return false;
  const held = channel.permissionsFor(member);
  return held.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ManageChannels]);
}

/** The forum that a thread of the guild is a post of. */
function forumOf(channel: Channel | null, guildId: string): Pick<Asker, 'forum'> {
  if (channel?.isThread() !== true || channel.guildId !== guildId) return {};
  const { parent } = channel;
  return parent?.isThreadOnly() === true && parent.guildId === guildId ? { forum: parent.id } : {};
}

/** A role or a person, as Discord writes it, or a role by its name. The role of everyone is nobody's to name. */
function mentioned(
  { guild, guildId, client }: Pick<BaseInteraction, 'guild' | 'guildId' | 'client'>,
  typed: string,
): Mention | null {
  const [, mark = '', id = ''] = /^<@([&!]?)(\d+)(?:\|[^>]*)?>$/u.exec(typed) ?? [];
  if (id !== '' && mark !== '&') {
    const name = client.users.cache.get(id)?.displayName ?? 'member';
    return { token: `@${id}`, name: `@${plainName(name)}` };
  }
  const wanted = typed.slice(1).toLowerCase();
  const role = guild?.roles.cache.find((one) => (id === '' ? one.name.toLowerCase() === wanted : one.id === id));
  if (!role || role.id === guildId) return null;
  const name = `@${plainName(role.name)}`;
  const mayName = role.mentionable || guild?.members.me?.permissions.has(PermissionFlagsBits.MentionEveryone) === true;
  if (!mayName) throw new AppError('forbidden', `${name} cannot be pinged: ${HOW_TO_NAME}`);
  return { token: `@&${role.id}`, name };
}

const HOW_TO_NAME = 'let anyone mention that role, or give Ceasefire Bot the permission Mention Everyone.';

/** Names may hold anything; what is kept has marks of its own. */
function plainName(name: string): string {
  return name.replace(/[<>|]/gu, '').trim() || 'nameless';
}
