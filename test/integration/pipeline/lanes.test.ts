import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { Subscription } from '../../../src/domain/telling/subscription.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../../src/pipeline/queue-digests.ts';
import { BotOnDisk, STAGES } from '../../support/bot-on-disk.ts';
import { anAddress } from '../../support/telling.ts';

const { signal } = new AbortController();

let bot: BotOnDisk;
let desk: Subscription;
beforeEach(async () => {
  bot = await BotOnDisk.start();
  await bot.cycle(); // the first poll, which is background
  bot.later(10);
});
afterEach(() => bot.stop());

/** A report comes out and is understood, and what is due of it stands in the outbox. */
async function learn(): Promise<void> {
  const title = 'Korrath accepts 60-day ceasefire';
  bot.publish('meridian-courier', 'accepts', title, '“Korrath accepts the ceasefire,” Bren Osk said.');
  for (const [, run] of STAGES.slice(0, -1)) await run(bot.deps);
}

async function askForDigest(channel: string, mode: 'digest' | 'both'): Promise<void> {
  const { id } = await bot.subscribe({ mode, address: anAddress(channel) });
  await bot.store.subscriptions.requestDigest(id, bot.now);
}

describe('a breaking post', () => {
  it('goes before the digests of more channels than are posted to at a time, though they were queued first', async () => {
    for (let n = 0; n < 150; n++) await askForDigest(`digest-${n}`, 'digest');
    await queueDigests(bot.deps);
    bot.later(1);
    await bot.subscribe({ mode: 'breaking', address: anAddress('alarm') });
    await learn();
    await deliverQueued(bot.deps, signal);
    const order = bot.slack.standing.map(({ address }) => address.channel);
    expect(order).toHaveLength(151);
    expect(order[0]).toBe('alarm');
  }, 30_000);

  it('keeps its place behind a digest of its own channel', async () => {
    await askForDigest('both', 'both');
    await queueDigests(bot.deps);
    bot.later(1);
    await learn();
    await deliverQueued(bot.deps, signal);
    expect(bot.slack.in('both').map(({ key }) => key.split(':')[1])).toEqual(['digest', 'breaking']);
  });
});

describe('a channel that refuses its posts', () => {
  const threeCycles = async (): Promise<void> => {
    for (let n = 0; n < 3; n++) {
      await bot.cycle();
      bot.later(10);
    }
  };
  beforeEach(async () => {
    desk = await bot.subscribe({ mode: 'breaking' });
    await learn();
  });

  it('is told of to whoever subscribed, once, with the way out', async () => {
    bot.slack.onPost = ({ address }, put) =>
      address.channel === 'desk' ? { kind: 'refused', because: 'The channel is archived.' } : put();
    await threeCycles();
    const [told = '', ...more] = bot.slack.in('editor').map(({ message }) => plainText(message));
    expect(more).toEqual([]);
    expect(told).toContain('Valmere–Korrath is no longer told in the channel where you subscribed');
    expect(told).toContain(`subscription ${desk.id} is paused. The channel is archived.`);
    expect(told).toContain(`/ceasefire settings subscription:${desk.id} mode:breaking`);
  });

  it('is left alone, also where nobody takes the notice', async () => {
    bot.slack.onPost = ({ address }) => ({ kind: 'refused', because: `Nothing for ${address.channel}.` });
    await threeCycles();
    const said = bot.logged('delivery not sent').map(({ because }) => because);
    expect(said).toEqual(['Nothing for desk.', 'Nothing for editor.']);
  });
});
