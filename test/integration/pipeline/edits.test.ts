import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { DevelopmentId, NewCorrection, NewDevelopment } from '../../../src/domain/ledger/development.ts';
import type { EventId, PlacedReport } from '../../../src/domain/news/report.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../../src/pipeline/queue-digests.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';
import { Fate } from '../../support/fate.ts';
import { aDevelopment, aVerdict, readReports } from '../../support/stories.ts';

const { signal } = new AbortController();
const korrath = 'korrath' as PartyId;
const talks = { type: 'talks', value: 'scheduled' } as const;
const ID = 'VK-1' as DevelopmentId;

let bot: BotOnDisk;
let reports: PlacedReport[];
beforeEach(async () => {
  bot = await BotOnDisk.start();
  reports = [...(await readReports(bot.store.stories, 12, STRAIT))];
});
afterEach(() => bot.stop());

async function learn(development: Partial<NewDevelopment> = {}, into?: string): Promise<void> {
  const report = reports.shift();
  if (!report) throw new Error('no report is left');
  const learned = aDevelopment(report.version.id, { actors: [korrath], ...development });
  const decided = { packId: STRAIT, entryId: ID, by: 'desk', at: bot.now, note: null };
  if (into !== undefined) await bot.store.decisions.merge({ from: report.eventId, into: into as EventId }, decided);
  await bot.store.stories.saveVerdict(report, aVerdict({ developments: [learned] }), bot.now);
}

async function tell(): Promise<void> {
  await queueDigests(bot.deps);
  await deliverQueued(bot.deps, signal);
}

type Amendment = NewCorrection['amendment'];
let numbers = 0;
beforeEach(() => {
  numbers = 0;
});

async function amend(amendment: Amendment, entryId = ID): Promise<void> {
  const correction = {
    entryId,
    amendment,
    why: 'desk',
    by: { kind: 'desk', member: 'slack:U1' },
    note: null,
    tells: true,
  } as const;
  await bot.store.decisions.judge([correction], { packId: STRAIT, at: bot.now }, numbers);
  numbers++;
}

const shown = (): readonly string[] => bot.slack.standing.map(({ message }) => plainText(message));

/** A channel that was posted an entry, and a digest on the other platform that tells it, too. */
async function carried(): Promise<void> {
  await bot.subscribe({ mode: 'breaking', threshold: 'all' });
  const address = { platform: 'discord', workspace: 'guild', channel: 'desk' } as const;
  await bot.subscribe({ mode: 'digest', address });
  await learn({ value: 'accepts' });
  bot.now = new Date('2031-05-06T08:00:10Z');
  await tell();
  bot.later(30);
}

describe('a correction', () => {
  it('edits every message that told the entry, on every platform, once, with a dated line', async () => {
    await carried();
    expect([bot.slack.standing.length, bot.discord.standing.length]).toEqual([1, 1]);
    await amend({ kind: 'corrected', value: 'rejects', was: 'accepts' });
    for (let n = 0; n < 3; n++) await tell();
    for (const wall of [bot.slack, bot.discord]) {
      expect(wall.edits).toHaveLength(1);
      const [said] = wall.standing.map(({ message }) => plainText(message));
      expect(said).toContain('Corrected 6 May 2031, 08:30 UTC: Korrath accepts');
      expect(said).toContain('it is “rejects”, not “accepts”');
      expect(said).toMatch(/~Korrath accepts[^~]*~ → rejects, confirmed by the desk · VK-1/u);
      expect(wall.standing[0]?.message.headline).toMatch(/corrected: “Korrath reportedly accepts.*” → rejects/u);
    }
  });

  it('is not shown by a message that was written after it', async () => {
    await learn({ value: 'accepts' });
    await amend({ kind: 'disputed' });
    await bot.subscribe({ mode: 'breaking', threshold: 'all' });
    await tell();
    await tell();
    expect(bot.slack.edits).toEqual([]);
    expect(shown().join()).toContain('disputed by the desk');
  });

  it('waits for a message that is on its way, and is then made', async () => {
    await bot.subscribe({ mode: 'breaking', threshold: 'all' });
    await learn({ value: 'accepts' });
    bot.slack.onPost = () => ({ kind: 'later', because: 'busy', retryAfterMs: 1000 });
    await tell();
    await amend({ kind: 'withdrawn', instead: null });
    bot.slack.onPost = null;
    bot.later(1);
    await tell();
    await tell();
    expect(bot.slack.edits).toHaveLength(1);
    expect(shown()[0]).toContain('→ withdrawn · VK-1');
  });

  it.each([
    ['the message was deleted', { kind: 'refused', because: 'The message was deleted.' } as const],
    ['a right was lost', { kind: 'refused', because: 'Ceasefire Bot lacks the permission View Channel.' } as const],
  ])('ends with one reason where %s: nothing is posted anew and nothing paused', async (_what, refused) => {
    await carried();
    bot.slack.onEdit = () => refused;
    await amend({ kind: 'disputed' });
    for (let n = 0; n < 3; n++) await tell();
    expect(bot.slack.standing).toHaveLength(1);
    expect(bot.logged('delivery not sent').filter(({ because }) => because === refused.because)).toHaveLength(1);
    expect(await bot.store.subscriptions.active()).toHaveLength(2);
  });

  it('holds up no post where the platform lets the message wait', async () => {
    await carried();
    bot.slack.onEdit = () => ({ kind: 'later', because: 'too many old edits', retryAfterMs: 3_600_000 });
    await amend({ kind: 'disputed' });
    await tell();
    await learn({ type: 'phase', value: 'agreed' });
    await tell();
    expect(bot.slack.standing).toHaveLength(2);
    bot.slack.onEdit = null;
    bot.later(61);
    await tell();
    expect(shown()[0]).toContain('Corrected');
  });

  it('is made once whenever the process dies', async () => {
    await carried();
    await amend({ kind: 'withdrawn', instead: null });
    const names = ['before queue', 'after queue', 'after begin', 'before edit', 'after edit', 'before settle', 'after settle', 'after close']; // prettier-ignore
    const fates = names.map((name) => new Fate(name));
    for (const fate of fates) {
      await bot.crash(fate);
      await Promise.allSettled([tell()]);
      bot.later(5);
    }
    await bot.crash();
    await tell();
    await tell();
    expect(fates.filter(({ diedAt }) => diedAt !== null).length).toBeGreaterThan(4);
    expect([bot.slack.standing.length, bot.discord.standing.length]).toEqual([1, 1]);
    expect(shown()[0]?.match(/Corrected/gu)).toHaveLength(1);
  });
});

