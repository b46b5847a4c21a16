import type { WebClient } from '@slack/web-api';
import { isPerson, type ChannelAddress } from '../../domain/telling/subscription.ts';

/** Where people are written to: each one's channel with the bot is opened once, and found again in Slack afterwards. */
export class DirectChannels {
  readonly #web: WebClient;
  readonly #opened = new Map<string, string>();

  constructor(web: WebClient) {
    this.#web = web;
  }

  /** The channel of an address. Throws what the client throws. */
  async channelOf({ workspace, channel: id }: ChannelAddress): Promise<string> {
    if (!isPerson({ workspace })) return id;
    const known = this.#opened.get(id);
    if (known !== undefined) return known;
    const { channel } = await this.#web.conversations.open({ users: id });
    const opened = channel?.id ?? id;
    this.#opened.set(id, opened);
    return opened;
  }
}
