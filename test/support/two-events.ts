import type { InMemoryStore } from '../fakes/in-memory-store.ts';
import { Newsroom } from './newsroom.ts';

/** Where the reports of the two events stand. */
export const LINK = 'https://courier.example/world/';

/** What a feed shows of one report. */
export function item(slug: string, title: string, summary: string) {
  return { guid: slug, link: LINK + slug, title, summary };
}

/** A room with two events in its ledger, VK-1 and VK-2, of which the first has two reports. */
export async function twoEvents(store: InMemoryStore, now: Date): Promise<Newsroom> {
  const newsroom = new Newsroom(store);
  newsroom.now = now;
  const polls = [
    item('first', 'An old note', ''),
    item(
      'accepts',
      'Korrath accepts 60-day ceasefire',
      '“We accept the 60-day ceasefire,” the government of Korrath said.',
    ),
    item(
      'again',
      'Korrath accepts the 60-day ceasefire',
      'The government of Korrath said that it accepts the 60-day ceasefire.',
    ),
    item(
      'swap',
      'Valmere and Korrath swap 90 prisoners under truce deal',
      'Valmere and Korrath have exchanged 90 prisoners, the Isle Council said.',
    ),
  ];
  for (let n = 1; n <= polls.length; n++) {
    await newsroom.poll('courier', polls.slice(0, n));
    await newsroom.settle();
    newsroom.later(10);
  }
  return newsroom;
}
