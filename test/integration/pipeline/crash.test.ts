import { beforeAll, describe, expect, it } from '@jest/globals';
import { STAGES, type BotOnDisk } from '../../support/bot-on-disk.ts';
import { play, ROUND_COUNT, type Standing } from '../../support/days-of-war.ts';
import { Fate } from '../../support/fate.ts';

/** Lives through a round with a fate; after a death another process starts a minute later and finishes the round. */
async function liveWith(bot: BotOnDisk, fate: Fate): Promise<string | null> {
  try {
    await bot.crash(fate);
    await bot.cycle();
  } catch (cause) {
    if (fate.diedAt === null) throw cause;
  }
  if (fate.diedAt === null) return null;
  bot.later(1);
  await bot.crash();
  await bot.cycle();
  return fate.diedAt;
}

describe('a crash', () => {
  let undisturbed: Standing;
  /** How many moments beside a step that leaves traces each round has. */
  const moments: number[] = [];
  beforeAll(async () => {
    undisturbed = await play(async (bot) => {
      const fate = new Fate();
      await liveWith(bot, fate);
      moments.push(fate.moments);
    });
  });

  it('would be seen: each channel is told what it wishes, once', () => {
    const told = Object.entries(undisturbed).map(([channel, texts]) => {
      return [channel, texts.map((text) => (text.match(/(?<=· )VK-\d+/gu) ?? []).join(' '))];
    });
    expect(told).toEqual([
      ['discord watch', ['VK-3 VK-1 VK-4', 'VK-5']],
      ['slack desk', ['VK-1', 'VK-2', 'VK-3', 'VK-4', '', 'VK-5', '']],
      ['slack lobby', ['VK-1', 'VK-2', 'VK-3', 'VK-4', 'VK-5']],
    ]);
  });

  it('without any new start in between, the same is told', async () => {
    const once = await play(async (bot) => void (await bot.cycle()));
    expect(once).toEqual(undisturbed);
  });

  it.each(STAGES.map(([name], after) => [name, after] as const))(
    'after the stage %s loses and repeats nothing',
    async (_, after) => {
      const disturbed = await play(async (bot) => {
        for (const [, run] of STAGES.slice(0, after + 1)) await run(bot.deps);
        bot.later(1);
        await bot.crash();
        await bot.cycle();
      });
      expect(disturbed).toEqual(undisturbed);
    },
  );

  it('after every single stage of every round loses and repeats nothing', async () => {
    const disturbed = await play(async (bot) => {
      for (const [, run] of STAGES) {
        await run(bot.deps);
        bot.later(1);
        await bot.crash();
      }
      await bot.cycle();
    });
    expect(disturbed).toEqual(undisturbed);
  });

  it.each([
    ['a first poll', 0],
    ['two stories at once', 4],
    ['digests', 5],
  ])(
    'beside any step that leaves traces, in a round that brings %s, loses and repeats nothing',
    async (_, round) => {
      const deaths: string[] = [];
      for (let moment = 1; moment <= (moments[round] ?? 0); moment++) {
        const disturbed = await play(async (bot, at) => {
          if (at !== round) return void (await bot.cycle());
          deaths.push((await liveWith(bot, new Fate(moment))) ?? 'survived');
        });
        expect([moment, deaths.at(-1), disturbed]).toEqual([moment, deaths.at(-1), undisturbed]);
      }
      expect(moments).toHaveLength(ROUND_COUNT);
      expect(deaths).toHaveLength(moments[round] ?? 0);
      expect(deaths).not.toContain('survived');
    },
    300_000,
  );

  it('of every process but the last, wherever they die, loses and repeats nothing', async () => {
    const disturbed = await play(async (bot) => {
      for (let moment = 1; moment < 60; moment += 7) await liveWith(bot, new Fate(moment));
    });
    expect(disturbed).toEqual(undisturbed);
  }, 60_000);
});
