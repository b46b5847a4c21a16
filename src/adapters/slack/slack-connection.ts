import { SocketModeClient } from '@slack/socket-mode';
import type { Log } from '../../ports/log.ts';
import { backOff, pause } from '../chat/back-off.ts';
import { restarting } from '../chat/restarting.ts';
import { within } from '../chat/within.ts';
import { failureOf, LONGEST_BACK_OFF_MS, lost, passing, type End, type NoteConnection } from './connection-end.ts';
import { clientOptions } from './slack-client.ts';
import type { SlackIdentity } from './slack-identity.ts';
import { passOverUnreadable } from './pass-over-unreadable.ts';
import { SlackLog } from './slack-log.ts';

/** What comes over the socket, as Bolt takes it. */
export interface Envelope {
  readonly body: Readonly<Record<string, unknown>>;
  readonly ack: (answer?: unknown) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

export interface ConnectionParts {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly identity: SlackIdentity;
  readonly log: Log;
  readonly onState: NoteConnection;
  onEnvelope(this: void, envelope: Envelope): void;
  /** Called when trying again would end the same way. */
  onFinal(this: void): void;
}

const FIRST_TRY_MS = 5000;
const STOP_MS = 2000;
const LEAVE_MS = 1000;
/** A client that is not connected within so long is replaced by a new one. */
const PATIENCE_MS = 30_000;
/** A connection that lasted so long was a good one: its loss says nothing about the next. */
const STABLE_MS = 30_000;
/** A busy process may be slow to notice an answer. */
const PONG_MS = 10_000;

/**
 * The Socket Mode connection: kept for as long as it is wanted, with a new client whenever one has come to its end. The
 * library's own reconnecting is off: it waits for seconds in which commands are lost, and dies of one failed try.
 */
export class SlackConnection {
  readonly #parts: ConnectionParts;
  readonly #stopping = new AbortController();
  readonly #left = new WeakSet<SocketModeClient>();
  #loop: Promise<void> = Promise.resolve();
  #tried: () => void = () => undefined;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  /** Resolves when the first connection was tried, or after five seconds. */
  async start(): Promise<void> {
    this.#parts.onState('connecting', null);
    const tried = new Promise<'tried'>((resolve) => {
      this.#tried = () => resolve('tried');
    });
    this.#loop = restarting(() => this.#keepConnected(), {
      platform: 'slack',
      log: this.#parts.log,
      signal: this.#stopping.signal,
    });
    const first = await within(tried, FIRST_TRY_MS);
    if (first === null) this.#note('down', 'Slack has not answered yet.');
  }

  /** Lets go of the connection, within two seconds. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#tried();
    await within(this.#loop, STOP_MS);
  }

  async #keepConnected(): Promise<void> {
    const { signal } = this.#stopping;
    // the first loss is made good at once: Slack itself ends every connection after some hours
    for (let losses = 0; !signal.aborted; losses++) {
      const client = this.#newClient();
      let connectedAt: number | null = null;
      const end = await this.#live(client, () => (connectedAt = Date.now()));
      await this.#leave(client);
      if (signal.aborted) return;
      if (connectedAt !== null && Date.now() - connectedAt >= STABLE_MS) losses = 0;
      this.#note('down', end.because);
      const fields = { platform: 'slack', because: end.because };
      if (end.final) {
        this.#parts.log.error('Slack will not be tried again', fields);
        this.#parts.onFinal();
        return;
      }
      this.#parts.log.warn('no connection to Slack', fields);
      await pause(end.retryAfterMs, signal);
      if (losses > 0) await backOff(losses - 1, LONGEST_BACK_OFF_MS, signal);
    }
  }

  #newClient(): SocketModeClient {
    const { appToken, apiUrl, log } = this.#parts;
    const client = new SocketModeClient({
      appToken,
      autoReconnectEnabled: false,
      clientPingTimeout: PONG_MS,
      logger: new SlackLog(log),
      clientOptions: clientOptions(apiUrl, log),
    });
    passOverUnreadable(client, log);
    return client;
  }

  /** From the first call to the end of one client, whatever ends it. */
  #live(client: SocketModeClient, onConnected: () => void): Promise<End> {
    return new Promise((resolve) => {
      let over = false;
      const ended = (end: End): void => {
        over = true;
        clearTimeout(patience);
        this.#stopping.signal.removeEventListener('abort', stopped);
        resolve(end);
      };
      const patience = setTimeout(() => ended(passing('Slack does not answer.')), PATIENCE_MS);
      // a client that was given up meanwhile must not stay connected
      client.on('connected', () => void (over && this.#leave(client)));
      client.on('disconnected', () => ended(lost()));
      client.on('slack_event', this.#parts.onEnvelope);
      const opening = this.#open(client).then((failure) => {
        if (failure !== null) ended(failure);
        if (over) return;
        clearTimeout(patience);
        onConnected();
        this.#note('connected', null);
      });
      // in the middle of its handshake the library cannot be stopped cleanly
      const stopped = (): void => void within(opening, LEAVE_MS).then(() => ended(passing('stopped')));
      this.#stopping.signal.addEventListener('abort', stopped);
    });
  }

  /** Connects, and sees that the other token is good, too. Null when all went well. */
  async #open(client: SocketModeClient): Promise<End | null> {
    const [bot, app] = await Promise.all([
      failureOf(this.#parts.identity.learn(), 'SLACK_BOT_TOKEN'),
      failureOf(client.start(), 'SLACK_APP_TOKEN'),
    ]);
    return bot?.final === true ? bot : (app ?? bot);
  }

  /** Once is enough where there is a socket: the library would forget to stop a timer of half a minute. */
  async #leave(client: SocketModeClient): Promise<void> {
    client.off('slack_event', this.#parts.onEnvelope);
    if (this.#left.has(client)) return;
    if (client.websocket) this.#left.add(client);
    await within(client.disconnect(), LEAVE_MS);
  }

  #note(state: 'connected' | 'down', because: string | null): void {
    if (!this.#stopping.signal.aborted) this.#parts.onState(state, because);
    this.#tried();
  }
}
