import { beforeEach, describe, expect, it } from '@jest/globals';
import { Newsroom } from '../../support/newsroom.ts';

const DAY = 24 * 60;
const WORDS =
  'Korrath accepts the 60-day ceasefire that the Isle Council proposed after nine days of talks in Durnhall';

describe('a clock that was months ahead for a while', () => {
  let room: Newsroom;
  beforeEach(async () => {
    room = new Newsroom();
    for (const feed of ['courier', 'daily', 'radio']) await room.poll(feed, [{ guid: 'old', title: 'An old note' }]);
    await room.settle();
  });

  const tell = async (feed: string, guid: string, title: string, summary: string): Promise<void> => {
    room.later(10);
    const link = `https://${feed}.example/${guid}`;
    await room.poll(feed, [
      { guid: 'old', title: 'An old note' },
      { guid, title, summary, link },
    ]);
    await room.settle();
  };
  const placed = () => room.store.state.reports.filter(({ eventId }) => eventId !== null);

  it('takes from the memory neither the events of before nor the origins of their texts', async () => {
    await tell('courier', 'yes', 'Korrath accepts 60-day ceasefire', WORDS);
    room.later(100 * DAY);
    await tell('radio', 'far', 'Valmere rejects talks in Durnhall', 'Valmere said no to new talks.');
    room.later(-100 * DAY);
    await tell('daily', 'yes-too', 'Korrath accepts 60-day ceasefire', WORDS);
    expect(placed().map(({ eventId, origin }) => [eventId, origin])).toEqual([
      ['E1', 'courier'],
      ['E2', 'radio'],
      ['E1', 'courier'],
    ]);
  });
});
