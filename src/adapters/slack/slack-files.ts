import type { WebClient } from '@slack/web-api';
import type { Asker } from '../../commands/command.ts';
import { say, type Reply, type ReplyFile } from '../../domain/telling/message.ts';
import type { Log } from '../../ports/log.ts';
import { fetchAttachment } from '../chat/fetch-attachment.ts';
import { missingScope, reasonOf } from './post-failure.ts';
import { lacksScope } from './scopes.ts';

/** A file as events and forms show it; a file of another workspace comes without its address. */
export interface SharedFile {
  readonly name?: string | null;
  readonly size?: number;
  readonly url_private?: string;
  readonly url_private_download?: string;
}

export interface FilesParts {
  readonly web: WebClient;
  readonly botToken: string;
  readonly apiUrl: string;
  readonly log: Log;
}

const LIST = /\.(?:opml|xml)$/iu;

/** Files between people and the bot: shared ones are read with the bot's token, those of an answer go to the asker's direct messages. */
export class SlackFiles {
  readonly #parts: FilesParts;

  constructor(parts: FilesParts) {
    this.#parts = parts;
  }

  /** The way to the file that was shared with some words; of several the one that looks like a list. */
  sharedWith(files: readonly SharedFile[] | undefined): Required<Pick<Asker, 'openFile'>> | Record<string, never> {
    const file = listAmong(files) ?? files?.[0];
    if (!file) return {};
    const { botToken, apiUrl } = this.#parts;
    const own = URL.parse(apiUrl)?.origin;
    const access = {
      isTrusted: (url: URL) =>
        url.origin === own || (url.protocol === 'https:' && /(?:^|\.)slack\.com$/u.test(url.hostname)),
      headers: { Authorization: `Bearer ${botToken}` },
      whenPage: `Slack shows a page in place of the file. ${lacksScope('files:read')}`,
    };
    const url = file.url_private_download ?? file.url_private ?? '';
    const attachment = { name: file.name ?? 'The file', url, size: file.size ?? null };
    return { openFile: () => fetchAttachment(attachment, access) };
  }

  /** The answer without its file, which goes to the asker's direct messages: Slack has no file that one person alone sees in a channel. */
  async handOver(reply: Reply, user: string): Promise<Reply> {
    const { file, ...rest } = reply;
    if (!file) return reply;
    const words = await this.#send(file, user);
    return { ...rest, message: { ...rest.message, blocks: [...rest.message.blocks, say(words)] } };
  }

  async #send(file: ReplyFile, user: string): Promise<string> {
    const { web, log } = this.#parts;
    try {
      const { channel } = await web.conversations.open({ users: user });
      const where = { channel_id: channel?.id ?? '', filename: file.name, title: file.name };
      await web.files.uploadV2({ ...where, content: file.text });
      return 'The file is in your direct messages with me.';
    } catch (error) {
      const scope = missingScope(error);
      log.warn('a file could not be handed over', { platform: 'slack', user, because: reasonOf(error) });
      return scope === null
        ? `The file could not be sent (${reasonOf(error)}); try again.`
        : `The file could not be sent. ${lacksScope(scope)}`;
    }
  }
}

/** The first file that looks like a list of feeds by its name. */
export function listAmong(files: readonly SharedFile[] | undefined): SharedFile | undefined {
  return files?.find(({ name }) => LIST.test(name ?? ''));
}
