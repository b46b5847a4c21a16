import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { BotProcess, type Ended } from '../support/bot-process.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedWar } from '../support/invented-war.ts';
import { aFolder } from '../support/temporary-folder.ts';

const FEED = 'meridian-courier';
/** A write beyond the limit of a file's size then fails as on a full disk, instead of ending the process. */
const NO_SIGNAL = `--import=data:text/javascript,${encodeURIComponent("process.on('SIGXFSZ', () => {});")}`;

describe('a database that', () => {
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let path: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    path = join(folder.path, 'bot.db');
    env = { CEASEFIRE_CONFIG: writeInventedWar(folder.path, feeds), DATABASE_URL: 'sqlite:bot.db' };
  });
  afterEach(async () => {
    await feeds.close();
    folder.remove();
  });

  const run = (command: string): Promise<Ended> => BotProcess.run([command], { cwd: folder.path, env });
  const execute = (sql: string): void => {
    const file = new SqliteFile(path);
    file.exec(sql);
    file.close();
  };

  it.each(['run', 'status', 'backup'])('is no database is said by %s in one sentence', async (command) => {
    writeFileSync(path, 'This is a letter, not a database. '.repeat(200));
    const { code, stdout, stderr } = await run(command);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^The database file \S+ is damaged or not a database; put a backup in its place or move it away\. \(SQLITE_NOTADB\)\n$/u,
    );
  });

  it('has torn pages is said in one sentence', async () => {
    await run('migrate');
    const file = openSync(path, 'r+');
    for (let at = 4_096; at < statSync(path).size; at += 4_096)
      writeSync(file, Buffer.alloc(4_096, 0x5a), 0, 4_096, at);
    closeSync(file);
    const { code, stderr } = await run('run');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The database file \S+ is damaged or not a database; put a backup [^\n]+\n$/u);
  });

  it('is of a later version is a matter of configuration, and left alone', async () => {
    await run('migrate');
    execute("insert into kysely_migration values ('0999-later', '2031-05-04T08:00:00.000Z')");
    const { code, stdout, stderr } = await run('run');
    expect([code, stdout]).toEqual([78, '']);
    expect(stderr).toBe(
      'The database was written by a newer version of this program (it has 0999-later); start that version or a later one.\n',
    );
  });

  it('is locked by another program is said after some patience', async () => {
    await run('migrate');
    const holder = new SqliteFile(path);
    holder.exec('begin exclusive');
    const { code, stdout, stderr } = await run('run');
    holder.close();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^The database file \S+ is locked by another program; wait until that is done or end it, then try again\. \(SQLITE_BUSY\w*\)\n$/u,
    );
  }, 120_000);

  it('is moved away while the bot runs ends it in one sentence, whole where it is now; a new one in its place is said', async () => {
    const bot = BotProcess.start(['run'], { cwd: folder.path, env });
    try {
      await bot.printed(/^Ceasefire Bot is ready/u, 60_000);
      bot.type('subscribe');
      await bot.printed(/This channel now gets/u);
      const before = `${path}.before`;
      renameSync(path, before);
      const { code, stderr } = await bot.ended;
      expect(code).toBe(1);
      expect(stderr).toMatch(/^The database file \S+ was moved, deleted or replaced while it was in use, [^\n]+\.$/mu);
      const file = new SqliteFile(before, { readonly: true });
      expect(file.prepare('select count(*) as n from subscription').get()).toEqual({ n: 1 });
      file.close();
    } finally {
      await bot.end('SIGKILL');
    }
    const next = BotProcess.start(['run'], { cwd: folder.path, env });
    try {
      await next.logged(/the database is new, though a bot was started on it before/u, 60_000);
    } finally {
      await next.end('SIGKILL');
    }
  }, 120_000);

  it('finds its disk full says so, loses nothing, and goes on when there is room again', async () => {
    const bot = BotProcess.start(['run'], { cwd: folder.path, env: { ...env, NODE_OPTIONS: NO_SIGNAL } });
    try {
      await bot.printed(/^Ceasefire Bot is ready/u, 60_000);
      bot.type('subscribe mode:breaking threshold:all');
      await bot.printed(/subscri/iu);
      const polls = (): number => feeds.requests(FEED).length;
      const polledAgain = async (): Promise<void> => {
        const before = polls();
        while (polls() < before + 3) await new Promise((done) => setTimeout(done, 50));
      };
      await polledAgain();
      execFileSync('prlimit', ['--pid', String(bot.pid), '--fsize=4096:unlimited']);
      const title = 'Korrath accepts 60-day ceasefire';
      const link = 'https://example.invalid/answer';
      feeds.publish(FEED, {
        title,
        summary: `${title}, Bren Osk said.`,
        link,
        guid: 'answer',
        publishedAt: new Date(),
      });
      await bot.logged(/cannot be written; check that its disk has room and works/u, 60_000);
      await polledAgain();
      expect(bot.stdout).not.toContain('Korrath accepts');
      execFileSync('prlimit', ['--pid', String(bot.pid), '--fsize=unlimited:unlimited']);
      await bot.printed(/Korrath accepts the 60-day ceasefire/u, 60_000);
      await polledAgain();
      const { code, stdout } = await bot.end('SIGTERM');
      expect([code, stdout.match(/Korrath accepts the 60-day ceasefire/gu)]).toEqual([
        0,
        ['Korrath accepts the 60-day ceasefire'],
      ]);
    } finally {
      await bot.end('SIGKILL');
    }
  }, 180_000);
});
