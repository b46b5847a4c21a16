import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { COMMANDS } from '../../../src/commands/list.ts';
import { answerWords } from '../../../src/commands/run-command.ts';
import { BotOnDisk, STAGES, STRAIT } from '../../support/bot-on-disk.ts';
import { ChatRoom } from '../../support/chat-room.ts';

let bot: BotOnDisk;
beforeEach(async () => {
  bot = await BotOnDisk.start();
  bot.publish(
    'meridian-courier',
    'old',
    'Valmere and Korrath agree to the 60-day ceasefire',
    'Valmere and Korrath agreed.',
  );
  bot.publish('harbour-daily', 'old', 'Valmere and Korrath agree to the 60-day ceasefire', 'Both sides agreed on it.');
  await bot.cycle();
});
afterEach(() => bot.stop());

async function violations(): Promise<string> {
  const { asker, deps } = new ChatRoom();
  const packs = bot.deps.conflicts.map(({ pack }) => pack);
  const { readModel } = bot.store;
  return plainText((await answerWords('violations', asker, COMMANDS, { ...deps, packs, readModel })).message);
}

/** Three days of the truce, as two outlets tell them; `live` is what the bot does with each day's news. */
async function threeDays(live: () => Promise<void>): Promise<string> {
  bot.later(24 * 60);
  bot.publish(
    'meridian-courier',
    'start',
    '60-day ceasefire between Valmere and Korrath takes effect',
    'The guns fell silent along the Sella Strait.',
  );
  bot.publish(
    'harbour-daily',
    'start',
    '60-day ceasefire takes effect in the Sella Strait',
    'The ceasefire of Valmere and Korrath took effect at dawn.',
  );
  await live();
  bot.later(24 * 60);
  bot.publish(
    'meridian-courier',
    'd1',
    'Valmere says Korrath broke the ceasefire 1,050 times',
    'Valmere said Korrath had violated the ceasefire 1,050 times since it took effect. Prices fell 12 percent.',
  );
  bot.publish(
    'harbour-daily',
    'd1',
    'Ceasefire: Valmere counts 1,050 Korrathi violations',
    'Valmere said Korrath had violated the ceasefire 1,050 times since it took effect, in a count of its own.',
  );
  await live();
  bot.later(24 * 60);
  bot.publish(
    'meridian-courier',
    'd2',
    'Valmere says Korrath broke the ceasefire 1,200 times',
    'Valmere said that Korrath had violated the ceasefire 1,200 times since it took effect.',
  );
  bot.publish(
    'harbour-daily',
    'd2',
    'Korrath denies that it broke the ceasefire',
    'Korrath said Valmere had violated the ceasefire between 20 and 30 times since it took effect.',
  );
  await live();
  return violations();
}

const EXPECTED: readonly string[] = [
  'Valmere–Korrath: violations and figures',
  'Since the 60-day ceasefire took effect on 7 May 2031.',
  '',
  'Breaches in the ledger',
  '  • Against Korrath: 1 alleged by Valmere (8 May: 1)',
  '  • Against Valmere: 1 alleged by Korrath (9 May: 1)',
  '',
  'Violations',
  '  • Valmere: 1,200 alleged against Korrath since the truce began, +150 on the day before',
  '      “Valmere said that Korrath had violated the ceasefire 1,200 times since it took effect”',
  '      — The Meridian Courier <https://example.invalid/meridian-courier/d2>, 9 May 2031, 09:00 EEST',
  '  • Korrath: between 20 and 30 alleged against Valmere since the truce began',
  '      “Korrath said Valmere had violated the ceasefire between 20 and 30 times since it took effect”',
  '      — Harbour Daily <https://example.invalid/harbour-daily/d2>, 9 May 2031, 09:00 EEST',
  '',
  "Each figure is its claimant's own; nothing is added up across claimants or sides.",
];

describe('figures through the whole pipeline', () => {
  it('stand in the answer per claimant since the truce began, with the change on the day before', async () => {
    expect((await threeDays(async () => void (await bot.cycle()))).split('\n')).toEqual(EXPECTED);
  });

  it('are the same after a crash behind every stage, and a batch that is settled twice adds nothing', async () => {
    const text = await threeDays(async () => {
      for (const [, run] of STAGES) {
        await run(bot.deps);
        await bot.crash();
      }
      await bot.cycle();
      await bot.cycle();
    });
    expect(text.split('\n')).toEqual(EXPECTED);
    const figures = await bot.store.readModel.figures(STRAIT);
    expect(new Set(figures.map(({ evidence, low }) => `${evidence.versionId} ${low}`)).size).toBe(figures.length);
  });
});
