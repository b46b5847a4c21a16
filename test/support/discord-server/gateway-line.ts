import type { RawData, WebSocket } from 'ws';
import type { Gateway } from './gateway.ts';
import { GatewaySession, intents, opcodes } from './gateway-session.ts';
import { isJson, jsonOf, listOf, numberOf, textOf, type Json } from './json.ts';
import { guildCreatePayload, userPayload } from './payloads.ts';

/** What the gateway insists on. */
export interface GatewayRules {
  readonly token: () => string | undefined;
  readonly applicationId: string;
  readonly resumeUrl: () => string;
  readonly heartbeatMs: number;
  readonly resumeWindowMs: number;
  readonly privilegedIntents: boolean;
  readonly requiredShards: number;
  readonly eventsPerMinute: number;
}

const PRIVILEGED = intents.members | intents.presences | intents.messageContent;

/** One connection: greets, identifies or resumes, answers heartbeats, and closes with the code that a fault deserves. */
export class GatewayLine {
  readonly #gateway: Gateway;
  readonly #socket: WebSocket;
  #session: GatewaySession | undefined;
  #watch: NodeJS.Timeout | undefined;
  #received: number[] = [];

  constructor(gateway: Gateway, socket: WebSocket) {
    this.#gateway = gateway;
    this.#socket = socket;
    socket.on('error', () => {
      socket.terminate();
    });
    socket.on('message', (data) => {
      this.#receive(textOfFrame(data));
    });
  }

  greet(): void {
    this.#send({
      op: opcodes.hello,
      t: null,
      s: null,
      d: { heartbeat_interval: this.#gateway.rules.heartbeatMs, _trace: [] },
    });
    this.#expectHeartbeat();
  }

  /** 1000 and 1001 from the client end the session; anything else leaves it resumable. */
  ended(code: number): void {
    clearTimeout(this.#watch);
    if (this.#session === undefined) return;
    if (code === 1000 || code === 1001) this.#gateway.sessions.delete(this.#session.facts.id);
    else this.#session.detach(this.#socket, this.#gateway.world.time.now());
  }

  #receive(text: string): void {
    const payload = parsed(text);
    if (payload === undefined) {
      this.#socket.close(4002, 'Error while decoding payload.');
      return;
    }
    if (this.#tooManyEvents()) {
      this.#socket.close(4008, 'You are being rate limited.');
      return;
    }
    const op = numberOf(payload['op'], -1);
    if (op === opcodes.heartbeat) this.#answerHeartbeat();
    else if (op === opcodes.identify) this.#identify(jsonOf(payload['d']));
    else if (op === opcodes.resume) this.#resume(jsonOf(payload['d']));
    else if (this.#session === undefined) this.#socket.close(4003, 'Not authenticated.');
    else if (op !== opcodes.presence && op !== opcodes.voiceState && op !== opcodes.requestMembers)
      this.#socket.close(4001, 'Unknown opcode.');
    this.#gateway.changes.notify();
  }

  #tooManyEvents(): boolean {
    const now = this.#gateway.world.time.now();
    this.#received = [...this.#received.filter((at) => at > now - 60_000), now];
    return this.#received.length > this.#gateway.rules.eventsPerMinute;
  }

  #answerHeartbeat(): void {
    if (this.#gateway.silent) return;
    this.#send({ op: opcodes.heartbeatAck, t: null, s: null, d: null });
    this.#expectHeartbeat();
  }

  #expectHeartbeat(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      this.#socket.close(4009, 'Session timed out.');
    }, this.#gateway.rules.heartbeatMs * 2.5);
    this.#watch.unref();
  }

  #refusalOf(identify: Json, shard: readonly number[]): readonly [number, string] | undefined {
    const { rules } = this.#gateway;
    const wanted = numberOf(identify['intents'], -1);
    if (this.#session !== undefined) return [4005, 'Already authenticated.'];
    if (textOf(identify['token']) !== rules.token()) return [4004, 'Authentication failed.'];
    if (wanted < 0) return [4013, 'Invalid intent(s).'];
    if ((wanted & PRIVILEGED) !== 0 && !rules.privilegedIntents) return [4014, 'Disallowed intent(s).'];
    const [id = 0, count = 1] = shard;
    if (id < 0 || id >= count) return [4010, 'Invalid shard.'];
    return count < rules.requiredShards ? [4011, 'Sharding required.'] : undefined;
  }

  #identify(identify: Json): void {
    this.#gateway.identifies += 1;
    const shard = listOf(identify['shard']).map((part) => numberOf(part, 0));
    const refusal = this.#refusalOf(identify, shard);
    if (refusal !== undefined) {
      this.#socket.close(...refusal);
      return;
    }
    const [id = 0, count = 1] = shard;
    const { world, sessions } = this.#gateway;
    const facts = {
      id: BigInt(world.newId()).toString(16).padStart(32, '0'),
      intents: numberOf(identify['intents'], 0),
      shard: [id, count] as const,
    };
    this.#session = new GatewaySession(facts, this.#socket);
    sessions.set(facts.id, this.#session);
    this.#welcome(this.#session);
  }

  #welcome(session: GatewaySession): void {
    const { world, rules } = this.#gateway;
    const guilds = [...world.guilds.values()].filter(
      (guild) => guild.botIsIn && this.#gateway.ownsGuild(session, guild.id),
    );
    session.dispatch('READY', {
      v: 10,
      user: { ...userPayload(world.bot), verified: true, mfa_enabled: true, email: null, bot: true },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.facts.id,
      resume_gateway_url: rules.resumeUrl(),
      shard: [...session.facts.shard],
      application: { id: rules.applicationId, flags: 0 },
      private_channels: [],
      relationships: [],
      presences: [],
      user_settings: {},
      session_type: 'normal',
      _trace: [],
    });
    if (!session.wants(intents.guilds)) return;
    for (const guild of guilds)
      if (!guild.unavailable) session.dispatch('GUILD_CREATE', guildCreatePayload(world, guild));
  }

  #resume(resume: Json): void {
    const { rules, sessions, world } = this.#gateway;
    if (textOf(resume['token']) !== rules.token()) {
      this.#socket.close(4004, 'Authentication failed.');
      return;
    }
    const session = sessions.get(textOf(resume['session_id']) ?? '');
    const goneMs = session?.disconnectedAt === undefined ? 0 : world.time.now() - session.disconnectedAt;
    if (session === undefined || goneMs > rules.resumeWindowMs) {
      this.#send({ op: opcodes.invalidSession, t: null, s: null, d: false });
      return;
    }
    const sequence = numberOf(resume['seq'], -1);
    if (sequence > session.sequence || sequence < 0) {
      this.#socket.close(4007, 'Invalid seq.');
      return;
    }
    this.#gateway.resumes += 1;
    this.#session = session;
    session.resume(this.#socket, sequence);
  }

  #send(payload: Json): void {
    this.#socket.send(JSON.stringify(payload));
  }
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const textOfFrame = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)).toString('utf8');
