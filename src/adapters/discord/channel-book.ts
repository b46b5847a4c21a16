import { PermissionFlagsBits, type Client } from 'discord.js';
import type { ChannelAddress } from '../../domain/telling/subscription.ts';
import { permissionBit, type PermissionName } from './bot-permissions.ts';
import { kindOfCached, type ChannelKind } from './channel-kind.ts';
import type { ChannelKnowledge } from './channel-knowledge.ts';

const NEEDED: readonly PermissionName[] = ['Embed Links', 'Read Message History'];

const SAY_IN_THREADS = 'Send Messages in Threads';

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

  kindOf({ workspace, channel: id }: ChannelAddress): ChannelKind | null {
    const channel = this.#client()?.guilds.cache.get(workspace)?.channels.cache.get(id);
    return channel ? kindOfCached(channel) : null;
  }

  mayAttach({ workspace, channel: id }: ChannelAddress): boolean {
    const guild = this.#client()?.guilds.cache.get(workspace);
    const me = guild?.members.me;
    return (me && guild.channels.cache.get(id)?.permissionsFor(me).has(PermissionFlagsBits.AttachFiles)) ?? false;
  }

  missing(address: ChannelAddress): readonly string[] | null {
    const isThread = this.kindOf(address)?.kind === 'thread';
    return this.#notHeld(address, ['View Channel', isThread ? SAY_IN_THREADS : 'Send Messages', ...NEEDED]);
  }

  missingForThreads(address: ChannelAddress): readonly string[] | null {
    const isForum = this.kindOf(address)?.kind === 'forum';
    return this.#notHeld(address, isForum ? [SAY_IN_THREADS] : ['Create Public Threads', SAY_IN_THREADS]);
  }

  #notHeld({ workspace, channel: id }: ChannelAddress, needed: readonly PermissionName[]): readonly string[] | null {
    const guild = this.#client()?.guilds.cache.get(workspace);
    const channel = guild?.channels.cache.get(id);
    const me = guild?.members.me;
    if (!channel || !me) return null;
    const held = channel.permissionsFor(me);
    return needed.filter((name) => !held.has(permissionBit(name)));
  }
}
