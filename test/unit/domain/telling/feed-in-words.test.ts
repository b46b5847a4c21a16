import { describe, expect, it } from '@jest/globals';
import type { FeedHealth } from '../../../../src/domain/news/feed.ts';
import { unknownRhythm } from '../../../../src/domain/news/feed-rhythm.ts';
import { feedInWords } from '../../../../src/domain/telling/feed-in-words.ts';
import { standingOf } from '../../../../src/domain/telling/source-line.ts';
import { timeInWords } from '../../../../src/domain/telling/time-in-words.ts';
import { someHealth } from '../../../support/conflict.ts';

const asOf = new Date('2031-05-06T10:00:00Z');
const rhythm = { ...unknownRhythm, asOf, items: 28, days: 2, windowSize: 30, busiestPerDay: 7200 };

function said(change: Partial<FeedHealth>, pushedUntil: Date | null = null, hubError: string | null = null): string {
  const health = someHealth(change);
  return feedInWords(health, standingOf(health), { pushedUntil, hubError })
    .map((span) => (span.kind === 'time' ? timeInWords(span.at, span.style, 'UTC') : 'text' in span ? span.text : ''))
    .join('');
}

describe('a feed in words', () => {
  it.each([
    ['2031-05-06T10:00:20Z', '20 s'],
    ['2031-05-06T10:01:00Z', '60 s'],
    ['2031-05-06T10:10:40Z', '11 min'],
    ['2031-05-06T12:00:00Z', '2 h'],
    ['2031-05-08T10:00:00Z', '2 days'],
  ])('says how often it is read: next poll at %s', (nextPollAt, every) => {
    const health = { nextPollAt: new Date(nextPollAt), rhythm: { ...rhythm, busiestPerDay: 0 } };
    expect(said(health)).toContain(`Read 6 May 2031, 10:00 UTC; about 14 items a day, read every ${every}; next poll `);
  });

  it('says of a dark feed when it was read last, and what may have been missed before', () => {
    const health = { failures: 3, lastError: 'The server answered 500.', rhythm: { ...rhythm, missedAt: asOf } };
    expect(said({ ...health, lastSuccessAt: new Date('2031-05-06T04:00:00Z') })).toBe(
      'The server answered 500; last read 6 May 2031, 04:00 UTC, 3 failures in a row, next try 6 May 2031, 10:10 UTC. Items may have been missed on 6 May 2031.',
    );
  });

  it('fears nothing for a feed whose hub tells of changes', () => {
    const until = new Date('2031-05-07T10:00:00Z');
    expect(said({ rhythm }, until)).toBe(
      'Read 6 May 2031, 10:00 UTC; about 14 items a day, told of by its hub and read every 10 min; next poll 6 May 2031, 10:10 UTC.',
    );
    expect(said({ rhythm }, asOf)).toContain(
      'It holds 30 items, which can all be replaced within 6 min: some may be missed.',
    );
  });

  it('says why a hub does not tell of the feed', () => {
    expect(said({}, null, 'The hub did not answer in time.')).toContain(
      'Its hub does not tell of it: The hub did not answer in time.',
    );
  });
});
