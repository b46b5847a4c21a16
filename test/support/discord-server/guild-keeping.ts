import { intents } from './gateway-session.ts';
import { channelPayload, guildCreatePayload, rolePayload } from './payloads.ts';
import { idOf, type Ref } from './people.ts';
import { bitsOf, type PermissionName } from './permissions.ts';
import type { ChannelRecord, GuildRecord, MessageRecord, Overwrite, RoleRecord, UserRecord } from './records.ts';
import { announceMessage, removeMessage, type ServerParts } from './server-parts.ts';
import { channelTypes, type ChannelTypeName } from './world.ts';

export interface NewChannel {
  readonly guild: Ref;
  readonly name?: string;
  readonly type?: ChannelTypeName;
  readonly parent?: Ref;
  /** What is taken from the bot in this channel. */
  readonly denyBot?: readonly PermissionName[];
  readonly tags?: readonly string[];
  readonly requireTag?: boolean;
}

/** What happens in guilds without the bot's doing: they are set up, joined, changed, left. Connected clients are told. */
export class GuildKeeping {
  readonly #parts: ServerParts;

  constructor(parts: ServerParts) {
    this.#parts = parts;
  }

  /** A guild with the bot in it; `botPermissions` come on top of what everyone may. */
  addGuild(
    wanted: {
      readonly name?: string;
      readonly locale?: string;
      readonly botPermissions?: readonly PermissionName[];
      readonly botIsIn?: boolean;
    } = {},
  ): GuildRecord {
    const { world } = this.#parts;
    const owner = world.addUser('owner', { bot: false, locale: 'en-US' });
    const guild = world.addGuild(wanted.name ?? 'Test guild', wanted.locale ?? 'en-US', owner.id);
    if (wanted.botIsIn !== false) this.invite(guild, wanted.botPermissions);
    return guild;
  }

  /** The bot is added to a guild (again). */
  invite(ref: Ref, permissions: readonly PermissionName[] = []): void {
    const { world } = this.#parts;
    const guild = world.guildById(idOf(ref));
    guild.botIsIn = true;
    world.addMember(guild, world.bot.id).roleIds = [
      world.addRole(guild, world.bot.name, bitsOf(permissions), false).id,
    ];
    this.#tell('GUILD_CREATE', guild.id, guildCreatePayload(world, guild));
  }

  /** The bot is thrown out of a guild. */
  kick(ref: Ref): void {
    const guild = this.#parts.world.guildById(idOf(ref));
    guild.botIsIn = false;
    guild.members.delete(this.#parts.world.bot.id);
    this.#tell('GUILD_DELETE', guild.id, { id: guild.id });
  }

  /** An outage of one guild begins or ends. */
  setOutage(ref: Ref, unavailable: boolean): void {
    const guild = this.#parts.world.guildById(idOf(ref));
    guild.unavailable = unavailable;
    if (unavailable) this.#tell('GUILD_DELETE', guild.id, { id: guild.id, unavailable: true });
    else this.#tell('GUILD_CREATE', guild.id, guildCreatePayload(this.#parts.world, guild));
  }

  addChannel(wanted: NewChannel): ChannelRecord {
    const { world } = this.#parts;
    const guild = world.guildById(idOf(wanted.guild));
    const channel = world.addChannel({
      type: channelTypes[wanted.type ?? 'text'],
      name: wanted.name ?? 'general',
      guildId: guild.id,
      parentId: wanted.parent === undefined ? undefined : idOf(wanted.parent),
      flags: wanted.requireTag === true ? 1 << 4 : 0,
      tags: (wanted.tags ?? []).map((name) => ({ id: world.newId(), name, moderated: false })),
    });
    if (wanted.denyBot !== undefined) this.#overwrite(channel, world.bot.id).deny = bitsOf(wanted.denyBot);
    this.#tell('CHANNEL_CREATE', guild.id, channelPayload(world, channel));
    return channel;
  }

  deleteChannel(ref: Ref): void {
    const { world } = this.#parts;
    const channel = world.channelById(idOf(ref));
    const payload = channelPayload(world, channel);
    world.removeChannel(channel.id);
    if (channel.guildId !== undefined)
      this.#tell(channel.thread === undefined ? 'CHANNEL_DELETE' : 'THREAD_DELETE', channel.guildId, payload);
  }

  /** Takes permissions from the bot in a channel; `[]` gives all back. */
  denyBot(ref: Ref, permissions: readonly PermissionName[]): void {
    const channel = this.#parts.world.channelById(idOf(ref));
    this.#overwrite(channel, this.#parts.world.bot.id).deny = bitsOf(permissions);
    if (channel.guildId !== undefined)
      this.#tell('CHANNEL_UPDATE', channel.guildId, channelPayload(this.#parts.world, channel));
  }

  /** Grants the bot permissions in a channel that it lacks otherwise. */
  allowBot(ref: Ref, permissions: readonly PermissionName[]): void {
    const channel = this.#parts.world.channelById(idOf(ref));
    const overwrite = this.#overwrite(channel, this.#parts.world.bot.id);
    overwrite.allow |= bitsOf(permissions);
    overwrite.deny &= ~overwrite.allow;
    if (channel.guildId !== undefined)
      this.#tell('CHANNEL_UPDATE', channel.guildId, channelPayload(this.#parts.world, channel));
  }

  addUser(
    wanted: {
      readonly name?: string;
      readonly locale?: string;
      readonly closedDms?: boolean;
      readonly bot?: boolean;
    } = {},
  ): UserRecord {
    const nature = { bot: wanted.bot === true, locale: wanted.locale ?? 'en-US' };
    const user = this.#parts.world.addUser(wanted.name ?? 'reader', nature);
    user.closedDms = wanted.closedDms === true;
    return user;
  }

  addRole(wanted: {
    readonly guild: Ref;
    readonly name?: string;
    readonly permissions?: readonly PermissionName[];
    readonly mentionable?: boolean;
  }): RoleRecord {
    const guild = this.#parts.world.guildById(idOf(wanted.guild));
    const role = this.#parts.world.addRole(
      guild,
      wanted.name ?? 'role',
      bitsOf(wanted.permissions ?? []),
      wanted.mentionable === true,
    );
    this.#tell('GUILD_ROLE_CREATE', guild.id, { guild_id: guild.id, role: rolePayload(role) });
    return role;
  }

