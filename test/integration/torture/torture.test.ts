import { describe, expect, it } from '@jest/globals';
import { Play } from '../../torture/play.ts';
import { NOTHING_PLANTED, PLANTS, type Plant } from '../../torture/plants.ts';

const MOST_SEEDS = 6;

/** Plays seeds until one fails; what was wrong in it. */
async function firstProblems(plant: Plant): Promise<readonly string[]> {
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    const { problems } = await new Play(seed, plant).run();
    if (problems.length > 0) return problems;
  }
  return [];
}

describe('the torture', () => {
  it('finds nothing wrong with the bot as it is', async () => {
    for (const seed of [101, 102]) {
      const { problems, faults, messages } = await new Play(seed, NOTHING_PLANTED).run();
      expect(problems).toEqual([]);
      expect(faults.total).toBeGreaterThan(10);
      expect(messages).toBeGreaterThan(10);
    }
  }, 120_000);

  it.each([
    ['sent before the post', 'was lost'],
    ['again without a look', 'was told 2 times'],
    ['nonce without the channel', 'was lost'],
    ['replies to nobody', 'is said nowhere'],
  ])(
    'finds the planted mistake: %s',
    async (name, mistake) => {
      const plant = PLANTS[name];
      if (!plant) throw new Error(`no such plant: ${name}`);
      expect((await firstProblems(plant)).join('\n')).toContain(mistake);
    },
    240_000,
  );
});
