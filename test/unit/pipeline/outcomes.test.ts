import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Pack, PackId, PartyId } from '../../../src/domain/diplomacy/pack.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { DevelopmentId } from '../../../src/domain/ledger/development.ts';
import { canonicalLink } from '../../../src/domain/news/canonical-link.ts';
import type { FeedItem } from '../../../src/domain/news/feed.ts';
import type { Outcome } from '../../../src/domain/news/report.ts';
import { findDevelopments } from '../../../src/pipeline/find-developments.ts';
import { groupIntoEvents } from '../../../src/pipeline/group-into-events.ts';
import { judgeReports } from '../../../src/pipeline/judge-relevance.ts';
import { readStatements } from '../../../src/pipeline/read-statements.ts';
import { explainLink } from '../../../src/queries/explain-link.ts';
import { addOfFile } from '../../fakes/in-memory-baselines.ts';
import { aBaseline, aPack } from '../../support/conflict.ts';
import { Fate } from '../../support/fate.ts';
import { Newsroom } from '../../support/newsroom.ts';
import { outcomesOf } from '../../support/outcomes.ts';

const { signal } = new AbortController();

/** Another conflict, which hears of the first one through a feed that both list. */
function delta(): Pack {
  const parties = ['Tessaly', 'Orune'].map((name) => ({
    id: name.toLowerCase() as PartyId,
    name,
    role: 'belligerent' as const,
    aliases: {},
  }));
  const { sources } = aPack();
  return {
    ...aPack(),
    id: 'delta' as PackId,
    name: 'Tessaly–Orune',
    prefix: 'DE',
    parties,
    truces: [],
    sources: sources.slice(0, 1),
  };
}

const STAGES = [judgeReports, groupIntoEvents, readStatements, findDevelopments];

