import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../../src/adapters/chat/plain-text.ts';
import type { FeedId } from '../../../../src/domain/news/feed.ts';
import type { DarkFeed, EndedOutage } from '../../../../src/domain/news/judge-outages.ts';
import type { OutageId } from '../../../../src/domain/news/outage.ts';
import {
  backNotice,
  darkNotice,
  durationInWords,
  everythingBackNotice,
  type NoticeSetting,
} from '../../../../src/domain/telling/outage-notice.ts';
import type { Message } from '../../../../src/domain/telling/message.ts';
import { someHealth } from '../../../support/conflict.ts';

const at = (time: string, day = 6): Date => new Date(`2031-05-0${day}T${time}:00Z`);
const now = at('20:00');

function setting(counts: Partial<NoticeSetting['counts']> = {}): NoticeSetting {
  const some = { read: 26, all: 29, nextTry: at('22:40'), lastTry: at('23:50'), ...counts };
  return { counts: some, nameOf: ({ id }) => `The ${id}`, now, timezone: 'UTC' };
}

function aFeed(id: string, lastSuccessAt: Date | null = at('13:30')): DarkFeed {
  const health = someHealth({ lastSuccessAt, failures: 5, lastError: 'The feed is gone for good (HTTP 410).' });
  const url = `https://${id}.example/rss`;
  return {
    id: id as FeedId,
    url,
    watchedSince: at('06:00'),
    health,
    unreadSince: lastSuccessAt ?? at('06:00'),
  };
}

function ended(readSince: Date, feedId: string | null = 'x'): EndedOutage {
  const begun = { id: 1 as OutageId, unreadSince: at('04:10'), toldAt: at('10:10'), closedAt: null };
  return { ...begun, feedId: feedId as FeedId | null, readSince };
}

const shown = (message: Message | null): readonly string[] =>
  message === null ? [] : [message.headline, ...plainText(message).split('\n').filter(Boolean)];

describe('a notice of what is dark', () => {
  it('says since when one source was not read, why, how many are, and what comes next', () => {
    expect(shown(darkNotice({ kind: 'feeds', feeds: [aFeed('Daily')] }, setting()))).toEqual([
      'The Daily has not been read since 6 May 2031, 13:30 UTC',
      'The Daily has not been read since 6 May 2031, 13:30 UTC: The feed is gone for good (HTTP 410). 26 of 29 sources are read. Next try 22:40 UTC.',
    ]);
  });

  it('says that one was never read, and the day of a try that is far away', () => {
    const notice = darkNotice({ kind: 'feeds', feeds: [aFeed('Daily', null)] }, setting({ nextTry: at('20:30', 7) }));
    expect(shown(notice)).toEqual([
      'The Daily has never been read',
      'The Daily has never been read; it is followed since 6 May 2031, 06:00 UTC: The feed is gone for good (HTTP 410). 26 of 29 sources are read. Next try 7 May 2031, 20:30 UTC.',
    ]);
  });

  it('names the first few of many', () => {
    const feeds = Array.from({ length: 8 }, (_, n) => aFeed(`F${n}`, n === 0 ? null : at('13:30')));
    const lines = shown(darkNotice({ kind: 'feeds', feeds }, setting({ read: 21, nextTry: now })));
    expect(lines[0]).toBe('8 sources have not been read: The F0, The F1, The F2 and 5 more');
    expect(lines[1]).toBe('8 sources have not been read for six hours or more.');
    expect(lines[2]).toContain('The F0, never read, followed since 6 May 2031, 06:00 UTC: The feed is gone');
    expect(lines.slice(3).join('\n')).toMatch(
      /The F5, since .*\n {2}• and 2 more\n21 of 29 sources are read. Next try now.$/su,
    );
  });

  it('blames the machine when all fail', () => {
    const feeds = Array.from({ length: 3 }, (_, n) => aFeed(`F${n}`));
    const none = setting({ read: 0, all: 3 });
    const notice = darkNotice({ kind: 'everything', unreadSince: at('13:50'), feeds }, none);
    expect(shown(notice).slice(0, 2)).toEqual([
      'No source is read',
      "No source has been read since 6 May 2031, 13:50 UTC. All of them fail: that is probably this machine's own connection.",
    ]);
    const never = feeds.map(({ id }) => aFeed(id, null));
    expect(shown(darkNotice({ kind: 'everything', unreadSince: at('06:00'), feeds: never }, none))[1]).toContain(
      'No source has been read so far; they are followed since 6 May 2031, 06:00 UTC. All of them fail',
    );
    expect(shown(darkNotice({ kind: 'feeds', feeds }, none))[1]).toContain('probably this machine');
    expect(darkNotice({ kind: 'none' }, none)).toBeNull();
  });
});

describe('a notice of what is back', () => {
  const well = setting({ read: 29, nextTry: null, lastTry: null });

  it('says since when, how long it was dark, and what came in', () => {
    const back = (brought: number) => backNotice([{ outage: ended(at('11:22')), name: 'The Daily', brought }], well);
    expect(shown(back(14))).toEqual([
      'The Daily is read again',
      'The Daily is read again, since 6 May 2031, 11:22 UTC; it was dark for 7 h 12 min. 14 items of that time came in. 29 of 29 sources are read.',
    ]);
    expect([shown(back(1))[1], shown(back(0))[1]]).toEqual([
      expect.stringContaining('One item of that time came in.'),
      expect.stringContaining('No new item came in.'),
    ]);
    expect(backNotice([], well)).toBeNull();
  });

  it('names several in one', () => {
    const back = ['A', 'B'].map((name) => ({ outage: ended(at('11:22')), name, brought: 2 }));
    expect(shown(backNotice(back, well))).toEqual([
      '2 sources are read again: A, B',
      '2 sources are read again.',
      '  • A is read again, since 6 May 2031, 11:22 UTC; it was dark for 7 h 12 min. 2 items of that time came in.',
      '  • B is read again, since 6 May 2031, 11:22 UTC; it was dark for 7 h 12 min. 2 items of that time came in.',
      '29 of 29 sources are read.',
    ]);
  });

  it('says of everything until when the others are tried', () => {
    const outage = ended(at('11:22'), null);
    expect(shown(everythingBackNotice({ outage, brought: 3 }, setting({ read: 4 })))).toEqual([
      'Sources are read again',
      'Sources are read again, since 6 May 2031, 11:22 UTC; none could be read for 7 h 12 min. 3 items of that time came in. 4 of 29 sources are read. The others are tried again until 23:50 UTC.',
    ]);
    expect(shown(everythingBackNotice({ outage, brought: 0 }, well))[1]).not.toContain('others');
  });
});

it.each([
  [59_000, '0 min'],
  [6 * 3_600_000, '6 h'],
  [25_920_000, '7 h 12 min'],
  [86_400_000, '1 day'],
  [183_600_000, '2 days 3 h'],
])('%d ms are %s', (ms, words) => {
  expect(durationInWords(ms)).toBe(words);
});
