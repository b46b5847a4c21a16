import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrations } from '../../../src/adapters/store/migrations/list.ts';
import { sqliteDialect } from '../../../src/adapters/store/sqlite-driver.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { aLedger, north } from '../../support/stories.ts';
import { prefixes } from '../../support/store-ports.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const FIRST_VERSION_ROWS = `
  insert into subscription (id, platform, workspace, channel, packs, mode, threshold, time, days, timezone, language,
    heartbeat, threads, created_by, created_at, state, told, last_due_at)
  values ('abcd', 'slack', 'newsroom', 'desk', '["north"]', 'both', 'major', '08:00', 'daily', 'UTC', 'en', 1, 0, 'editor',
    '2031-05-04T06:00:00.000Z', 'active', '{}', '2031-05-04T06:00:00.000Z');
  insert into delivery (key, digest, subscription_id, platform, workspace, channel, kind, message, created_at, state, attempts,
    next_attempt_at)
  values ('d1', 'd1', 'abcd', 'slack', 'newsroom', 'desk', 'digest', '{"headline":"News","blocks":[],"timezone":"UTC"}',
    '2031-05-04T10:00:00.000Z', 'queued', 0, '2031-05-04T10:00:00.000Z');
  insert into feed (id, url, packs, followed, etag, body_hash, last_attempt_at, last_success_at, failures, interval_ms,
    next_poll_at, first_polled_at)
  values ('gazette', 'https://gazette.example/feed', '["north"]', 1, 'e1', 'h1', '2031-05-04T10:00:00.000Z',
    '2031-05-04T10:00:00.000Z', 0, 600000, '2031-05-04T10:10:00.000Z', '2031-05-04T06:00:00.000Z');
`;

const entryRow = (seq: number, kind: string, value: string, outlet: string, at: string, since = 'null'): string =>
  `('NO-${seq}', 'north', ${seq}, 1, ${seq}, '${kind}', 'phase', '${value}', '[]', 'river', 'truce', ${since},
    'reported', 0, ${seq}, 'gazette', '${outlet}', '${outlet}', 'gazette', 'quote', '', '${at}', '${at}')`;

const supportRow = (entry: string, report: number, outlet: string): string =>
  `('${entry}', ${report}, ${report}, 'gazette', '${outlet}', '${outlet}', '${outlet}', 'quote', '', '2031-05-04T12:00:00.000Z',
    '2031-05-04T12:00:00.000Z')`;

/** An entry that was confirmed, one of another value between, and support that was kept with the confirmation. */
const TENTH_VERSION_ROWS = `
  pragma foreign_keys = off;
  insert into development (id, pack_id, seq, event_seq, report_id, kind, type, value, actors, truce, about, before_since,
    certainty, background, version_id, source_id, outlet, family, origin, quote, link, at, learned_at)
  values ${entryRow(1, 'new', 'agreed', 'Gazette', '2031-05-04T08:00:00.000Z')},
    ${entryRow(2, 'new', 'in-force', 'Gazette', '2031-05-04T09:00:00.000Z')},
    ${entryRow(3, 'confirmed', 'agreed', 'Courier', '2031-05-04T10:00:00.000Z', "'2031-05-04T08:00:00.000Z'")};
  insert into support (development_id, report_id, version_id, source_id, outlet, family, origin, quote, link, at, learned_at)
  values ${supportRow('NO-1', 3, 'Courier')}, ${supportRow('NO-3', 4, 'Herald')};
  insert into baseline (pack_id, as_of, board) values ('north', '2031-05-04T06:00:00.000Z', '{
    "truces": [{"truce": "river", "ends": {"$date": "2031-06-01T00:00:00.000Z"}}],
    "expected": [{"what": "talks", "when": {"$date": "2031-05-06T12:00:00.000Z"}}, {"what": "a visit", "when": null}]
  }');
