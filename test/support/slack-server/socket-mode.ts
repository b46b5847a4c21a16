import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { refuse } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Ack, Outgoing, Transport } from './transport.ts';
import type { Faults } from './faults.ts';
import { isObject, parseJson, textAt } from './json.ts';
import type { Timers } from './timers.ts';
import type { World } from './world.ts';

interface Waiting {
  readonly socket: WebSocket;
  readonly answered: (body: unknown) => void;
  readonly lost: () => void;
}

export interface SocketModeSettings {
  readonly ackDeadlineMs: number;
  readonly pingIntervalMs: number;
}

const mostConnections = 10;
/** How long a socket may take to say goodbye; cut in the middle of it, ws keeps a timer of this length. */
const serverOptions = { noServer: true, closeTimeout: 250 };

/** Socket Mode: hands out addresses, keeps the sockets, sends envelopes and waits for their acknowledgements. */
export class SocketMode implements Transport {
  private readonly server = new WebSocketServer(serverOptions);
  private readonly tickets = new Set<string>();
  private readonly open: WebSocket[] = [];
  private readonly leaving = new Set<WebSocket>();
  private readonly waiting = new Map<string, Waiting>();
  private turn = 0;
  private readonly world: World;
  private readonly timers: Timers;
  private readonly faults: Faults;
  private readonly settings: SocketModeSettings;

  constructor(world: World, timers: Timers, faults: Faults, settings: SocketModeSettings) {
    this.world = world;
    this.timers = timers;
    this.faults = faults;
    this.settings = settings;
  }

  /** The answer of apps.connections.open; its address works once. */
  openConnection(): Answer {
    if (this.open.length >= mostConnections) return refuse('too_many_websockets');
    const ticket = this.world.nextId('ticket');
    this.tickets.add(ticket);
    const base = this.world.base.replace(/^http/, 'ws');
    return { ok: true, url: `${base}/link/?ticket=${ticket}&app_id=${this.world.appId}` };
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://slack.invalid');
    const known = url.pathname === '/link/' && this.tickets.delete(url.searchParams.get('ticket') ?? '');
    if (!known || this.faults.take('connect') !== undefined) {
      socket.destroy();
      return;
    }
    this.server.handleUpgrade(request, socket, head, (accepted) => this.welcome(accepted));
  }

  private welcome(socket: WebSocket): void {
    this.open.push(socket);
    socket.on('message', (data) => this.acknowledged(data));
    socket.on('error', () => socket.terminate());
    const stopPinging = this.timers.every(this.settings.pingIntervalMs, () => socket.ping('Ping from slack'));
    socket.on('close', () => {
      stopPinging();
      this.forget(socket);
    });
    const debug = { host: 'applink-fictional', started: new Date(this.world.now()).toISOString(), build_number: 1 };
    const connectionInfo = { app_id: this.world.appId };
    const count = this.open.length;
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: count,
        connection_info: connectionInfo,
        debug_info: { ...debug, approximate_connection_time: 18_060 },
      }),
    );
    this.world.changed();
  }

  private forget(socket: WebSocket): void {
    const index = this.open.indexOf(socket);
    if (index >= 0) this.open.splice(index, 1);
    this.leaving.delete(socket);
    for (const waiting of [...this.waiting.values()]) if (waiting.socket === socket) waiting.lost();
    this.world.changed();
  }

  private acknowledged(data: RawData): void {
    const text = Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString();
    const message = parseJson(text);
    const id = textAt(message, 'envelope_id') ?? '';
    this.waiting.get(id)?.answered(isObject(message) ? message['payload'] : undefined);
  }

  /** How many sockets could get an envelope now. */
  get connections(): number {
    return this.usable().length;
  }

  get ready(): boolean {
    return this.connections > 0;
  }

  private usable(): readonly WebSocket[] {
    return this.open.filter((socket) => socket.readyState === socket.OPEN && !this.leaving.has(socket));
  }

  send(outgoing: Outgoing): Promise<Ack> {
    const sockets = this.usable();
    this.turn += 1;
    const socket = sockets[this.turn % Math.max(sockets.length, 1)];
    if (!socket) return Promise.resolve({ kind: 'undeliverable', because: 'no connection' });
    const id = this.world.nextId('envelope-');
    const sentAt = performance.now();
    return new Promise((resolve) => {
      const finish = (ack: Ack): void => {
        cancel();
        this.waiting.delete(id);
        resolve(ack);
      };
      const cancel = this.timers.after(this.settings.ackDeadlineMs, () =>
        finish({ kind: 'missed', because: 'timeout' }),
      );
      const answered = (body: unknown): void => finish({ kind: 'acked', latencyMs: performance.now() - sentAt, body });
      const lost = (): void => finish({ kind: 'missed', because: 'connection closed' });
      this.waiting.set(id, { socket, answered, lost });
      socket.send(JSON.stringify(envelope(id, outgoing)));
    });
  }

  /** Sends a text over the first socket, whatever it says. */
  say(text: string): void {
    this.usable()[0]?.send(text);
  }

  /** Announces that so many connections are about to be recycled; the client is expected to come again. */
  requestDisconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled', most: number): void {
    for (const socket of this.usable().slice(0, most)) {
      this.leaving.add(socket);
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-fictional' } }));
    }
  }

  /** Cuts every connection without a word. */
  dropSockets(): void {
    for (const socket of [...this.open]) socket.terminate();
  }

  async stop(): Promise<void> {
    for (const waiting of [...this.waiting.values()]) waiting.lost();
    const goodbyes = [...this.open].map((socket) => once(socket, 'close'));
    for (const socket of [...this.open]) socket.close(1001);
    await Promise.all(goodbyes);
    this.server.close();
  }
}

function envelope(id: string, outgoing: Outgoing): object {
  const retry = outgoing.retry && { retry_attempt: outgoing.retry.attempt, retry_reason: outgoing.retry.reason };
  const accepts = outgoing.type !== 'events_api';
  const first = outgoing.type === 'events_api' ? { retry_attempt: 0, retry_reason: '' } : {};
  return {
    envelope_id: id,
    type: outgoing.type,
    payload: outgoing.payload,
    accepts_response_payload: accepts,
    ...first,
    ...retry,
  };
}
