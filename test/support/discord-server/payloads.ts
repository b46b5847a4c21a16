import type { Json } from './json.ts';
import type { ChannelRecord, GuildRecord, MemberRecord, RoleRecord, UserRecord } from './records.ts';
import { isThread, type World } from './world.ts';

/** A time in the form that Discord writes. */
export const isoTime = (ms: number): string => new Date(ms).toISOString().replace('Z', '000+00:00');

/** A user as Discord sends it. */
export const userPayload = (user: UserRecord): Json => ({
  id: user.id,
  username: user.name,
  global_name: user.bot ? null : user.name,
  discriminator: user.bot ? '0001' : '0',
  avatar: null,
  banner: null,
  accent_color: null,
  avatar_decoration_data: null,
  public_flags: 0,
  flags: 0,
  ...(user.bot ? { bot: true } : {}),
});

/** A role as Discord sends it. */
export const rolePayload = (role: RoleRecord): Json => ({
  id: role.id,
  name: role.name,
  permissions: role.permissions.toString(),
  mentionable: role.mentionable,
  position: role.position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
});

/** A guild member as Discord sends it (without its computed permissions). */
export const memberPayload = (world: World, member: MemberRecord): Json => ({
  user: userPayload(world.userById(member.userId)),
  roles: [...member.roleIds],
  joined_at: isoTime(member.joinedAt),
  nick: null,
  avatar: null,
  banner: null,
  premium_since: null,
  communication_disabled_until: null,
  deaf: false,
  mute: false,
  pending: false,
  flags: 0,
});

const threadFields = (channel: ChannelRecord, world: World): Json => {
  const thread = channel.thread;
  if (thread === undefined) return {};
  return {
    owner_id: thread.ownerId,
    message_count: world.messagesOf(channel.id).length,
    total_message_sent: 0,
    member_count: 1,
    rate_limit_per_user: 0,
    applied_tags: [...thread.appliedTags],
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: isoTime(thread.createdAt),
      create_timestamp: isoTime(thread.createdAt),
      invitable: true,
    },
  };
};

/** A channel, thread or direct message as Discord sends it. */
export function channelPayload(world: World, channel: ChannelRecord): Json {
  const base = {
    id: channel.id,
    type: channel.type,
    last_message_id: channel.lastMessageId ?? null,
    flags: channel.flags,
  };
  if (channel.recipientId !== undefined) {
    return { ...base, recipients: [userPayload(world.userById(channel.recipientId))] };
  }
  const common = { ...base, guild_id: channel.guildId, name: channel.name, parent_id: channel.parentId ?? null };
  if (isThread(channel)) return { ...common, ...threadFields(channel, world) };
  return {
    ...common,
    position: 0,
    nsfw: false,
    topic: null,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites.map((overwrite) => ({
      id: overwrite.id,
      type: overwrite.type,
      allow: overwrite.allow.toString(),
      deny: overwrite.deny.toString(),
    })),
    ...(channel.type === 15 || channel.type === 16
      ? {
          available_tags: channel.tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
          default_reaction_emoji: null,
          default_sort_order: null,
          default_forum_layout: 0,
        }
      : {}),
  };
}

const guildBasics = (guild: GuildRecord): Json => ({
  id: guild.id,
  name: guild.name,
  owner_id: guild.ownerId,
  preferred_locale: guild.locale,
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 1,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  features: ['COMMUNITY', 'NEWS'],
  mfa_level: 0,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  public_updates_channel_id: null,
  nsfw_level: 0,
  premium_progress_bar_enabled: false,
  safety_alerts_channel_id: null,
  emojis: [],
  stickers: [],
  roles: [...guild.roles.values()].map(rolePayload),
});

/** A guild as `GET /guilds/:id` sends it. */
export const guildPayload = (guild: GuildRecord): Json => guildBasics(guild);

/** A guild as GUILD_CREATE sends it: with channels, active threads and the bot's own member. */
export function guildCreatePayload(world: World, guild: GuildRecord): Json {
  const channels = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  const bot = guild.members.get(world.bot.id);
  return {
    ...guildBasics(guild),
    joined_at: isoTime(bot?.joinedAt ?? world.time.now()),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    members: bot === undefined ? [] : [memberPayload(world, bot)],
    channels: channels.filter((channel) => !isThread(channel)).map((channel) => channelPayload(world, channel)),
    threads: channels
      .filter((channel) => channel.thread?.archived === false)
      .map((channel) => channelPayload(world, channel)),
  };
}

/** The bot's application as Discord sends it. */
export const applicationPayload = (world: World, applicationId: string, guilds: number): Json => ({
  id: applicationId,
  name: world.bot.name,
  description: '',
  icon: null,
  bot: userPayload(world.bot),
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: 0,
  tags: [],
  team: null,
  summary: '',
  approximate_guild_count: guilds,
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  integration_types_config: { 0: {} },
});
