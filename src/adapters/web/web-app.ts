import { Hono, type Context, type Next } from 'hono';
import type { Counter } from 'prom-client';
import { currentBoard } from '../../queries/current-board.ts';
import { feedHealth } from '../../queries/feed-health.ts';
import { tallyOf } from '../../queries/tally.ts';
import { boardPage, type BoardView } from './board-page.ts';
import { addHubRoutes } from './hub-routes.ts';
import { registerMetrics } from './metrics.ts';
import { byOwnName } from './own-names.ts';
import { readinessAnswer } from './readiness-answer.ts';
import { addSlackRoute } from './slack-route.ts';
import { sourcesPage } from './sources-page.ts';
import { statusOf } from './status-json.ts';
import { ICON, STYLE } from './style.ts';
import type { WebDeps } from './web-deps.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
  'Cache-Control': 'no-store',
};

/** The pages, the data and the probes, which change nothing; and where hubs and Slack call, if they may. */
export function createWebApp(deps: WebDeps): Hono {
  const app = new Hono();
  const answered = registerMetrics(deps.registry, deps);
  app.use('*', securely(answered, app));
  if (deps.names) app.use('*', byOwnName(deps.names));
  app.get('/', async (c) => c.html(boardPage(await boardViews(deps), deps.clock.now())));
  app.get('/sources', async (c) =>
    c.html(sourcesPage(await Promise.all(deps.packs.map((pack) => feedHealth(pack, deps))))),
  );
  app.get('/api/status', async (c) => {
    const now = deps.clock.now();
    return c.json({ asOf: now, packs: (await boardViews(deps)).map((view) => statusOf(view, now)) });
  });
  app.get('/healthz', (c) => c.json({ alive: true }));
  app.get('/readyz', async (c) => {
    const answer = await readinessAnswer(deps);
    return c.json(answer, answer.ready ? 200 : 503);
  });
  app.get('/metrics', async (c) =>
    c.body(await deps.registry.metrics(), 200, { 'Content-Type': deps.registry.contentType }),
  );
  if (deps.hubs !== null) addHubRoutes(app, deps.hubs);
  if (deps.slack !== null) addSlackRoute(app, deps.slack, HEADERS);
  app.get('/style.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/icon.svg', (c) => c.body(ICON, 200, { 'Content-Type': 'image/svg+xml' }));
  app.notFound((c) => c.text('There is nothing at this address.', 404));
  app.onError((error, c) => failed(error, c, deps));
  return app;
}

async function boardViews(deps: WebDeps): Promise<readonly BoardView[]> {
  return Promise.all(
    deps.packs.map(async (pack) => {
      const situation = await currentBoard(pack, deps);
      return {
        situation,
        sources: await feedHealth(pack, deps),
        tally: await tallyOf(situation, deps, deps.clock.now()),
      };
    }),
  );
}

function securely(answered: Counter<'route' | 'status'>, { routes }: Hono): (c: Context, next: Next) => Promise<void> {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    const route = routeOf(c);
    // a caller's own words would be counted each for itself, and kept
    const isOurs = c.res.status !== 404 && routes.some(({ path }) => path.replace('/:id', '') === route);
    answered.inc({ route: isOurs ? route : 'none', status: c.res.status });
  };
}

function failed(error: Error, c: Context, { clock, log }: WebDeps): Response {
  const incident = `E-${clock.now().getTime().toString(36)}`;
  log.error('a page failed', { incident, path: routeOf(c), cause: error.stack ?? error.message });
  return c.text(`Something went wrong on our side; it has been logged as ${incident}.`, 500);
}

/** Without the word by which a hub knows us. */
function routeOf(c: Context): string {
  return c.req.path.replace(/^(\/websub)\/.*/u, '$1');
}
