import { describe, expect, it } from '@jest/globals';
import { toldProblems } from '../../bench/kill/told-once.ts';

const LEDGER = [
  { id: 'VK-1', type: 'position' },
  { id: 'VK-2', type: 'talks' },
  { id: 'VK-3', type: 'position' },
  { id: 'VK-4', type: 'demand' },
];
const COUNTED = 'nothing has changed\n1 report: `/ceasefire since 2031-05-06T06:00Z strait`';

describe('what a channel was told, held against the ledger', () => {
  it('is in order when each entry stands there once, whatever a message tells besides of its event', () => {
    const texts = ['VK-1\nVK-2\n- Update <t:1>: it goes on · VK-3', 'VK-3', 'VK-4'];
    expect(toldProblems('desk', LEDGER, texts)).toEqual([]);
  });

  it('is in order when one line tells two of a type, and when what is left out is counted', () => {
    expect(toldProblems('desk', LEDGER, ['VK-2 VK-3', COUNTED])).toEqual([]);
  });

  it.each([
    ['an entry that is nowhere', ['VK-1 VK-2', 'VK-3'], 'VK-4 was never told'],
    ['an entry that another message overtook', ['VK-2', 'VK-3', COUNTED], 'VK-1 was never told'],
    ['an entry that stands in two messages', ['VK-1 VK-2', 'VK-2 VK-3', 'VK-4'], 'VK-2 was told more than once'],
    ['an entry that nobody put on record', ['VK-1 VK-2', 'VK-3', 'VK-4 VK-5'], 'VK-5 is not in the ledger'],
  ])('names %s', (_, texts, problem) => {
    expect(toldProblems('desk', LEDGER, texts)).toContain(`desk: ${problem}`);
  });
});
