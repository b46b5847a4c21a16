import { describe, expect, it } from '@jest/globals';
import { layOut, short, SHOWN } from '../../../../src/cli/errors/error-list.ts';
import { eventErrors } from '../../../../src/cli/errors/event-errors.ts';
import type { Case } from '../../../../src/cli/errors/labels.ts';

const list = { name: 'wrong', cases: [...Array(SHOWN + 2).keys()].map((n) => [`case ${n}`, 'because']) };

/** A news item that the labels have in one event and the bot in another. */
function placed(id: string, gold: string, bot: string): Case {
  const rest = { id, relevant: true, kind: 'news', verdict: 'repeat' } as const;
  return {
    id,
    headline: `${id} of ${gold}`,
    gold: { ...rest, event: gold, changes: [] },
    bot: { ...rest, event: bot, changes: [], score: 1, because: [] },
  };
}

describe('lists of mistakes', () => {
  it('are cut, and say how many are left', () => {
    const lines = layOut([list], false);
    expect(lines.filter((line) => line.includes('case'))).toHaveLength(SHOWN);
    expect(lines.at(-1)).toBe('    and 2 more');
  });

  it('are whole when all is asked for', () => {
    const lines = layOut([list], true);
    expect(lines.filter((line) => line.includes('case'))).toHaveLength(SHOWN + 2);
    expect(lines.join('\n')).not.toContain('more');
  });

  it('are left out when they are empty', () => {
    expect(layOut([{ name: 'nothing', cases: [] }], false)).toEqual([]);
  });

  it('shorten a long headline to one line', () => {
    expect(short(`Envoys\n meet ${'again and '.repeat(20)}`)).toMatch(/^Envoys meet .{90,100}…$/u);
    expect(short('Envoys meet')).toBe('Envoys meet');
  });
});

describe('events', () => {
  it('name the smaller part of a mixed event as wrongly joined, the costliest first', () => {
    const cases = [
      ...['a1', 'a2', 'a3'].map((id) => placed(id, 'A', 'E1')),
      placed('b1', 'B', 'E1'),
      ...['c1', 'c2'].map((id) => placed(id, 'C', 'E2')),
      placed('d1', 'D', 'E2'),
      placed('b2', 'B', 'E3'),
    ];
    const [joined, split] = eventErrors(cases);
    expect(joined?.cases).toEqual([
      ['0.75  b1  b1 of B', 'belongs to B: b2 of B', 'was put to E1: a1 of A'],
      ['0.67  d1  d1 of D', 'belongs to D, which has no other item', 'was put to E2: c1 of C'],
    ]);
    expect(split?.cases).toEqual([['0.50  b2  b2 of B', 'is in E3, 1 of the 2 of B in E1: b1 of B']]);
  });
});
