import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import type { FeedId } from '../../../src/domain/news/feed.ts';
import { aPoll, aVersion } from '../../support/stories.ts';
import { BotProcess, type Ended } from '../../support/bot-process.ts';
import { FeedServer } from '../../support/feed-server.ts';
import { writeInventedPack, writeInventedWar } from '../../support/invented-war.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const BASELINE = {
  asOf: '2026-01-05T12:00:00Z',
  truces: { 'sixty-day': { phase: 'proposed', since: '2026-01-04', by: 'isle-council' } },
  positions: {
    valmere: { truce: 'sixty-day', value: 'accepts', since: '2026-01-04', quotes: [{ quote: 'We accept it in full' }] },
  },
};

describe('the commands that look at the database', () => {
  const folder = aFolder();
  let feeds: FeedServer;
  let env: Readonly<Record<string, string>>;
  const run = (typed: string, more: Readonly<Record<string, string>> = {}): Promise<Ended> =>
    BotProcess.run(typed.split(' '), { cwd: folder.path, env: { ...env, ...more } });

  beforeAll(async () => {
    feeds = await FeedServer.start();
    env = { CEASEFIRE_CONFIG: writeInventedWar(folder.path, feeds), DATABASE_URL: 'sqlite:kept/bot.db' };
    writeInventedPack(folder.path, (feed) => feeds.url(feed), { baseline: BASELINE });
  });
  afterAll(async () => {
    await feeds.close();
    folder.remove();
  });

  it('migrate makes the database, and the second time finds it up to date', async () => {
    const first = await run('migrate');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^The database was brought up to date: 0001-first-tables[^\n]*\.\n$/u);
    expect(existsSync(join(folder.path, 'kept/bot.db'))).toBe(true);
    expect(await run('migrate')).toMatchObject({ code: 0, stdout: 'The database is up to date.\n', stderr: '' });
  });

  it('status prints the board of the baseline, quotes and all', async () => {
    const { code, stdout, stderr } = await run('status pack:strait');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Valmere–Korrath: where it stands\n/u);
    expect(stdout).toContain('baseline of 5 Jan 2026, 12:00 UTC');
    expect(stdout).toContain('60-day ceasefire: proposed by Isle Council, since 4 Jan 2026');
    expect(stdout).toContain('“We accept it in full”');
  });

  it('status takes the words of chat: a day before the baseline knows nothing', async () => {
    const { code, stdout } = await run('status at:2026-01-01');
    expect(code).toBe(0);
    expect(stdout).toContain('nothing was known yet');
  });

  it('status --json prints the same as one object', async () => {
    const { code, stdout, stderr } = await run('status --json');
    expect([code, stderr, stdout.split('\n').length]).toEqual([0, '', 2]);
    expect(JSON.parse(stdout)).toMatchObject({
      packs: [
        {
          id: 'strait',
          known: true,
          baselineAsOf: '2026-01-05T12:00:00.000Z',
          about: 'sixty-day',
          phase: 'proposed',
          positions: [{ party: 'valmere', value: 'accepts', quotes: [{ quote: 'We accept it in full' }] }],
        },
      ],
    });
  });

  it('backup copies the database to a file beside it or to one that is named, never over another', async () => {
    const named = await run('backup copy.db');
    expect([named.code, named.stderr]).toEqual([0, '']);
    expect(named.stdout).toMatch(/^The database was copied to copy\.db \(\d+ bytes\)\.\n$/u);
    const { code, stdout } = await run('backup --json');
    const { path } = JSON.parse(stdout) as { readonly path: string };
    expect([code, path]).toEqual([0, expect.stringMatching(/^kept\/backups\/bot-\d{8}T\d{6}Z\.db$/u)]);
    expect(await run('status --json', { DATABASE_URL: `sqlite:${path}` })).toMatchObject({ code: 0, stderr: '' });
    const again = await run('backup copy.db');
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toBe('copy.db exists already; name another file or move it away.\n');
    const nothing = await run('backup other.db', { DATABASE_URL: 'sqlite:nowhere/bot.db' });
    expect([nothing.code, nothing.stderr]).toEqual([
      1,
      'There is no database at nowhere/bot.db; nothing was copied.\n',
    ]);
  });

  it('positions, timeline and next print what chat would answer, and as one object', async () => {
    const [positions, timeline, next] = [
      await run('positions strait'),
      await run('timeline'),
      await run('next --json'),
    ];
    expect([positions.code, timeline.code, next.code]).toEqual([0, 0, 0]);
    expect(positions.stdout).toContain('Valmere: accepts (reported, not confirmed), since 4 Jan 2026');
    expect(timeline.stdout).toContain('no phase and no position has changed since the baseline of 5 Jan 2026');
    expect(JSON.parse(next.stdout)).toEqual({ packs: [{ id: 'strait', expected: [] }] });
    expect(await run('next pack:elsewhere')).toMatchObject({ code: 2, stdout: '' });
  });

  it('why explains a report, also to a program, and fails for a link that was never seen', async () => {
    const store = await openStore(`sqlite:${join(folder.path, 'kept/bot.db')}`, { prefixes: { strait: 'VK' } });
    const link = 'https://example.invalid/harbour-daily/answer';
    const feedId = 'harbour-daily' as FeedId;
    const version = aVersion({ title: 'Korrath accepts 60-day ceasefire', link }, feedId);
    await store.stories.keepPoll(aPoll([version], { feedId, packs: ['strait' as PackId] }));
    await store.close();
    const [shown, data, never] = [
      await run(`why ${link}?utm_source=x`),
      await run(`why --json ${link}`),
      await run('why example.org/a'),
    ];
    expect([shown.code, shown.stderr]).toEqual([0, '']);
    expect(shown.stdout).toMatch(/^Valmere–Korrath: not decided yet\n +“Korrath accepts 60-day ceasefire”\n/u);
    expect([data.code, JSON.parse(data.stdout)]).toMatchObject([
      0,
      { link, seen: true, packs: [{ pack: 'strait', versions: [{ outlet: 'Harbour Daily', outcome: null }] }] },
    ]);
    expect([never.code, never.stdout]).toEqual([1, expect.stringMatching(/^This link was never seen/u)]);
    expect(await run('why nonsense')).toMatchObject({ code: 2, stdout: '' });
  });

  it.each(['status pack:elsewhere', 'status --json at:2999-01-01'])(
    'refuses "%s" in one sentence on standard error',
    async (typed) => {
      const { code, stdout, stderr } = await run(typed);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^[^\n]+\.\n$/u);
    },
  );

  it('doctor says of each feed that cannot be read why, counts the others, and fails', async () => {
    feeds.publish('meridian-courier', { title: 'Fair', link: 'https://example.invalid/fair' });
    feeds.break('harbour-daily', { kind: 'status', status: 503 });
    const { code, stdout, stderr } = await run('doctor');
    feeds.heal('harbour-daily');
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^ok +Pack strait: 3 parties, 2 sources, baseline of 2026-01-05/mu);
    expect(stdout).toMatch(/^ok +The database kept\/bot\.db is sound\.$/mu);
    expect(stdout).toMatch(/^PROBLEM Feed harbour-daily \(Harbour Daily\) cannot be read: [^\n]*503/mu);
    expect(stdout).toMatch(/^note +1 of 2 feeds could be read\.$/mu);
  });

  it('doctor --json gives the same as data, and a sound house is no failure', async () => {
    const { code, stdout } = await run('doctor --json');
    const findings = JSON.parse(stdout) as readonly { readonly kind: string; readonly text: string }[];
    expect([code, findings.filter(({ kind }) => kind === 'problem')]).toEqual([0, []]);
    expect(findings.at(-1)).toEqual({ kind: 'fine', text: '2 of 2 feeds could be read.' });
  });

  it('a feed that never answers costs doctor the time-out and no more', async () => {
    feeds.break('harbour-daily', { kind: 'silence' });
    const polling = { timeout: '500ms', hostDelay: '0s', allowHosts: [feeds.hostPort] };
    writeFileSync(join(folder.path, 'hasty.yaml'), JSON.stringify({ packs: ['./strait.yaml'], polling }));
    const { code, stdout } = await run('doctor', { CEASEFIRE_CONFIG: 'hasty.yaml' });
    feeds.heal('harbour-daily');
    expect(code).toBe(1);
    expect(stdout).toContain(
      'harbour-daily (Harbour Daily) cannot be read: The server did not begin to answer in time.',
    );
  });

  it('a file that is no database is a sentence of status, and one finding among others of doctor', async () => {
    writeFileSync(join(folder.path, 'letter.txt'), 'Dear reader, this is no database.\n'.repeat(100));
    const broken = { DATABASE_URL: 'sqlite:letter.txt' };
    const status = await run('status', broken);
    expect([status.code, status.stdout]).toEqual([1, '']);
    expect(status.stderr).toMatch(/^The database file letter\.txt is damaged or not a database[^\n]*\n$/u);
    const { code, stdout, stderr } = await run('doctor', broken);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^PROBLEM The database file letter\.txt is damaged/mu);
    expect(stdout).toContain('2 of 2 feeds could be read.');
  });
});
