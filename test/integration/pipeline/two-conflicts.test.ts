import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../../src/pipeline/queue-digests.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';
import { aDevelopment, aVerdict, readReports } from '../../support/stories.ts';

const MARCHES = 'marches' as PackId;

let bot: BotOnDisk;
beforeEach(async () => {
  bot = await BotOnDisk.start({ packs: ['./strait.yaml', './marches.yaml'] });
});
afterEach(() => bot.stop());

/** So many events of a conflict are learned of. */
async function learn(packId: PackId, count: number): Promise<void> {
  for (const report of await readReports(bot.store.stories, count, packId)) {
    const learned = aDevelopment(report.version.id, { type: 'talks', value: 'scheduled' });
    await bot.store.stories.saveVerdict(report, aVerdict({ developments: [learned] }), bot.now);
  }
}

describe('a channel of two conflicts', () => {
  it('is posted six times an hour of both together', async () => {
    await learn(STRAIT, 4);
    await learn(MARCHES, 5);
    await bot.subscribe({ mode: 'breaking', threshold: 'major', packs: [STRAIT, MARCHES] });
    await queueDigests(bot.deps);
    await deliverQueued(bot.deps, new AbortController().signal);
    const posts = bot.slack.standing.map(({ message }) => plainText(message));
    const told = posts.map((text) => text.match(/(?<=· )(?:VK|OP)-\d+/gu)?.join(' '));
    expect(told).toEqual(['VK-1', 'VK-2', 'VK-3', 'VK-4', 'OP-1', 'OP-2 OP-3 OP-4 OP-5']);
  });
});
