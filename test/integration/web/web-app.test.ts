import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { Hono } from 'hono';
import { WebServer } from '../../../src/adapters/web/web-server.ts';
import { aBaseline, aPack, anEntry, someEvidence } from '../../support/conflict.ts';
import { unknownRhythm } from '../../../src/domain/news/feed-rhythm.ts';
import type { VersionId } from '../../../src/domain/news/article.ts';
import { aFigure } from '../../support/figures.ts';
import { WebSite } from '../../support/web-site.ts';

let site: WebSite;
beforeEach(async () => {
  site = await new WebSite().open();
});
afterEach(() => site.close());

describe('the pages', () => {
  it('show the board without any script, behind a strict policy', async () => {
    site.room.knows(aBaseline(), [anEntry()]);
    site.room.reads({ radio: { failures: 1, lastError: 'The server answered 500' } });
    const answer = await site.get('/');
    const page = await answer.text();
    expect(page).toMatch(/<strong>proposed<\/strong\s*> by Isle Council/u);
    expect(page).toContain('We accept the ceasefire on one condition');
    expect(page).toContain('href="https://courier.example/korrath-accepts" rel="noopener noreferrer nofollow"');
    expect(page).toContain('2 of 3 sources read; dark: Radio Korrath');
    expect(page).not.toMatch(/<script|\son\w+=|style="/iu);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/u);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('escape whatever a feed says, and link to no address but of the web', async () => {
    const evidence = someEvidence({
      quote: '<img src=x onerror=alert(1)>',
      outlet: 'A & "B" <b>',
      link: 'javascript:alert(1)',
    });
    site.room.knows(aBaseline(), [anEntry({ evidence })]);
    const page = await (await site.get('/')).text();
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).toContain('A &amp; &quot;B&quot; &lt;b&gt;');
    expect(page).not.toMatch(/<img|javascript:/u);
  });

  it('show violations and figures per claimant, and the same as data', async () => {
    const evidence = someEvidence({
      quote: 'broke the truce 1,200 <i>times</i>',
      at: new Date('2031-05-06T09:00:00Z'),
    });
    site.room.knows();
    site.room.counts([
      aFigure({
        low: 1050,
        evidence: { ...evidence, versionId: 2 as VersionId, at: new Date('2031-05-05T09:00:00Z') },
      }),
      aFigure({ low: 1200, evidence }),
    ]);
    const page = await (await site.get('/')).text();
    expect(page).toMatch(
      /<strong>Valmere<\/strong>: 1,200 alleged against Korrath since the truce began, \+150 on the day before/u,
    );
    expect(page).toContain('broke the truce 1,200 &lt;i&gt;times&lt;/i&gt;');
    const data = (await (await site.get('/api/status')).json()) as { packs: readonly { violations: unknown }[] };
    expect(data.packs[0]?.violations).toMatchObject({
      since: null,
      breaches: [],
      figures: [
        {
          kind: 'violations',
          claimant: { name: 'Valmere', kind: 'party', party: 'valmere' },
          standing: 'alleged',
          by: { party: 'korrath', name: 'Korrath' },
          values: [
            { low: 1050, high: 1050 },
            { low: 1200, high: 1200, quotes: [{ outlet: 'The Meridian Courier' }] },
          ],
          change: { delta: 150, before: { low: 1050 } },
        },
      ],
    });
  });

  it('say so while nothing is known', async () => {
    expect(await (await site.get('/')).text()).toContain('Nothing is known yet');
  });

  it('show how each feed is doing, the dark ones first', async () => {
    site.room.reads({ daily: { failures: 2, lastError: 'The host has no address.', lastSuccessAt: null } });
    const page = await (await site.get('/sources')).text();
    expect(page).toContain('The host has no address; never read so far, 2 failures in a row, next try');
    expect(page.indexOf('Harbour Daily</a>')).toBeLessThan(page.indexOf('The Meridian Courier</a>'));
    expect(page).toContain('Korrath&#39;s side');
  });

  it('name the language of a feed where it is known', async () => {
    const sources = aPack().sources.map((source) => (source.id === 'daily' ? { ...source, language: 'und' } : source));
    await site.close();
    site = await new WebSite([aPack({ sources })]).open();
    const page = await (await site.get('/sources')).text();
    expect(page).toContain('Korrath&#39;s side · en');
    expect(page).not.toMatch(/·\s*und\b/u);
  });

  it('answer 404 where there is nothing, and an id where something fails', async () => {
    expect((await site.get('/nothing')).status).toBe(404);
    site.room.store.readModel.known = () => Promise.reject(new Error('secret words'));
    const answer = await site.get('/');
    expect(answer.status).toBe(500);
    expect(await answer.text()).toMatch(/^Something went wrong on our side; it has been logged as E-\w+\.$/u);
    expect(answer.headers.get('content-security-policy')).not.toBeNull();
    expect(site.room.log.lines).toMatchObject([{ message: 'a page failed', fields: { path: '/' } }]);
  });
});

