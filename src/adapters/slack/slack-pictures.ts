import type { FilesGetUploadURLExternalResponse, WebClient } from '@slack/web-api';
import type { Message, Reply } from '../../domain/telling/message.ts';
import type { Log } from '../../ports/log.ts';
import { ChartPictures, type Picture } from '../chat/picture/chart-pictures.ts';
import { fetchWithin, TIMEOUT_MS } from './fetch-in-time.ts';
import { reasonOf } from './post-failure.ts';

/** Where a picture is shown: in a channel, or under a message there. */
interface Place {
  readonly channel: string;
  readonly thread?: string | undefined;
}

const fetchInTime = fetchWithin(TIMEOUT_MS);

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

  /** Step by step, since the library's own way gives the description another name than Slack's, which then knows none. */
  async #upload({ name, png, alt }: Picture): Promise<string> {
    const wanted = { filename: name, length: png.byteLength, alt_txt: alt };
    const { upload_url: url, file_id: id } = (await this.#web.apiCall(
      'files.getUploadURLExternal',
      wanted,
    )) as FilesGetUploadURLExternalResponse;
    const body = new FormData();
    body.append('file', new Blob([Buffer.from(png)], { type: 'image/png' }), name);
    const answer = await fetchInTime(url ?? '', { method: 'POST', body });
    if (!answer.ok) throw new Error(`the picture was not taken (status ${answer.status})`);
    return id ?? '';
  }

  /** Shows it once, if there is one; where it cannot be shown, the message has said it all. */
  async show(message: Message, { channel, thread }: Place): Promise<void> {
    const picture = await this.#pictures.of(message);
    if (picture === null) return;
    try {
      const id = await this.#upload(picture);
      const files: [{ id: string; title: string }] = [{ id, title: message.headline }];
      const where = { channel_id: channel, ...(thread === undefined ? {} : { thread_ts: thread }) };
      await this.#web.files.completeUploadExternal({ files, ...where });
    } catch (error) {
      // the bot need not be a member of a channel to answer there, and then may post nothing into it
      this.#log.info('a picture could not be shown', { platform: 'slack', channel, because: reasonOf(error) });
    }
  }
}
