import { Routes, type APIChannel, type REST } from 'discord.js';
import type { ChannelAddress } from '../../domain/telling/subscription.ts';
import type { ChannelKnowledge } from './channel-knowledge.ts';
import { kindOfChannel, type ChannelKind } from './channel-kind.ts';

/** What kind a channel is, by the gateway or, where it is silent, as it was asked for. */
export class KnownKinds {
  readonly #rest: REST;
  readonly #known: ChannelKnowledge;
  readonly #asked = new Map<string, ChannelKind>();

  constructor(rest: REST, known: ChannelKnowledge) {
    this.#rest = rest;
    this.#known = known;
  }

  of(address: ChannelAddress): ChannelKind | null {
    return this.#known.kindOf(address) ?? this.#asked.get(address.channel) ?? null;
  }

  /** Asks Discord; throws what the client throws. */
  async ask(channel: string): Promise<ChannelKind> {
    return kindOfChannel((await this.#rest.get(Routes.channel(channel))) as APIChannel);
  }

  /** Asks, and knows it from then on. */
  async learn(channel: string): Promise<void> {
    this.#asked.set(channel, await this.ask(channel));
  }
}
