import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { takeInstance, type InstanceLock } from '../../../src/adapters/store/instance-lock.ts';
import { BotProcess } from '../../support/bot-process.ts';
import { FeedServer } from '../../support/feed-server.ts';
import { writeInventedWar } from '../../support/invented-war.ts';
import { aFolder } from '../../support/temporary-folder.ts';

describe('the right to run on a database', () => {
  let folder: ReturnType<typeof aFolder>;
  let path: string;
  const held: InstanceLock[] = [];
  const take = (at = path): InstanceLock => {
    const lock = takeInstance(at);
    held.push(lock);
    return lock;
  };
  beforeEach(() => {
    folder = aFolder();
    path = join(folder.path, 'deep', 'bot.db');
  });
  afterEach(() => {
    for (const lock of held.splice(0)) lock.release();
    folder.remove();
  });

  it('is one holder’s at a time', () => {
    const first = take();
    expect(() => take()).toThrow(`The bot is running already on the database ${path}`);
    first.release();
    expect(() => take()).not.toThrow();
  });

  it('is another one for another database, and everybody’s in memory', () => {
    take();
    expect(() => take(join(folder.path, 'other.db'))).not.toThrow();
    expect([take(':memory:'), take(':memory:')]).toHaveLength(2);
  });

  it('is asked for in vain where nothing can be written', () => {
    expect(() => take('/dev/null/bot.db')).toThrow(/check the path and the permissions/u);
  });
});

describe('a second process', () => {
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let env: Readonly<Record<string, string>>;
  const started: BotProcess[] = [];
  const start = (...words: string[]): BotProcess => {
    const bot = BotProcess.start(words, { cwd: folder.path, env });
    started.push(bot);
    return bot;
  };
  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    const config = writeInventedWar(folder.path, feeds);
    env = { CEASEFIRE_CONFIG: config, DATABASE_URL: `sqlite:${join(folder.path, 'bot.db')}`, LOG_LEVEL: 'warn' };
  });
  afterEach(async () => {
    for (const bot of started.splice(0)) await bot.end('SIGKILL');
    await feeds.close();
    folder.remove();
  });

  it('on the same database is refused with one sentence, and the first goes on', async () => {
    const first = start('run');
    await first.printed(/ready/u);
    const second = await start('run').ended;
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(
      new RegExp(
        `^The bot is running already on the database .*bot\\.db \\(process ${first.pid} on .+\\); stop it first\\.\n$`,
        'u',
      ),
    );
    first.type('/ceasefire help');
    await first.printed(/subscribe/u);
    expect(await first.end('SIGTERM')).toMatchObject({ code: 0 });
  });

  it('takes over at once from one that was killed', async () => {
    const first = start('run');
    await first.printed(/ready/u);
    expect(await first.end('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
    await start('run').printed(/ready/u);
  });

  it('that starts while the first is stopping waits for it', async () => {
    const first = start('run');
    await first.printed(/ready/u);
    const second = start('run');
    const ended = first.end('SIGTERM');
    await second.printed(/ready/u);
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('that only looks is welcome beside a running one', async () => {
    const first = start('run');
    await first.printed(/ready/u);
    expect(await start('status').ended).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Valmere–Korrath'),
    });
    const doctor = await start('doctor').ended;
    expect(doctor).toMatchObject({ code: 0, stdout: expect.stringMatching(/database .* is sound/u) });
    expect(await start('migrate').ended).toMatchObject({ code: 0 });
  });

  it.each([2, 3])('of %i that start at once is the only one that runs', async (count) => {
    const bots = Array.from({ length: count }, () => start('run'));
    const winner = await Promise.any(bots.map((bot) => bot.printed(/ready/u).then(() => bot)));
    const others = await Promise.all(bots.filter((bot) => bot !== winner).map((bot) => bot.ended));
    expect(others.map(({ code }) => code)).toEqual(others.map(() => 1));
    expect(others.every(({ stderr }) => stderr.startsWith('The bot is running already'))).toBe(true);
    expect(await winner.end('SIGTERM')).toMatchObject({ code: 0 });
  });
});
