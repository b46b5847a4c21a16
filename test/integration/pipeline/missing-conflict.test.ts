import { expect, it } from '@jest/globals';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import { BotOnDisk } from '../../support/bot-on-disk.ts';

it('a start says which conflicts are subscribed to and configured no longer', async () => {
  const bot = await BotOnDisk.start();
  try {
    const delta = 'delta' as PackId;
    for (const channel of ['desk', 'newsroom'])
      await bot.store.subscriptions.add(
        { ...(await bot.subscribe()), packs: [delta], address: { platform: 'slack', workspace: 'T1', channel } },
        { [delta]: 0 },
        bot.now,
      );
    await bot.crash();
    expect(bot.logged('a conflict that is subscribed to is not configured; nothing of it is told')).toEqual([
      { packId: delta, subscriptions: 2 },
    ]);
  } finally {
    await bot.stop();
  }
});
