import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { existsSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { aLedger, at, north } from '../../support/stories.ts';
import { prefixes } from '../../support/store-ports.ts';
import { aFolder } from '../../support/temporary-folder.ts';

describe('opening the database', () => {
  let folder: ReturnType<typeof aFolder>;
  let path: string;
  beforeEach(() => {
    folder = aFolder();
    path = `${folder.path}/news.db`;
  });
  afterEach(() => folder.remove());

  const open = (url: string) => openStore(url, { prefixes });
  const execute = (statements: string) => {
    const file = new SqliteFile(path);
    file.exec(statements);
    file.close();
  };

  it('makes the folders on the way', async () => {
    const store = await open(`sqlite:${folder.path}/deep/down/news.db`);
    await store.close();
    expect(existsSync(`${folder.path}/deep/down/news.db`)).toBe(true);
  });

  it('leaves one file behind when it is closed', async () => {
    const store = await open(`sqlite:${path}`);
    await aLedger(store.stories, 1);
    await store.close();
    expect([existsSync(path), existsSync(`${path}-wal`)]).toEqual([true, false]);
  });

  it('waits on closing for what is under way', async () => {
    const store = await open(`sqlite:${path}`);
    const last = store.stories.noteCycle({ endedAt: at('08:10'), polled: 2, failed: 0 });
    await store.close();
    await last;
    const again = await open(`sqlite:${path}`);
    expect((await again.readModel.lastCycle())?.polled).toBe(2);
    await again.close();
  });

  it.each(['postgres://localhost/news', 'news.db', 'sqlite:'])('refuses the address %s', async (url) => {
    await expect(open(url)).rejects.toMatchObject({ code: 'configuration' });
  });

  it('says that a path through a file cannot be used', async () => {
    writeFileSync(path, 'a note');
    await expect(open(`sqlite:${path}/news.db`)).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining('check the path and the permissions of its folder'),
    });
  });

  it('says that a folder is not a database file', async () => {
    mkdirSync(path);
    await expect(open(`sqlite:${path}`)).rejects.toMatchObject({ code: 'configuration' });
  });

  it('says that a file of something else is damaged or not a database', async () => {
    writeFileSync(path, 'This is a letter, not a database. '.repeat(200));
    await expect(open(`sqlite:${path}`)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining(path),
    });
  });

  it('says that a database with torn pages is damaged, at the latest when it is checked or read', async () => {
    const store = await open(`sqlite:${path}`);
    await aLedger(store.stories, 40);
    await store.close();
    const file = openSync(path, 'r+');
    for (let page = 2; page < 60; page++) writeSync(file, Buffer.alloc(2_000, 0x5a), 0, 2_000, page * 4_096);
    const found = await open(`sqlite:${path}`).then(
      async (opened) => [...(await opened.check()), ...(await opened.close().then(() => []))],
      (error: Error & { code: string }) => [`${error.code}: ${error.message}`],
    );
    expect(found.join()).toMatch(/damaged/);
  });

  it('refuses a database of a newer version by the name of what it lacks, and leaves it alone', async () => {
    await (await open(`sqlite:${path}`)).close();
    execute(`insert into kysely_migration values ('0999-later', '2031-05-04T08:00:00.000Z')`);
    await expect(open(`sqlite:${path}`)).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringMatching(/newer version.*0999-later/),
    });
  });

  it('says of another program’s database what is in the way and what to do, and leaves it alone', async () => {
    execute('create table feed (headline text)');
    await expect(open(`sqlite:${path}`)).rejects.toThrow(
      /^The tables could not be brought up to date \(table "?feed"? already exists\), and nothing was changed; .* move it away\.$/u,
    );
    const file = new SqliteFile(path);
    expect(file.prepare("select name from sqlite_master where type = 'table'").pluck().all()).toEqual(['feed']);
    file.close();
  });

  it('reports a JSON text that cannot be read as damaged', async () => {
    const store = await open(`sqlite:${path}`);
    await aLedger(store.stories, 1);
    execute(`update development set actors = '[torn'`);
    await expect(store.readModel.ledger(north)).rejects.toMatchObject({ code: 'damaged' });
    await store.close();
  });

  it('has a clean bill of health when all is well, and names rows that hang in the air', async () => {
    const store = await open(`sqlite:${path}`);
    await aLedger(store.stories, 1);
    expect(await store.check()).toEqual([]);
    execute(`pragma foreign_keys = off; delete from version`);
    expect(await store.check()).toContain('Rows of the table report refer to rows that are gone.');
    await store.close();
  });
});
