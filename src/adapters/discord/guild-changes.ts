import { Events, type Client, type GuildChannel, type ThreadChannel } from 'discord.js';
import { z } from 'zod';
import type { ChannelChange } from '../../domain/telling/channel-change.ts';
import { ID } from './asker-of.ts';

/** Whose channel; null: all of the guild. */
const PLACE = z.object({ workspace: ID, channel: ID.nullable() });

const GONE = {
  channel: 'The channel was deleted.',
  thread: 'The thread was deleted.',
  guild: 'Ceasefire Bot was removed from the server.',
} as const;

/**
 * Hears from Discord where nothing can be posted any more, and where it can again. An outage of a guild is none of that:
 * discord.js tells it as another event.
 */
export function listenToGuilds(client: Client, tell: (change: ChannelChange) => void): void {
  const inGuild = (workspace: string, channel: string | null, gone: string | null): void => {
    // the client hands on whatever stands in an event
    const { success, data: place } = PLACE.safeParse({ workspace, channel });
    if (success) tell({ platform: 'discord', ...place, gone });
  };
  client.on(Events.ChannelDelete, (channel) => {
    if (!channel.isDMBased()) inGuild(channel.guildId, channel.id, GONE.channel);
  });
  client.on(Events.ThreadDelete, ({ guildId, id }) => inGuild(guildId, id, GONE.thread));
  client.on(Events.GuildDelete, ({ id }) => inGuild(id, null, GONE.guild));
  client.on(Events.GuildCreate, ({ id }) => inGuild(id, null, null));
  client.on(Events.ChannelUpdate, (before, after) => {
    if (before.isDMBased() || after.isDMBased() || heldIn(before) === heldIn(after)) return;
    inGuild(after.guildId, after.id, null);
  });
  client.on(Events.ThreadUpdate, (before, after) => {
    if (before.locked !== after.locked) inGuild(after.guildId, after.id, null);
  });
  client.on(Events.GuildRoleUpdate, (before, after) => {
    if (before.permissions.bitfield !== after.permissions.bitfield) inGuild(after.guild.id, null, null);
  });
  client.on(Events.GuildRoleDelete, ({ guild }) => inGuild(guild.id, null, null));
  client.on(Events.GuildMemberUpdate, (before, after) => {
    if (after.id !== client.user?.id) return;
    const rolesOf = ({ roles }: Pick<typeof after, 'roles'>) => [...roles.cache.keys()].sort().join();
    if (before.partial || rolesOf(before) !== rolesOf(after)) inGuild(after.guild.id, null, null);
  });
}

/** What the bot may do in a channel, to be compared. */
function heldIn(channel: GuildChannel | ThreadChannel): bigint | null {
  const { me } = channel.guild.members;
  return me ? channel.permissionsFor(me).bitfield : null;
}
