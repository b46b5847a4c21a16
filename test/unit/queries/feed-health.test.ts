import { describe, expect, it } from '@jest/globals';
import { unknownRhythm } from '../../../src/domain/news/feed-rhythm.ts';
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
      'Read …; its rhythm is not known yet, read every 10 min; next poll ….',
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

  it('says how often a feed has news and is read, and what may have been missed', async () => {
    const room = new ChatRoom();
    const asOf = new Date('2031-05-06T10:00:00Z');
    const rhythm = { ...unknownRhythm, asOf, items: 28, days: 2, windowSize: 30, busiestPerDay: 40 };
    room.reads({
      courier: { rhythm },
      radio: { rhythm: { ...rhythm, missedAt: new Date('2031-05-04T04:10:00Z') } },
      daily: { rhythm: { ...rhythm, busiestPerDay: 7200 } },
    });
    expect((await report(room)).feeds.map(({ says }) => words(says))).toEqual([
      'Read …; about 14 items a day, read every 10 min; next poll ….',
      'Read …; about 14 items a day, read every 10 min; next poll …. Items may have been missed on ….',
      'Read …; about 14 items a day, read every 10 min; next poll …. It holds 30 items, which can all be replaced within 6 min: some may be missed.',
    ]);
  });

  it.each([
    [0.01, 'one item a week or fewer'],
    [0.4, 'about 3 items a week'],
    [1.1, 'about one item a day'],
    [240.4, 'about 240 items a day'],
  ])('puts %s items a day into words', async (items, said) => {
    const room = new ChatRoom();
    const asOf = new Date('2031-05-06T10:00:00Z');
    room.reads({ courier: { rhythm: { ...unknownRhythm, asOf, items, days: 1 } } });
    expect(words((await report(room)).feeds[0]?.says ?? [])).toContain(said);
  });

  it('shows no credentials that an address holds', async () => {
    const room = new ChatRoom();
    const [first, ...others] = aPack().sources;
    if (!first) throw new Error('a source is needed');
    room.packs = [aPack({ sources: [{ ...first, url: 'https://ana:h1dden@courier.example/feed' }, ...others] })];
    expect((await report(room)).feeds[0]?.source.url).toBe('https://courier.example/feed');
  });
});