describe('the probes', () => {
  it('are alive at once and ready once the database is open and every platform was tried', async () => {
    expect(await (await site.get('/healthz')).json()).toEqual({ alive: true });
    expect((await site.get('/readyz')).status).toBe(503);
    site.readiness.databaseOpened();
    site.readiness.platform('slack', 'connecting');
    expect((await site.get('/readyz')).status).toBe(503);
    site.readiness.platform('slack', 'down', 'Slack does not answer');
    const answer = await site.get('/readyz');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      ready: true,
      database: 'open',
      platforms: [{ platform: 'slack', state: 'down', because: 'Slack does not answer' }],
      lastCycle: null,
    });
    site.readiness.stopping();
    expect((await site.get('/readyz')).status).toBe(503);
  });

  it('are not ready when the database does not answer', async () => {
    site.readiness.databaseOpened();
    site.room.store.readModel.lastCycle = () => Promise.reject(new Error('locked'));
    const answer = await site.get('/readyz');
    expect([answer.status, ((await answer.json()) as { database: string }).database]).toEqual([503, 'down']);
  });

  it('measure sources, ledger and requests', async () => {
    site.room.knows(aBaseline(), [anEntry(), anEntry({ seq: 2 })]);
    site.room.reads({ radio: { failures: 1 } });
    await site.get('/');
    const metrics = await (await site.get('/metrics')).text();
    expect(metrics).toContain('ceasefire_sources{pack="strait",standing="dark"} 1');
    expect(metrics).toContain('ceasefire_ledger_entries{pack="strait"} 2');
    expect(metrics).toContain('ceasefire_http_requests_total{route="/",status="200"} 1');
    expect(metrics).toContain('process_cpu_seconds_total');
  });
});

describe('/api/status', () => {
  it('holds how each feed is doing', async () => {
    const asOf = new Date('2031-05-06T10:00:00Z');
    const rhythm = { ...unknownRhythm, asOf, items: 28, days: 2, windowSize: 30, missedAt: asOf };
    site.room.reads({ courier: { rhythm }, radio: { failures: 2, lastError: 'It is down.' } });
    const body = (await (await site.get('/api/status')).json()) as { packs: { sources: { feeds: unknown } }[] };
    expect(body.packs[0]?.sources.feeds).toMatchObject([
      {
        id: 'courier',
        standing: 'read',
        lastSuccessAt: asOf.toISOString(),
        lastError: null,
        itemsPerDay: 14,
        windowSize: 30,
        turnoverRisk: { kind: 'missed', at: asOf.toISOString() },
      },
      { id: 'radio', standing: 'dark', lastError: 'It is down.', failures: 2, itemsPerDay: null },
      { id: 'daily', turnoverRisk: { kind: 'none' } },
    ]);
  });

  it('is the board as data', async () => {
    site.room.knows(aBaseline(), [anEntry()]);
    site.room.reads({});
    const body = await (await site.get('/api/status')).json();
    expect(body).toMatchObject({
      asOf: '2031-05-06T10:05:00.000Z',
      packs: [
        {
          id: 'strait',
          known: true,
          phase: 'proposed',
          reported: null,
          about: 'sixty-day',
          lastEntry: 'VK-1',
          sources: { read: 3, all: 3, dark: [] },
          positions: expect.arrayContaining([
            expect.objectContaining({
              party: 'korrath',
              value: 'accepts-with-conditions',
              certainty: 'confirmed',
              quotes: [
                expect.objectContaining({
                  quote: 'We accept the ceasefire on one condition',
                  speaker: 'Korrath',
                  id: 'VK-1',
                }),
              ],
            }),
          ]),
        },
      ],
    });
  });
});

it('a taken port is one sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as { port: number };
  await expect(new WebServer(new Hono(), { host: '127.0.0.1', port }).start()).rejects.toThrow(
    `The page cannot listen on 127.0.0.1:${port} (EADDRINUSE); set HTTP_PORT.`,
  );
  await new Promise((resolve) => taken.close(resolve));
});