describe('a breaking post', () => {
  it('is edited silently as its event goes on, and posted anew for a phase alone', async () => {
    await bot.subscribe({ mode: 'breaking', threshold: 'major' });
    await learn(talks);
    await tell();
    bot.later(20);
    await learn({ ...talks, value: 'held' }, 'E1');
    await learn({ type: 'demand', value: 'stated' }, 'E1');
    await tell();
    await tell();
    expect(bot.slack.standing).toHaveLength(1);
    expect(bot.slack.edits).toHaveLength(1);
    expect(shown()[0]).toMatch(/VK-1[\s\S]*Update [\s\S]*VK-\d[\s\S]*Update [\s\S]*VK-\d/u);
    await learn({ type: 'phase', value: 'agreed' }, 'E1');
    await tell();
    expect(bot.slack.standing).toHaveLength(2);
    await amend({ kind: 'disputed' }, 'VK-2' as DevelopmentId);
    await tell();
    expect(shown()[0]).toContain('→ disputed by the desk · VK-2');
  });

  it('stays within the limit, however much becomes of its event', async () => {
    await bot.subscribe({ mode: 'breaking', threshold: 'major' });
    await learn(talks);
    await tell();
    for (let n = 0; n < 9; n++) {
      await learn({ type: 'breach', value: 'alleged', about: '停'.repeat(500), by: korrath }, 'E1');
      await tell();
    }
    expect(bot.slack.standing).toHaveLength(1);
    expect(shown()[0]).toContain('VK-1');
    expect(shown()[0]).toContain('VK-10');
  });
});

describe('any sequence of corrections', () => {
  const step = fc.constantFrom<'undecided' | 'rejects' | 'accepts' | 'disputed' | 'confirmed' | 'withdrawn' | 'crash' | 'tell' | 'lost'>('undecided', 'rejects', 'accepts', 'disputed', 'confirmed', 'withdrawn', 'crash', 'tell', 'lost'); // prettier-ignore

  it('leaves every message with exactly the last state', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        await bot.stop();
        bot = await BotOnDisk.start();
        reports = [...(await readReports(bot.store.stories, 2, STRAIT))];
        numbers = 0;
        await carried();
        for (const one of steps) await take(one);
        bot.slack.onEdit = null;
        for (let n = 0; n < 3; n++) {
          bot.later(20);
          await tell();
        }
        await expectLastState();
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  async function take(one: string): Promise<void> {
    const was = (await bot.store.readModel.entry(ID))?.value ?? 'accepts';
    bot.later(1);
    if (one === 'crash') return bot.crash();
    if (one === 'tell') return tell();
    if (one === 'lost') {
      bot.slack.onEdit = (_, make) => {
        make();
        return { kind: 'unknown', because: 'no answer' };
      };
      return tell();
    }
    if (one === 'disputed' || one === 'confirmed') return amend({ kind: one });
    if (one === 'withdrawn') return amend({ kind: 'withdrawn', instead: null });
    return amend({ kind: 'corrected', value: one as 'rejects', was });
  }

  async function expectLastState(): Promise<void> {
    const entry = await bot.store.readModel.entry(ID);
    const last = entry?.corrections?.at(-1);
    for (const wall of [bot.slack, bot.discord]) {
      const [said = '', ...others] = wall.standing.filter((_, n) => n === 0).map(({ message }) => plainText(message));
      expect(others).toEqual([]);
      const dated = said.match(/Corrected [^:]*:\d\d UTC/gu) ?? [];
      if (!last) {
        expect(dated).toEqual([]);
        continue;
      }
      expect(dated).toEqual([`Corrected 6 May 2031, ${last.at.toISOString().slice(11, 16)} UTC`]);
      const now = entry?.superseded ? 'withdrawn' : entry?.value === 'accepts' ? `${entry.judged?.certainty} by the desk` : `${entry?.value}, ${entry?.judged?.certainty} by the desk`; // prettier-ignore
      expect(said).toContain(`→ ${now} · VK-1`);
    }
  }
});
