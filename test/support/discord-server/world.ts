import { refusals } from './api-error.ts';
import { everyonePermissions, permissionsInChannel } from './permissions.ts';
import type { ChannelRecord, GuildRecord, MemberRecord, MessageRecord, RoleRecord, UserRecord } from './records.ts';
import type { ServerTime } from './server-time.ts';
import type { SnowflakeMint } from './snowflake.ts';

/** The channel types that the server tells apart. */
export const channelTypes = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  stage: 13,
  forum: 15,
  media: 16,
} as const;

export type ChannelTypeName = keyof typeof channelTypes;

export const isThread = (channel: ChannelRecord): boolean => channel.thread !== undefined;
export const isForum = (channel: ChannelRecord): boolean => channel.type === 15 || channel.type === 16;

/** Guilds, channels, people and messages: what exists, and what may be looked up. */
export class World {
  readonly users = new Map<string, UserRecord>();
  readonly guilds = new Map<string, GuildRecord>();
  readonly channels = new Map<string, ChannelRecord>();
  readonly #messages = new Map<string, MessageRecord>();
  readonly #byChannel = new Map<string, MessageRecord[]>();
  readonly #byNonce = new Map<string, MessageRecord[]>();
  readonly bot: UserRecord;
  readonly time: ServerTime;
  readonly #mint: SnowflakeMint;

  constructor(time: ServerTime, mint: SnowflakeMint, botName: string) {
    this.time = time;
    this.#mint = mint;
    this.bot = this.addUser(botName, { bot: true, locale: 'en-US' });
  }

  /** Every message that ever was, by its id. */
  get messages(): ReadonlyMap<string, MessageRecord> {
    return this.#messages;
  }

  newId(): string {
    return this.#mint.next(this.time.now());
  }

  addUser(name: string, as: { readonly bot: boolean; readonly locale: string }): UserRecord {
    const user = { id: this.newId(), name, closedDms: false, ...as };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(name: string, locale: string, ownerId: string): GuildRecord {
    const id = this.newId();
    const everyone: RoleRecord = {
      id,
      name: '@everyone',
      permissions: everyonePermissions,
      mentionable: false,
      position: 0,
    };
    const guild: GuildRecord = {
      id,
      name,
      locale,
      ownerId,
      botIsIn: false,
      unavailable: false,
      roles: new Map([[id, everyone]]),
      members: new Map(),
    };
    this.guilds.set(id, guild);
    this.addMember(guild, ownerId);
    return guild;
  }

  addMember(guild: GuildRecord, userId: string): MemberRecord {
    const known = guild.members.get(userId);
    if (known !== undefined) return known;
    const member: MemberRecord = { userId, roleIds: [], joinedAt: this.time.now() };
    guild.members.set(userId, member);
    return member;
  }

  addRole(guild: GuildRecord, name: string, permissions: bigint, mentionable: boolean): RoleRecord {
    const role = { id: this.newId(), name, permissions, mentionable, position: guild.roles.size };
    guild.roles.set(role.id, role);
    return role;
  }

  addChannel(wanted: Partial<ChannelRecord> & Pick<ChannelRecord, 'type' | 'name'>): ChannelRecord {
    const channel: ChannelRecord = {
      id: this.newId(),
      guildId: undefined,
      parentId: undefined,
      overwrites: [],
      recipientId: undefined,
      flags: 0,
      tags: [],
      thread: undefined,
      lastMessageId: undefined,
      ...wanted,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  directChannelWith(userId: string): ChannelRecord {
    const known = [...this.channels.values()].find((channel) => channel.recipientId === userId);
    return known ?? this.addChannel({ type: channelTypes.dm, name: '', recipientId: userId });
  }

  userById(id: string): UserRecord {
    const user = this.users.get(id);
    if (user === undefined) throw refusals.unknownUser();
    return user;
  }

  guildById(id: string): GuildRecord {
    const guild = this.guilds.get(id);
    if (guild === undefined) throw refusals.unknownGuild();
    return guild;
  }

  channelById(id: string): ChannelRecord {
    const channel = this.channels.get(id);
    if (channel === undefined) throw refusals.unknownChannel();
    return channel;
  }

  /** A message of a channel as the API finds it: ephemeral and deleted ones are unknown to it. */
  messageById(channelId: string, id: string): MessageRecord {
    const message = this.messages.get(id);
    if (message === undefined || message.channelId !== channelId || message.deleted || message.onlyFor !== undefined) {
      throw refusals.unknownMessage();
    }
    return message;
  }

  /** What stays of a channel's messages, oldest first. */
  messagesOf(channelId: string): readonly MessageRecord[] {
    return (this.#byChannel.get(channelId) ?? []).filter((message) => !message.deleted);
  }

  /** Every message that came with this nonce, oldest first. */
  messagesWithNonce(nonce: string): readonly MessageRecord[] {
    return this.#byNonce.get(nonce) ?? [];
  }

  addMessage(message: MessageRecord): void {
    this.#messages.set(message.id, message);
    pushTo(this.#byChannel, message.channelId, message);
    if (message.nonce !== undefined) pushTo(this.#byNonce, message.nonce, message);
  }

  /** The channel whose overwrites count: a thread's parent, else the channel itself. */
  rulingChannel(channel: ChannelRecord): ChannelRecord {
    return channel.thread === undefined || channel.parentId === undefined
      ? channel
      : this.channelById(channel.parentId);
  }

  /** What a user may do in a channel; nobody outside the guild may do anything. */
  permissionsOf(userId: string, channel: ChannelRecord): bigint {
    if (channel.guildId === undefined) return everyonePermissions;
    const guild = this.guildById(channel.guildId);
    const member = guild.members.get(userId);
    return member === undefined ? 0n : permissionsInChannel(guild, this.rulingChannel(channel), member);
  }

  removeChannel(id: string): void {
    this.channels.delete(id);
    for (const channel of [...this.channels.values()])
      if (channel.parentId === id && isThread(channel)) this.channels.delete(channel.id);
  }
}

function pushTo<T>(all: Map<string, T[]>, key: string, item: T): void {
  const known = all.get(key);
  if (known) known.push(item);
  else all.set(key, [item]);
}
