import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { openStore, type Store } from '../../../src/adapters/store/open-store.ts';
import type { Development } from '../../../src/domain/ledger/development.ts';
import type { VersionId } from '../../../src/domain/news/article.ts';
import type { ReportId } from '../../../src/domain/news/report.ts';
import type { Subscription } from '../../../src/domain/telling/subscription.ts';
import { DroppingOld } from '../../../src/pipeline/drop-old.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { prefixes } from '../../support/store-ports.ts';
import {
  aDevelopment,
  anEvidence,
  aPlacement,
  aPoll,
  aStatement,
  aVerdict,
  aVersion,
  gazette,
  isNews,
  north,
} from '../../support/stories.ts';
import { aPart, aWish, sendNext } from '../../support/telling.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2031-01-01T06:00:00Z');
const LIMITS = { textsMs: 30 * DAY_MS, reportsMs: 60 * DAY_MS, deliveriesMs: 60 * DAY_MS };
const ITEMS = 12;
const { signal } = new AbortController();

describe('what is old', () => {
  let folder: ReturnType<typeof aFolder>;
  let path: string;
  let store: Store;
  let desk: Subscription;
  let now: Date;
  let dropping: DroppingOld;
  beforeEach(async () => {
    folder = aFolder();
    path = `${folder.path}/news.db`;
    store = await openStore(`sqlite:${path}`, { prefixes });
    now = new Date(START);
    const { log } = new ChatRoom();
    const clock = { now: () => now };
    dropping = new DroppingOld({ retention: store.retention, retentionLimits: LIMITS, clock, log });
    desk = await store.subscriptions.add(aWish({ packs: [north] }), { [north]: 0 }, now);
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  const count = (table: string): number => {
    const file = new SqliteFile(path, { readonly: true });
    const found = file.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get();
    file.close();
    return found?.n ?? 0;
  };
  const pages = (): number => {
    const file = new SqliteFile(path, { readonly: true });
    const found =
      Number(file.pragma('page_count', { simple: true })) - Number(file.pragma('freelist_count', { simple: true }));
    file.close();
    return found;
  };

  /** A day of news, of which the first report is news and every fifth day stated something; what it stated is posted. */
  async function live(day: number): Promise<void> {
    now = new Date(START + day * DAY_MS);
    const items = Array.from({ length: ITEMS }, (_, n) =>
      aVersion({
        guid: `${day}-${n}`,
        link: `https://gazette.example/${day}/${n}`,
        title: `Note ${n} of day ${day}`,
        summary: `On day ${day} the council proposed a pause in the fighting, number ${n}. ${'Much was said of it. '.repeat(20)}`,
        publishedAt: now,
      }),
    );
    await store.stories.keepPoll(aPoll(items, { seenAt: now }));
    const ids = (await store.stories.reportsToJudge(ITEMS)).map(({ id }) => id);
    const judged = ids.map((id, n) => ({ id, ...isNews, ...(n === 0 ? {} : { relevant: false, kind: null }) }));
    await store.stories.saveRelevance(judged);
    const [first] = ids;
    if (first !== undefined) await settle(first, day);
    await dropping.takeUp(signal);
  }

  async function settle(id: ReportId, day: number): Promise<void> {
    await store.stories.savePlacement(id, aPlacement(), now);
    await store.stories.saveStatements([{ id, statements: [aStatement()] }]);
    const [report] = await store.stories.reportsToSettle(1);
    if (!report) throw new Error('nothing to settle');
    const quote = 'proposed a pause in the fighting';
    const states = aDevelopment(report.version.id, { evidence: anEvidence(report.version.id, { quote }) });
    const developments = day % 5 === 0 ? [states] : [];
    const entries = await store.stories.saveVerdict(report, aVerdict({ developments }), now);
    await tell(`day ${day}`, entries);
  }

  async function tell(key: string, entries: readonly Development[]): Promise<void> {
    const part = aPart(desk, key, { carries: entries.map((entry) => entry.id), createdAt: now });
    await store.outbox.queue({ subscriptionId: desk.id, dueAt: null, deliveries: [part], tells: null });
    await sendNext(store.outbox, now);
  }

  const recordOf = (id: VersionId) => store.readModel.report(north, id);

  it('goes, and the database grows no further, but for what the ledger quotes', async () => {
    for (let day = 0; day < 100; day++) await live(day);
    const early = { pages: pages(), reports: count('report'), deliveries: count('delivery') };
    for (let day = 100; day < 240; day++) await live(day);
    const quoted = await store.readModel.ledger(north);
    expect(quoted).toHaveLength(48);
    for (const { evidence } of quoted) {
      const record = await recordOf(evidence.versionId);
      expect(record?.version.summary).toContain(evidence.quote);
    }
    // what came meanwhile and stays: the quoted versions, and posts that carry one of the newest entries
    expect(count('report') - early.reports).toBe(28);
    expect(count('delivery') - early.deliveries).toBe(28);
    expect(count('article')).toBe(count('version'));
    expect(count('statement')).toBe(48 + 25);
    expect(pages()).toBeLessThan(early.pages * 1.15);
    expect(await store.check()).toEqual([]);
  }, 120_000);

  it('loses its text first: what became of the report can be asked for longer', async () => {
    for (let day = 0; day < 50; day++) await live(day);
    const [seen] = await store.readModel.reportsAt('gazette.example/1/3');
    expect([seen?.version.title, seen?.version.summary, seen?.outcome]).toEqual(['Note 3 of day 1', '', 'irrelevant']);
    const [recent] = await store.readModel.reportsAt('gazette.example/40/3');
    expect(recent?.version.summary).toContain('number 3');
  });

  it('stays as long as a feed may still list it, so that it does not come again as news', async () => {
    await live(0);
    now = new Date(START + 900 * DAY_MS);
    await dropping.takeUp(signal);
    const link = { guid: '0-3', link: 'https://gazette.example/0/3', title: 'Note 3 of day 0' };
    const again = aVersion(link);
    const [known] = await store.stories.knownNews([
      { feedId: gazette, articleKeys: [again.articleKey], titleKeys: [], addresses: [], since: now },
    ]);
    expect(known?.versions).toHaveLength(1);
  });

  it('stays where it is not settled or not delivered yet', async () => {
    await store.stories.keepPoll(aPoll([aVersion()], { seenAt: now }));
    const waiting = aPart(desk, 'waits', { createdAt: now });
    await store.outbox.queue({ subscriptionId: desk.id, dueAt: null, deliveries: [waiting], tells: null });
    now = new Date(START + 900 * DAY_MS);
    await dropping.takeUp(signal);
    const [report] = await store.stories.reportsToJudge(1);
    expect(report?.version.summary).not.toBe('');
    expect(await store.outbox.due(now)).toHaveLength(1);
  });

  it('is walked through in pieces, and a stop is heeded between two', async () => {
    for (let day = 0; day < 40; day++) await live(day);
    now = new Date(START + 900 * DAY_MS);
    const stopping = new AbortController();
    let pieces = 0;
    const retention = {
      dropDeliveries: store.retention.dropDeliveries.bind(store.retention),
      dropReports: (...of: Parameters<typeof store.retention.dropReports>) => {
        if (++pieces === 2) stopping.abort();
        return store.retention.dropReports(...of);
      },
    };
    const { log } = new ChatRoom();
    const clock = { now: () => now };
    const other = new DroppingOld({ retention, retentionLimits: LIMITS, clock, log });
    await other.takeUp(stopping.signal);
    expect(pieces).toBe(2);
    await other.takeUp(signal);
    expect(pieces).toBeGreaterThan(4);
    const done = pieces;
    await other.takeUp(signal);
    expect(pieces).toBe(done);
  });
});
