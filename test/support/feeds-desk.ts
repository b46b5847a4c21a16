import { plainText } from '../../src/adapters/chat/plain-text.ts';
import type { Reply } from '../../src/domain/telling/message.ts';
import { ChatRoom } from './chat-room.ts';

/** A room in which an admin looks after feeds. */
export class FeedsDesk extends ChatRoom {
  constructor() {
    super();
    this.asker = { ...this.asker, isAdmin: true };
    this.reads({});
  }

  async told(words: string): Promise<string> {
    return plainText((await this.ask(words)).message, { width: 10_000, colour: false });
  }

  /** Hands over a file with the command. */
  give(words: string, file: string, name = 'feeds.opml'): Promise<Reply> {
    const bytes = new TextEncoder().encode(file);
    this.asker = { ...this.asker, openFile: async () => ({ name, bytes }) };
    return this.ask(words);
  }

  /** The ids of the feeds that are followed, in order. */
  followed(): readonly string[] {
    return [...this.store.state.feeds.values()]
      .filter(({ followed }) => followed)
      .map(({ id }): string => id)
      .sort();
  }
}
