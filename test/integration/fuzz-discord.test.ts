import { describe, expect, it } from '@jest/globals';
import { mutatedJson, type JsonValue } from '../bench/fuzz/chat/mutate-json.ts';
import { Dice } from '../bench/fuzz/mutate.ts';
import { runBench } from '../support/run-bench.ts';

describe('payloads of Discord, broken at random, from somebody without rights', () => {
  it('change nothing, crash nothing, are answered within the limits, and leave no secret in the log', async () => {
    const { code, printed } = await runBench('fuzz', 'discord', '1500', '--seed', '11');
    expect(printed).toMatch(/1500 payloads in .* s, 3 statuses answered between them\n/u);
    expect(printed).toContain('flaws 0;');
    expect(code).toBe(0);
  }, 180_000);

  it('are the same of the same seed and number, others of others, and leave what they are made of alone', () => {
    const real: JsonValue = { type: 2, data: { name: 'ceasefire', options: [{ name: 'status', type: 1 }] }, id: '1' };
    const before = JSON.stringify(real);
    const quarry = { ids: ['2', '3'], words: ['status', 'help'], others: [real] };
    const made = (seed: number, number: number): string =>
      JSON.stringify(mutatedJson(real, new Dice(seed, number), quarry));
    expect(made(5, 17)).toBe(made(5, 17));
    expect(new Set(Array.from({ length: 200 }, (_, number) => made(5, number))).size).toBeGreaterThan(120);
    expect(JSON.stringify(real)).toBe(before);
  });
});
