import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { Registry } from 'prom-client';
import { ownNames } from '../../../src/adapters/web/own-names.ts';
import { Readiness } from '../../../src/adapters/web/readiness.ts';
import { createWebApp } from '../../../src/adapters/web/web-app.ts';
import { WebServer } from '../../../src/adapters/web/web-server.ts';
import { loadConfig } from '../../../src/config/load.ts';
import type { HubCallbacks } from '../../../src/ports/hub-callbacks.ts';
import { ChatRoom } from '../../support/chat-room.ts';

const hubs: HubCallbacks = {
  verify: async () => false,
  signedWith: async () => null,
  pushed: async () => undefined,
  forged: async () => undefined,
};
const opened: WebServer[] = [];

type Patience = ConstructorParameters<typeof WebServer>[2];

async function aServer(patience: Patience = {}, publicUrl: string | null = null): Promise<URL> {
  const { packs, readModel, clock, log } = new ChatRoom().deps;
  const names = ownNames('127.0.0.1', publicUrl);
  if (!names) throw new Error('a page of this machine alone has names');
  const shown = { packs, readModel, clock, log, readiness: new Readiness(), registry: new Registry(), names };
  const slack = (_: IncomingMessage, response: ServerResponse): void => void response.writeHead(401).end();
  const server = new WebServer(createWebApp({ ...shown, hubs, slack }), { host: '127.0.0.1', port: 0 }, patience);
  opened.push(server);
  return new URL(await server.start());
}

afterEach(async () => {
  for (const server of opened.splice(0)) await server.stop();
});

/** Asks by a name that fetch would not say. */
async function ask(at: URL, path: string, how: { readonly host?: string; readonly method?: string } = {}) {
  const { port } = at;
  const headers = how.host === undefined ? {} : { host: how.host };
  const asked = request({ host: '127.0.0.1', port, path, method: how.method ?? 'GET', headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  return answer;
}

/** All that comes back on a connection on which this is written and nothing more. */
async function after(at: URL, written: string): Promise<string> {
  const socket = connect(Number(at.port), '127.0.0.1');
  let said = '';
  socket.setEncoding('latin1').on('data', (text: string) => (said += text));
  socket.on('error', () => undefined); // a connection that is cut is what is expected
  socket.write(written);
  await once(socket, 'close');
  return said;
}

describe('every answer', () => {
  it.each([
    ['/', 'GET', 200],
    ['/sources', 'GET', 200],
    ['/api/status', 'GET', 200],
    ['/healthz', 'GET', 200],
    ['/readyz', 'GET', 503],
    ['/metrics', 'GET', 200],
    ['/style.css', 'GET', 200],
    ['/nothing', 'GET', 404],
    ['/', 'POST', 404],
    ['/websub/unknown', 'GET', 404],
    ['/websub/unknown', 'POST', 410],
    ['/slack/events', 'POST', 401],
  ])('to %s (%s) comes behind a strict policy and without a cookie', async (path, method, status) => {
    const { statusCode, headers } = await ask(await aServer(), path, { method });
    expect(statusCode).toBe(status);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('a page of this machine alone', () => {
  it('is what one has unless told otherwise', () => {
    expect(loadConfig({}).http.host).toBe('127.0.0.1');
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example:80',
    '10.0.0.1',
    'evil.example@localhost',
  ])('is not shown by the name %s, which a page of somebody else may have made lead here', async (host) => {
    const { statusCode } = await ask(await aServer(), '/sources', { host });
    expect([400, 421]).toContain(statusCode);
  });

  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1:8080', '[::1]:80', 'bot.example', 'bot.example:443'])(
    'is shown by its own name %s',
    async (host) => {
      const { statusCode } = await ask(await aServer({}, 'https://bot.example/ceasefire'), '/sources', { host });
      expect(statusCode).toBe(200);
    },
  );

  it('counts what is asked by another name together, and keeps no word of it', async () => {
    const at = await aServer();
    for (const path of ['/secret-1', '/secret-2?x=3', '/sources'])
      expect((await ask(at, path, { host: 'evil.example' })).statusCode).toBe(421);
    expect((await ask(at, '/websub/secret-4', { method: 'POST' })).statusCode).toBe(410);
    const metrics = await (await fetch(new URL('/metrics', at))).text();
    expect(metrics).not.toContain('secret');
    expect(metrics).toContain('ceasefire_http_requests_total{route="none",status="421"} 2');
    expect(metrics).toContain('ceasefire_http_requests_total{route="/websub",status="410"} 1');
  });

  it('takes Slack and hubs by whatever name their way leads', async () => {
    const at = await aServer();
    const host = 'tunnel.example';
    expect((await ask(at, '/slack/events', { host, method: 'POST' })).statusCode).toBe(401);
    expect((await ask(at, '/websub/unknown', { host, method: 'POST' })).statusCode).toBe(410);
  });

  it('has any name where others may reach it', () => {
    expect(ownNames('0.0.0.0', null)).toBeUndefined();
    expect(ownNames('192.0.2.7', null)).toBeUndefined();
    expect(ownNames('::1', null)).toContain('[::1]');
  });
});

describe('a caller who takes his time', () => {
  const patience = { headersTimeout: 200, requestTimeout: 300, keepAliveTimeout: 200, connectionsCheckingInterval: 50 };

  it.each([
    ['says nothing', ''],
    ['never ends the headers', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: '],
    ['never ends the body', 'POST /websub/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx'],
    ['says nothing after an answer', 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ])('and %s is let go, while others are answered', async (_, written) => {
    const at = await aServer(patience);
    const left = after(at, written);
    expect((await ask(at, '/healthz')).statusCode).toBe(200);
    await left;
  });

  it('sends headers without end is refused', async () => {
    const headers = `X-A: ${'a'.repeat(1000)}\r\n`.repeat(40);
    expect(await after(await aServer(), `GET / HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`)).toMatch(
      /^HTTP\/1.1 431 /u,
    );
  });

  it('sends a body that nobody asked for, or more than any hub has to say, is not read to the end', async () => {
    const at = await aServer(patience);
    const start = 'POST /websub/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000000\r\n\r\n';
    expect(await after(at, start)).toMatch(/^HTTP\/1.1 413 /u);
  });
});
