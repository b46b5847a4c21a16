import type { Client } from 'discord.js';
import type { ChannelAddress } from '../../domain/telling/subscription.ts';
import { PERMISSIONS, type PermissionName } from './bot-permissions.ts';
import { kindOfCached, type ChannelKind } from './channel-kind.ts';
import type { ChannelKnowledge } from './channel-knowledge.ts';

const NEEDED: readonly PermissionName[] = ['Embed Links', 'Read Message History'];

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

  missing({ workspace, channel: id }: ChannelAddress): readonly string[] | null {
    const guild = this.#client()?.guilds.cache.get(workspace);
    const channel = guild?.channels.cache.get(id);
    const me = guild?.members.me;
    if (!channel || !me) return null;
    const send = channel.isThread() ? 'Send Messages in Threads' : 'Send Messages';
    const held = channel.permissionsFor(me);
    const needed: readonly PermissionName[] = ['View Channel', send, ...NEEDED];
    return needed.filter((name) => !held.has(PERMISSIONS[name]));
  }
}
