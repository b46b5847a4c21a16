import {
  Client,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
  type Interaction,
  type Message,
  type RESTOptions,
} from 'discord.js';
import type { ChannelChange } from '../../domain/telling/channel-change.ts';
import type { Log } from '../../ports/log.ts';
import { backOff } from '../chat/back-off.ts';
import { restarting } from '../chat/restarting.ts';
import { within } from '../chat/within.ts';
import { LONGEST_BACK_OFF_MS } from './command-registration.ts';
import { askWithin } from './ask-in-time.ts';
import { firstAnswerKept } from './first-answer.ts';
import { followUpOnce } from './follow-up-once.ts';
import { listenToGuilds } from './guild-changes.ts';
import { passOverUnreadable } from './pass-over-unreadable.ts';
import { InvalidRequests } from './invalid-requests.ts';
import { errorCode } from './post-failure.ts';

/** How the connection stands; `because` is a sentence for the operator. */
export type NoteConnection = (state: 'connecting' | 'connected' | 'down', because: string | null) => void;

export interface ConnectionParts {
  readonly token: string;
  readonly apiUrl: string;
  readonly invalid?: InvalidRequests;
  readonly log: Log;
  readonly onState: NoteConnection;
  onReady(this: void, client: Client<true>, signal: AbortSignal): void;
  onInteraction(this: void, interaction: Interaction): void;
  /** Any message that the bot can see; it holds its words only where they are said to the bot. */
  onMessage(this: void, client: Client<true>, message: Message): void;
  onChannel(this: void, change: ChannelChange): void;
}

/** None is privileged: words said to the bot come without the one for the content of messages. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** How one client's life ended. */
interface End {
  /** True: trying again would end the same way. */
  readonly final: boolean;
  readonly because: string;
}

const FIRST_TRY_MS = 5000;
const STOP_MS = 2000;
const TIMEOUT_MS = 15_000;
/** A client that is not connected for so long is replaced by a new one. */
const PATIENCE_MS = 2 * 60_000;
const FINAL_ERRORS: Readonly<Record<string, string>> = {
  [DiscordjsErrorCodes.TokenInvalid]: 'Discord refuses the token (DISCORD_TOKEN).',
  4004: 'Discord refuses the token (DISCORD_TOKEN).',
  4011: 'Discord asks for sharding, which is not supported.',
};
const TOKEN_WORDS = /invalid token/iu;

