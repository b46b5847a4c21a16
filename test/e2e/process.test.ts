import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { BotProcess, type Ended } from '../support/bot-process.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedPack, writeInventedWar } from '../support/invented-war.ts';
import { aFolder } from '../support/temporary-folder.ts';

const READY = /^Ceasefire Bot is ready: (http:\/\/127\.0\.0\.1:\d+)\b.*\n/u;
const BASELINE = {
  asOf: '2026-01-05T12:00:00Z',
  truces: { 'sixty-day': { phase: 'proposed', since: '2026-01-04', by: 'isle-council' } },
  positions: {
    valmere: { truce: 'sixty-day', value: 'accepts', since: '2026-01-04', quotes: [{ quote: 'We accept it in full' }] },
  },
};

describe('the whole process', () => {
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let config: string;
  let started: BotProcess[];
  let silent: Server;
  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    config = writeInventedWar(folder.path, feeds, true);
    writeInventedPack(folder.path, (feed) => feeds.url(feed), { baseline: BASELINE });
    mkdirSync(join(folder.path, 'empty'));
    started = [];
    silent = createServer(() => undefined);
  });
  afterEach(async () => {
    for (const bot of started) await bot.end('SIGKILL');
    silent.close();
    await feeds.close();
    folder.remove();
  });

  function start(env: Readonly<Record<string, string>> = {}): BotProcess {
    const own = { CEASEFIRE_CONFIG: config, HTTP_PORT: '0', ...env };
    const bot = BotProcess.start(['run'], { cwd: join(folder.path, 'empty'), env: own });
    started.push(bot);
    return bot;
  }

  const publish = (slug: string, title: string, summary: string): void =>
    feeds.publish('meridian-courier', {
      title,
      summary,
      link: `https://example.invalid/meridian-courier/${slug}`,
      guid: slug,
      publishedAt: new Date(),
    });

  /** So many polls have begun since. */
  async function polledAgain(times: number): Promise<void> {
    const before = feeds.requests('meridian-courier').length;
    while (feeds.requests('meridian-courier').length < before + times)
      await new Promise((done) => setTimeout(done, 50));
  }

  const logOf = ({ stderr }: Ended): readonly Record<string, unknown>[] =>
    stderr
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('comes up in an empty folder without tokens, answers its terminal and its page, and ends when told to', async () => {
    const bot = start();
    const [line, address = ''] = await bot.printed(READY);
    expect(bot.stdout).toBe(line);
    expect(readdirSync(join(folder.path, 'empty'))).toEqual(['data']);

    bot.type('/ceasefire status');
    await bot.printed(
      /Valmere–Korrath: where it stands[\s\S]*60-day ceasefire: proposed[\s\S]*“We accept it in full”/u,
    );
    bot.type('nonsense');
    await bot.printed(/There is no command "nonsense"/u);

    bot.endInput();
    await polledAgain(1);
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ alive: true });
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      expect.objectContaining({ ready: true, database: 'open', lastCycle: expect.objectContaining({ failed: 0 }) }),
    ]);
    expect(await (await fetch(address)).text()).toContain('We accept it in full');

    const ended = await bot.end('SIGTERM');
    expect([ended.code, ended.signal]).toEqual([0, null]);
    expect(logOf(ended).at(-1)).toMatchObject({ msg: 'stopping', signal: 'SIGTERM' });
    await expect(fetch(`${address}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('knows after a restart what it told, and tells what came out meanwhile', async () => {
    const first = start();
    await first.printed(READY);
    await polledAgain(1); // the first poll, whose items are background, is over
    first.type('subscribe mode:breaking threshold:all');
    await first.printed(/subscri/iu);
    publish('study', 'Korrath undecided on 60-day ceasefire', '“Korrath has not taken a decision,” a spokesman said.');
    await first.printed(/Korrath is undecided on the 60-day ceasefire/u);
    expect(await first.end('SIGINT')).toMatchObject({ code: 0 });

    publish('answer', 'Korrath accepts 60-day ceasefire', '“Korrath accepts the 60-day ceasefire,” Bren Osk said.');
    const second = start();
    await second.printed(READY);
    await second.printed(/Korrath: undecided → accepts|Korrath accepts the 60-day ceasefire/u);
    await polledAgain(2);
    second.type('status');
    await second.printed(/Changed since the baseline of 5 Jan 2026[\s\S]*Korrath accepts/u);
    const { code, stdout } = await second.end('SIGTERM');
    const told = stdout.slice(0, stdout.indexOf('where it stands'));
    // its own words, in quotation marks, stand under the line
    expect([code, told.match(/(?<![“"])Korrath accepts the 60-day/gu)]).toEqual([0, ['Korrath accepts the 60-day']]);
    expect(told).not.toContain('undecided on the 60-day ceasefire · new');
  });

  it('is ready though a platform does not answer, says so, and shows no secret at any level of the log', async () => {
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const bot = start({
      DISCORD_TOKEN: 'planted-token',
      DISCORD_API_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api`,
      SLACK_CLIENT_SECRET: 'planted-client',
      SLACK_STATE_SECRET: 'planted-state',
      LLM_API_KEY: 'planted-key',
      ENCRYPTION_KEY: 'planted-encryption',
      LOG_LEVEL: 'trace',
    });
    const [, address = ''] = await bot.printed(READY);
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      expect.objectContaining({
        platforms: [{ platform: 'discord', state: 'down', because: expect.stringMatching(/^[^\n]+\.$/u) }],
      }),
    ]);
    bot.type('status');
    await bot.printed(/where it stands/u);
    const { code, stdout, stderr } = await bot.end('SIGTERM');
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain('planted');
  });

  it('ends at once when told to while it still waits for a platform, and never says that it is ready', async () => {
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const apiUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api`;
    const asked = once(silent, 'connection');
    const bot = start({ DISCORD_TOKEN: 'token', DISCORD_API_URL: apiUrl });
    await asked;
    expect(await bot.end('SIGTERM')).toMatchObject({ code: 0, signal: null, stdout: '' });
  });

  it('says in one sentence that its port is taken, and ends', async () => {
    const [, address = ''] = await start().printed(READY);
    const { code, stdout, stderr } = await start({
      HTTP_PORT: new URL(address).port,
      DATABASE_URL: 'sqlite:data/another.db',
    }).ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^The page cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\); set HTTP_PORT\.\n$/u);
  });
});
