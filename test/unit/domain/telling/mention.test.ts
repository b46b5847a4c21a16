import { describe, expect, it } from '@jest/globals';
import { keptMention, mayPing, mentionName, mentionOf } from '../../../../src/domain/telling/mention.ts';
import { splitMessage } from '../../../../src/domain/telling/split-message.ts';
import { say, sentence } from '../../../../src/domain/telling/message.ts';

describe('a mention', () => {
  it.each(['@&123', '@123', '!subteam^S1', '@U1'])('of %s is kept with the name that people read', (token) => {
    const kept = keptMention({ token, name: '@desk' });
    expect(mentionOf(kept)).toEqual({ token, name: '@desk' });
    expect(mentionName(kept)).toBe('@desk');
  });

  it.each([null, '@desk', '<!channel|@all>', '<!here>', '<@&1>', '<https://example.org|@desk>'])(
    'is not %s, which pings nobody',
    (kept) => expect(mentionOf(kept)).toBeNull(),
  );

  it('stands on the first part of a message alone', () => {
    const blocks = Array.from({ length: 9 }, (_, n) => say(`${n} ${'word '.repeat(20)}`));
    const parts = splitMessage({ ...sentence('long'), blocks, mention: '<@1|@desk>' }, { characters: 300, blocks: 9 });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ mention }) => mention !== undefined)).toEqual(parts.map((_, n) => n === 0));
  });
});

describe('the budget of pings', () => {
  it('leaves the last of three a day to a change of phase', () => {
    expect([0, 1, 2, 3].map((recent) => mayPing(recent, { isPhase: false }))).toEqual([true, true, false, false]);
    expect([0, 1, 2, 3].map((recent) => mayPing(recent, { isPhase: true }))).toEqual([true, true, true, false]);
  });
});
