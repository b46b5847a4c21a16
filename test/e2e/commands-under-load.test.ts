import { describe, expect, it } from '@jest/globals';
import { measureCommands } from '../bench/commands/commands.ts';

describe('commands, many at once on both platforms', () => {
  it('are all answered over a long ledger, also while feeds are polled', async () => {
    const { idle, polling } = await measureCommands({ entries: 300, perSecond: 20, seconds: 2, feeds: 20, warmUp: 1 });
    for (const { answered, polls } of [idle, polling]) {
      expect(answered).toHaveLength(40);
      expect(new Set(answered.map(({ platform }) => platform))).toEqual(new Set(['Discord', 'Slack']));
      expect(answered.filter(({ firstMs, finalMs }) => firstMs === null || finalMs === null)).toEqual([]);
      expect(polls).toBeGreaterThan(0);
    }
    expect(polling.polls).toBeGreaterThan(idle.polls);
  }, 120_000);
});
