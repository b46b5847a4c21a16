import SqliteFile from 'better-sqlite3';
import { PACK_ID } from './invented-conflict.ts';
import type { ReadItem } from './read-items.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';

/** What stands in a database before anything is measured. */
export interface Filling {
  readonly versions: number;
  /** Versions that come in on a day; the last of them came in at `END`. */
  readonly perDay: number;
  /** Every how-maniest is news of the conflict. */
  readonly relevantEvery: number;
}

export const PREFIXES = { [PACK_ID]: 'VK' };
/** The time up to which databases are filled. */
export const END = Date.UTC(2031, 5, 1);
const DAY_MS = 86_400_000;
/** Every how-maniest relevant version added to the ledger. */
const LEDGER_EVERY = 10;

/** Makes a database as the bot would have left it after so many versions. */
export async function fillStore(path: string, filling: Filling, sample: readonly ReadItem[]): Promise<void> {
  await (await openStore(`sqlite:${path}`, { prefixes: PREFIXES })).close();
  const file = new SqliteFile(path);
  try {
    file.pragma('synchronous = off');
    file.pragma('foreign_keys = off');
    file.transaction(() => new Filler(file, filling, sample).fill())();
    file.pragma('wal_checkpoint(truncate)');
  } finally {
    file.close();
  }
}

/** Writes rows by SQL: the bot's own way would take many minutes for a million. */
class Filler {
  readonly #filling: Filling;
  readonly #relevant: readonly ReadItem[];
  readonly #others: readonly ReadItem[];
  readonly #write: Writers;
  readonly #file: SqliteFile.Database;
  #events = 0;
  #entries = 0;

  constructor(file: SqliteFile.Database, filling: Filling, sample: readonly ReadItem[]) {
    this.#file = file;
    this.#filling = filling;
    this.#relevant = sample.filter(({ features }) => features !== null);
    this.#others = sample.filter(({ features }) => features === null);
    const insert = (table: keyof typeof COLUMNS): SqliteFile.Statement<unknown[]> =>
      file.prepare(`insert into ${table} (${COLUMNS[table]}) values (${COLUMNS[table].replaceAll(/\w+/gu, '?')})`);
    const tables = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
    this.#write = Object.fromEntries(tables.map((table) => [table, insert(table)])) as Writers;
  }

  fill(): void {
    const { versions, perDay, relevantEvery } = this.#filling;
    let relevant = 0;
    for (let n = 1; n <= versions; n++) {
      const seenAt = new Date(END - ((versions - n) * DAY_MS) / perDay).toISOString();
      if (n % relevantEvery === 0) this.#placed(n, seenAt, relevant++);
      else this.#irrelevant(n, seenAt);
    }
    this.#file
      .prepare('insert into pack (id, last_seq, last_event) values (?, ?, ?)')
      .run(PACK_ID, this.#entries, this.#events);
  }

  #irrelevant(n: number, seenAt: string): void {
    const item = this.#others[n % this.#others.length];
    if (!item) throw new Error('The sample has nothing irrelevant.');
    this.#version(n, item, seenAt);
    const none = [null, null, null, null, null, null];
    this.#write.report.run(
      n,
      n,
      PACK_ID,
      item.source,
      seenAt,
      'live',
      '',
      'settled',
      0,
      0.1,
      null,
      '[]',
      ...none,
      'irrelevant',
      '[]',
    );
  }

  /** The sample comes round again and again, each time with other names, so that the happenings are others. */
  #placed(n: number, seenAt: string, nth: number): void {
    const item = this.#relevant[nth % this.#relevant.length];
    if (!item?.features) throw new Error('The sample has nothing relevant.');
    const round = Math.floor(nth / this.#relevant.length);
    const event = round * this.#relevant.length + (item.happening ?? 0) + 1;
    const opens = event > this.#events;
    for (; this.#events < event; this.#events++) this.#write.event.run(PACK_ID, this.#events + 1, seenAt);
    this.#version(n, item, seenAt);
    const features = JSON.stringify(item.features.in(round, Date.parse(seenAt)));
    const placed = [event, opens ? 1 : 0, item.source, opens ? 1 : 0, features, '[]'];
    this.#write.report.run(
      n,
      n,
      PACK_ID,
      item.source,
      seenAt,
      'live',
      '',
      'settled',
      1,
      0.9,
      'news',
      '[]',
      ...placed,
      opens ? 'new' : 'repeat',
      '[]',
    );
    this.#write.statement.run(
      n,
      0,
      'talks',
      'scheduled',
      '["valmere"]',
      null,
      null,
      'talks',
      null,
      null,
      'asserted',
      item.title,
    );
    if (nth % LEDGER_EVERY === 0) this.#entry(n, event, item, seenAt);
  }

  #version(n: number, { title, summary, source }: ReadItem, seenAt: string): void {
    const key = `${source}.example/stored/${String(n).padStart(8, '0')}`;
    this.#write.article.run(key, seenAt);
    this.#write.version.run(
      n,
      key,
      key,
      `h${n}`,
      `g${n}`,
      `t${n}`,
      source satisfies string,
      key,
      title,
      summary,
      `https://${key}`,
      '[]',
      seenAt,
      seenAt,
    );
  }

  #entry(n: number, event: number, { title, source }: ReadItem, seenAt: string): void {
    const id = `VK-${++this.#entries}`;
    const evidence = [n, n, source, source, source, title, `https://${source}.example/${n}`, seenAt, seenAt];
    this.#write.development.run(
      id,
      PACK_ID,
      this.#entries,
      event,
      'new',
      'talks',
      'scheduled',
      '["valmere"]',
      'full',
      'talks',
      'confirmed',
      0,
      0,
      ...evidence,
    );
    this.#write.support.run(id, ...evidence);
  }
}

type Writers = Readonly<Record<keyof typeof COLUMNS, SqliteFile.Statement<unknown[]>>>;

const EVIDENCE = 'report_id, version_id, source_id, outlet, origin, quote, link, at, learned_at';
const COLUMNS = {
  article: 'key, first_seen_at',
  version:
    'id, article_key, address, hash, gist, title_key, feed_id, guid, title, summary, link, categories, published_at, seen_at',
  event: 'pack_id, seq, opened_at',
  report:
    'id, version_id, pack_id, feed_id, seen_at, entry_as, entry_because, stage, relevant, score, kind, relevance_because, event_seq, opens_event, origin, adds, features, placed_because, outcome, outcome_because',
  statement: 'report_id, position, type, value, actors, scope, truce, about, speaker, by_party, modality, quote',
  development: `id, pack_id, seq, event_seq, kind, type, value, actors, truce, about, certainty, background, late, ${EVIDENCE}`,
  support: `development_id, ${EVIDENCE}`,
} as const;
