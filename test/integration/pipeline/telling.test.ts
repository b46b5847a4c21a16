import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { DevelopmentId, NewDevelopment } from '../../../src/domain/ledger/development.ts';
import type { EventId, PlacedReport } from '../../../src/domain/news/report.ts';
import { sentence } from '../../../src/domain/telling/message.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../../src/pipeline/queue-digests.ts';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';
import { aDevelopment, aVerdict, readReports } from '../../support/stories.ts';
import { aDigest, aPart, current } from '../../support/telling.ts';

const { signal } = new AbortController();
const korrath = 'korrath' as PartyId;
const first = 'E1' as EventId;
const talks = { type: 'talks', value: 'scheduled' } as const;

let bot: BotOnDisk;
let reports: PlacedReport[];
beforeEach(async () => {
  bot = await BotOnDisk.start();
  reports = [...(await readReports(bot.store.stories, 30, STRAIT))];
});
afterEach(() => bot.stop());

/** The next report turns out to tell that, of the event it opened or of another one that the desk made it part of. */
async function learn(development: Partial<NewDevelopment> = {}, eventId?: EventId): Promise<void> {
  const report = reports.shift();
  if (!report) throw new Error('no report is left');
  const learned = aDevelopment(report.version.id, { actors: [korrath], ...development });
  const decided = { packId: STRAIT, entryId: 'VK-1' as DevelopmentId, by: 'desk', at: bot.now, note: null };
  if (eventId !== undefined) await bot.store.decisions.merge({ from: report.eventId, into: eventId }, decided);
  await bot.store.stories.saveVerdict(report, aVerdict({ developments: [learned] }), bot.now);
}

async function tell(): Promise<void> {
  await queueDigests(bot.deps);
  await deliverQueued(bot.deps, signal);
}

/** The ledger entries that each message names. */
const told = (): readonly string[] =>
  bot.slack.standing.map(({ message }) => (plainText(message).match(/(?<=· )VK-\d+/gu) ?? []).join(' '));

describe('a channel of breaking posts alone', () => {
  it('is not posted an event again that was posted before', async () => {
    await bot.subscribe({ mode: 'breaking', threshold: 'major' });
    await learn(talks);
    await tell();
    bot.later(30);
    await tell(); // by now the post counts as told
    await learn({ ...talks, value: 'held' }, first);
    await tell();
    expect(told()).toEqual(['VK-1 VK-2']); // told in the message that stands there
    await learn({ type: 'phase', value: 'agreed' }, first);
    await tell();
    expect(told()).toEqual(['VK-1 VK-2', 'VK-3']);
  });

  it('is not told again of what was posted by a digest that it asks for at once', async () => {
    const { id } = await bot.subscribe({ mode: 'breaking', threshold: 'all' });
    await learn(talks);
    await tell();
    await bot.store.subscriptions.requestDigest(id, bot.now);
    await tell();
    expect(told()).toEqual(['VK-1', '']);
  });

  it('is told of everything in the end, six posts an hour and phases at once', async () => {
    await bot.subscribe({ mode: 'breaking', threshold: 'major' });
    for (let n = 0; n < 4; n++) {
      await learn(talks);
      await learn(talks);
      await tell();
      bot.later(1);
    }
    await learn(talks);
    await learn({ type: 'phase', value: 'agreed' });
    await tell();
    expect(told()).toEqual(['VK-1', 'VK-2', 'VK-3', 'VK-4', 'VK-5', 'VK-6', 'VK-10']);
    bot.later(61);
    await bot.crash();
    await tell();
    expect(told().slice(7).join(' ').split(' ').sort()).toEqual(['VK-7', 'VK-8', 'VK-9']);
    bot.later(61);
    await tell();
    expect(told().join(' ').split(' ')).toHaveLength(10);
  });

  it('is told all that a night of quiet held back, however much it is', async () => {
    await bot.subscribe({ mode: 'breaking', threshold: 'all', quiet: '22:00-07:00' });
    bot.now = new Date('2031-05-06T22:30:00Z');
    for (let n = 0; n < 20; n++) await learn({ ...talks, about: `round ${n}` });
    await tell();
    expect(told()).toEqual([]);
    bot.now = new Date('2031-05-07T07:00:00Z');
    await tell();
    bot.later(1);
    await tell();
    expect(told().join(' ').split(' ').filter(Boolean)).toHaveLength(20);
  });

  it('hears nothing of what came to nothing while it was quiet, and the next change all the same', async () => {
    const desk = await bot.subscribe({ mode: 'breaking', quiet: '22:00-07:00' });
    bot.now = new Date('2031-05-06T22:30:00Z');
    const before = { value: 'proposes', since: null } as const;
    await learn({ value: 'rejects', kind: 'changed', before });
    await learn({ value: 'proposes', kind: 'changed', before: { value: 'rejects', since: null } });
    bot.now = new Date('2031-05-07T07:00:00Z');
    await tell();
    expect(told()).toEqual([]);
    expect((await current(bot.store.subscriptions, desk)).told).toEqual({ [STRAIT]: 2 });
    await learn({ value: 'accepts', kind: 'changed', before });
    await tell();
    expect(told()).toEqual(['VK-3']);
  });

  it('counts as told only what stands there, whatever was sent after it', async () => {
    const desk = await bot.subscribe({ mode: 'breaking', threshold: 'all' });
    const toldUpTo = async () => (await current(bot.store.subscriptions, desk)).told[STRAIT];
    bot.slack.onPost = () => ({ kind: 'later', because: 'Down.', retryAfterMs: 60_000 });
    await learn({ type: 'demand', value: 'stated' });
    await learn();
    await tell();
    expect(await toldUpTo()).toBe(0);
    bot.slack.onPost = null;
    bot.later(2);
    await tell();
    await tell();
    expect([told(), await toldUpTo()]).toEqual([['VK-1', 'VK-2'], 2]);
  });
});

