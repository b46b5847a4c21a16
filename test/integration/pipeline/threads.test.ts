import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { DevelopmentId, NewDevelopment } from '../../../src/domain/ledger/development.ts';
import type { EventId, PlacedReport } from '../../../src/domain/news/report.ts';
import type { NewSubscription } from '../../../src/ports/subscriptions.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../../src/pipeline/queue-digests.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';
import { Fate } from '../../support/fate.ts';
import { aDevelopment, anEvidence, aVerdict, readReports } from '../../support/stories.ts';

const { signal } = new AbortController();
const korrath = 'korrath' as PartyId;
const scheduled = { type: 'talks', value: 'scheduled' } as const;
const held = { type: 'talks', value: 'held' } as const;
const demand = { type: 'demand', value: 'stated' } as const;

let bot: BotOnDisk;
let reports: PlacedReport[];
beforeEach(async () => {
  bot = await BotOnDisk.start();
  reports = [...(await readReports(bot.store.stories, 8, STRAIT))];
});
afterEach(() => bot.stop());

async function learn(development: Partial<NewDevelopment>, into?: string, quote = 'they said so'): Promise<void> {
  const report = reports.shift();
  if (!report) throw new Error('no report is left');
  const learned = aDevelopment(report.version.id, { actors: [korrath], evidence: anEvidence(report.version.id, { quote }), ...development }); // prettier-ignore
  const decided = { packId: STRAIT, entryId: 'VK-1' as DevelopmentId, by: 'desk', at: bot.now, note: null };
  if (into !== undefined) await bot.store.decisions.merge({ from: report.eventId, into: into as EventId }, decided);
  await bot.store.stories.saveVerdict(report, aVerdict({ developments: [learned] }), bot.now);
}

async function tell(): Promise<void> {
  await queueDigests(bot.deps);
  await deliverQueued(bot.deps, signal);
}

const wishes = { mode: 'breaking', threshold: 'major', threads: true } as const;

/** A channel with a thread per event that was posted of talks. */
async function posted(wish: Partial<NewSubscription> = {}) {
  const subscription = await bot.subscribe({ ...wishes, ...wish });
  await learn(scheduled);
  await tell();
  bot.later(1);
  return subscription;
}

const root = (): string => bot.slack.standing[0]?.ref.message ?? '';
const inChannel = (): readonly string[] => bot.slack.in('desk').map(({ message }) => plainText(message));
const inThread = (): readonly string[] => bot.slack.beneath(root()).map(({ message }) => plainText(message));
const idsIn = (texts: readonly string[]): readonly string[] => texts.flatMap((said) => said.match(/VK-\d+/gu) ?? []);

