import type { WebClient } from '@slack/web-api';
import type { Message, Reply } from '../../domain/telling/message.ts';
import type { Log } from '../../ports/log.ts';
import { ChartPictures } from '../chat/picture/chart-pictures.ts';
import { reasonOf } from './post-failure.ts';

/** Where a picture is shown: in a channel, or under a message there. */
interface Place {
  readonly channel: string;
  readonly thread?: string | undefined;
}

/** Shows the pictures of messages: as files that follow them, since Slack takes none within. */
export class SlackPictures {
  readonly #web: WebClient;
  readonly #log: Log;
  readonly #pictures: ChartPictures;

  constructor(web: WebClient, log: Log) {
    this.#web = web;
    this.#log = log;
    this.#pictures = new ChartPictures(log);
  }

  /** The picture of an answer that all may see, under it. */
  async follow({ message, private: isPrivate }: Reply, there: Place): Promise<void> {
    if (!isPrivate || there.channel.startsWith('D')) await this.show(message, there);
  }

  /** Shows it once, if there is one; where it cannot be shown, the message has said it all. */
  async show(message: Message, { channel, thread }: Place): Promise<void> {
    const picture = await this.#pictures.of(message);
    if (picture === null) return;
    const { name, png, alt } = picture;
    const file = { file: Buffer.from(png), filename: name, title: message.headline, alt_text: alt };
    const where = { channel_id: channel, ...(thread === undefined ? {} : { thread_ts: thread }) };
    try {
      await this.#web.files.uploadV2({ ...file, ...where } as Parameters<WebClient['files']['uploadV2']>[0]);
    } catch (error) {
      // the bot need not be a member of a channel to answer there, and then may post nothing into it
      this.#log.info('a picture could not be shown', { platform: 'slack', channel, because: reasonOf(error) });
    }
  }
}