describe('a channel of both', () => {
  it('is posted nothing that stands in a digest on its way', async () => {
    await bot.subscribe({ mode: 'both', threshold: 'all', quiet: '22:00-09:00' });
    await learn(talks);
    bot.now = new Date('2031-05-07T09:00:00Z');
    const refused = { kind: 'later', because: 'busy', retryAfterMs: 60_000 } as const;
    bot.slack.onPost = () => refused;
    const { outbox, subscriptions } = bot.store;
    const [subscription] = await subscriptions.active();
    if (!subscription) throw new Error('nobody subscribed');
    const part = aPart(subscription, 'd1', { carries: ['VK-1' as DevelopmentId], tells: { [STRAIT]: 1 } });
    await outbox.queue({
      ...aDigest(subscription, [{ ...part, message: sentence('· VK-1'), createdAt: bot.now }]),
      dueAt: bot.now,
    });
    await tell();
    bot.slack.onPost = null;
    bot.later(10);
    await tell();
    await tell();
    expect(told()).toEqual(['VK-1']);
  });

  it('is not posted an event again after a digest has closed the day', async () => {
    await bot.subscribe({ mode: 'both', threshold: 'major' });
    await learn(talks);
    await tell();
    bot.now = new Date('2031-05-07T08:00:10Z');
    await tell();
    await learn({ ...talks, value: 'held' }, first);
    await tell();
    expect(told()).toEqual(['VK-1 VK-2', '']);
    bot.now = new Date('2031-05-08T08:00:10Z');
    await tell();
    expect(told()).toEqual(['VK-1 VK-2', '', 'VK-2']);
  });

  it.each([
    ['set back an hour', '2031-05-07T07:00:30Z', '2031-05-07T08:00:10Z'],
    ['set ahead a week and back', '2031-05-14T08:00:10Z', '2031-05-07T08:30:00Z'],
  ])('gets one digest a day and no post twice when the clock is %s', async (_, leap, back) => {
    await bot.subscribe({ mode: 'both', threshold: 'phase', heartbeat: false });
    await learn(talks);
    bot.now = new Date('2031-05-07T08:00:10Z');
    await tell();
    expect(told()).toEqual(['VK-1']);
    for (const at of [leap, back]) {
      bot.now = new Date(at);
      await tell();
      await bot.crash();
      await tell();
    }
    expect(told()).toEqual(['VK-1']);
    await learn({ type: 'phase', value: 'agreed' });
    await tell();
    await learn({ ...talks, value: 'held' });
    bot.now = new Date('2031-05-08T08:00:10Z');
    await tell();
    expect(told()).toEqual(['VK-1', 'VK-2', 'VK-3']);
  });
});

describe('a digest that arrives while the next one is being composed', () => {
  it.each(['digest', 'both'] as const)('is not told once more in a channel of mode %s', async (mode) => {
    const desk = await bot.subscribe({ mode, quiet: mode === 'both' ? '00:00-23:59' : null });
    await learn({ type: 'phase', value: 'agreed' });
    await bot.store.subscriptions.requestDigest(desk.id, bot.now);
    await queueDigests(bot.deps);
    bot.later(1);
    await bot.store.subscriptions.requestDigest(desk.id, bot.now);
    await bot.store.subscriptions.change(desk.id, { quiet: null }, bot.now);
    const { subscriptions } = bot.deps;
    async function* eachActive() {
      const read = await bot.store.subscriptions.active();
      await deliverQueued(bot.deps, signal);
      yield* read;
    }
    const current = subscriptions.current.bind(subscriptions);
    await queueDigests({ ...bot.deps, subscriptions: { eachActive, current } });
    await tell();
    await tell();
    expect(told()).toEqual(['VK-1', '']);
  });
});

describe('a digest with nothing to say beside posts that are on their way', () => {
  it('does not count them as told: where they are refused they come once the channel goes on', async () => {
    const desk = await bot.subscribe({ mode: 'both', heartbeat: false, quiet: '22:00-08:00' });
    await learn({ type: 'phase', value: 'agreed' });
    bot.slack.onPost = () => ({ kind: 'refused', because: 'It is archived.' });
    bot.now = new Date('2031-05-06T08:00:10Z'); // the night ends, and the digest is due
    await tell();
    bot.slack.onPost = null;
    bot.later(60);
    await bot.store.subscriptions.change(desk.id, {}, bot.now);
    await tell();
    await tell();
    expect(told().filter(Boolean)).toEqual(['VK-1']);
  });
});

describe('a channel of digests', () => {
  it('gets the digest of a moment that a wrong clock had let come before', async () => {
    await bot.subscribe({ mode: 'digest', heartbeat: false });
    const moment = new Date('2031-05-09T08:00:00Z');
    await learn(talks);
    bot.now = moment; // three days early
    await tell();
    bot.now = new Date('2031-05-07T08:00:00Z');
    await tell();
    await learn({ type: 'phase', value: 'agreed' });
    bot.now = moment;
    await tell();
    await tell();
    expect(told()).toEqual(['VK-1', 'VK-2']);
  });
});
