import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotProcess, type Ended } from '../../support/bot-process.ts';
import { FeedServer } from '../../support/feed-server.ts';
import { writeInventedWar } from '../../support/invented-war.ts';
import { aFolder } from '../../support/temporary-folder.ts';

describe('feeds on the command line', () => {
  const folder = aFolder();
  let feeds: FeedServer;
  let env: Readonly<Record<string, string>>;
  const run = (args: readonly string[], input = ''): Promise<Ended> =>
    BotProcess.run(['feeds', ...args], { cwd: folder.path, env }, input);
  const data = async (...args: string[]) => JSON.parse((await run([...args, '--json'])).stdout);

  beforeAll(async () => {
    feeds = await FeedServer.start();
    env = { CEASEFIRE_CONFIG: writeInventedWar(folder.path, feeds), DATABASE_URL: 'sqlite:kept/bot.db' };
    feeds.publish('herald', { title: 'Fair', link: 'https://example.invalid/fair' });
  });
  afterAll(async () => {
    await feeds.close();
    folder.remove();
  });

  it('adds a feed with an outlet of several words and a side, lists it, checks it and lets it go', async () => {
    const added = await run(['add', feeds.url('herald'), 'outlet:The Far Herald', 'side:korrath']);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(added.stdout).toContain('Following The Far Herald (127.0.0.1');
    const listed = await data('list');
    const herald = listed.packs[0].feeds.find((feed: { added: boolean }) => feed.added);
    expect(herald).toMatchObject({ outlet: 'The Far Herald', side: 'korrath', standing: 'waiting' });
    expect((await run(['list'])).stdout).toContain('3 feeds are followed');
    const checked = await run(['check', herald.id]);
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining('1 item, 0 with a date') });
    feeds.break('harbour-daily', { kind: 'status', status: 503 });
    expect((await data('check')).feeds).toMatchObject([
      { readable: true },
      { readable: false, status: 503 },
      { items: 1 },
    ]);
    expect(await run(['check', 'harbour-daily'])).toMatchObject({ code: 1, stderr: '' });
    feeds.heal('harbour-daily');
    expect(await data('remove', 'The Far Herald')).toEqual({
      removed: { id: herald.id, outlet: 'The Far Herald', url: feeds.url('herald') },
    });
  });

  it.each(['The "Far" Herald', 'The «Far» Herald', 'The “Far” Herald'])(
    'takes an outlet called %s whole',
    async (name) => {
      const { added } = await data('add', feeds.url('herald'), `outlet:${name}`);
      expect(added).toMatchObject({ outlet: "The 'Far' Herald" });
      expect(await data('remove', name)).toMatchObject({ removed: { id: added.id } });
    },
  );

  it.each([
    [
      'a feed that is followed',
      () => ['add', feeds.url('harbour-daily')],
      1,
      /Harbour Daily \(harbour-daily\) is followed/u,
    ],
    ['a pack’s own source to remove', () => ['remove', 'harbour-daily'], 1, /listed by the file of strait/u],
    ['an address that the guard refuses', () => ['add', 'http://127.0.0.1:9/'], 1, /public addresses only/u],
    [
      'credentials, without repeating them',
      () => ['add', 'https://ana:hidden@a.example/'],
      2,
      /^Nothing was added: its address holds credentials(?![^]*hidden)/u,
    ],
    ['no side that there is', () => ['add', feeds.url('herald'), 'side:atlantis'], 2, /no party of Valmere–Korrath/u],
    ['nothing to add', () => ['add'], 2, /missing required argument/iu],
  ])('refuses %s in one sentence', async (_what, args, code, sentence) => {
    const ended = await run(args());
    expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(sentence) });
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('writes the list, reads it back on another database, and finds nothing new in its own', async () => {
    await run(['add', feeds.url('herald')]);
    const out = join(folder.path, 'list.opml');
    expect(await run(['export', '--out', out])).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
    const printed = await run(['export', 'strait']);
    expect(printed.stdout).toBe(readFileSync(out, 'utf8'));
    expect((await data('import', out)).added).toEqual([]);
    const other = { cwd: folder.path, env: { ...env, DATABASE_URL: 'sqlite:other/bot.db' } };
    const imported = await BotProcess.run(['feeds', 'import', '-', '--json'], other, printed.stdout);
    expect(JSON.parse(imported.stdout)).toMatchObject({
      known: 2,
      refused: [],
      added: [{ pack: 'strait', url: feeds.url('herald') }],
    });
  });

  it('refuses a list that does not end, from a device or through a pipe', async () => {
    const endless = await run(['import', '/dev/zero']);
    expect(endless).toMatchObject({ code: 2, stderr: '/dev/zero is far too large for a list of feeds.\n' });
    const piped = await run(['import', '-'], ' '.repeat(11 * 1024 * 1024));
    expect(piped).toMatchObject({ code: 2, stderr: 'Standard input is far too large for a list of feeds.\n' });
  });

  it('imports what a broken list holds, and says what it left', async () => {
    writeFileSync(
      join(folder.path, 'broken.opml'),
      '<opml><body><outline xmlUrl="https://a.example/f"/><outline xmlUrl="ftp://b.example/"/><outline xmlUrl="https://c',
    );
    const { code, stdout } = await run(['import', 'broken.opml']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^broken\.opml: 1 added to Valmere–Korrath, 0 followed already, 1 refused\.\n[^]*The file ends in the middle/u,
    );
  });
});