/** The gateway connection: kept for as long as it is wanted, with a new client whenever one has come to its end. */
export class DiscordConnection {
  readonly #parts: ConnectionParts;
  readonly #stopping = new AbortController();
  readonly #ask: RESTOptions['makeRequest'];
  #client: Client | null = null;
  #loop: Promise<void> = Promise.resolve();
  #tried: () => void = () => undefined;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    const { invalid = new InvalidRequests() } = parts;
    this.#ask = followUpOnce(firstAnswerKept(invalid.guarding(askWithin(TIMEOUT_MS))));
  }

  /** The client, while it is connected or was so a moment ago. */
  get client(): Client<true> | null {
    return this.#client?.isReady() ? this.#client : null;
  }

  /** Resolves when the first connection was tried, or after five seconds. */
  async start(): Promise<void> {
    this.#parts.onState('connecting', null);
    const tried = new Promise<'tried'>((resolve) => {
      this.#tried = () => resolve('tried');
    });
    this.#loop = restarting(() => this.#keepConnected(), {
      platform: 'discord',
      log: this.#parts.log,
      signal: this.#stopping.signal,
    });
    const first = await within(tried, FIRST_TRY_MS);
    if (first === null && !this.#stopping.signal.aborted) this.#note('down', 'Discord has not answered yet.');
  }

  /** Lets go of the connection, within two seconds. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#tried();
    await within(this.#loop, STOP_MS);
  }

  async #keepConnected(): Promise<void> {
    const { signal } = this.#stopping;
    for (let attempt = 0; !signal.aborted; attempt++) {
      const client = new Client({
        intents: INTENTS,
        // without this nothing is told of a direct channel that was not opened by the bot
        partials: [Partials.Channel],
        makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
        rest: { api: this.#parts.apiUrl, timeout: TIMEOUT_MS, makeRequest: this.#ask },
        // the client repeats what found no answer, and Discord then knows what it took already
        enforceNonce: true,
        allowedMentions: { parse: [] },
      });
      passOverUnreadable(client, this.#parts.log);
      this.#client = client;
      client.once(Events.ClientReady, () => (attempt = 0));
      const end = await this.#live(client);
      this.#client = null;
      await this.#destroy(client);
      if (signal.aborted) return;
      this.#note('down', end.because);
      const fields = { platform: 'discord', because: end.because };
      if (end.final) {
        this.#parts.log.error('Discord will not be tried again', fields);
        return;
      }
      this.#parts.log.warn('no connection to Discord', fields);
      await backOff(attempt, LONGEST_BACK_OFF_MS, signal);
    }
  }

  /** From login to the end of one client, whatever ends it; nothing of it is listened to afterwards. */
  #live(client: Client): Promise<End> {
    return new Promise((resolve) => {
      let patience: NodeJS.Timeout | undefined;
      const ended = (end: End): void => {
        clearTimeout(patience);
        client.removeAllListeners();
        client.on(Events.Error, this.#noteError).on(Events.ShardError, this.#noteError);
        resolve(end);
      };
      const wait = (): void => {
        clearTimeout(patience);
        patience = setTimeout(() => ended({ final: false, because: 'Discord does not answer.' }), PATIENCE_MS);
      };
      const connected = (): void => {
        clearTimeout(patience);
        this.#note('connected', null);
      };
      wait();
      this.#stopping.signal.addEventListener('abort', () => ended({ final: true, because: 'stopped' }), { once: true });
      client.on(Events.ShardReady, connected).on(Events.ShardResume, connected);
      client.on(Events.ShardReconnecting, () => {
        wait();
        this.#note('down', 'The connection to Discord is lost; it is tried again.');
      });
      client.on(Events.ShardDisconnect, ({ code }) => ended(endOfCode(code)));
      client.on(Events.Invalidated, () => ended({ final: false, because: 'Discord ended the session.' }));
      this.#listen(client);
      client.login(this.#parts.token).catch((error: unknown) => ended(endOfError(error)));
    });
  }

  #listen(client: Client): void {
    const { onReady, onInteraction, onMessage, onChannel } = this.#parts;
    client.on(Events.Error, this.#noteError).on(Events.ShardError, this.#noteError);
    client.once(Events.ClientReady, (ready) => onReady(ready, this.#stopping.signal));
    client.on(Events.InteractionCreate, onInteraction);
    listenToGuilds(client, onChannel);
    client.on(Events.MessageCreate, (message) => client.isReady() && onMessage(client, message));
  }

  readonly #noteError = (error: Error): void => {
    this.#parts.log.warn('Discord connection error', { cause: errorCode(error) ?? error.name });
  };

  async #destroy(client: Client): Promise<void> {
    try {
      await client.destroy();
    } catch (error) {
      this.#parts.log.debug('a Discord client did not end well', { cause: String(error) });
    }
  }

  #note(state: 'connected' | 'down', because: string | null): void {
    this.#parts.onState(state, because);
    this.#tried();
  }
}

/** The close codes after which discord.js itself tries no more. */
function endOfCode(code: number): End {
  return { final: true, because: FINAL_ERRORS[code] ?? `Discord closed the connection for good (${code}).` };
}

function endOfError(error: unknown): End {
  const code = errorCode(error);
  const known = code === null ? undefined : FINAL_ERRORS[code];
  if (known !== undefined) return { final: true, because: known };
  const words = error instanceof Error ? error.message : '';
  if (TOKEN_WORDS.test(words)) return endOfCode(4004);
  if (/intents/iu.test(words)) return { final: true, because: 'Discord does not grant the intents asked for.' };
  return { final: false, because: `Discord cannot be reached (${code ?? (words || 'no reason given')}).` };
}
