import { Events, type Client, type GuildChannel, type ThreadChannel } from 'discord.js';
import { z } from 'zod';
import type { ChannelChange } from '../../domain/telling/channel-change.ts';
import { ID } from './asker-of.ts';

const CHANNEL = z.object({ workspace: ID, channel: ID });

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
  // the client hands on whatever stands in an event
  const inChannel = (workspace: string, channel: string, gone: string | null): void => {
    const { success, data: place } = CHANNEL.safeParse({ workspace, channel });
    if (success) tell({ platform: 'discord', ...place, gone });
  };
  const inGuild = (id: string, gone: string | null): void => {
    const { success, data: workspace } = ID.safeParse(id);
    if (success) tell({ platform: 'discord', workspace, channel: null, gone });
  };
  client.on(Events.ChannelDelete, (channel) => {
    if (!channel.isDMBased()) inChannel(channel.guildId, channel.id, GONE.channel);
  });
  client.on(Events.ThreadDelete, ({ guildId, id }) => inChannel(guildId, id, GONE.thread));
  client.on(Events.GuildDelete, ({ id }) => inGuild(id, GONE.guild));
  client.on(Events.GuildCreate, ({ id }) => inGuild(id, null));
  client.on(Events.ChannelUpdate, (before, after) => {
    if (before.isDMBased() || after.isDMBased() || heldIn(before) === heldIn(after)) return;
    inChannel(after.guildId, after.id, null);
  });
  client.on(Events.ThreadUpdate, (before, after) => {
    if (before.locked !== after.locked) inChannel(after.guildId, after.id, null);
  });
  client.on(Events.GuildRoleUpdate, (before, after) => {
    if (before.permissions.bitfield !== after.permissions.bitfield) inGuild(after.guild.id, null);
  });
  client.on(Events.GuildRoleDelete, ({ guild }) => inGuild(guild.id, null));
  client.on(Events.GuildMemberUpdate, (before, after) => {
    if (after.id !== client.user?.id) return;
    const rolesOf = ({ roles }: Pick<typeof after, 'roles'>) => [...roles.cache.keys()].sort().join();
    if (before.partial || rolesOf(before) !== rolesOf(after)) inGuild(after.guild.id, null);
  });
}

/** What the bot may do in a channel, to be compared. */
function heldIn(channel: GuildChannel | ThreadChannel): bigint | null {
  const { me } = channel.guild.members;
  return me ? channel.permissionsFor(me).bitfield : null;
}
