import type { WebSocket } from 'ws';
import type { Json } from './json.ts';

/** The opcodes of the gateway. */
export const opcodes = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voiceState: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** The intents that the server tells apart. */
export const intents = {
  guilds: 1 << 0,
  members: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

export interface SessionFacts {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
}

/** One identified client: numbers its events and keeps them, so that a resume can have what was missed. */
export class GatewaySession {
  readonly facts: SessionFacts;
  readonly #sent: { readonly sequence: number; readonly text: string }[] = [];
  #sequence = 0;
  #socket: WebSocket | undefined;
  disconnectedAt: number | undefined;

  constructor(facts: SessionFacts, socket: WebSocket) {
    this.facts = facts;
    this.#socket = socket;
  }

  get sequence(): number {
    return this.#sequence;
  }

  get socket(): WebSocket | undefined {
    return this.#socket;
  }

  wants(intent: number): boolean {
    return intent === 0 || (this.facts.intents & intent) !== 0;
  }

  dispatch(event: string, data: Json): void {
    this.#sequence += 1;
    const text = JSON.stringify({ op: opcodes.dispatch, t: event, s: this.#sequence, d: data });
    this.#sent.push({ sequence: this.#sequence, text });
    this.#socket?.send(text);
  }

  detach(socket: WebSocket, at: number): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.disconnectedAt = at;
  }

  /** Takes over a new connection and sends what came after `sequence`. */
  resume(socket: WebSocket, sequence: number): void {
    this.#socket = socket;
    this.disconnectedAt = undefined;
    for (const event of this.#sent) if (event.sequence > sequence) socket.send(event.text);
    this.dispatch('RESUMED', {});
  }
}