const who = fc.constantFrom('Valmere', 'Korrath', 'The Isle Council', 'Tessaly', 'Orune', 'Sweden', 'nobody');
const act = fc.constantFrom('accepts', 'rejects', 'proposes', 'is studying', 'accuses Korrath of breaching', 'forgets');
const what = fc.constantFrom('60-day ceasefire', 'the shipping truce', 'truce talks in Durnhall', 'the Isles Cup');
const told = fc.tuple(who, act, what).map((words) => words.join(' '));
const title = fc.oneof(
  { weight: 6, arbitrary: told },
  { weight: 2, arbitrary: told.map((words) => `Why ${words}: an explainer`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', '…', '“', '🕊️🕊️', 'truce '.repeat(400), '\u202eeurt', '<b>ceasefire</b>'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const link = fc.oneof(
  { weight: 6, arbitrary: fc.nat(5).map((story) => `https://courier.example/world/story-${story}`) },
  { weight: 2, arbitrary: fc.nat(5).map((story) => `https://www.courier.example/world/story-${story}/?utm_source=x`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'javascript:alert(1)', 'https://courier.example/live', 'no link', 'https://['),
  },
);
const item: fc.Arbitrary<Partial<FeedItem>> = fc.record({
  title,
  summary: fc.oneof(
    fc.constant(''),
    told.map((words) => `${words}, a spokesman said.`),
  ),
  link,
  guid: fc.oneof(fc.constant(''), fc.nat(9).map(String)),
  publishedAt: fc.oneof(
    fc.constant(null),
    fc.integer({ min: -200, max: 30 }).map((hours) => new Date(Date.UTC(2031, 4, 6, 10) + hours * 3_600_000)),
  ),
});

/** What happens to a bot: a poll, some stages in some order, time, a desk's decision, a new start, a death in the middle of its work. */
type Step =
  | { readonly kind: 'poll'; readonly feed: string; readonly items: readonly Partial<FeedItem>[] }
  | { readonly kind: 'stages'; readonly of: readonly number[] }
  | { readonly kind: 'later'; readonly minutes: number }
  | { readonly kind: 'desk'; readonly decision: 'merge' | 'split'; readonly one: number; readonly other: number }
  | { readonly kind: 'restart' }
  | { readonly kind: 'death'; readonly moment: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('poll' as const),
      feed: fc.constantFrom('courier', 'radio', 'daily'),
      items: fc.array(item, { maxLength: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('stages' as const), of: fc.array(fc.nat(3), { maxLength: 5 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('later' as const), minutes: fc.integer({ min: 1, max: 3_000 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('desk' as const),
      decision: fc.constantFrom('merge' as const, 'split' as const),
      one: fc.nat(30),
      other: fc.nat(30),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('death' as const), moment: fc.integer({ min: 1, max: 25 }) }) },
);

async function live(room: Newsroom, { kind, ...rest }: Step): Promise<void> {
  const next = { kind, ...rest } as Step;
  if (next.kind === 'poll') await room.poll(next.feed, next.items);
  if (next.kind === 'stages') for (const n of next.of) await STAGES[n]?.(room.deps, signal);
  if (next.kind === 'later') room.later(next.minutes);
  if (next.kind === 'desk') await decide(room, next);
  if (next.kind === 'restart') room.restart();
  if (next.kind !== 'death') return;
  const fate = new Fate(next.moment);
  room.restart((stories) => fate.over(stories));
  try {
    await room.settle();
  } catch (cause) {
    if (fate.diedAt === null) throw cause;
  }
  room.restart();
}

/** A desk decides about the events of two reports, as far as they have any and it makes sense. */
async function decide({ store, now }: Newsroom, { decision, one, other }: Step & { kind: 'desk' }): Promise<void> {
  const placed = store.state.reports.filter(({ eventId }) => eventId !== null);
  const [a, b] = [placed[one % placed.length], placed[other % placed.length]];
  if (!a?.eventId || !b?.eventId || a.packId !== b.packId) return;
  const decided = { packId: a.packId, entryId: 'VK-1' as DevelopmentId, by: 'slack:U1', at: now, note: null };
  const done =
    decision === 'merge'
      ? a.eventId !== b.eventId && store.decisions.merge({ from: a.eventId, into: b.eventId }, decided)
      : store.decisions.split({ from: a.eventId, versions: [a.version.id] }, decided);
  await Promise.resolve(done).catch((cause: unknown) => {
    // alone in its event
    if (!(cause instanceof AppError) || cause.code !== 'conflict') throw cause;
  });
}

function outcomesIn(room: Newsroom): ReadonlyMap<number, Outcome> {
  const settled = room.store.state.reports.flatMap(({ id, outcome }) =>
    outcome === null ? [] : [[id, outcome] as const],
  );
  return new Map(settled);
}

function aRoom(): Newsroom {
  const room = new Newsroom(undefined, [aPack(), delta()]);
  addOfFile(room.store.state, aBaseline(), null);
  return room;
}

/** An explainer that is told with another headline: what it recalls enters the board, and tells nobody anything. */
const RECALLED: Step[] = ['60-day ceasefire', 'the shipping truce'].map((truce, n) => ({ kind: 'poll', feed: 'radio', items: [{ title: `Why Valmere accepts ${truce}: an explainer`, summary: 'The Isle Council accepts 60-day ceasefire, a spokesman said.', link: 'https://courier.example/world/story-0', guid: '', publishedAt: n > 0 ? null : new Date('2031-05-06T10:00:00Z') }] })); // prettier-ignore

describe('every version that was seen', () => {
  it('has exactly one outcome in each pack, which never changes, and is found by its link', async () => {
    const ended = new Set<Outcome>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const room = aRoom();
        let before: ReadonlyMap<number, Outcome> = new Map();
        for (const next of steps) {
          await live(room, next);
          const now = outcomesIn(room);
          for (const [id, outcome] of before) expect([id, now.get(id)]).toEqual([id, outcome]);
          before = now;
        }
        room.restart();
        expect((await room.settle()).failed).toBe(0);
        for (const [packId, versions] of room.seen) {
          const { counts, problems } = await outcomesOf(packId, [...versions], room.store.readModel);
          expect(problems).toEqual([]);
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(versions.size);
          for (const outcome of Object.keys(counts)) ended.add(outcome as Outcome);
        }
        await findAll(room);
      }),
      { numRuns: 60, examples: [[RECALLED]] },
    );
    expect([...ended].sort()).toEqual(['analysis', 'background', 'irrelevant', 'new', 'repeat']);
  }, 60_000);
});

async function findAll({ store, packs }: Newsroom): Promise<void> {
  for (const { packId, version } of store.state.reports) {
    if (canonicalLink(version.link) === null) continue;
    const found = await explainLink(version.link, { packs, readModel: store.readModel, decisions: store.decisions });
    const inPack = found.kind === 'seen' ? found.packs.find(({ pack }) => pack.id === packId) : undefined;
    expect(inPack?.versions.map(({ report }) => report.version.id)).toContain(version.id);
  }
}

describe('the check of outcomes', () => {
  const aTold = async (): Promise<Newsroom> => {
    const room = aRoom();
    await room.poll('courier', []);
    room.later(10);
    await room.poll('courier', [{ title: 'Korrath accepts 60-day ceasefire', link: 'https://courier.example/yes' }]);
    await room.settle();
    return room;
  };
  const problemsOf = async (room: Newsroom): Promise<readonly string[]> => {
    const versions = [...(room.seen.get('strait' as PackId) ?? [])];
    return (await outcomesOf('strait' as PackId, versions, room.store.readModel)).problems;
  };

  it('finds nothing to say of a report that is new', async () => {
    const room = await aTold();
    expect(room.store.state.reports.map(({ outcome }) => outcome)).toEqual(['new', 'irrelevant']);
    expect(await problemsOf(room)).toEqual([]);
  });

  it.each([
    ['no outcome', { outcome: null, stage: 'read' }, 'strait: version 1 has no outcome: it is read'],
    ['no reason', { outcomeBecause: [] }, 'strait: version 1 is new for no reason'],
    [
      'another outcome than its entries say',
      { outcome: 'repeat' },
      'strait: version 1 is repeat, and its rows say new',
    ],
    [
      'two outcomes',
      { relevance: { relevant: false, score: 0, kind: null, because: [] } },
      'strait: version 1 is new, and its rows say irrelevant and new',
    ],
  ] as const)('finds a report with %s', async (_, change, problem) => {
    const room = await aTold();
    room.store.state.replaceReport(1, change);
    expect(await problemsOf(room)).toEqual([problem]);
  });

  it('finds a version that no stage ever saw', async () => {
    const room = await aTold();
    room.store.state.reports = [];
    expect(await problemsOf(room)).toEqual(['strait: version 1 was never taken up']);
  });
});
