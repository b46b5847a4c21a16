import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Changes } from './changes.ts';
import { GatewayLine, type GatewayRules } from './gateway-line.ts';
import type { GatewaySession } from './gateway-session.ts';
import { opcodes } from './gateway-session.ts';
import type { Json } from './json.ts';
import type { World } from './world.ts';

/** Where an event belongs: a guild's shard, or shard 0; and the intent that opens it (0: none needed). */
export interface EventScope {
  readonly guildId: string | undefined;
  readonly intent: number;
}

/** The event stream: connections, sessions, and what a test can do to them. */
export class Gateway {
  readonly sessions = new Map<string, GatewaySession>();
  readonly changes: Changes;
  readonly world: World;
  readonly rules: GatewayRules;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sockets = new Set<WebSocket>();
  /** The close codes with which connections ended, oldest first. */
  readonly closings: number[] = [];
  #refusals = 0;
  silent = false;
  identifies = 0;
  resumes = 0;

  constructor(world: World, changes: Changes, rules: GatewayRules) {
    this.world = world;
    this.changes = changes;
    this.rules = rules;
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    if (this.#refusals > 0) {
      this.#refusals -= 1;
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connection) => {
      this.#sockets.add(connection);
      const line = new GatewayLine(this, connection);
      connection.on('close', (code) => {
        this.#sockets.delete(connection);
        this.closings.push(code);
        line.ended(code);
        this.changes.notify();
      });
      line.greet();
    });
  }

  /** Sends an event to every session of the shard that has the intent. */
  dispatch(event: string, data: Json | ((session: GatewaySession) => Json), scope: EventScope): void {
    for (const session of this.sessions.values()) {
      if (!session.wants(scope.intent) || !this.#isOfShard(session, scope.guildId)) continue;
      session.dispatch(event, typeof data === 'function' ? data(session) : data);
    }
    this.changes.notify();
  }

  /** The number of identified clients that are connected now. */
  get connected(): number {
    return [...this.sessions.values()].filter((session) => session.socket !== undefined).length;
  }

  /** Breaks every connection, without a word or with a close code. */
  drop(code?: number): void {
    for (const socket of this.#sockets) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
  }

  /** Asks every client to reconnect and resume (op 7). */
  askToReconnect(): void {
    this.#tellAll({ op: opcodes.reconnect, d: null });
  }

  /** Declares every session invalid (op 9); without `resumable` they are forgotten. */
  invalidate(resumable: boolean): void {
    if (!resumable) this.sessions.clear();
    this.#tellAll({ op: opcodes.invalidSession, d: resumable });
  }

  /** Asks every client for a heartbeat at once (op 1). */
  askForHeartbeat(): void {
    this.#tellAll({ op: opcodes.heartbeat, d: null });
  }

  /** Turns the next connections away with 503. */
  refuseNext(times: number): void {
    this.#refusals = times;
  }

  close(): void {
    this.drop();
    this.#server.close();
  }

  #tellAll(payload: Json): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify(payload));
  }

  #isOfShard(session: GatewaySession, guildId: string | undefined): boolean {
    const [shard, count] = session.facts.shard;
    return guildId === undefined ? shard === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === shard;
  }

  /** Says whether a guild belongs to a shard. */
  ownsGuild(session: GatewaySession, guildId: string): boolean {
    return this.#isOfShard(session, guildId);
  }
}
