import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Reply } from '../../domain/telling/message.ts';
import type { Asked } from './asker-of.ts';
import { partsOf } from './command-answer.ts';
import { SeenEvents } from './seen-events.ts';
import { listAmong, type SharedFile } from './slack-files.ts';
import type { SlackPictures } from './slack-pictures.ts';
import { typedWords, wordsOfMention } from './typed-words.ts';

export interface TalkParts {
  readonly web: WebClient;
  readonly pictures: SlackPictures;
  answer(this: void, words: string, asked: Asked, files: readonly SharedFile[] | undefined): Promise<Reply>;
}

/** Something said to the bot in a channel or directly; the answer goes to the same thread. */
interface Said extends Asked {
  readonly words: string;
  readonly thread: string | undefined;
  readonly files: readonly SharedFile[] | undefined;
}

/** What is said to the bot, by mention or directly. */
export class SlackTalk {
  readonly #parts: TalkParts;
  readonly #seen = new SeenEvents();

  constructor(parts: TalkParts) {
    this.#parts = parts;
  }

  listen(app: App): void {
    app.event('app_mention', async ({ event, body, context }) => {
      if (event.bot_id !== undefined || event.user === undefined || !this.#seen.isNew(body.event_id)) return;
      const words = wordsOfMention(event.text, context.botUserId ?? '');
      const { channel, user, thread_ts: thread, files } = event;
      await this.#say({ team: body.team_id, channel, user, words, thread, files });
    });
    app.message(async ({ message, body }) => {
      // another subtype is an edit or the like, and none of it a question
      if (message.channel_type !== 'im' || (message.subtype !== undefined && message.subtype !== 'file_share')) return;
      if (('bot_id' in message && message.bot_id !== undefined) || !this.#seen.isNew(body.event_id)) return;
      const { channel, user, thread_ts: thread, text = '', files } = message;
      const words = typedWords(text) || wordsForFile(files);
      if (words === null) return;
      await this.#say({ team: body.team_id, channel, user, words, thread, files });
    });
  }

  /** Answers where no command was given: as a message, seen by the asker alone where the answer is private. */
  async #say({ words, thread, files, ...asked }: Said): Promise<void> {
    const { web, pictures, answer } = this.#parts;
    const reply = await answer(words, asked, files);
    const isDirect = asked.channel.startsWith('D');
    for (const part of partsOf(reply)) {
      const there = { ...part, channel: asked.channel, ...(thread === undefined ? {} : { thread_ts: thread }) };
      if (reply.private && !isDirect) await web.chat.postEphemeral({ ...there, user: asked.user });
      else await web.chat.postMessage(there);
    }
    await pictures.follow(reply, { ...asked, thread });
  }
}

/** What a file without words asks for: a list of feeds wants to be imported; nothing is asked with any other. */
function wordsForFile(files: readonly SharedFile[] | undefined): string | null {
  if (files === undefined || files.length === 0) return '';
  return listAmong(files) ? 'feeds import' : null;
}
