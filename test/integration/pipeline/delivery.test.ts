import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeliveryId, FindOutcome, PostOutcome } from '../../../src/domain/telling/delivery.ts';
import type { Subscription } from '../../../src/domain/telling/subscription.ts';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { DeliveryLanes, deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { BotOnDisk, STAGES } from '../../support/bot-on-disk.ts';
import { Fate } from '../../support/fate.ts';
import { anAddress, current } from '../../support/telling.ts';

const { signal } = new AbortController();
const lost: PostOutcome = { kind: 'unknown', because: 'no answer within 12 s' };

let bot: BotOnDisk;
let desk: Subscription;
beforeEach(async () => {
  bot = await BotOnDisk.start();
  await bot.cycle(); // the first poll, which is background
  bot.later(10);
  desk = await bot.subscribe({ mode: 'breaking' });
  await bot.subscribe({ mode: 'breaking', address: anAddress('lobby') });
  const title = 'Korrath accepts 60-day ceasefire';
  bot.publish('meridian-courier', 'accepts', title, '“Korrath accepts the ceasefire,” Bren Osk said.');
});
afterEach(() => bot.stop());

const count = (channel: string): number => bot.slack.in(channel).length;
const deliver = () => deliverQueued(bot.deps, signal);
const seconds = (passed: number): void => void (bot.now = new Date(bot.now.getTime() + passed * 1_000));

/** Lets posts to the desk end so, one after another; all others are put, and the desk's too once these are used up. */
function answerDesk(...outcomes: readonly (PostOutcome | Error | 'put-and-lost')[]): void {
  const left = [...outcomes];
  bot.slack.onPost = async ({ address }, put) => {
    const outcome = address.channel === 'desk' ? left.shift() : undefined;
    if (outcome === undefined) return put();
    if (outcome instanceof Error) throw outcome;
    if (outcome !== 'put-and-lost') return outcome;
    put();
    return lost;
  };
}

describe('a post that', () => {
  it('is refused pauses its channel with the reason, and is told when the channel is resumed', async () => {
    answerDesk({ kind: 'refused', because: 'The channel is archived.' });
    expect(await bot.cycle()).toMatchObject({ sent: 1, failed: 1 });
    expect([count('desk'), count('lobby')]).toEqual([0, 1]);
    expect(await current(bot.store.subscriptions, desk)).toMatchObject({
      state: 'paused',
      pausedBecause: 'The channel is archived.',
    });
    expect(bot.logged('delivery not sent')).toMatchObject([{ kind: 'gave-up', because: 'The channel is archived.' }]);
    bot.later(10);
    const { asked } = bot.slack;
    await bot.cycle();
    expect(bot.slack.asked).toBe(asked + 1); // whoever subscribed is told
    await bot.store.subscriptions.change(desk.id, {}, bot.now);
    await bot.cycle();
    await bot.cycle();
    expect([count('desk'), count('lobby')]).toEqual([1, 1]);
  });

  it('comes too fast for the platform waits as long as that says, no longer and no shorter', async () => {
    answerDesk({ kind: 'later', because: 'Too many posts.', retryAfterMs: 30_000 });
    await bot.cycle();
    expect([count('desk'), count('lobby')]).toEqual([0, 1]);
    seconds(29);
    await deliver();
    expect(count('desk')).toBe(0);
    seconds(1);
    await deliver();
    expect([count('desk'), bot.slack.looked]).toEqual([1, 0]);
  });

  it.each<[string, FindOutcome | null, 'put-and-lost' | PostOutcome, number]>([
    ['got lost on the way back is found and not doubled', null, 'put-and-lost', 1],
    ['got lost on the way there is not found and comes again', null, lost, 1],
    ['got lost, and nobody can tell, comes again in the end', { kind: 'cannot-tell', because: 'no history' }, lost, 1],
    [
      'stands there, and nobody can tell, is rather doubled than lost',
      { kind: 'cannot-tell', because: 'no history' },
      'put-and-lost',
      2,
    ],
  ])('%s', async (_, found, outcome, standing) => {
    answerDesk(outcome);
    bot.slack.onFind = found === null ? null : () => found;
    await bot.cycle();
    expect(count('lobby')).toBe(1);
    seconds(1);
    await deliver();
    expect(bot.slack.looked).toBe(0);
    for (let n = 0; n < 240; n++) {
      seconds(5);
      await deliver();
    }
    expect(count('desk')).toBe(standing);
    const marked = bot.slack.in('desk').filter(({ message }) => plainText(message).includes('Perhaps a repeat'));
    expect(marked).toHaveLength(found === null ? 0 : 1);
    // what it is edited into later is built on the words that stand there
    const ids = [1, 2].map((id) => bot.store.edits.carrier(id as DeliveryId));
    const kept = (await Promise.all(ids)).filter((one) => one && plainText(one.plain).includes('Perhaps a repeat'));
    expect(kept).toHaveLength(marked.length);
    expect(bot.slack.looked).toBeLessThan(20);
    expect(await bot.store.outbox.due(new Date('2031-06-01'))).toEqual([]);
  });

  it('may stand there is looked for again when its repeat is put off', async () => {
    answerDesk('put-and-lost', { kind: 'later', because: 'busy', retryAfterMs: 1 });
    bot.slack.onFind = () => ({ kind: 'repeatable' });
    await bot.cycle();
    seconds(10);
    await deliver();
    bot.slack.onFind = null;
    seconds(10);
    await deliver();
    expect([count('desk'), bot.slack.looked, bot.slack.asked]).toEqual([1, 2, 3]);
  });

  it('nobody can tell of comes again after five minutes, and no sooner', async () => {
    answerDesk(lost);
    bot.slack.onFind = () => ({ kind: 'cannot-tell', because: 'no history' });
    await bot.cycle();
    const { asked } = bot.slack;
    seconds(2);
    await deliver();
    seconds(299);
    await deliver();
    expect([count('desk'), bot.slack.asked]).toEqual([0, asked]);
    seconds(1);
    await deliver();
    expect(count('desk')).toBe(1);
  });

  it('cannot be looked for during an outage does not come again before a look has told', async () => {
    answerDesk('put-and-lost');
    bot.slack.onFind = () => ({ kind: 'later', because: 'no answer', retryAfterMs: null });
    await bot.cycle();
    for (let n = 0; n < 60; n++) {
      bot.later(5);
      await deliver();
    }
    expect(count('desk')).toBe(1);
    bot.slack.onFind = null;
    bot.later(15);
    await deliver();
    expect([count('desk'), await bot.store.outbox.due(new Date('2031-06-01'))]).toEqual([1, []]);
  });

  it('may stand is looked for before anything is told anew after a pause', async () => {
    answerDesk('put-and-lost', { kind: 'refused', because: 'The channel is archived.' });
    bot.slack.onFind = () => ({ kind: 'cannot-tell', because: 'the channel is archived' });
    await bot.cycle();
    seconds(2);
    await deliver();
    seconds(300);
    await deliver();
    expect(await current(bot.store.subscriptions, desk)).toMatchObject({ state: 'paused' });
    bot.slack.onFind = null;
    await bot.store.subscriptions.change(desk.id, {}, bot.now);
    for (let n = 0; n < 3; n++) {
      bot.later(10);
      await bot.cycle();
    }
    expect(count('desk')).toBe(1);
  });

  it('hangs holds up no other channel', async () => {
    const lanes = new DeliveryLanes('slack', bot.deps);
    let answer: (outcome: PostOutcome) => void = () => undefined;
    bot.slack.onPost = ({ address }, put) =>
      address.channel === 'desk' ? new Promise<PostOutcome>((resolve) => (answer = resolve)) : put();
    for (const [, run] of STAGES.slice(0, -1)) await run(bot.deps);
    expect(await lanes.takeUp(signal)).toBe(2);
    const summary = '“Valmere accepts the ceasefire,” Ilsa Toren said.';
    bot.publish('harbour-daily', 'toren', 'Valmere accepts 60-day ceasefire', summary);
    bot.later(10);
    for (const [, run] of STAGES.slice(0, -1)) await run(bot.deps);
    await lanes.takeUp(signal);
    while (count('lobby') < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(count('desk')).toBe(0);
    answer({ kind: 'later', because: 'busy', retryAfterMs: 1 });
    await lanes.idle();
    expect(lanes.count()).toEqual({ sent: 2, failed: 1 });
  });

  it('meets a refused token waits for another one, its channel as it was', async () => {
    Object.defineProperty(bot.slack, 'refusal', { value: 'Slack refuses the token.' });
    await bot.cycle();
    expect([bot.slack.asked, (await current(bot.store.subscriptions, desk)).state]).toEqual([0, 'active']);
  });

  it('makes the messenger throw stops no other, and is looked for before it comes again', async () => {
    answerDesk(new Error('undefined is not a message'), new Error('again'));
    await bot.cycle();
    expect([count('desk'), count('lobby')]).toEqual([0, 1]);
    expect(bot.logged('messenger failed')).toMatchObject([{ cause: 'Error: undefined is not a message' }]);
    for (let n = 0; n < 4; n++) {
      seconds(4);
      await deliver();
    }
    expect([count('desk'), bot.slack.looked]).toEqual([1, 2]);
  });

  it.each([null, 1000])('never succeeds is given up after days and never runs hot: %s', async (retryAfterMs) => {
    answerDesk(...Array.from({ length: 900 }, (): PostOutcome => ({ kind: 'later', because: 'Down.', retryAfterMs })));
    await bot.cycle();
    for (let n = 0; n < 3 * 24 * 12; n++) {
      bot.later(5);
      await deliver();
      if (n === 30 * 12) expect(await current(bot.store.subscriptions, desk)).toMatchObject({ state: 'active' });
    }
    expect(await current(bot.store.subscriptions, desk)).toMatchObject({ state: 'paused' });
    expect(bot.slack.asked).toBeLessThan(retryAfterMs === null ? 210 : 48 * 12 + 5);
  });

  it('is for another platform is left to that one’s own rhythm', async () => {
    await bot.subscribe({ mode: 'breaking', address: { ...anAddress('watch'), platform: 'discord' } });
    for (const [, run] of STAGES.slice(0, -1)) await run(bot.deps);
    const messengers = new Map([...bot.deps.messengers].filter(([platform]) => platform === 'discord'));
    expect(await deliverQueued({ ...bot.deps, messengers }, signal)).toEqual({ sent: 1, failed: 0 });
    expect([bot.discord.in('watch').length, bot.slack.asked]).toEqual([1, 0]);
  });
});

describe('a process that dies', () => {
  it.each(['before post', 'after post', 'before settle', 'before find', 'after find'])(
    '%s leaves one message',
    async (moment) => {
      if (moment.endsWith('find')) {
        answerDesk(lost);
        await bot.cycle();
        bot.later(1);
      } else {
        for (const [, run] of STAGES.slice(0, -1)) await run(bot.deps);
      }
      const fate = new Fate(moment);
      await bot.crash(fate);
      await deliver();
      expect(fate.diedAt).toBe(moment);
      await bot.crash();
      await deliver();
      expect([count('desk'), count('lobby')]).toEqual([1, 1]);
    },
  );
});
