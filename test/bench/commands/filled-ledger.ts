import SqliteFile from 'better-sqlite3';
import { openStore, type Store } from '../../../src/adapters/store/open-store.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import type { EventId, ReportId } from '../../../src/domain/news/report.ts';
import { Chance } from '../understand/chance.ts';
import { outletId, PACK_ID } from '../understand/invented-conflict.ts';
import { articleAddress, inventedVerdict } from './invented-ledger.ts';

const PREFIXES = { [PACK_ID]: 'VK' };
const DAYS = 500;
const DAY_MS = 86_400_000;
const PER_EVENT = 3;

/** Makes a database in which so many reports of the last 500 days have each added an entry to the ledger, the last of them by `end`. */
export async function fillLedger(path: string, entries: number, end: Date): Promise<void> {
  const store = await openStore(`sqlite:${path}`, { prefixes: PREFIXES });
  try {
    writeReports(path, entries, end);
    await settleReports(store, entries, end);
  } finally {
    await store.close();
  }
}

function learnedAt(n: number, entries: number, end: Date): Date {
  return new Date(end.getTime() - Math.round(((entries - n) * DAYS * DAY_MS) / entries));
}

/** Reports as the fourth stage leaves them: by SQL, since the stages themselves are not measured here. */
function writeReports(path: string, entries: number, end: Date): void {
  const file = new SqliteFile(path);
  try {
    const article = file.prepare('insert into article (key, first_seen_at) values (?, ?)');
    const version = file.prepare(
      `insert into version (id, article_key, address, hash, gist, title_key, feed_id, guid, title, summary, link, categories, published_at, seen_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?)`,
    );
    const event = file.prepare('insert into event (pack_id, seq, opened_at) values (?, ?, ?)');
    const report = file.prepare(
      `insert into report (id, version_id, pack_id, feed_id, seen_at, entry_as, entry_because, stage, relevant, score, kind, relevance_because, event_seq, opens_event, origin, adds, placed_because)
       values (?, ?, ?, ?, ?, 'live', '', 'read', 1, 0.9, 'news', '[]', ?, ?, ?, 1, '[]')`,
    );
    const pack = file.prepare('insert into pack (id, last_seq, last_event) values (?, 0, ?)');
    file.transaction(() => {
      pack.run(PACK_ID, Math.ceil(entries / PER_EVENT));
      for (let n = 1; n <= entries; n++) {
        const [seenAt, key, feed] = [learnedAt(n, entries, end).toISOString(), articleAddress(n), outletId(n % 40)];
        const eventSeq = Math.ceil(n / PER_EVENT);
        const opens = n % PER_EVENT === 1;
        article.run(key, seenAt);
        version.run(n, key, key, `h${n}`, `g${n}`, `t${n}`, feed, key, `Report ${n}`, '', `https://${key}`, seenAt, seenAt); // prettier-ignore
        if (opens) event.run(PACK_ID, eventSeq, seenAt);
        report.run(n, n, PACK_ID, feed, seenAt, eventSeq, opens ? 1 : 0, feed);
      }
    })();
  } finally {
    file.close();
  }
}

/** The ledger itself is written as the bot writes it. */
async function settleReports({ stories }: Store, entries: number, end: Date): Promise<void> {
  const chance = new Chance(11);
  for (let n = 1; n <= entries; n++) {
    const at = learnedAt(n, entries, end);
    const eventId = `E${Math.ceil(n / PER_EVENT)}` as EventId;
    const report = { id: n as ReportId, packId: PACK_ID as PackId, eventId };
    await stories.saveVerdict(report, inventedVerdict(n, at, chance), at);
  }
}
