import { PermissionFlagsBits, type Client } from 'discord.js';
import type { ChannelAddress } from '../../domain/telling/subscription.ts';
import type { ChannelKnowledge } from './discord-messenger.ts';

const NEEDED = [
  ['View Channel', PermissionFlagsBits.ViewChannel],
  ['Embed Links', PermissionFlagsBits.EmbedLinks],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
] as const;

/** What the connected client knows of channels; nothing while there is no connection. */
export class ChannelBook implements ChannelKnowledge {
  readonly #client: () => Client<true> | null;
  #ownId: string | null = null;

  constructor(client: () => Client<true> | null) {
    this.#client = client;
  }

  ownId(): string | null {
    this.#ownId = this.#client()?.user.id ?? this.#ownId;
    return this.#ownId;
  }

  mayAttach({ workspace, channel: id }: ChannelAddress): boolean {
    const guild = this.#client()?.guilds.cache.get(workspace);
    const me = guild?.members.me;
    return (me && guild.channels.cache.get(id)?.permissionsFor(me).has(PermissionFlagsBits.AttachFiles)) ?? false;
  }

  missing({ workspace, channel: id }: ChannelAddress): readonly string[] | null {
    const guild = this.#client()?.guilds.cache.get(workspace);
    const channel = guild?.channels.cache.get(id);
    const me = guild?.members.me;
    if (!channel || !me) return null;
    const send = channel.isThread()
      ? (['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads] as const)
      : (['Send Messages', PermissionFlagsBits.SendMessages] as const);
    const [view, ...others] = NEEDED;
    const held = channel.permissionsFor(me);
    return [view, send, ...others].flatMap(([name, bit]) => (held.has(bit) ? [] : [name]));
  }
}
