import { describe, expect, it } from '@jest/globals';
import { addressLearned, addressToAsk } from '../../../../src/domain/news/feed-move.ts';

const url = 'https://daily.example/feed';
const movedTo = 'https://new.example/feed';
const feed = (failures: number, moved: string | null = movedTo) => ({ url, movedTo: moved, health: { failures } });

describe('where a feed is asked for', () => {
  it('is where the pack says, or where it has moved to', () => {
    expect(addressToAsk(feed(0, null))).toBe(url);
    expect(addressToAsk(feed(9, null))).toBe(url);
    expect(addressToAsk(feed(0))).toBe(movedTo);
  });

  it('is the old address every other time once the new one has failed for long', () => {
    const asked = Array.from({ length: 8 }, (_, failures) => addressToAsk(feed(failures)) === url);
    expect(asked).toEqual([false, false, false, false, true, false, true, false]);
  });
});

describe('what a good poll says of where a feed stands', () => {
  it('is what the server says, or nothing', () => {
    expect(addressLearned(feed(0, null), movedTo)).toBe(movedTo);
    expect(addressLearned(feed(0), 'https://newer.example/feed')).toBe('https://newer.example/feed');
    expect(addressLearned(feed(0, null), null)).toBeNull();
    expect(addressLearned(feed(3), null)).toBeNull();
  });

  it('is that it is back when the old address serves it again', () => {
    expect(addressLearned(feed(4), null)).toBe(url);
    expect(addressLearned(feed(4), movedTo)).toBe(movedTo);
  });
});