describe('a thread per event', () => {
  it('says once what the post is edited to tell, and leaves the channel to the posts', async () => {
    await posted();
    await learn(held, 'E1');
    await tell();
    await learn(demand, 'E1');
    for (let n = 0; n < 3; n++) await tell();
    expect(inChannel()).toHaveLength(1);
    expect(bot.slack.edits).toHaveLength(2);
    expect(idsIn(inThread())).toEqual(['VK-2', 'VK-3']);
    expect(bot.slack.beneath(root()).map(({ thread }) => thread?.headline)).toEqual([
      expect.stringMatching(/^Valmere–Korrath: /u),
      expect.stringMatching(/^Valmere–Korrath: /u),
    ]);
  });

  it('is for events that a channel was posted of, and for channels that wish it', async () => {
    await posted({ threads: false });
    await learn(held, 'E1');
    await tell();
    expect([bot.slack.edits.length, inThread().length]).toEqual([1, 0]);
    await learn({ type: 'phase', value: 'agreed' });
    await tell();
    expect([inChannel().length, bot.slack.standing.length]).toEqual([2, 2]);
  });

  it('has the channel’s language, and the buttons of the entry', async () => {
    await posted({ language: 'uk' });
    await learn(held, 'E1');
    await tell();
    expect(inThread()[0]).toContain('нове, твердження однієї сторони');
    expect(bot.slack.beneath(root())[0]?.next).toContainEqual({ label: 'Why', words: 'why VK-2' });
  });

  it('counts for nothing in a digest: what was told in it alone is told there', async () => {
    await bot.subscribe({ ...wishes, mode: 'both' });
    await learn(scheduled);
    await tell();
    await learn(demand, 'E1');
    await tell();
    bot.now = new Date('2031-05-06T08:00:10Z');
    await tell();
    const digest = inChannel().at(-1);
    expect(digest).toContain('VK-2');
    expect(digest).toContain('Already posted here since the last digest: 1 development');
  });

  it('is corrected where it stands, as the post is', async () => {
    await posted();
    await learn(held, 'E1');
    await tell();
    const amendment = { kind: 'withdrawn', instead: null } as const;
    const by = { kind: 'desk', member: 'slack:U1' } as const;
    const correction = {
      entryId: 'VK-2' as DevelopmentId,
      amendment,
      why: 'desk',
      by,
      note: null,
      tells: true,
    } as const;
    await bot.store.decisions.judge([correction], { packId: STRAIT, at: bot.now }, 0);
    for (let n = 0; n < 3; n++) await tell();
    for (const said of [inChannel()[0], inThread()[0]]) {
      expect(said?.match(/Corrected/gu)).toHaveLength(1);
      expect(said).toMatch(/~[^~]+~ → withdrawn · VK-2/u);
    }
    expect([inChannel().length, inThread().length]).toEqual([1, 1]);
    expect(bot.slack.edits).toHaveLength(3);
  });

  it.each([
    ['refuses them', { kind: 'refused', because: 'This kind of channel has no threads.' } as const],
    ['is full of them', { kind: 'later', because: 'as many open threads as it may', retryAfterMs: 900_000 } as const],
  ])(
    'takes nothing away where the platform %s: the edit stands, posts go on and nothing is paused',
    async (_what, outcome) => {
      const { id } = await posted();
      bot.slack.onPost = (post, put) => (post.thread ? outcome : put());
      await learn(held, 'E1');
      await tell();
      await learn({ type: 'phase', value: 'agreed' });
      await tell();
      await tell();
      expect(inChannel()).toHaveLength(2);
      expect(inChannel()[0]).toContain('VK-2');
      expect((await bot.store.subscriptions.current(id))?.state).toBe('active');
      expect(bot.logged('delivery not sent')).toHaveLength(1);
      expect(bot.slack.standing.filter(({ key }) => key.startsWith('paused'))).toEqual([]);
    },
  );

  it('is not taken up again after a pause: the post holds it', async () => {
    const { id } = await posted();
    bot.slack.onPost = (post, put) => (post.thread ? { kind: 'later', because: 'busy', retryAfterMs: null } : put());
    await learn(held, 'E1');
    await tell();
    await bot.store.subscriptions.pause([id], 'An editor asked for it.', null);
    bot.slack.onPost = null;
    await bot.store.subscriptions.change(id, {}, bot.now);
    bot.later(60);
    await tell();
    expect([idsIn(inThread()), bot.slack.edits.length]).toEqual([[], 1]);
  });

  it('says a long update in several replies, in order', async () => {
    await posted({ threshold: 'all' });
    const quote = '停'.repeat(900);
    const exchange = { type: 'exchange', value: 'agreed' } as const;
    const pressure = { type: 'pressure', value: 'threatened' } as const;
    const breach = { type: 'breach', value: 'alleged', by: korrath } as const;
    for (const one of [held, demand, exchange, pressure, breach]) await learn(one, 'E1', quote);
    await tell();
    expect(inThread().length).toBeGreaterThan(1);
    expect(idsIn(inThread()).toSorted()).toEqual(['VK-2', 'VK-3', 'VK-4', 'VK-5', 'VK-6']);
    expect(bot.slack.beneath(root()).map(({ key }) => key.at(-1))).toEqual(inThread().map((_, n) => `${n + 1}`));
  });
});

describe('a process that dies', () => {
  const moment = fc.integer({ min: 1, max: 24 });

  it('at any moments has each reply said once, beside its edit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 6 }), fc.boolean(), async (moments, isLost) => {
        await bot.stop();
        bot = await BotOnDisk.start();
        reports = [...(await readReports(bot.store.stories, 3, STRAIT))];
        await posted();
        await learn(held, 'E1');
        await learn(demand, 'E1');
        if (isLost) bot.slack.onPost = (_, put) => (put(), { kind: 'unknown', because: 'no answer' });
        for (const at of moments) {
          await Promise.allSettled([bot.crash(new Fate(at)).then(tell)]);
          bot.later(1);
        }
        bot.slack.onPost = null;
        await bot.crash();
        for (let n = 0; n < 3; n++) {
          bot.later(20);
          await tell();
        }
        expect(inChannel()).toHaveLength(1);
        expect(idsIn(inThread()).toSorted()).toEqual(['VK-2', 'VK-3']);
        expect(
          idsIn(inChannel())
            .filter((id) => id !== 'VK-1')
            .toSorted(),
        ).toEqual(['VK-2', 'VK-3']);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
