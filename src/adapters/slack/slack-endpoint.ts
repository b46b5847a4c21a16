import { HTTPReceiver, type App, type ReceiverEvent } from '@slack/bolt';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../../ports/log.ts';
import { backOff, pause } from '../chat/back-off.ts';
import { restarting } from '../chat/restarting.ts';
import { within } from '../chat/within.ts';
import { failureOf, LONGEST_BACK_OFF_MS, type NoteConnection } from './connection-end.ts';
import { SeenSignatures } from './seen-signatures.ts';
import type { SlackIdentity } from './slack-identity.ts';
import { SlackLog } from './slack-log.ts';

export interface EndpointParts {
  readonly signingSecret: string;
  readonly identity: SlackIdentity;
  readonly log: Log;
  readonly onState: NoteConnection;
  /** Never fails. */
  onEvent(this: void, event: ReceiverEvent): Promise<void>;
}

/** Where Slack sends its requests. */
const ENDPOINT = '/slack/events';

const FIRST_TRY_MS = 5000;
/** The largest thing that Slack sends is a form with its view, of at most 250 KB. */
const LARGEST = '1mb';

/** A request that came a second time, letter for letter. */
class Replayed extends Error {}

/** A request that nothing here answers; Slack would wait three seconds for it, and Bolt for ever. */
class Unanswered extends Error {}

/**
 * Slack over HTTP: Bolt's own receiver checks who sent a request and how old it is, and carries the acknowledgement.
 * What it cannot know is whether the same signed request came before, so that is looked up once it holds good.
 */
export class SlackEndpoint {
  readonly requests: RequestListener;
  readonly #parts: EndpointParts;
  readonly #stopping = new AbortController();
  readonly #seen = new SeenSignatures();
  #tried: () => void = () => undefined;

  constructor(parts: EndpointParts) {
    this.#parts = parts;
    const receiver = new HTTPReceiver({
      signingSecret: parts.signingSecret,
      endpoints: ENDPOINT,
      logger: new SlackLog(parts.log),
      bodyLimit: LARGEST,
      customPropertiesExtractor: ({ headers }) => ({
        signature: checkedPart(headers['x-slack-signature']),
        sentAt: Number(headers['x-slack-request-timestamp']) * 1000,
      }),
      processEventErrorHandler: ({ error, response }) => this.#refuse(error, response),
    });
    // this is all that the receiver asks of an app
    const app: Pick<App, 'processEvent'> = { processEvent: (event) => this.#take(event) };
    receiver.init(app as App);
    this.requests = (request, response) => this.#listen(receiver, request, response);
  }

  /** Resolves when it was tried whether Slack takes the token, or after five seconds; a Slack that is down is tried again. */
  async start(): Promise<void> {
    this.#parts.onState('connecting', null);
    const tried = new Promise<'tried'>((resolve) => {
      this.#tried = () => resolve('tried');
    });
    const { log } = this.#parts;
    void restarting(() => this.#becomeKnown(), { platform: 'slack', log, signal: this.#stopping.signal });
    if ((await within(tried, FIRST_TRY_MS)) === null) this.#note('down', 'Slack has not answered yet.');
  }

  /** Takes no more requests: Slack sends its events again later. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#tried();
  }

  async #becomeKnown(): Promise<void> {
    const { signal } = this.#stopping;
    for (let attempt = 0; !signal.aborted; attempt++) {
      const end = await failureOf(this.#parts.identity.learn(), 'SLACK_BOT_TOKEN');
      if (end === null) return this.#note('connected', null);
      this.#note('down', end.because);
      if (end.final) {
        this.#parts.log.error('Slack will not be tried again', { platform: 'slack', because: end.because });
        return;
      }
      this.#parts.log.warn('no connection to Slack', { platform: 'slack', because: end.because });
      await pause(end.retryAfterMs, signal);
      await backOff(attempt, LONGEST_BACK_OFF_MS, signal);
    }
  }

  #listen(receiver: HTTPReceiver, request: IncomingMessage, response: ServerResponse): void {
    if (this.#stopping.signal.aborted) return void response.writeHead(503, { 'Retry-After': '5' }).end();
    try {
      receiver.requestListener(request, response);
    } catch {
      // what is this address only once its letters are decoded is none of Bolt's
      response.writeHead(404).end();
    }
  }

  async #take(event: ReceiverEvent): Promise<void> {
    const { signature, sentAt } = event.customProperties ?? {};
    if (!this.#seen.isNew(String(signature), Number(sentAt), Date.now())) throw new Replayed();
    let isAnswered = false;
    const ack: ReceiverEvent['ack'] = async (response) => {
      isAnswered = true;
      await event.ack(response);
    };
    await this.#parts.onEvent({ ...event, ack });
    if (!isAnswered) throw new Unanswered();
  }

  async #refuse(error: Error, response: ServerResponse): Promise<boolean> {
    const isReplay = error instanceof Replayed;
    if (isReplay) this.#parts.log.warn('a request came twice and was refused', { platform: 'slack' });
    else if (error instanceof Unanswered) this.#parts.log.debug('a request has no answer', { platform: 'slack' });
    else this.#parts.log.error('a request could not be taken', { platform: 'slack', cause: error.message });
    if (!response.headersSent) response.writeHead(isReplay ? 401 : 500).end();
    return true;
  }

  #note(state: 'connected' | 'down', because: string | null): void {
    if (!this.#stopping.signal.aborted) this.#parts.onState(state, because);
    this.#tried();
  }
}

/** What Bolt compares of a signature: it passes over whatever follows a second `=`, which would make each copy a new one. */
function checkedPart(header: string | string[] | undefined): string {
  return String(header).split('=', 2).join('=');
}
