import type { ChannelRecord, GuildRecord, MemberRecord } from './records.ts';

/** The permission bits that a delivery bot can meet. */
const permissionBits = {
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  ManageRoles: 1n << 28n,
  ManageWebhooks: 1n << 29n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
  Administrator: 1n << 3n,
} as const;

export type PermissionName = keyof typeof permissionBits;

const ALL = (1n << 53n) - 1n;

/** The bits of some permissions together. */
export const bitsOf = (names: readonly PermissionName[]): bigint =>
  names.reduce((bits, name) => bits | permissionBits[name], 0n);

/** What `@everyone` may do in a guild that nobody has configured. */
export const everyonePermissions = bitsOf([
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
  'CreatePublicThreads',
  'SendMessagesInThreads',
]);

/** What a member may do in a guild, before the channels have their say. */
function permissionsInGuild(guild: GuildRecord, member: MemberRecord): bigint {
  if (guild.ownerId === member.userId) return ALL;
  const roles = [guild.id, ...member.roleIds].map((id) => guild.roles.get(id)?.permissions ?? 0n);
  const base = roles.reduce((bits, role) => bits | role, 0n);
  return (base & permissionBits.Administrator) === 0n ? base : ALL;
}

/** What a member may do in a channel: guild permissions, then the overwrites of everyone, roles and member. */
export function permissionsInChannel(guild: GuildRecord, channel: ChannelRecord, member: MemberRecord): bigint {
  let bits = permissionsInGuild(guild, member);
  if (bits === ALL) return ALL;
  const of = (ids: readonly string[]) => channel.overwrites.filter((overwrite) => ids.includes(overwrite.id));
  for (const group of [of([guild.id]), of(member.roleIds), of([member.userId])]) {
    bits &= ~group.reduce((denied, overwrite) => denied | overwrite.deny, 0n);
    bits |= group.reduce((allowed, overwrite) => allowed | overwrite.allow, 0n);
  }
  return bits;
}

/** Says whether bits hold every one of the named permissions. */
export const holds = (bits: bigint, ...names: readonly PermissionName[]): boolean => {
  const wanted = bitsOf(names);
  return (bits & wanted) === wanted;
};