  /** Makes a user a member, with permissions of their own beyond everyone's. */
  addMember(wanted: {
    readonly guild: Ref;
    readonly user: Ref;
    readonly permissions?: readonly PermissionName[];
    readonly roles?: readonly Ref[];
  }): void {
    const guild = this.#parts.world.guildById(idOf(wanted.guild));
    const member = this.#parts.world.addMember(guild, idOf(wanted.user));
    const own = wanted.permissions === undefined ? [] : [this.addRole({ guild, permissions: wanted.permissions })];
    member.roleIds = [...member.roleIds, ...[...(wanted.roles ?? []), ...own].map(idOf)];
  }

  /** A person writes a message. */
  write(wanted: { readonly channel: Ref; readonly user: Ref; readonly content: string }): MessageRecord {
    const channel = this.#parts.world.channelById(idOf(wanted.channel));
    const message = this.#parts.messages.create({
      channel,
      authorId: idOf(wanted.user),
      raw: { content: wanted.content },
      files: [],
    });
    announceMessage(this.#parts, 'MESSAGE_CREATE', message);
    return message;
  }

  /** A thread in a channel that somebody opened; the gateway tells only of those that are open. */
  addThread(wanted: { readonly parent: Ref; readonly archived?: boolean; readonly locked?: boolean }): ChannelRecord {
    const { world } = this.#parts;
    const parent = world.channelById(idOf(wanted.parent));
    const [archived, locked] = [wanted.archived === true, wanted.locked === true];
    const opened = {
      ownerId: this.addUser().id,
      createdAt: world.time.now(),
      autoArchiveMinutes: 1440,
      appliedTags: [],
    };
    const thread = world.addChannel({
      type: channelTypes.publicThread,
      name: 'talk',
      guildId: parent.guildId,
      parentId: parent.id,
      thread: { ...opened, archived, locked },
    });
    if (!archived && parent.guildId !== undefined)
      this.#tell('THREAD_CREATE', parent.guildId, { ...channelPayload(world, thread), newly_created: true });
    return thread;
  }

  /** A moderator deletes a message. */
  deleteMessage(ref: Ref): void {
    const message = this.#parts.world.messages.get(idOf(ref));
    if (message !== undefined) removeMessage(this.#parts, message);
  }

  #overwrite(channel: ChannelRecord, id: string): Overwrite {
    const known = channel.overwrites.find((overwrite) => overwrite.id === id);
    if (known !== undefined) return known;
    const made: Overwrite = { id, type: 1, allow: 0n, deny: 0n };
    channel.overwrites.push(made);
    return made;
  }

  #tell(event: string, guildId: string, data: Parameters<ServerParts['gateway']['dispatch']>[1]): void {
    this.#parts.gateway.dispatch(event, data, { guildId, intent: intents.guilds });
  }
}
