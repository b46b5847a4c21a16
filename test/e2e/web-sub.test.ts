import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { BotProcess } from '../support/bot-process.ts';
import { FeedServer } from '../support/feed-server.ts';
import { HubServer } from '../support/hub-server.ts';
import { writeInventedWar } from '../support/invented-war.ts';
import { aFolder } from '../support/temporary-folder.ts';

const READY = /^Ceasefire Bot is ready: (http:\/\/127\.0\.0\.1:\d+)\b.*\n/u;
const SLOW = { interval: '1h', minInterval: '1s', maxInterval: '2h' };
const COURIER = 'meridian-courier';

/** A port that was free a moment ago. */
async function aPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((done) => setTimeout(done, 20));
}

describe('a feed that names a hub', () => {
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let hub: HubServer;
  let port: number;
  let config: string;
  let started: BotProcess[];
  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    hub = await HubServer.start();
    port = await aPort();
    config = writeInventedWar(folder.path, feeds, true, {
      polling: { ...SLOW, allowHosts: [feeds.hostPort, hub.hostPort] },
    });
    feeds.nameHub(COURIER, hub.url, feeds.url(COURIER));
    started = [];
  });
  afterEach(async () => {
    for (const bot of started) await bot.end('SIGKILL');
    await hub.close();
    await feeds.close();
    folder.remove();
  });

  async function start(env: Readonly<Record<string, string>> = {}): Promise<BotProcess> {
    const own = { CEASEFIRE_CONFIG: config, HTTP_PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, ...env };
    const bot = BotProcess.start(['run'], { cwd: folder.path, env: own });
    started.push(bot);
    await bot.printed(READY);
    return bot;
  }

  const publish = (slug: string, title: string, summary: string): void =>
    feeds.publish(COURIER, {
      title,
      summary,
      link: `https://example.invalid/${COURIER}/${slug}`,
      guid: slug,
      publishedAt: new Date(),
    });
  const accepts = (): void =>
    publish('accepts', 'Korrath accepts 60-day ceasefire', '“Korrath accepts the 60-day ceasefire,” Bren Osk said.');
  const polls = (): number => feeds.requests(COURIER).length;

  it('is told of within seconds though it is polled every hour, and a restart keeps the lease', async () => {
    const bot = await start();
    await until(() => hub.verifications.length === 1);
    expect(hub.verifications).toEqual([{ status: 200, echoed: true }]);
    expect(Object.fromEntries(hub.asked[0] ?? [])).toEqual({
      'hub.mode': 'subscribe',
      'hub.topic': feeds.url(COURIER),
      'hub.callback': expect.stringMatching(new RegExp(`^http://127\\.0\\.0\\.1:${port}/websub/[\\w-]{32}$`, 'u')),
      'hub.lease_seconds': '864000',
      'hub.secret': expect.stringMatching(/^[\w-]{32}$/u),
    });
    bot.type('subscribe mode:breaking threshold:all');
    await bot.printed(/subscri/iu);
    accepts();
    expect(await hub.push()).toBe(202);
    await bot.printed(/Korrath accepts the 60-day ceasefire/u);

    const ended = await bot.end('SIGTERM');
    expect(`${ended.stdout}${ended.stderr}`).not.toContain(hub.last('hub.secret'));
    await start();
    const before = polls();
    await hub.push();
    await until(() => polls() > before);
    expect(hub.asked).toHaveLength(1);
  }, 60_000);

  it('is not polled because of a push that is forged, unsigned, too large or for nobody', async () => {
    await start();
    await until(() => hub.verifications.length === 1);
    const before = polls();
    const callback = hub.last('hub.callback');
    expect(await hub.push('<rss/>', `sha256=${'0'.repeat(64)}`)).toBe(202);
    expect(await hub.push('<rss/>', 'md5=00')).toBe(202);
    expect(await hub.push('<rss/>', '')).toBe(202);
    expect(await hub.push('x'.repeat(5_000_001))).toBe(413);
    expect((await fetch(`${callback}x`, { method: 'POST', body: '<rss/>' })).status).toBe(410);
    expect((await fetch(`${callback}?hub.mode=subscribe&hub.topic=a&hub.challenge=b`)).status).toBe(404);
    expect(await hub.verify()).toBe(404);
    expect(await hub.verify({ 'hub.mode': 'unsubscribe' })).toBe(404);
    await new Promise((done) => setTimeout(done, 2_500));
    expect(polls()).toBe(before);
    await hub.push();
    await until(() => polls() > before);
  }, 60_000);

  it('is polled as ever when the hub verifies another topic or refuses', async () => {
    hub.mood = 'asks-for-another-topic';
    await start();
    await until(() => hub.verifications.length === 1);
    expect(hub.verifications[0]?.status).toBe(404);
    expect(await hub.push()).toBe(410);
    expect(await hub.verify({ 'hub.challenge': '' })).toBe(404);
    expect(await hub.verify()).toBe(200); // late, and for the right topic
    const before = polls();
    expect(await hub.verify({ 'hub.mode': 'denied' })).toBe(200);
    await until(() => polls() > before);
    expect(await hub.push()).toBe(410);
  }, 60_000);

  it('is polled as ever when the hub breaks down, and the hub is asked again later', async () => {
    hub.mood = 'breaks-down';
    config = writeInventedWar(folder.path, feeds, true, { polling: { allowHosts: [feeds.hostPort, hub.hostPort] } });
    const bot = await start();
    await until(() => bot.stderr.includes('hub did not take a request'));
    expect(bot.stderr).toMatch(/The server is overloaded or under maintenance \(HTTP 503\)/u);
    bot.type('subscribe mode:breaking threshold:all');
    await bot.printed(/subscri/iu);
    accepts();
    await bot.printed(/Korrath accepts the 60-day ceasefire/u);
    expect(hub.asked).toHaveLength(1);
  }, 60_000);

  it('follows a hub that moves, and leaves one that the feed names no more', async () => {
    hub.mood = 'redirects';
    await start();
    await until(() => hub.verifications.length === 1);
    hub.mood = 'verifies';
    feeds.nameHub(COURIER, `${hub.url}/other`, feeds.url(COURIER));
    publish('calm', 'Harbour prices fall', 'The harbour office said so.');
    await hub.push();
    await until(() => hub.verifications.length === 3);
    expect(hub.asked.map((form) => form.get('hub.mode'))).toEqual(['subscribe', 'unsubscribe', 'subscribe']);
    expect(hub.asked[1]?.get('hub.callback')).not.toBe(hub.asked[2]?.get('hub.callback'));
    expect(hub.verifications.every(({ echoed }) => echoed)).toBe(true);
  }, 60_000);

  it('is not asked about without a public address, and never where the guard refuses the hub', async () => {
    feeds.nameHub(COURIER, 'http://169.254.169.254/hub', feeds.url(COURIER));
    const bot = await start();
    await until(() => bot.stderr.includes('hub did not take a request'));
    expect(bot.stderr).toMatch(/link-local address; feeds are read from public addresses only/u);
    await bot.end('SIGTERM');
    feeds.nameHub(COURIER, hub.url, feeds.url(COURIER));
    const config2 = { PUBLIC_URL: '' };
    const alone = await start(config2);
    await until(() => polls() > 0);
    await new Promise((done) => setTimeout(done, 2_500));
    expect(hub.asked).toEqual([]);
    expect((await fetch(`http://127.0.0.1:${port}/websub/anything`)).status).toBe(404);
    await alone.end('SIGTERM');
  }, 60_000);
});
