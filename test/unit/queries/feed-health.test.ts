import { describe, expect, it } from '@jest/globals';
import { feedHealth } from '../../../src/queries/feed-health.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aPack } from '../../support/conflict.ts';

const words = (spans: readonly { readonly kind: string }[]): string =>
  spans.map((span) => ('text' in span ? String(span.text) : '…')).join('');

async function report(room: ChatRoom) {
  const [pack = aPack()] = room.packs;
  return feedHealth(pack, room.deps);
}

describe('feedHealth', () => {
  it('counts what is read, dark and not polled yet', async () => {
    const room = new ChatRoom();
    room.reads({
      radio: { failures: 2, lastError: 'The server answered 500.', lastSuccessAt: new Date('2031-05-06T04:10:00Z') },
      daily: { lastAttemptAt: null, lastSuccessAt: null },
    });
    const { line, feeds } = await report(room);
    expect(line).toEqual({
      read: 1,
      all: 3,
      waiting: 1,
      dark: [{ outlet: 'Radio Korrath', since: new Date('2031-05-06T04:10:00Z') }],
      lastReadAt: new Date('2031-05-06T10:00:00Z'),
    });
    expect(feeds.map(({ says }) => words(says))).toEqual([
      'Read …; next poll ….',
      'The server answered 500; last read …, 2 failures in a row, next try ….',
      'Not polled yet.',
    ]);
  });

  it('counts sources that nobody follows yet as not polled', async () => {
    expect((await report(new ChatRoom())).line).toMatchObject({ read: 0, all: 3, waiting: 3, dark: [] });
  });

  it('names the feed beside an outlet that has several', async () => {
    const room = new ChatRoom();
    const [first, second, third] = aPack().sources;
    if (!first || !second || !third) throw new Error('three sources are needed');
    room.packs = [aPack({ sources: [first, { ...second, outlet: first.outlet }, third] })];
    room.reads({ radio: { failures: 1 } });
    expect((await report(room)).line.dark.map(({ outlet }) => outlet)).toEqual(['The Meridian Courier (radio)']);
  });
});
