import { describe, expect, it } from '@jest/globals';
import { runBench } from '../support/run-bench.ts';

describe('payloads of Slack, broken at random, from a guest', () => {
  it.each(['slack-http', 'slack-socket'])(
    'change nothing, crash nothing, are answered within the limits, and leave no secret in the log (%s)',
    async (way) => {
      const { code, printed } = await runBench('fuzz', way, '1000', '--seed', '11');
      expect(printed).toMatch(/1000 payloads in .* s, 2 statuses answered between them\n/u);
      expect(printed).toContain('flaws 0;');
      expect(code).toBe(0);
    },
    240_000,
  );
});
