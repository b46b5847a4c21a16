import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from './faults.ts';
import { HttpMode } from './http-mode.ts';
import { route } from './http-routing.ts';
import { addTeam, addToken } from './population.ts';
import { RateLimits } from './rate-limits.ts';
import { SlackServer } from './slack-server.ts';
import { SocketMode } from './socket-mode.ts';
import { Timers } from './timers.ts';
import { World } from './world.ts';

export interface SlackServerOptions {
  readonly teamName?: string;
  /** Scopes of the first workspace's bot token. */
  readonly scopes?: readonly string[];
  /** One post per channel and this many milliseconds (1000, as Slack's), 0 for no limit. */
  readonly postIntervalMs?: number;
  /** Posts that a channel takes at once before that (5). */
  readonly postBurst?: number;
  /** 50 as for internal apps, 1 as for distributed ones. */
  readonly historyPerMinute?: number;
  /** How long Slack waits for an acknowledgement (3000). */
  readonly ackDeadlineMs?: number;
  /** Pauses before an unacknowledged event comes again; Slack's are 0, 60 and 300 seconds, here 0, 200 and 500 ms. */
  readonly retryDelaysMs?: readonly number[];
  readonly pingIntervalMs?: number;
}

/** Starts a Slack of its own on a free port of 127.0.0.1, with one workspace in which the app is installed. */
export async function startSlackServer(options: SlackServerOptions = {}): Promise<SlackServer> {
  const world = new World();
  const timers = new Timers();
  const faults = new Faults();
  const ackDeadlineMs = options.ackDeadlineMs ?? 3000;
  const sockets = new SocketMode(world, timers, faults, {
    ackDeadlineMs,
    pingIntervalMs: options.pingIntervalMs ?? 5000,
  });
  const team = addTeam(world, options.teamName ?? 'Fictional Desk');
  const bot = addToken(world, { kind: 'bot', teamId: team.id, ...(options.scopes && { scopes: options.scopes }) });
  const app = addToken(world, { kind: 'app', teamId: team.id });
  const secrets = { clientId: '1000.2000', clientSecret: 'fictional-client-secret' };
  const api = { world, limits: limitsFrom(options), secrets, openConnection: () => sockets.openConnection() };
  const server = createServer();
  const slack = new SlackServer({
    world,
    timers,
    faults,
    sockets,
    server,
    team,
    bot,
    app,
    secrets,
    settings: { ackDeadlineMs, retryDelaysMs: options.retryDelaysMs ?? [0, 200, 500] },
    httpMode: (url, signingSecret) => new HttpMode(world, url, signingSecret, ackDeadlineMs),
  });
  const routes = { api, faults, timers, grantCode: (scopes: readonly string[]) => slack.grant({ scopes }) };
  server.on('request', (request, response) => {
    route(routes, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  world.base = await listen(server);
  return slack;
}

function limitsFrom(options: SlackServerOptions): RateLimits {
  return new RateLimits({
    postIntervalMs: options.postIntervalMs ?? 1000,
    postBurst: options.postBurst ?? 5,
    historyPerMinute: options.historyPerMinute ?? 50,
  });
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
