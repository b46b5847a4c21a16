import type { InteractionRecord } from './interaction-book.ts';
import type { Json } from './json.ts';
import { channelPayload, memberPayload, userPayload } from './payloads.ts';
import type { ServerParts } from './server-parts.ts';

function actorFields(parts: ServerParts, record: InteractionRecord): Json {
  const { world } = parts;
  const user = world.userById(record.userId);
  const { guildId } = record.channel;
  if (guildId === undefined) return { user: userPayload(user) };
  const guild = world.guildById(guildId);
  const member = memberPayload(world, world.addMember(guild, user.id));
  return {
    guild_id: guildId,
    guild_locale: guild.locale,
    guild: { id: guildId, locale: guild.locale, features: [] },
    member: { ...member, permissions: world.permissionsOf(user.id, record.channel).toString() },
  };
}

/** An INTERACTION_CREATE as Discord sends it. */
export function interactionPayload(
  parts: ServerParts,
  record: InteractionRecord,
  locale: string | undefined,
  more: Json,
): Json {
  const { world } = parts;
  const { channel } = record;
  const owner = channel.guildId === undefined ? { 0: '0' } : { 0: channel.guildId };
  return {
    id: record.id,
    application_id: parts.rules.applicationId,
    type: record.type,
    token: record.token,
    version: 1,
    channel_id: channel.id,
    channel: { ...channelPayload(world, channel), permissions: world.permissionsOf(record.userId, channel).toString() },
    locale: locale ?? world.userById(record.userId).locale,
    app_permissions: world.permissionsOf(world.bot.id, channel).toString(),
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: owner,
    context: channel.guildId === undefined ? 1 : 0,
    attachment_size_limit: 10 * 1024 * 1024,
    ...actorFields(parts, record),
    ...more,
  };
}
