import { plainText } from '../../src/adapters/chat/plain-text.ts';
import type { FeedItem } from '../../src/domain/news/feed.ts';
import { ChatRoom } from './chat-room.ts';
import { Newsroom } from './newsroom.ts';

export const YES = 'https://courier.example/world/korrath-says-yes';

/** A report that is relevant, news, and new. */
export const ACCEPTS: Partial<FeedItem> = {
  title: 'Korrath accepts 60-day ceasefire',
  summary: 'Korrath accepts the 60-day ceasefire in full, a spokesman said in Durnhall.',
  link: YES,
  publishedAt: new Date('2031-05-06T10:05:00Z'),
};

/** A channel whose bot reads the news; its feeds have had their first polls. */
export class WhyDesk {
  readonly room = new ChatRoom();
  news = new Newsroom(this.room.store, this.room.packs);

  static async open(): Promise<WhyDesk> {
    const desk = new WhyDesk();
    const { asker } = desk.room;
    desk.room.asker = { ...asker, user: { ...asker.user, timezone: 'UTC' } };
    for (const feed of ['courier', 'radio', 'daily']) await desk.news.poll(feed, []);
    desk.news.later(10);
    return desk;
  }

  /** A poll that finds these items, and all that follows from it. */
  async brings(feed: string, ...items: readonly Partial<FeedItem>[]): Promise<void> {
    await this.news.poll(feed, items);
    await this.news.settle();
    this.news.later(10);
  }

  async told(words: string): Promise<string> {
    return plainText((await this.room.ask(words)).message, { width: 200, colour: false });
  }
}
