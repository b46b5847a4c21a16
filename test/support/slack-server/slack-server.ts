import { once } from 'node:events';
import type { Server } from 'node:http';
import { archive, openHome, removeMember, say, sendEvent } from './actors/events.ts';
import type { EventDelivery, EventWish, SayWish } from './actors/events.ts';
import { click, submit, suggest } from './actors/click.ts';
import type { ClickWish, Submission } from './actors/click.ts';
import { typeCommand } from './actors/slash.ts';
import type { SlashWish } from './actors/slash.ts';
import { bodyObject } from './actors/stage.ts';
import type { Outcome, Patience, Reception, Stage } from './actors/stage.ts';
import type { Channel, Message, Team, Token, User, View } from './entities.ts';
import type { Faults } from './faults.ts';
import { sign } from './http-mode.ts';
import type { SignedRequest } from './http-mode.ts';
import { textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import type { ClientSecrets } from './methods/installation.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Timers } from './timers.ts';
import { showAcknowledged } from './response-urls.ts';
import type { Outgoing, Transport } from './transport.ts';
import { lookUntil } from './waiting.ts';
import { Workspace } from './workspace.ts';
import type { World } from './world.ts';

export interface SlackServerParts {
  readonly world: World;
  readonly timers: Timers;
  readonly faults: Faults;
  readonly sockets: SocketMode;
  readonly server: Server;
  readonly team: Team;
  readonly bot: Token;
  readonly app: Token;
  readonly secrets: ClientSecrets;
  readonly settings: { readonly ackDeadlineMs: number; readonly retryDelaysMs: readonly number[] };
  readonly httpMode: (url: string, signingSecret: string) => Transport;
}

/** What a test holds in its hand: Slack's people, channels and whims, and all that the app did. */
export class SlackServer extends Workspace {
  readonly faults: Faults;
  readonly signingSecret = 'fictional-signing-secret';
  readonly clientId: string;
  readonly clientSecret: string;
  private readonly parts: SlackServerParts;
  private readonly stage: Stage;
  private transport: Transport;

  constructor(parts: SlackServerParts) {
    super(parts.world, parts.team);
    this.parts = parts;
    this.faults = parts.faults;
    this.clientId = parts.secrets.clientId;
    this.clientSecret = parts.secrets.clientSecret;
    this.transport = parts.sockets;
    const { world, timers, team, settings } = parts;
    this.stage = { world, timers, team, transport: () => this.watched(), ...settings };
  }

  get botToken(): string {
    return this.parts.bot.value;
  }

  get appToken(): string {
    return this.parts.app.value;
  }

  /** From now on payloads go to this address as signed requests, not over a socket. */
  useHttp(url: string): void {
    this.transport = this.parts.httpMode(url, this.signingSecret);
  }

  /** Signs a body; `at` may lie in the past. */
  sign(body: string, contentType: string, at: number = Date.now()): SignedRequest {
    return sign(this.signingSecret, body, at, contentType);
  }

  slash(wish: SlashWish): Promise<Outcome> {
    return typeCommand(this.stage, wish);
  }

  click(on: Message | View, actionId: string, user: User, wish?: ClickWish): Promise<Outcome> {
    return click(this.stage, on, actionId, user, wish);
  }

  submit(view: View, values: JsonObject, user: User, patience?: Patience): Promise<Submission> {
    return submit(this.stage, view, values, user, patience);
  }

  suggest(
    on: Message | View,
    actionId: string,
    typed: string,
    user: User,
  ): Promise<Reception & { readonly options: readonly JsonObject[] }> {
    return suggest(this.stage, on, actionId, typed, user);
  }

  say(wish: SayWish): Promise<Outcome> {
    return say(this.stage, wish);
  }

  openHome(user: User): Promise<EventDelivery> {
    return openHome(this.stage, user);
  }

  archive(channel: Channel, by: User): Promise<EventDelivery> {
    return archive(this.stage, channel, by);
  }

  removeMember(channel: Channel, userId: string): Promise<EventDelivery> {
    return removeMember(this.stage, channel, userId);
  }

  /** Any event, as it stands under `event` in Slack's documentation. */
  event(event: JsonObject, wish?: EventWish): Promise<EventDelivery> {
    return sendEvent(this.stage, event, wish);
  }

  /** Any payload as it stands, with a new trigger and response URL where it has some; says what is refused of the acknowledgement. */
  async deliver({ type, payload }: Outgoing): Promise<string | undefined> {
    const { world, team } = this.parts;
    const said = (key: string): string => textAt(payload, key) ?? '';
    const isOurs = said('response_url').startsWith(world.base);
    const url = isOurs ? world.issueResponseUrl(team.id, said('channel_id'), said('user_id')) : undefined;
    const fresh = {
      ...(url && { response_url: world.addressOf(url) }),
      ...('trigger_id' in payload && { trigger_id: world.issueTrigger(team.id, said('user_id')).id }),
    };
    const ack = await this.transport.send({ type, payload: { ...payload, ...fresh } });
    return url && showAcknowledged(world, url, bodyObject(ack));
  }

  /** Called with each payload that goes to the app. */
  onPayload: (outgoing: Outgoing) => void = () => undefined;

  private watched(): Transport {
    const { ready } = this.transport;
    return {
      ready,
      send: (outgoing) => {
        this.onPayload(outgoing);
        return this.transport.send(outgoing);
      },
    };
  }

  /** Sockets that could get a payload now. */
  get connections(): number {
    return this.parts.sockets.connections;
  }

  /** Any text over one of the sockets. */
  sayOnSocket(text: string): void {
    this.parts.sockets.say(text);
  }

  /** Cuts all sockets without a word. */
  dropSockets(): void {
    this.parts.sockets.dropSockets();
  }

  /** Asks the app to come again on new connections, as Slack does every few hours; all of them, or the oldest ones. */
  requestDisconnect(
    reason: 'warning' | 'refresh_requested' | 'link_disabled' = 'refresh_requested',
    most = Infinity,
  ): void {
    this.parts.sockets.requestDisconnect(reason, most);
  }

  /** Slack answers nothing but 503, and no socket stays open, until the answered function is called. */
  outage(): () => void {
    const undo = [
      this.faults.always('*', { kind: 'status', status: 503 }),
      this.faults.always('connect', { kind: 'drop' }),
    ];
    this.dropSockets();
    return () => undo.forEach((end) => end());
  }

  /** Moves Slack's clock: triggers (3 s), response URLs (30 min), rotating tokens (12 h), rate limits. */
  advance(ms: number): void {
    this.world.advance(ms);
  }

  /** Resolves with the first answer of `look` that is neither undefined nor false; throws after `timeoutMs`. */
  async waitFor<T>(look: () => T | undefined | false, what = 'it', timeoutMs = 5000): Promise<T> {
    const seen = await lookUntil(this.world, this.parts.timers, look, timeoutMs);
    if (seen === undefined) throw new Error(`waited ${timeoutMs} ms for ${what}`);
    return seen;
  }

  /** Closes every connection and timer. */
  async stop(): Promise<void> {
    this.parts.timers.endAll();
    await this.parts.sockets.stop();
    const closed = once(this.parts.server, 'close');
    this.parts.server.close();
    this.parts.server.closeAllConnections();
    await closed;
  }
}
