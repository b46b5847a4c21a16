import { Routes, type REST } from 'discord.js';
import { isPerson, type ChannelAddress } from '../../domain/telling/subscription.ts';

/** Where people are written to: each one's channel with the bot is opened once, and Discord knows it again afterwards. */
export class DirectChannels {
  readonly #rest: REST;
  readonly #opened = new Map<string, string>();

  constructor(rest: REST) {
    this.#rest = rest;
  }

  /** The channel of an address. Throws what the client throws. */
  async channelOf({ workspace, channel: id }: ChannelAddress): Promise<string> {
    if (!isPerson({ workspace })) return id;
    const known = this.#opened.get(id);
    if (known !== undefined) return known;
    const opened = (await this.#rest.post(Routes.userChannels(), { body: { recipient_id: id } })) as {
      readonly id: string;
    };
    this.#opened.set(id, opened.id);
    return opened.id;
  }
}