`;

/** The tables and indexes of a file, as SQL in one order. */
function schemaOf(path: string): string {
  const file = new SqliteFile(path, { readonly: true });
  const rows = file.prepare<[], { sql: string }>(
    `select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by type desc, name`,
  );
  const text = rows.all().map((row) => `${row.sql};\n`);
  file.close();
  return text.join('\n');
}

describe('the migrations', () => {
  let folder: ReturnType<typeof aFolder>;
  let path: string;
  beforeEach(() => {
    folder = aFolder();
    path = `${folder.path}/news.db`;
  });
  afterEach(() => folder.remove());

  it('make exactly the schema that is on record', async () => {
    const store = await openStore(`sqlite:${path}`, { prefixes });
    await store.close();
    expect(schemaOf(path)).toBe(readFileSync(join(root, 'test/fixtures/schema.sqlite.sql'), 'utf8'));
  });

  it('run once from empty, and not again on what is up to date', async () => {
    const first = await openStore(`sqlite:${path}`, { prefixes });
    await aLedger(first.stories, 2);
    await first.close();
    const before = schemaOf(path);
    const second = await openStore(`sqlite:${path}`, { prefixes });
    expect([first.migrated, second.migrated]).toEqual([Object.keys(migrations), []]);
    expect(await second.readModel.ledger(north)).toHaveLength(2);
    await second.close();
    expect(schemaOf(path)).toBe(before);
  });

  it('keep what stands in the outbox of the first version, and read its feeds anew as background', async () => {
    const file = new SqliteFile(path);
    file.pragma('foreign_keys = on');
    const db = new Kysely<never>({ dialect: sqliteDialect(file) });
    const { '0001-first-tables': first } = migrations;
    if (!first) throw new Error('there is no first migration');
    await new Migrator({
      db,
      provider: { getMigrations: async () => ({ '0001-first-tables': first }) },
    }).migrateToLatest();
    file.exec(FIRST_VERSION_ROWS);
    await db.destroy();
    const store = await openStore(`sqlite:${path}`, { prefixes });
    expect(await store.check()).toEqual([]);
    expect(await store.outbox.due(new Date('2031-05-04T12:00:00Z'))).toMatchObject([
      { key: 'd1', subscriptionId: 'abcd', state: 'queued' },
    ]);
    expect(await store.feeds.all()).toMatchObject([
      {
        id: 'gazette',
        validators: { etag: null, bodyHash: null, itemMarks: null },
        health: { firstPolledAt: null, lastSuccessAt: new Date('2031-05-04T10:00:00Z') },
      },
    ]);
    await store.close();
  });

  it('tell what confirmations from before confirm, and how exactly baselines know their times', async () => {
    const file = new SqliteFile(path);
    const db = new Kysely<never>({ dialect: sqliteDialect(file) });
    const earlier = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0011'));
    await new Migrator({ db, provider: { getMigrations: async () => earlier } }).migrateToLatest();
    file.exec(TENTH_VERSION_ROWS);
    await db.destroy();
    const store = await openStore(`sqlite:${path}`, { prefixes });
    const ledger = await store.readModel.ledger(north);
    expect(ledger.map(({ id, confirms, support }) => [id, confirms, support.map((e) => e.outlet)])).toEqual([
      ['NO-1', undefined, ['Courier', 'Herald']],
      ['NO-2', undefined, []],
      ['NO-3', 'NO-1', ['Gazette', 'Herald']],
    ]);
    const baseline = await store.readModel.baseline(north);
    const day = { at: new Date('2031-06-01'), precision: 'day' };
    expect(baseline?.truces).toEqual([
      { truce: 'river', terms: { starts: null, ends: day, lasts: null, declaredBy: [], id: null } },
    ]);
    expect(baseline?.expected).toMatchObject([
      { what: 'talks', kind: 'other', due: { at: new Date('2031-05-06T12:00:00Z'), precision: 'instant' } },
      { what: 'a visit', due: null, outcome: null },
    ]);
    await store.close();
  });

  it('are all on the list, in the order of their numbers', () => {
    const files = globSync('src/adapters/store/migrations/[0-9]*.ts', { cwd: root }).map((file) =>
      basename(file, '.ts'),
    );
    expect(Object.keys(migrations)).toEqual(files.sort());
  });
});
