import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { backUp } from '../../../src/adapters/store/back-up.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { aLedger, at } from '../../support/stories.ts';
import { prefixes } from '../../support/store-ports.ts';
import { aFolder } from '../../support/temporary-folder.ts';

/** Writes two rows that belong together, over and over, as the bot does while a copy is made. */
const WRITER = `
  const { workerData, parentPort } = require('node:worker_threads');
  const file = new (require('better-sqlite3'))(workerData, { timeout: 10000 });
  file.pragma('journal_mode = wal');
  const write = file.prepare('insert into gap values (?, ?, ?)');
  const both = file.transaction((n) => { write.run('left', 'at ' + n, ''); write.run('right', 'at ' + n, ''); });
  let n = 0;
  const go = () => { for (let many = 0; many < 50; many++) both(n++); setImmediate(go); };
  parentPort.once('message', () => process.exit(0));
  go();
  parentPort.postMessage('writing');
`;

describe('a copy of the database', () => {
  let folder: ReturnType<typeof aFolder>;
  let path: string;
  let copy: string;
  beforeEach(async () => {
    folder = aFolder();
    path = `${folder.path}/news.db`;
    copy = `${folder.path}/kept/copy.db`;
    const store = await openStore(`sqlite:${path}`, { prefixes });
    await aLedger(store.stories, 30);
    await store.close();
  });
  afterEach(() => folder.remove());

  const rows = (sql: string, file = copy): readonly Record<string, unknown>[] => {
    const opened = new SqliteFile(file, { readonly: true });
    const found = opened.prepare<[], Record<string, unknown>>(sql).all();
    opened.close();
    return found;
  };

  it('is a database of its own, which the bot can start on', async () => {
    expect(backUp(path, copy)).toBe(statSync(copy).size);
    expect(readdirSync(`${folder.path}/kept`)).toEqual(['copy.db']);
    expect(statSync(copy).mode & 0o077).toBe(0);
    const store = await openStore(`sqlite:${copy}`, { prefixes });
    expect([store.migrated, await store.check()]).toEqual([[], []]);
    await store.close();
    expect(rows('select id from development order by seq')).toEqual(
      rows('select id from development order by seq', path),
    );
  });

  it('is what it was when it takes the place of a database whose process died, and nothing of that one is lost', async () => {
    backUp(path, copy);
    const kept = rows('select id, quote from development order by seq');
    const store = await openStore(`sqlite:${path}`, { prefixes });
    await aLedger(store.stories, 60);
    const log = readFileSync(`${path}-wal`);
    await store.close();
    copyFileSync(copy, path);
    writeFileSync(`${path}-wal`, log);
    backUp(path, `${copy}.again`);
    writeFileSync(`${path}-wal`, log);
    const next = await openStore(`sqlite:${path}`, { prefixes });
    expect(await next.check()).toEqual([]);
    await next.close();
    const now = [path, `${copy}.again`].map((file) => rows('select id, quote from development order by seq', file));
    expect(now).toEqual([kept, kept]);
    expect(readFileSync(`${path}-wal.old`).equals(log)).toBe(true);
  });

  it('made while another process writes holds whole transactions only, and the writer goes on', async () => {
    const worker = new Worker(WRITER, { eval: true, workerData: path });
    await new Promise((resolve) => worker.once('message', resolve));
    for (let n = 0; n < 8; n++) backUp(path, `${copy}-${n}`);
    const pairsIn = (file: string): number => Number(rows('select count(distinct began_at) as pairs from gap', file)[0]?.['pairs']); // prettier-ignore
    const last = pairsIn(`${copy}-7`);
    while (pairsIn(path) <= last) await new Promise((resolve) => setTimeout(resolve, 5)); // the writer goes on
    worker.postMessage('stop');
    await new Promise((resolve) => worker.once('exit', resolve));
    const counts = Array.from({ length: 8 }, (_, n) => {
      const [counted] = rows(
        "select sum(kind = 'left') as lefts, sum(kind = 'right') as rights, count(distinct began_at) as pairs from gap",
        `${copy}-${n}`,
      );
      return counted;
    });
    for (const { lefts, rights, pairs } of counts as readonly Record<string, number>[])
      expect([rights, pairs]).toEqual([lefts, lefts]);
    const pairs = counts.map((counted) => Number(counted?.['pairs']));
    expect(pairs).toEqual(pairs.toSorted((a, b) => a - b));
  });

  it('holds no secret, not even in a page that is no longer used', async () => {
    const store = await openStore(`sqlite:${path}`, { prefixes });
    await store.feeds.sync(
      [{ id: 'gazette' as never, url: 'https://gazette.example/', packs: [] }],
      60_000,
      at('08:00'),
    );
    await store.hubs.save({
      feedId: 'gazette' as never,
      hub: 'https://hub.example/',
      topic: 'https://gazette.example/',
      callbackId: 'planted-callback',
      callback: 'https://bot.example/hubs/planted-callback',
      secret: 'planted-secret',
      pending: null,
      leaseEndsAt: at('20:00'),
      nextTryAt: at('20:00'),
      failures: 0,
      lastError: null,
    });
    await store.close();
    expect(readFileSync(path).includes('planted-secret')).toBe(true);
    backUp(path, copy);
    expect(readFileSync(copy).includes('planted')).toBe(false);
    expect(readFileSync(path).includes('planted-secret')).toBe(true);
  });

  it('takes no other file’s place, and none is left behind that is not whole', () => {
    backUp(path, copy);
    expect(() => backUp(path, copy)).toThrow(/exists already; name another file or move it away\.$/u);
    expect(() => backUp(`${folder.path}/no.db`, `${copy}2`)).toThrow(
      /^There is no database at .*; nothing was copied\.$/u,
    );
    writeFileSync(`${folder.path}/letter.db`, 'This is a letter, not a database. '.repeat(200));
    expect(() => backUp(`${folder.path}/letter.db`, `${copy}2`)).toThrow(/letter\.db is damaged or not a database/u);
    expect([existsSync(`${copy}2`), existsSync(`${copy}2.part`)]).toEqual([false, false]);
  });
});
